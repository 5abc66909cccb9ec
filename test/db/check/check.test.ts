import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { withDatabase } from '../memory-graph.ts';
import { aboutTender, bid, EVIDENCE } from '../sample-records.ts';

const claims: ClaimRecord[] = [
  bid('atos', 'ovh'),
  { kind: 'TENDER_EVENT', tender: 'tender', event: 'AWARDED', date: '2026-01-05', evidence: EVIDENCE },
  { kind: 'TENDER_EVENT', tender: 'tender', bid: 'bid', event: 'WON', evidence: EVIDENCE },
  { kind: 'PROCUREMENT_ROLE', organisation: 'ovh', tender: 'tender', role: 'BUYER', evidence: EVIDENCE },
  {
    kind: 'VALUATION',
    tender: 'tender',
    valuation: 'AWARD',
    value: { status: 'KNOWN', amountMinor: 620_000_000, currency: 'EUR' },
    evidence: EVIDENCE,
  },
  { kind: 'HOSTING', host: 'ovh', hosted: 'atos', evidence: EVIDENCE },
];

const tampered: readonly (readonly [what: string, change: string, table: string, message: RegExp])[] = [
  ['a missing edge', "DELETE FROM edges WHERE kind = 'HOSTING'", 'edges', /HOSTING is missing/],
  ['a missing edge of one party', 'DELETE FROM edges WHERE from_id = 3', 'edges', /BID is missing/],
  [
    'an edge turned round',
    "UPDATE edges SET from_id = to_id, to_id = from_id WHERE kind = 'HOSTING'",
    'edges',
    /follows from no claim/,
  ],
  [
    'an edge of a kind that makes none',
    "INSERT INTO edges SELECT from_id, 'VALUATION', to_id, claim_id, withdrawn FROM edges LIMIT 1",
    'edges',
    /follows from no claim/,
  ],
  ['a status of a tender', "UPDATE tenders SET status = 'CANCELLED'", 'tenders', /another status/],
  ['an award date', 'UPDATE tenders SET awarded = NULL', 'tenders', /another awarded/],
  ['a value of a tender', 'UPDATE tenders SET value_minor = 1', 'tenders', /another value_minor/],
  ['a kind of a value', "UPDATE tenders SET value_kind = 'BUDGET'", 'tenders', /another value_kind/],
  ['a currency of a value', "UPDATE tenders SET value_currency = 'PLN'", 'tenders', /another value_currency/],
  [
    'a status of a value',
    "UPDATE tenders SET value_minor = NULL, value_currency = NULL, value_status = 'WITHHELD'",
    'tenders',
    /another value_status/,
  ],
  ['a number of parts', 'UPDATE tenders SET value_parts = 2', 'tenders', /another value_parts/],
  [
    'a flag on currencies',
    "INSERT INTO quality_flags (node_id, flag, field, day) SELECT id, 'MIXED_CURRENCIES', 'value', '' FROM tenders",
    'tenders',
    /another flag on its currencies/,
  ],
  [
    'a status of a lot',
    "INSERT INTO lots (tender_id, number, status) SELECT id, '1', 'AWARDED' FROM tenders",
    'lots',
    /another status/,
  ],
  ['a buyer', 'UPDATE tenders SET buyer_id = NULL', 'tenders', /another buyer_id/],
  ['a status of a bid', "UPDATE bids SET status = 'REJECTED'", 'bids', /another status/],
  ['a lead of a bid', 'UPDATE bids SET lead_id = 4', 'bids', /another lead_id/],
  ['a bid without parties', 'DELETE FROM bid_parties', 'bids', /has no party/],
  [
    'a standing',
    "UPDATE claims SET standing = 'DISPUTED' WHERE kind = 'HOSTING'",
    'claims',
    /another standing/,
  ],
  [
    'a first day of a claim',
    "UPDATE claims SET known_from = '2020-01-01' WHERE id = 1",
    'claims',
    /another known_from/,
  ],
  ['a day of evidence', "UPDATE evidence SET known_from = '2020-01-01'", 'evidence', /another known_from/],
  ['a claim without evidence', 'DELETE FROM evidence WHERE claim_id = 1', 'claims', /has no evidence/],
  ['a claim without its own row', 'DELETE FROM hostings', 'claims', /has no row in hostings/],
  [
    'a node without its own row',
    "DELETE FROM organisations WHERE slug = 'atos'",
    'nodes',
    /has no row in organisations/,
  ],
  ['a broken reference', 'UPDATE hostings SET host_id = 999', 'hostings', /refers to a row of organisations/],
  [
    'a search row of another name',
    "UPDATE names_organisation SET name = 'x'",
    'names_organisation',
    /not what its node says/,
  ],
  ['a missing search row', 'DELETE FROM names_organisation', 'names_organisation', /not what its node says/],
  [
    'a search row of no node',
    "INSERT INTO names_organisation (rowid, name) VALUES (999, 'x')",
    'names_organisation',
    /is no node/,
  ],
  [
    'an organisation at the place of one that nobody claims anything of',
    "UPDATE names_organisation SET rowid = 15 * 4294967296 + rowid % 4294967296 WHERE name = 'atos'",
    'names_organisation',
    /another place/,
  ],
  [
    'texts that were not indexed',
    "UPDATE tenders SET description = 'A text.'",
    'texts_tender',
    /not found by the words of its texts/,
  ],
  ['a missing key of a name', "DELETE FROM name_keys WHERE key = 'atos'", 'name_keys', /lacks a key/],
  ['a key of no name', "INSERT INTO name_keys VALUES (1, 'x', 1)", 'name_keys', /are not there/],
  [
    'a key of no identifier',
    "INSERT INTO identifier_keys VALUES ('x', 1, 1)",
    'identifier_keys',
    /are not there/,
  ],
  ['a missing word', "DELETE FROM words WHERE word = 'atos'", 'words', /lacks a word/],
  ['a missing fragment', 'DELETE FROM word_fragments', 'word_fragments', /lacks a fragment/],
  [
    'a full-text index that lost its words',
    'DELETE FROM names_organisation_idx; DELETE FROM names_organisation_data WHERE id > 10',
    'database',
    /names_organisation/,
  ],
  [
    'an alias that is the current name',
    "INSERT INTO aliases (node_id, name, name_key) VALUES (3, 'atos', 'atos')",
    'aliases',
    /name that the node has now/,
  ],
  [
    'a node merged into itself',
    'UPDATE nodes SET merged_into = id WHERE id = 3',
    'nodes',
    /merged into itself/,
  ],
];

