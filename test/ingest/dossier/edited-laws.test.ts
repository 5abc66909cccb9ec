import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { rows, withDatabase } from '../../db/memory-graph.ts';
import { WRITTEN } from '../../graph.ts';

const folder = mkdtempSync(join(tmpdir(), 'greffe-laws-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What one of two dossiers says; both speak of the same nodes. */
const text = fc.record({
  file: fc.constantFrom('one', 'two'),
  statedOn: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
  published: fc.constantFrom('2026-02-01', '2026-02-02'),
  name: fc.constantFrom('Acme', 'Acme & Sons'),
  country: fc.constantFrom(undefined, 'FR', 'BE'),
  aliases: fc.subarray(['A', 'B', 'Acme']),
  title: fc.constantFrom('Bridge', 'Brigde'),
  deadline: fc.constantFrom(undefined, '2027', '2028'),
  amount: fc.constantFrom(undefined, 1, 2),
  bid: fc.constantFrom(undefined, 'WON', 'REJECTED'),
  until: fc.constantFrom(undefined, '2026-03-01'),
  isMentioned: fc.boolean(),
});
type Text = typeof text extends fc.Arbitrary<infer T> ? T : never;

function write(said: Text): string {
  const path = join(folder, `${said.file}.yaml`);
  const common = { tender: 'bridge', evidence: { at: 'page 1', ...(said.until && { until: said.until }) } };
  const dossier = {
    dossier: 1,
    id: said.file,
    defaults: { article: `news-${said.file}`, statedOn: said.statedOn },
    articles: { [`news-${said.file}`]: { title: 'News', kind: 'NEWS', published: said.published } },
    organisations: {
      acme: {
        name: said.name,
        aliases: said.aliases,
        ...(said.country && { country: said.country }),
        ...(said.isMentioned && { mentions: { it: 'page 2' } }),
      },
    },
    tenders: { bridge: { title: said.title, ...(said.deadline && { deadline: said.deadline }) } },
    claims: {
      ...(said.amount && { valuations: [{ ...common, valuation: 'BUDGET', value: `${said.amount} EUR` }] }),
      ...(said.bid && { bids: [{ ...common, parties: { acme: 'SOLE' }, status: said.bid, rank: 1 }] }),
    },
  };
  writeFileSync(path, JSON.stringify(dossier));
  return path;
}

/** What the dossiers give, one after the other. */
function imported<R>(texts: readonly Text[], use: (database: GreffeDatabase) => R): R {
  return withDatabase((database) => {
    for (const said of texts) importDossiers(database, [write(said)], { now: WRITTEN });
    expect(checkDatabase(database)).toEqual([]);
    return use(database);
  });
}

function stated(database: GreffeDatabase): unknown[] {
  const aliases = '(SELECT json_group_array(a.name ORDER BY a.name) FROM aliases a WHERE a.node_id = t.id)';
  return [
    `SELECT slug, name, country, known_from, ${aliases} AS aliases FROM organisations t`,
    'SELECT slug, name, published, known_from FROM articles ORDER BY slug',
    `SELECT slug, name, deadline, status, value_minor, known_from, ${aliases} AS aliases FROM tenders t`,
    'SELECT c.kind, c.standing, c.known_from, c.known_until, c.broken, v.value_minor, e.event, b.rank, b.status FROM claims c LEFT JOIN valuations v USING (id) LEFT JOIN tender_events e USING (id) LEFT JOIN bids b USING (id) ORDER BY 1, 2, 3, 6, 7',
    'SELECT d.key, e.locator, e.known_from, e.known_until, e.stated FROM evidence e JOIN documents d ON d.id = e.document_id ORDER BY 1, 2, 3, 4, 5'.replace(
      'e.stated FROM',
      "e.stated ->> '$.values.rank' FROM",
    ),
    'SELECT name, locator FROM mentions',
  ].map((query) => rows(database, query));
}

/** Of each dossier its last text. */
function lastOf(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((said) => [said.file, said])).values()];
}

describe('dossiers that are edited again and again', () => {
  it('leave what their last texts say, whatever was imported before and in whatever order', () =>
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
        const fresh = imported(lastOf(texts), stated);
        expect(imported(lastOf(texts).toReversed(), stated)).toEqual(fresh);
        expect(imported(texts, stated)).toEqual(fresh);
      }),
      { numRuns: 20 },
    ));
});
