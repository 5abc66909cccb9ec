import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODULES = join(ROOT, 'node_modules');

/** The project of somebody who writes a client: a folder with the schema, and with the tools that are installed here. */
export interface Workspace {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  read(file: string): Promise<string>;
  /** Runs a script with Node, and gives what it prints. Throws with that when it fails. */
  run(script: string, ...args: readonly string[]): Promise<string>;
  /** Runs the script of a package that is installed. */
  tool(script: string, ...args: readonly string[]): Promise<string>;
  /** What TypeScript finds wrong; empty when nothing is. */
  typeErrors(): Promise<string>;
}

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    target: 'es2024',
    lib: ['es2024', 'dom'],
    module: 'nodenext',
    noEmit: true,
    allowImportingTsExtensions: true,
    verbatimModuleSyntax: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['*.ts', 'gql'],
};

export async function withWorkspace(use: (workspace: Workspace) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-client-'));
  const run = (script: string, ...args: readonly string[]) => runNode(folder, script, args);
  const write = async (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
  };
  try {
    await symlink(MODULES, join(folder, 'node_modules'));
    await copyFile(join(ROOT, 'schema.graphql'), join(folder, 'schema.graphql'));
    await write({ 'package.json': '{ "type": "module" }', 'tsconfig.json': JSON.stringify(TSCONFIG) });
    await use({
      folder,
      write,
      read: (file) => readFile(join(folder, file), 'utf8'),
      run,
      tool: (script, ...args) => run(join(MODULES, script), ...args),
      typeErrors: () =>
        run(join(MODULES, 'typescript/bin/tsc'), '-p', '.').then(
          () => '',
          (error: Error) => error.message,
        ),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function runNode(cwd: string, script: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const given = ['--disable-warning=ExperimentalWarning', script, ...args];
    execFile(process.execPath, given, { cwd, env: { ...process.env, NO_COLOR: '1' } }, (error, out, err) => {
      if (error) reject(new Error(`${script}: ${out}${err}`));
      else resolve(out);
    });
  });
}

/** The files that a page of the documentation shows: the name stands after the language, at the start of the block. */
export async function filesOfPage(page: string, heading: string): Promise<Record<string, string>> {
  const text = await readFile(join(ROOT, 'docs', page), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`${page} has no heading ${heading}`);
  const blocks = section.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms);
  return Object.fromEntries(Array.from(blocks, ([, name = '', block = '']) => [name, block]));
}

/** Scripts of `test/clients/scripts`, which use what a page of the documentation shows. */
export async function scripts(...names: readonly string[]): Promise<Record<string, string>> {
  const folder = new URL('scripts/', import.meta.url);
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}
