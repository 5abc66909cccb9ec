import { expect, it } from 'vitest';
import { readCsv } from '../../../src/ingest/csv.ts';
import { fileOf, taken } from './pieces.ts';

async function read(content: string | Uint8Array, required: readonly string[] = ['a', 'b'], size = 3) {
  const { items, error } = await taken(readCsv(fileOf(content, { name: 'x.csv', size }), { required }));
  const spelt = items.map((item) =>
    item.kind === 'ROW' ? { [item.locator]: { ...item.cells } } : `${item.locator}: ${item.reason}`,
  );
  return error === undefined ? spelt : [...spelt, `ERROR ${error}`];
}

it.each([',', ';', '\t', '|'])('tells the delimiter %j by the header', async (delimiter) => {
  const text = `a${delimiter}b\n1${delimiter}"2${delimiter}2"\n`;
  expect(await read(text)).toEqual([{ 'row 1': { a: '1', b: `2${delimiter}2` } }]);
});

it('reads quoted cells with line breaks, blanks around cells, a byte order mark and windows line ends', async () => {
  expect(await read('\ufeffA,b\r\n 1 ,"x\r\ny"\r\n\r\n3,4\r\n')).toEqual([
    { 'row 1': { A: '1', b: 'x\r\ny' } },
    { 'row 2': { A: '3', b: '4' } },
  ]);
});

it('passes over the line that tells Excel the delimiter, and rows without a cell', async () => {
  expect(await read('\ufeffsep=;\r\na;b\r\n1;2\r\n ; \r\n3;4\r\n')).toEqual([
    { 'row 1': { a: '1', b: '2' } },
    { 'row 3': { a: '3', b: '4' } },
  ]);
});

it('gives a row with too few or too many cells for itself, and goes on', async () => {
  expect(await read('a,b\n1\n1,2,3\n5,6\n')).toEqual([
    'row 1: it has 1 cells and the header has 2 columns',
    'row 2: it has 3 cells and the header has 2 columns',
    { 'row 3': { a: '5', b: '6' } },
  ]);
});

it('keeps a stray quote in its cell, so that it takes in no other row', async () => {
  expect(await read('a,b\n"1"x,2\n3,4"\n5,6\n')).toEqual([
    { 'row 1': { a: '"1"x', b: '2' } },
    { 'row 2': { a: '3', b: '4"' } },
    { 'row 3': { a: '5', b: '6' } },
  ]);
});

it('gives what a quote without end takes in as one broken row', async () => {
  expect(await read('a,b\n1,2\n3,"4\n5,6\n')).toEqual([
    { 'row 1': { a: '1', b: '2' } },
    expect.stringMatching(/^row 2: Quote Not Closed/),
  ]);
});

it('does not read a quote without end into memory for ever', async () => {
  const read5MiB = await read(`a,b\n1,"${'x'.repeat(5 * 1024 * 1024)}`, ['a', 'b'], 65_536);
  expect(read5MiB).toEqual([expect.stringMatching(/^ERROR x\.csv: after row 0: Max Record Size/)]);
});

it('refuses a file without the columns it needs, naming them', async () => {
  expect(await read('x,b\n1,2\n')).toEqual(['ERROR x.csv: its header has no column a']);
  expect(await read('{"a":1}')).toEqual(['ERROR x.csv: its header has no column a, b']);
  expect(await read('')).toEqual(['ERROR x.csv: the file is empty']);
  expect(await read('\n \n')).toEqual(['ERROR x.csv: the file has no header']);
});
