import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { TENDER_STATUSES } from '../../../src/domain/node.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';
import { BID_STATUS, VALUATION_KIND } from '../../../src/model/words/claim.ts';
import { NOW, withDatabase } from '../memory-graph.ts';
import { bid, bidEvent, buyer, DAY, EVIDENCE, event, valuation } from '../sample-records.ts';

const DATES = ['2025-12', '2026-01-15', '2026-02-06', '2026-02-20T10:00:00Z', '2026-05', undefined];

const more = fc
  .record({
    date: fc.constantFrom(...DATES),
    modality: fc.constantFrom('ACTUAL', 'ACTUAL', 'ACTUAL', 'EXPECTED'),
    // What is denied does not count; what its author closes is assessed anew, and derived by SQL.
    evidence: fc.oneof(
      { weight: 12, arbitrary: fc.constant(EVIDENCE) },
      { weight: 2, arbitrary: fc.constant([{ ...EVIDENCE[0], stance: 'DISPUTES' }]) },
      { weight: 1, arbitrary: fc.constant([{ ...EVIDENCE[0], until: '2026-06-01' }]) },
    ),
  })
  .map(({ date, ...others }) => (date === undefined ? others : { ...others, date }));

const value = fc.oneof(
  fc.record({
    status: fc.constant('KNOWN' as const),
    amountMinor: fc.constantFrom(0, 100, 200),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'PLN'),
  }),
  fc.record({ status: fc.constantFrom('WITHHELD' as const, 'NOT_PUBLISHED' as const) }),
);
const part = fc.constantFrom({}, {}, { part: 'a1' }, { part: 'a2' });

const claim: fc.Arbitrary<ClaimRecord> = fc.oneof(
  fc.tuple(fc.constantFrom(...TENDER_STATUSES), more).map(([word, said]) => event(word, said)),
  fc.tuple(fc.constantFrom(...BID_STATUS.list), more).map(([word, said]) => bidEvent('bid', word, said)),
  fc
    .tuple(fc.constantFrom(...VALUATION_KIND.list), value, part, more)
    .map(([kind, worth, of, said]) => valuation(kind, worth, { ...of, ...said })),
  fc
    .tuple(fc.constantFrom('atos', 'ovh'), more)
    .map(
      ([organisation, { modality, evidence }]) =>
        ({ ...buyer(organisation), modality, evidence }) as unknown as ClaimRecord,
    ),
);

// By keys: a slug that is given has pending rows written, to be looked up.
const of = (type: string, ref: string, more = {}) =>
  ({ type, ref, keys: [`test:${ref}`], name: ref, statedOn: DAY, ...more }) as NodeRecord;
const nodes = [
  of('ARTICLE', 'notice', { kind: 'NOTICE' }),
  of('TENDER', 'tender'),
  of('ORGANISATION', 'atos'),
  of('ORGANISATION', 'ovh'),
];

/** What is not as SQL derives it anew, of a tender and its bid by these claims in this order. */
function problemsAfter(claims: readonly ClaimRecord[]) {
  return withDatabase((database) => {
    const all = [{ ...bid('atos'), ref: 'bid' } as ClaimRecord, ...claims];
    createWriter(database).write({ nodes, claims: all, mentions: [] }, { now: NOW });
    return checkDatabase(database);
  });
}

it('derives of a row that is pending what SQL derives of it, whatever the order of the claims', () => {
  fc.assert(
    fc.property(fc.array(claim, { minLength: 2, maxLength: 12 }), (claims) => {
      expect([...problemsAfter(claims), ...problemsAfter(claims.toReversed())]).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
