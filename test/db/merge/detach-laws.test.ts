import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { attachEstablishment, detachEstablishment } from '../../../src/db/merge/detaching.ts';
import { mergeNodes, unmergeNode } from '../../../src/db/merge/merge.ts';
import { createWriter, type GraphWriter } from '../../../src/db/write/batch/writer.ts';
import { BadUserInput, RecordRejected } from '../../../src/domain/error.ts';
import type { ClaimRecord, GraphRecords, OrganisationRecord } from '../../../src/model/record.ts';
import { dumpRows } from '../graph-dump.ts';
import { NOW, rows, withDatabase } from '../memory-graph.ts';
import { EVIDENCE, notice, tender } from '../sample-records.ts';

const SIREN = '303265045';
/** Three establishments of one company, one of another, and an organisation without a number. */
const SIRETS: Readonly<Record<string, string>> = {
  north: `${SIREN}00011`,
  south: `${SIREN}00029`,
  east: `${SIREN}00037`,
  other: '55203253400638',
};
const REFS = ['north', 'south', 'east', 'other', 'unit', 'namesake'] as const;

const aRef = fc.constantFrom(...REFS);
const aSiret = fc.constantFrom('north', 'south', 'other');
const aDay = fc.constantFrom('2026-02-01', '2026-03-01', '2026-04-01');

const spoken = fc.record({
  name: fc.constantFrom('Vidal', 'Vidal (Lyon)', 'Duval'),
  statedOn: aDay,
  addressLocality: fc.constantFrom(undefined, 'Lille', 'Lyon'),
  website: fc.constantFrom(undefined, 'https://vidal.example'),
});

function organisationOf(ref: string, said: object): OrganisationRecord {
  const scheme = ref === 'unit' ? 'SIREN' : 'SIRET';
  const value = ref === 'unit' ? SIREN : SIRETS[ref];
  const known = value === undefined ? { keys: ['k:namesake'] } : { identifiers: [{ scheme, value }] };
  const stated = Object.fromEntries(Object.entries(said).filter(([, each]) => each !== undefined));
  return { type: 'ORGANISATION', ref, ...known, ...stated } as unknown as OrganisationRecord;
}

const claim: fc.Arbitrary<ClaimRecord> = fc.oneof(
  fc
    .record({
      parties: fc.uniqueArray(aRef, { minLength: 1, maxLength: 3 }),
      status: fc.constantFrom('SOLE', 'LEAD', 'MEMBER'),
    })
    .map(({ parties, status }) => ({
      kind: 'BID',
      tender: 'tender',
      parties: parties.map((organisation, at) => ({ organisation, role: at === 0 ? status : 'MEMBER' })),
      evidence: EVIDENCE,
    })),
  fc.record({
    kind: fc.constant('PROCUREMENT_ROLE'),
    organisation: aRef,
    tender: fc.constant('tender'),
    role: fc.constant('BUYER'),
    evidence: fc.constant(EVIDENCE),
  }),
  fc.record({
    kind: fc.constant('HOSTING'),
    host: aRef,
    hosted: fc.constant('namesake'),
    evidence: fc.constant(EVIDENCE),
  }),
) as fc.Arbitrary<ClaimRecord>;

const document = fc
  .record({
    said: fc.record(Object.fromEntries(REFS.map((ref) => [ref, spoken]))),
    claims: fc.array(claim, { minLength: 1, maxLength: 4 }),
  })
  .map(({ said, claims }): GraphRecords => {
    const sound = claims.filter((each) => !('host' in each) || each.host !== 'namesake');
    const named = JSON.stringify(sound);
    const nodes = REFS.filter((ref) => named.includes(`"${ref}"`)).map((ref) =>
      organisationOf(ref, said[ref] as object),
    );
    return { nodes: [notice, tender(), ...nodes], claims: sound, mentions: [] };
  });

