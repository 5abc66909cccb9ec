import { describe, expect, it } from 'vitest';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { documentOf, type Notice } from '../db/write/series-arbitrary.ts';
import { WRITTEN, withGraph } from '../graph.ts';

const notice = (day: number, lists: Pick<Notice, 'cpvs' | 'places'>): Notice => ({
  series: 'A',
  number: day,
  day,
  says: [],
  title: 'Cloud',
  bidCount: undefined,
  continues: [],
  takesBack: 'UNSAID',
  keeps: [],
  ...lists,
});

/** Another code, then neither codes nor places. */
const NOTICES = [
  notice(1, { cpvs: ['72000000', '30000000'], places: ['FR10'] }),
  notice(2, { cpvs: ['45210000'], places: ['FR10'] }),
  notice(3, {}),
];

const ASKED = `query ($day: Date) @asOf(knownOn: $day) {
  tenders(first: 2) { nodes { cpvs first: cpvs(first: 1) places } }
  computers: tenders(filter: { cpv: "30" }) { totalCount }
  works: tenders(filter: { cpv: "45" }) { totalCount nodes { name } }
}`;

describe.each(['compiled', 'ordinary'] as const)('lists of a tender, %s', (executor) => {
  it('are those of the day asked, in filters too', () =>
    withGraph(
      async ({ database, query }) => {
        createWriter(database).writeDocuments(
          NOTICES.map((each) => documentOf(each)),
          { now: WRITTEN },
        );
        const answer = async (day: string | null) => {
          const { tenders, computers, works } = await query(ASKED, { day });
          const [{ cpvs, first, places }] = tenders.nodes;
          return [cpvs, first, places, computers.totalCount, works.totalCount, works.nodes.length];
        };
        const first = [['30000000', '72000000'], ['30000000'], ['FR10'], 1, 0, 0];
        const second = [['45210000'], ['45210000'], ['FR10'], 0, 1, 1];
        expect(await answer('2026-01-01')).toEqual(first);
        expect(await answer('2026-01-31')).toEqual(first);
        expect(await answer('2026-02-01')).toEqual(second);
        expect(await answer('2026-02-28')).toEqual(second);
        const taken = [[], [], [], 0, 0, 0];
        expect(await answer('2026-03-01')).toEqual(taken);
        expect(await answer(null)).toEqual(taken);
      },
      { executor },
    ));
});
