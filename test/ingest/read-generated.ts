import { readCsv } from '../../src/ingest/csv.ts';
import { readJson } from '../../src/ingest/json.ts';
import { readXml } from '../../src/ingest/xml.ts';

/** Run by a test with little memory: reads a generated file of so many MiB, and says how many items were in it. */
const [form = '', mebibytes = ''] = process.argv.slice(2);
const MIB = 1024 * 1024;
const TEXT = 'A contract for the works of a small town, with some text in it. '.repeat(6);

const PARTS: Readonly<Record<string, readonly [head: string, item: (n: number) => string, tail: string]>> = {
  json: [
    '{"releases":[{}',
    (n) => `,{"ocid":"x-${n}","tender":{"title":"${TEXT}","value":{"amount":${n}}}}`,
    ']}',
  ],
  jsonl: ['{}\n', (n) => `{"ocid":"x-${n}","tender":{"title":"${TEXT}","value":{"amount":${n}}}}\n`, ''],
  csv: ['id,title,amount\n', (n) => `${n},"${TEXT}",${n}\n`, ''],
  xml: ['<data>', (n) => `<lot id="${n}"><title>${TEXT}</title><amount>${n}</amount></lot>`, '</data>'],
};

async function* generate(): AsyncGenerator<Uint8Array> {
  const [head, item, tail] = PARTS[form] as (typeof PARTS)[string];
  let written = 0;
  let chunk = head;
  for (let n = 0; written < Number(mebibytes) * MIB; n++) {
    chunk += item(n);
    if (chunk.length < 256 * 1024) continue;
    yield Buffer.from(chunk);
    written += chunk.length;
    chunk = '';
  }
  yield Buffer.from(chunk + tail);
}

const file = { name: form, bytes: generate() };
const readers: Readonly<Record<string, () => AsyncIterable<unknown>>> = {
  json: () => readJson(file, ['releases']),
  jsonl: () => readJson(file, ['releases']),
  csv: () => readCsv(file, { required: ['id'] }),
  xml: () => readXml(file, ['lot']),
};
let items = 0;
for await (const _ of readers[form]?.() ?? []) items++;
const residentMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ items, residentMiB }));