type Step =
  | { readonly document: GraphRecords }
  | { readonly detach: string }
  | { readonly attach: string }
  | { readonly merge: string }
  | { readonly unmerge: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ document }) },
  { weight: 3, arbitrary: fc.record({ detach: aSiret }) },
  { weight: 1, arbitrary: fc.record({ attach: aSiret }) },
  { weight: 1, arbitrary: fc.record({ merge: aSiret }) },
  { weight: 1, arbitrary: fc.record({ unmerge: aSiret }) },
);

const at = { now: NOW };

/** The node that a SIRET names, and the organisation without a number. */
function nodeOf(
  database: GreffeDatabase,
  table: 'identifiers WHERE borrowed = 0 AND value' | 'node_keys WHERE key',
  name: string,
) {
  const [found] = rows<{ id: number }>(database, `SELECT node_id AS id FROM ${table} = ?`, name);
  return found && { type: 'ORGANISATION' as const, id: found.id };
}

const ofSiret = (database: GreffeDatabase, ref: string) =>
  nodeOf(database, 'identifiers WHERE borrowed = 0 AND value', SIRETS[ref] as string);

/** Does the step; false when it is refused for what it asks. */
function take(database: GreffeDatabase, writer: GraphWriter, asked: Step): boolean {
  try {
    if ('document' in asked) writer.write(asked.document, at);
    else if ('detach' in asked) detachEstablishment(database, SIRETS[asked.detach] as string, at);
    else if ('attach' in asked) attachEstablishment(database, SIRETS[asked.attach] as string, at);
    else if ('merge' in asked) {
      const [from, into] = [
        ofSiret(database, asked.merge),
        nodeOf(database, 'node_keys WHERE key', 'k:namesake'),
      ];
      if (from && into) mergeNodes(database, from, into, at);
    } else {
      const node = ofSiret(database, asked.unmerge);
      if (node) unmergeNode(database, node, at);
    }
    return true;
  } catch (error) {
    if (error instanceof BadUserInput || error instanceof RecordRejected) return false;
    throw error;
  }
}

const WITHOUT_ID = new Set(['aliases', 'identifiers', 'served_areas', 'quality_flags']);
const LOGS = new Set(['merges', 'detachments']);

/** Every row of every table, without logs and the count of changes. */
function dump(database: GreffeDatabase): unknown {
  return Object.entries(dumpRows(database))
    .filter(([table]) => !LOGS.has(table))
    .map(([table, list]) => [
      table,
      list
        .map(({ revision: _, updated: __, ...rest }) => {
          if (WITHOUT_ID.has(table)) delete rest.id;
          return JSON.stringify(rest);
        })
        .sort(),
    ]);
}

const NODE_COLUMNS = new Set([
  'organisation_id',
  'lead_id',
  'stated_id',
  'node_id',
  'host_id',
  'hosted_id',
  'from_id',
  'to_id',
]);
const NAMED_TABLES = [
  'bid_parties',
  'procurement_roles',
  'hostings',
  'restated_ends',
  'restated_parties',
  'establishments',
  'claim_establishments',
  'organisations',
  'aliases',
  'identifiers',
  'edges',
];

/** What stands on organisations, by their numbers: ids that were given to what was there in between leave gaps. */
function dumpByName(database: GreffeDatabase): unknown {
  const numbers = rows<{ id: number; name: string }>(
    database,
    "SELECT n.id, coalesce((SELECT min(value) FROM identifiers WHERE node_id = n.id), (SELECT min(key) FROM node_keys WHERE node_id = n.id)) AS name FROM nodes n WHERE type = 'ORGANISATION'",
  );
  const nameOf = new Map(numbers.map(({ id, name }) => [id, name]));
  return NAMED_TABLES.map((table) => [
    table,
    rows(database, `SELECT * FROM ${table}`)
      .map((row) => {
        const { id: _, slug: __, revision: ___, updated: ____, ...rest } = row;
        const named = Object.entries(rest).map(([column, value]) =>
          NODE_COLUMNS.has(column) ? [column, nameOf.get(value as number) ?? value] : [column, value],
        );
        return JSON.stringify(named);
      })
      .sort(),
  ]);
}

