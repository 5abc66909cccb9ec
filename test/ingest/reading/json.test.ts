import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readJson } from '../../../src/ingest/json.ts';
import { itemsOf, type JsonItem } from '../../../src/ingest/json-value.ts';
import { fileOf, taken } from './pieces.ts';

function spell(item: JsonItem): string {
  if (item.kind === 'BROKEN') return `BROKEN ${item.locator} ${item.content}`;
  const list = item.kind === 'ELEMENT' ? ` ${item.list}` : '';
  return `${item.kind}${list} ${item.locator || '(root)'} ${JSON.stringify(item.value)}`;
}

async function read(content: string, lists: readonly string[] = [], name = 'x.json', size = 3) {
  const { items, error } = await taken(readJson(fileOf(content, { name, size }), lists));
  return error === undefined ? items.map(spell) : [...items.map(spell), `ERROR ${error}`];
}

it('gives the elements of a list one by one, then what stands around it', async () => {
  expect(await read('{"uri":"u","releases":[{"id":1},{"id":2}],"z":[1]}', ['releases'])).toEqual([
    'ELEMENT releases /releases/0 {"id":1}',
    'ELEMENT releases /releases/1 {"id":2}',
    'WHOLE (root) {"uri":"u","releases":[],"z":[1]}',
  ]);
});

it('gives an element the members that stand before its list', async () => {
  const { items } = await taken(readJson(fileOf('{"publisher":{"name":"P"},"releases":[{}]}'), ['releases']));
  expect(items[0]).toMatchObject({ container: { publisher: { name: 'P' } } });
});

it('reads an array of packages, each with its list', async () => {
  expect(await read('[{"releases":[{"id":1}]},{"releases":[{"id":2}],"a":1}]', ['releases'])).toEqual([
    'ELEMENT releases /0/releases/0 {"id":1}',
    'WHOLE /0 {"releases":[]}',
    'ELEMENT releases /1/releases/0 {"id":2}',
    'WHOLE /1 {"releases":[],"a":1}',
  ]);
});

it('finds a list within an object, and leaves an object where a list was meant', async () => {
  const lists = ['marches', 'marches/marche'];
  expect(await read('{"marches":{"marche":[{"id":1}],"n":2}}', lists)).toEqual([
    'ELEMENT marches/marche /marches/marche/0 {"id":1}',
    'WHOLE (root) {"marches":{"marche":[],"n":2}}',
  ]);
  expect(await read('{"marches":[{"id":1}]}', lists)).toEqual([
    'ELEMENT marches /marches/0 {"id":1}',
    'WHOLE (root) {"marches":[]}',
  ]);
});

it('reads a sequence of JSON texts, each after a separator, on however many lines', async () => {
  expect(await read('\u001e{"a":1}\n\u001e{"a":2}\n')).toEqual([
    'WHOLE line 1 {"a":1}',
    'WHOLE line 2 {"a":2}',
  ]);
  expect(await read('\ufeff\u001e{"releases":[{\n"a":1}]}\n\u001e\u001e[2]', ['releases'])).toEqual([
    'ELEMENT releases /releases/0 {"a":1}',
    'WHOLE (root) {"releases":[]}',
    'WHOLE document 2/0 2',
  ]);
});

it('reads several documents in one file, on however many lines', async () => {
  expect(await read('{"a":1} {"a":\n2}\n\n[3,4]')).toEqual([
    'WHOLE (root) {"a":1}',
    'WHOLE document 2 {"a":2}',
    'WHOLE document 3/0 3',
    'WHOLE document 3/1 4',
  ]);
});

it('reads JSON Lines by their name or their looks, and gives a broken line for itself', async () => {
  const lines = '{"a":1}\n\n{"a":\n{"a":4}\r\n{"a":5}';
  const given = [
    'WHOLE line 1 {"a":1}',
    'BROKEN line 3 {"a":',
    'WHOLE line 4 {"a":4}',
    'WHOLE line 5 {"a":5}',
  ];
  expect(await read(lines)).toEqual(given);
  expect(await read(lines, [], 'x.jsonl')).toEqual(given);
  expect(await read('{"a":\n', [], 'x.jsonl')).toEqual([
    'BROKEN line 1 {"a":',
    expect.stringMatching(/^ERROR x\.jsonl: line 1: the line is not JSON/),
  ]);
});

it('gives what stands before the place where a file breaks off, and names the place', async () => {
  expect(await read('{"releases":[{"id":1},{"id":2},{"i', ['releases'])).toEqual([
    'ELEMENT releases /releases/0 {"id":1}',
    'ELEMENT releases /releases/1 {"id":2}',
    expect.stringMatching(/^ERROR x\.json: it is not JSON near byte \d+: .*middle/),
  ]);
  expect(await read('{"releases":[{"id":1},}', ['releases'])).toEqual([
    'ELEMENT releases /releases/0 {"id":1}',
    expect.stringMatching(/^ERROR x\.json: it is not JSON near byte 22: /),
  ]);
});

it('refuses a file without a value, and one nested to eat memory', async () => {
  expect(await read('')).toEqual(['ERROR x.json: the file is empty']);
  expect(await read(' \n ')).toEqual(['ERROR x.json: the file holds no JSON value']);
  expect(await read('['.repeat(100_000), [], 'x.json', 4096)).toEqual([
    expect.stringContaining('nested deeper than 500'),
  ]);
});

it('gives the same for a stream as for the document in memory', async () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const document = fc.record(
    { a: value, releases: fc.oneof(fc.array(value, { maxLength: 4 }), value), z: value },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(document, fc.array(document, { maxLength: 3 })),
      fc.integer({ min: 1, max: 9 }),
      async (json, size) => {
        const text = JSON.stringify(json, undefined, 1);
        const inMemory = [...itemsOf(JSON.parse(text), ['releases'])].map(spell);
        expect(await read(text, ['releases'], 'x.json', size)).toEqual(inMemory);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});
