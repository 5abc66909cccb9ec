import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Which rooms a room may import from, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  model: ['domain'],
  worker: ['domain'],
  db: ['worker', 'model', 'domain'],
  graph: ['worker', 'db', 'model', 'domain'],
  ingest: ['db', 'model', 'domain'],
  export: ['db', 'model', 'domain'],
  schema: ['graph', 'worker', 'db', 'model', 'domain'],
  server: ['schema', 'graph', 'export', 'worker', 'db', 'model', 'domain', 'config.ts'],
  explorer: ['server', 'domain', 'config.ts'],
  'config.ts': ['config-value.ts', 'domain'],
  'config-value.ts': ['domain'],
  'lean-import.ts': [],
};

/** Folders whose files may not import each other, but for the one file that they share. */
const APART = ['schema/declare/nodes', 'schema/declare/claims'];

/** Rooms whose folders are rooms of their own. */
const DIVIDED = ['db', 'schema', 'server', 'explorer'];

/** Rooms that put everything together. */
const COMPOSITION = ['cli.ts', 'commands'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

const IMPORTS: readonly Import[] = FILES.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8');
  return Array.from(
    text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)';|^import '(\.[^']+)';/gm),
    (match) => ({
      from: file,
      to: relative(SRC, join(SRC, dirname(file), match[1] ?? match[2] ?? '')),
    }),
  );
});

const roomOf = (file: string): string => file.split(sep)[0] ?? file;

describe('folder rules', () => {
  it('let each room import only what it may know', () => {
    const broken = IMPORTS.filter(({ from, to }) => {
      const [room, target] = [roomOf(from), roomOf(to)];
      if (room === target || COMPOSITION.includes(room)) return false;
      return !MAY_IMPORT[room]?.includes(target);
    });
    expect(broken).toEqual([]);
  });

  it('know every room', () => {
    const rooms = new Set(FILES.map(roomOf));
    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !COMPOSITION.includes(room))).toEqual([]);
  });

  it('name only rooms and folders that are there', () => {
    const named = [...Object.entries(MAY_IMPORT).flat(2), ...COMPOSITION, ...APART];
    expect(named.filter((name) => !existsSync(join(SRC, name)))).toEqual([]);
  });

  it('are named on the page on architecture, and no other ones', () => {
    const page = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
    const named = new Set(Array.from(page.matchAll(/`src\/([^`]+?)\/?`/g), (match) => match[1]));
    const rooms = FILES.map((file) => file.split(sep)).map(([room = '', inner = '']) =>
      DIVIDED.includes(room) && !inner.includes('.') ? `${room}/${inner}` : room,
    );
    expect([...new Set(rooms)].filter((room) => !named.has(room))).toEqual([]);
    expect([...named].filter((room) => !existsSync(join(SRC, room ?? '')))).toEqual([]);
  });

  it('import only files that are there', () => {
    expect(IMPORTS.filter(({ to }) => !FILES.includes(to))).toEqual([]);
  });

  it('keep node files, claim files and sources from importing each other', () => {
    const isBetweenSiblings = ({ from, to }: Import) =>
      APART.some(
        (folder) => dirname(from) === folder && dirname(to) === folder && to !== join(folder, 'common.ts'),
      );
    const between = IMPORTS.filter(
      (each) => isBetweenSiblings(each) || sourceOf(each.from) !== sourceOf(each.to),
    ).filter(
      ({ from, to }) =>
        !(sourceOf(from) !== sourceOf(to) && (sourceOf(from) === null || sourceOf(to) === null)),
    );
    expect(between).toEqual([]);
  });

  it('leave no import cycle', () => {
    expect(findCycle()).toEqual([]);
  });

  it('touch the environment in config.ts, the commands and cli.ts only', () => {
    const readers = FILES.filter((file) => /process\.env/.test(readFileSync(join(SRC, file), 'utf8')));
    expect(readers.filter((file) => !['config.ts', ...COMPOSITION].includes(roomOf(file)))).toEqual([]);
  });
});

function sourceOf(file: string): string | null {
  return /^ingest\/sources\/([^/]+)\//.exec(file.replaceAll(sep, '/'))?.[1] ?? null;
}

/** The files of a cycle, or none. */
function findCycle(): string[] {
  const targets = Map.groupBy(IMPORTS, ({ from }) => from);
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return [];
    path.push(file);
    for (const { to } of targets.get(file) ?? []) {
      const cycle = visit(to);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    done.add(file);
    return [];
  };
  for (const file of FILES) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
