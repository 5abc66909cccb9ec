import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** A relative path of a TypeScript file in quotes: of an import, of `import()`, or of a worker's `new URL(…)`. */
const RELATIVE_TS = /(['"])(\.\.?\/[^'"\n]+)\.ts\1/g;

/** What the code reads beside itself, and what pages load. */
const READ_AT_RUN_TIME = /\.(json|css|svg|js)$/;

/**
 * Writes `src/` as JavaScript to `dist/`, file by file at the same depth: what the code finds beside itself (migrations, seeds, examples,
 * workers) it finds there too. Node strips types itself, but not below `node_modules`, where an installed package lies.
 */
function build(): void {
  rmSync(DIST, { recursive: true, force: true });
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts')) writeJavaScript(file);
    else if (READ_AT_RUN_TIME.test(file)) cpSync(join(SRC, file), join(DIST, file));
  }
}

function writeJavaScript(file: string): void {
  const stripped = stripTypeScriptTypes(readFileSync(join(SRC, file), 'utf8'));
  const text = stripped.replace(RELATIVE_TS, (_, quote: string, path: string) => {
    requireSource(file, `${path}.ts`);
    return `${quote}${path}.js${quote}`;
  });
  const target = join(DIST, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** @throws when a file names another that isn't there: the package would fail only when it is used */
function requireSource(file: string, path: string): void {
  if (!existsSync(resolve(SRC, dirname(file), path)))
    throw new Error(`${file} names ${path}, which is not there.`);
}

build();
