import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { documentOf, type Notice, notices } from '../db/write/series-arbitrary.ts';
import { type Answer, WRITTEN, withGraph } from '../graph.ts';

const DAYS = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];

const CLAIM = `
  standing modality knownFrom state knownUntil note withdrawnBy { name }
  evidence(first: 9) { totalCount nodes {
    article { name } state knownFrom knownUntil withdrawnBy { name } stance
    stated { value { amount currency } valueStatus rank grouping }
  } }`;

const TENDER = `
  name status cpvs places firstPlace: places(first: 1) value { amount } valueKind valueStatus awarded published deadline publishedBidCount procedure
  bids(first: 4, filter: $states) { totalCount nodes { ${CLAIM}
    status value { amount currency } valueStatus rank parties(first: 2) { nodes { organisation { name } } }
    events { totalCount hiddenCount withdrawnCount }
  } }
  current: bids { totalCount hiddenCount withdrawnCount }
  events(first: 9, filter: $eventStates) { totalCount nodes { ${CLAIM} event } }
  valuations(first: 4, filter: $valuationStates) { totalCount nodes { ${CLAIM} value { amount } } }
  claims { totalCount withdrawnCount }`;

/** The notice with each bid by one bidder: the parties of a bid that its documents name differently are as known now. */
function withSteadyParties(notice: Notice): Notice {
  const says = notice.says.map((each) =>
    each.kind === 'bid' ? { ...each, by: each.key === 'bid-1' ? 'o1' : 'o2' } : each,
  );
  return { ...notice, says };
}

/** What the graph of these documents answers, in no order: ids and orders of recording differ from graph to graph. */
async function answers(list: readonly Notice[], days: readonly (string | undefined)[]): Promise<Answer[]> {
  const found: Answer[] = [];
  await withGraph(async ({ database, query }) => {
    const written = createWriter(database).writeDocuments(
      // Several documents of one day, so that what one says may be taken back before the day ends.
      list.map((notice) => documentOf(notice, { moment: `2026-0${notice.day}-01T0${notice.number}:00` })),
      { now: WRITTEN },
    );
    expect([...written.rejected.values()]).toEqual([]);
    const states = { state: ['CURRENT', 'WITHDRAWN'] };
    for (const day of days) {
      const asOf = day === undefined ? '' : `@asOf(knownOn: "${day}")`;
      const document = `query Q($states: BidFilter, $eventStates: TenderEventFilter, $valuationStates: ValuationFilter) ${asOf} { tenders(first: 1) { nodes { ${TENDER} } } itServices: tenders(filter: { cpv: "72" }) { totalCount } organisations(first: 2) { nodes { name bids { totalCount withdrawnCount } claims { totalCount withdrawnCount } } } }`;
      const variables = { states, eventStates: states, valuationStates: states };
      found.push(inNoOrder(await query(document, variables)));
    }
  });
  return found;
}

function inNoOrder(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(inNoOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inNoOrder(part)]));
}

describe('an answer', () => {
  it('of a day is that of a graph without later documents', async () => {
    await fc.assert(
      fc.asyncProperty(notices, async (some) => {
        const list = some.map(withSteadyParties);
        const all = await answers(list, DAYS);
        for (const [position, day] of DAYS.entries()) {
          const earlier = list.filter((notice) => notice.day <= position + 1);
          const [before, now] = await answers(earlier, [day, undefined]);
          expect(all[position]).toEqual(before);
          expect(before).toEqual(now);
        }
      }),
      { numRuns: Number(process.env.GREFFE_RUNS ?? 15) },
    );
  });
});