describe('checking a database', () => {
  it('finds nothing in one that was only written by the writer', () => {
    expect(withDatabase(checkDatabase, aboutTender(claims))).toEqual([]);
  });

  it.each(tampered)('finds %s', (_, change, table, message) => {
    withDatabase((database) => {
      database.sqlite.pragma('foreign_keys = OFF');
      database.sqlite.unsafeMode(true);
      database.sqlite.exec(change);
      const problems = checkDatabase(database);
      expect(problems).toContainEqual(
        expect.objectContaining({ table, message: expect.stringMatching(message) }),
      );
    }, aboutTender(claims));
  });

  it('tells at most a hundred problems of a kind, and that there are more', () => {
    const organisations = Array.from({ length: 150 }, (_, n) => ({
      ref: `o${n}`,
      type: 'ORGANISATION' as const,
      keys: [`many:${n}`],
      name: `Organisation ${n}`,
      statedOn: '2026-01-01',
    }));
    withDatabase(
      (database) => {
        database.sqlite.exec('DELETE FROM names_organisation; DELETE FROM name_keys');
        const problems = checkDatabase(database);
        expect(problems).toHaveLength(101);
        expect(problems.at(-1)).toMatchObject({
          table: 'names_organisation',
          id: null,
          message: expect.stringMatching(/has more/),
        });
      },
      { nodes: organisations },
    );
  });
});
