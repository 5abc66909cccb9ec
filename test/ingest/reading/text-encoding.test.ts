import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readText } from '../../../src/ingest/text-encoding.ts';
import { fileOf, taken } from './pieces.ts';

async function textOf(content: string | Uint8Array, size = 3) {
  const notes: string[] = [];
  const { items, error } = await taken(readText(fileOf(content, { size, notes })));
  return { text: items.join(''), notes, ...(error === undefined ? {} : { error }) };
}

it('reads UTF-8, however it is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.integer({ min: 1, max: 7 }),
      async (text, size) => {
        const encoded = `{"a":${JSON.stringify(text)}}`;
        expect(await textOf(encoded, size)).toEqual({ text: encoded, notes: [] });
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

it('leaves out the byte order mark and takes UTF-16 by it', async () => {
  expect((await textOf('\ufeff{"a":"é€"}')).text).toBe('{"a":"é€"}');
  expect((await textOf(Buffer.from('\ufeff{"a":"é€"}', 'utf16le'))).text).toBe('{"a":"é€"}');
  const bigEndian = Buffer.from('\ufeff<a>é</a>', 'utf16le').swap16();
  expect((await textOf(bigEndian)).text).toBe('<a>é</a>');
});

it('reads what is ASCII up to a byte that is not UTF-8 as windows-1252, and says so', async () => {
  const read = await textOf(Buffer.from('{"ville":"Orl\u00e9ans, \u0096 caf\u00e9"}', 'latin1'));
  expect(read).toEqual({
    text: '{"ville":"Orléans, – café"}',
    notes: ['not UTF-8 from byte 13 on: read as windows-1252'],
  });
});

it('shows broken bytes in a file that was UTF-8 before as U+FFFD, and guesses nothing', async () => {
  const bytes = Buffer.concat([Buffer.from('{"a":"é'), Buffer.from('\u00e9"}', 'latin1')]);
  expect(await textOf(bytes)).toEqual({
    text: '{"a":"é\ufffd"}',
    notes: ['not UTF-8 at byte 8: broken characters are shown as U+FFFD'],
  });
});

it('keeps U+FFFD that is in the file already', async () => {
  expect(await textOf('{"a":"Orl\ufffdans"}')).toEqual({ text: '{"a":"Orl\ufffdans"}', notes: [] });
});

it('takes the encoding that an XML declaration names', async () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>', 'latin1');
  expect((await textOf(latin)).text).toContain('<a>é</a>');
  const cyrillic = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>'),
    Buffer.from([0xca, 0xe8, 0xbf, 0xe2]),
    Buffer.from('</a>'),
  ]);
  expect((await textOf(cyrillic)).text).toContain('<a>Київ</a>');
  expect((await textOf('<?xml version="1.0" encoding="klingon"?><a/>')).error).toBe(
    'file: its encoding "klingon" is not known',
  );
});

it('says of an empty file that it is empty', async () => {
  expect((await textOf('')).error).toBe('file: the file is empty');
});