function takeApart(database: GreffeDatabase, writer: GraphWriter): void {
  for (const ref of ['north', 'south', 'other']) {
    take(database, writer, { unmerge: ref });
    take(database, writer, { attach: ref });
    // Its company may have been merged before.
    take(database, writer, { unmerge: ref });
  }
}

describe('detaching', () => {
  it('and attaching leaves every row as it was', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), aSiret, aSiret, (documents, one, two) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          for (const each of documents) writer.write(each, at);
          const before = dump(database);
          for (const ref of [one, two]) take(database, writer, { detach: ref });
          expect(checkDatabase(database)).toEqual([]);
          for (const ref of [one, two]) take(database, writer, { attach: ref });
          expect(dump(database)).toEqual(before);
          expect(checkDatabase(database)).toEqual([]);
        }),
      ),
      { numRuns: 10 },
    );
  });

  it('among imports and merges comes out as if nothing had been detached, once all is undone', () => {
    fc.assert(
      fc.property(document, fc.array(step, { minLength: 2, maxLength: 8 }), (first, steps) => {
        const accepted: GraphRecords[] = [];
        const after = withDatabase((database) => {
          const writer = createWriter(database);
          for (const each of [{ document: first }, ...steps]) {
            if (take(database, writer, each) && 'document' in each) accepted.push(each.document);
            expect(checkDatabase(database)).toEqual([]);
          }
          takeApart(database, writer);
          expect(checkDatabase(database)).toEqual([]);
          return dumpByName(database);
        });
        const plain = withDatabase((database) => {
          const writer = createWriter(database);
          for (const records of accepted) writer.write(records, at);
          return dumpByName(database);
        });
        expect(after).toEqual(plain);
      }),
      { numRuns: 10 },
    );
  });

  it('leaves further imports of the same documents without any change', () => {
    fc.assert(
      fc.property(document, fc.array(step, { minLength: 1, maxLength: 5 }), (first, steps) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          const accepted = [{ document: first }, ...steps].filter((each) => take(database, writer, each));
          // What documents say of an establishment besides name and place is not kept beside its company: it learns that once.
          for (const each of accepted) if ('document' in each) take(database, writer, each);
          const before = dump(database);
          for (const each of accepted) {
            if ('document' in each && take(database, writer, each)) expect(dump(database)).toEqual(before);
          }
        }),
      ),
      { numRuns: 8 },
    );
  });

  it('gives the bids that the company had: a bid of several establishments to each of them', () => {
    const bidsOf = (database: GreffeDatabase, ids: readonly number[]) =>
      rows<{ bid: number }>(
        database,
        `SELECT DISTINCT bid_id AS bid FROM bid_parties WHERE organisation_id IN (${ids.join(', ')}) ORDER BY 1`,
      ).map(({ bid }) => bid);
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 3 }), (documents) =>
        withDatabase((database) => {
          const writer = createWriter(database);
          for (const each of documents) writer.write(each, at);
          const company = nodeOf(database, 'identifiers WHERE borrowed = 0 AND value', SIREN);
          if (company === undefined) return;
          const before = bidsOf(database, [company.id]);
          const apart = ['north', 'south', 'east'].filter((ref) => take(database, writer, { detach: ref }));
          const parts = apart.flatMap((ref) => ofSiret(database, ref)?.id ?? []);
          expect(bidsOf(database, [company.id, ...parts])).toEqual(before);
          for (const [at, ref] of apart.entries()) {
            const named = rows<{ bid: number }>(
              database,
              'SELECT claim_id AS bid FROM claim_establishments JOIN bids ON bids.id = claim_id JOIN establishments e ON e.id = establishment_id WHERE e.value = ? ORDER BY 1',
              SIRETS[ref],
            );
            expect(bidsOf(database, [parts[at] as number])).toEqual(named.map(({ bid }) => bid));
          }
        }),
      ),
      { numRuns: 10 },
    );
  });
});
