import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findInputs, type InputFile } from '../../../src/ingest/input.ts';
import { openInput } from '../../../src/ingest/open-input.ts';
import { taken } from './pieces.ts';
import { zipOf } from './zip.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-input-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Names and contents of what is in the inputs, or why it can't be read; without the folder's name. */
async function contents(...paths: string[]): Promise<string[]> {
  const { files, problems } = await findInputs(paths, ['.json']);
  const found = problems.map(({ message }) => message);
  for (const input of files) {
    const { error } = await taken(
      (async function* () {
        for await (const file of openInput(input as InputFile, { endings: ['.json'] })) {
          const { items, error } = await taken(file.bytes);
          found.push(error ?? `${file.name} = ${Buffer.concat(items)}`);
          yield file;
        }
      })(),
    );
    if (error !== undefined) found.push(error);
  }
  return found.map((line) => line.replaceAll(`${folder}/`, ''));
}

async function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  const { items } = await taken(tar as AsyncIterable<Uint8Array>);
  return Buffer.concat(items);
}

it('searches a folder for the endings of a source in order of the paths, hidden files and links to folders left out', async () => {
  mkdirSync(join(folder, 'data/b'), { recursive: true });
  for (const name of ['z.JSON', 'b/x.json', 'a.json', '.hidden.json', 'note.txt'])
    write(`data/${name}`, name);
  write('data/c.json.gz', gzipSync('c'));
  symlinkSync('..', join(folder, 'data/b/loop'));
  expect(await contents(join(folder, 'data'))).toEqual([
    'data/a.json = a.json',
    'data/b/x.json = b/x.json',
    'data/c.json.gz = c',
    'data/z.JSON = z.JSON',
  ]);
});

it('names what is not there and a folder without a fitting file, and goes on', async () => {
  const there = write('x.anything', '{}');
  mkdirSync(join(folder, 'empty'));
  expect(await contents(join(folder, 'nothing'), there, join(folder, 'empty'), there)).toEqual([
    'nothing: there is no such file',
    'empty: there is no file ending in .json in this folder',
    'x.anything = {}',
  ]);
});

it('tells by the first bytes, not by the name, how a file is packed', async () => {
  write('plain.json.gz', 'not packed');
  write('packed.json', gzipSync('packed'));
  write('twice.tar.gz', gzipSync('{"a":"plain JSON"}'));
  expect(await contents(folder)).toEqual([
    'packed.json = packed',
    'plain.json.gz = not packed',
    'twice.tar.gz = {"a":"plain JSON"}',
  ]);
});

it('reads the fitting files of tar archives', async () => {
  const tar = await tarOf({ 'a.json': '1', 'note.txt': 'no', 'dir/b.json': '2', '._a.json': 'no' });
  write('x.tar', tar);
  write('y.tar.gz', gzipSync(tar));
  expect(await contents(folder)).toEqual([
    'x.tar!a.json = 1',
    'x.tar!dir/b.json = 2',
    'y.tar.gz!a.json = 1',
    'y.tar.gz!dir/b.json = 2',
  ]);
});

it('reads the fitting files of zip archives, whatever their paths', async () => {
  const path = write(
    'x.zip',
    zipOf({
      '../../etc/out.json': '1',
      '/abs\u001b[31m.json': '2',
      '__MACOSX/._a.json': 'no',
      'in.json.gz': gzipSync('3'),
      'x.zip': zipOf({}),
    }),
  );
  const found = await contents(path);
  expect(found.map((line) => line.slice(-3))).toEqual(['= 1', '= 2', '= 3']);
  expect(found[0]).toBe('x.zip!../../etc/out.json = 1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is there is what is tested.
  expect(found.join()).not.toMatch(/\u001b/);
});

it('reads the other files of an archive when one is damaged or encrypted', async () => {
  const zip = zipOf({ 'a.json': 'aaaa', 'b.json': 'bbbb', 'c.json': 'cccc' }, { encrypted: 'b.json' });
  expect(await contents(write('x.zip', zip))).toEqual([
    'x.zip!a.json = aaaa',
    'x.zip!b.json: it is encrypted',
    'x.zip!c.json = cccc',
  ]);
});

it('says what is wrong with an archive', async () => {
  const gz = gzipSync('x'.repeat(10_000));
  expect(await contents(write('cut.json.gz', gz.subarray(0, 20)))).toEqual([
    'cut.json.gz: its compressed data are cut off',
  ]);
  expect(
    await contents(write('bad.json.gz', Buffer.concat([gz.subarray(0, 12), Buffer.from('zzzzzzzz')]))),
  ).toEqual(['bad.json.gz: its compressed data are damaged']);
  expect(await contents(write('none.zip', zipOf({ 'a.txt': '' })))).toEqual([
    'none.zip: no file in this archive ends in .json',
  ]);
  expect(await contents(write('cut.zip', zipOf({ 'a.json': '{}' }).subarray(0, 40)))).toEqual([
    expect.stringContaining('cut.zip: '),
  ]);
  expect(await contents(write('x.json', 'BZh91AY&SY'))).toEqual([
    'x.json: it is compressed by bzip2; decompress it, or use gzip or zip',
  ]);
});

it('stops at what is packed to fill a disk', async () => {
  const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024), { level: 9 });
  const [input] = (await findInputs([write('bomb.json.gz', bomb)], ['.json'])).files;
  let size = 0;
  const reading = (async () => {
    for await (const file of openInput(input as InputFile, { endings: ['.json'] })) {
      for await (const chunk of file.bytes) size += chunk.length;
    }
  })();
  await expect(reading).rejects.toThrow('it unpacks to more than 250 times its size');
  expect(size).toBeLessThan(65 * 1024 * 1024);
});

it('goes on to the next file of an archive when one is left in the middle', async () => {
  const path = write('x.tar', await tarOf({ 'a.json': 'a'.repeat(500_000), 'b.json': 'b' }));
  const [input] = (await findInputs([path], ['.json'])).files;
  const first: string[] = [];
  for await (const file of openInput(input as InputFile, { endings: ['.json'] })) {
    for await (const chunk of file.bytes) {
      first.push(`${file.name.at(-6)} ${String.fromCharCode(chunk[0] as number)}`);
      break;
    }
  }
  expect(first).toEqual(['a a', 'b b']);
});

it('reads standard input, packed or not, but for zip', async () => {
  const script = fileURLToPath(new URL('read-standard-input.ts', import.meta.url));
  const fed = (input: string | Uint8Array) =>
    spawnSync(process.execPath, [script], { input, encoding: 'utf8' }).stdout;
  expect(fed('{"a":1}')).toBe('- = {"a":1}\n');
  expect(fed(gzipSync('{"a":2}'))).toBe('- = {"a":2}\n');
  expect(fed(zipOf({ 'a.json': '{}' }))).toBe(
    '-: a zip archive must be a file: what is in it stands at its end\n',
  );
});
