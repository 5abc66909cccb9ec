import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { publishedData, type TestImport, withImport } from '../with-import.ts';

/** Folders in which many releases and records speak of the same processes. */
const FOLDERS = ['ukraine', 'armenia', 'mexico/cdmx', 'mexico/grupo-aeroportuario', 'moldova', 'paraguay'];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.json') && statSync(path).size > 0)
    .sort();
}

/** What the graph states, by the published ids and names of what it is about. */
function stated({ values }: TestImport): Record<string, unknown[]> {
  const ocid = (tender: string) =>
    `(SELECT value FROM identifiers WHERE node_id = ${tender} AND scheme = 'OCID' ORDER BY value LIMIT 1)`;
  const of = (columns: string, from: string) =>
    values(`SELECT json_array(${columns}) FROM ${from} ORDER BY 1`);
  const party =
    '(SELECT group_concat(o.name, char(10) ORDER BY o.name) FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = b.id)';
  return {
    tenders: of(
      `${ocid('t.id')}, t.name, t.description, t.status, t.awarded, t.value_minor, t.value_kind, t.published, t.deadline, t.published_bid_count, t.known_from`,
      'tenders t',
    ),
    organisations: of(
      'o.name, o.country, o.address_locality, o.known_from, (SELECT group_concat(name, char(10) ORDER BY name) FROM aliases WHERE node_id = o.id)',
      // One that a release alone told apart, and its process together does not, stays without anything said of it.
      'organisations o WHERE EXISTS (SELECT 1 FROM edges e WHERE e.from_id = o.id OR e.to_id = o.id)',
    ),
    bids: of(`${ocid('b.tender_id')}, ${party}, b.status, b.value_minor`, 'bids b'),
    events: of(
      `${ocid('e.tender_id')}, e.event, e.date, c.known_from`,
      'tender_events e JOIN claims c ON c.id = e.id',
    ),
    valuations: of(
      `${ocid('v.tender_id')}, v.valuation, v.value_minor, v.date, c.known_from, c.note`,
      'valuations v JOIN claims c ON c.id = v.id',
    ),
    evidence: of('a.name, e.locator, e.known_from', 'evidence e JOIN articles a ON a.id = e.article_id'),
    flags: of('f.flag, f.field, f.published', 'quality_flags f'),
  };
}

async function importedInOrder(files: readonly string[]): Promise<Record<string, unknown[]>> {
  let result: Record<string, unknown[]> = {};
  await withImport(ocdsSource, async (given) => {
    for (const file of files) await given.importPaths([file]);
    result = stated(given);
  });
  return result;
}

for (const folder of FOLDERS) {
  const path = publishedData(`ocds-sample-data/${folder}`);
  it.skipIf(path === undefined)(`states the same of ${folder} in whatever order its files come`, async () => {
    // Every file states its processes by itself, so some of them tell as much as all.
    const files = filesOf(path as string).slice(0, 40);
    const forwards = await importedInOrder(files);
    expect(await importedInOrder(files.toReversed())).toEqual(forwards);
  });
}
