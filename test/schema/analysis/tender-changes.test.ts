import { describe, expect, it } from 'vitest';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { NodeRecord } from '../../../src/model/record.ts';
import { type Answer, type TestGraph, WRITTEN, withGraph } from '../../graph.ts';
import { NOTICES, publish } from '../taken-back-graph.ts';

const CHANGES = `query ($from: Date! = "2025-01-01", $to: Date! = "2025-12-31", $filter: TenderFilter, $first: Int = 20, $after: String) {
  tenderChanges(filter: $filter, from: $from, to: $to, first: $first, after: $after) {
    totalCount complete
    pageInfo { hasNextPage endCursor }
    nodes { tender { slug } document { day article { title } statesCount withdrawsCount changes { attribute after } } }
  }
}`;

const days = ({ tenderChanges }: Answer) => tenderChanges.nodes.map(({ document }: Answer) => document.day);

/** A document that only names a tender. */
function tell(graph: TestGraph, slug: string, day: string): void {
  const nodes = [
    {
      ref: 'a',
      type: 'ARTICLE',
      kind: 'NOTICE',
      keys: [slug + day],
      name: slug,
      published: day,
      statedOn: day,
    },
    {
      ref: 't',
      type: 'TENDER',
      slug,
      name: slug,
      cpvs: [slug.startsWith('road') ? '45233000' : '72000000'],
      statedOn: day,
    },
  ] as NodeRecord[];
  const document = { key: slug + day, moment: day, day, article: 'a', hash: day, series: { key: slug } };
  const { rejected } = createWriter(graph.database).writeDocuments(
    [{ source: 'test', records: { nodes, claims: [], mentions: [] }, document }],
    { now: WRITTEN },
  );
  expect([...rejected.values()]).toEqual([]);
}

describe('tenderChanges', () => {
  it('tells, latest first, which documents of the span said, took back and changed what', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      const { tenderChanges } = await graph.query(CHANGES);
      expect(tenderChanges).toMatchObject({ totalCount: 3, complete: true });
      expect(tenderChanges.nodes).toMatchObject([
        {
          tender: { slug: 'roof' },
          document: {
            day: '2025-04-10',
            article: { title: 'notice 2025-04-10' },
            statesCount: 5,
            withdrawsCount: 2,
            changes: [{ attribute: 'name', after: 'Roof of the school' }, { attribute: 'deadline' }],
          },
        },
        { document: { day: '2025-03-10', statesCount: 6 } },
        { document: { day: '2025-01-10', statesCount: 2 } },
      ]);
    }));

  it('begins after the earlier day, ends with the later one, and knows nothing after the day of @asOf', () =>
    withGraph(async (graph) => {
      publish(graph, NOTICES);
      expect(days(await graph.query(CHANGES, { from: '2025-01-10', to: '2025-04-10' }))).toEqual([
        '2025-04-10',
        '2025-03-10',
      ]);
      const then = CHANGES.replace(') {', ') @asOf(knownOn: "2025-03-31") {');
      expect(days(await graph.query(then))).toEqual(['2025-03-10', '2025-01-10']);
      expect(days(await graph.query(CHANGES, { from: '2025-04-10', to: '2025-04-10' }))).toEqual([]);
    }));

  it('is about the tenders of the filter, and pages through all of them once', () =>
    withGraph(async (graph) => {
      for (let index = 0; index < 30; index++) {
        const day = `2025-02-${String(1 + (index % 28)).padStart(2, '0')}`;
        tell(graph, index % 3 === 0 ? `road${index}` : `cloud${index}`, day);
        if (index % 5 === 0) tell(graph, index % 3 === 0 ? `road${index}` : `cloud${index}`, '2025-03-15');
      }
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { tenderChanges } = (await graph.query(CHANGES, {
          filter: { cpv: '45' },
          first: 4,
          after,
        })) as Answer;
        expect(tenderChanges.totalCount).toBe(12);
        seen.push(
          ...tenderChanges.nodes.map(({ tender, document }: Answer) => `${document.day} ${tender.slug}`),
        );
        after = tenderChanges.pageInfo.hasNextPage ? tenderChanges.pageInfo.endCursor : null;
      } while (after !== null);
      const inFile = graph.database.sqlite
        .prepare(
          `SELECT s.known_from || ' ' || n.name FROM tender_statements s JOIN tenders n ON n.id = s.tender_id WHERE n.name LIKE 'road%'`,
        )
        .pluck()
        .all() as string[];
      expect(seen.toSorted()).toEqual(inFile.toSorted());
      expect(seen.map((each) => each.slice(0, 10))).toEqual(
        seen
          .map((each) => each.slice(0, 10))
          .toSorted()
          .toReversed(),
      );
    }));

  it('reads the days from their index', () =>
    withGraph((graph) => {
      const plan = graph.database.sqlite
        .prepare<[], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT s.id FROM tender_statements s CROSS JOIN documents d ON d.id = s.document_id WHERE s.known_from > '2025' AND s.known_from <= '2026' AND (s.known_from, s.id) < ('2025-02-01', 7) ORDER BY s.known_from DESC, s.id DESC LIMIT 500`,
        )
        .all();
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringContaining('USING INDEX tender_statements_known_from'),
        expect.stringContaining('USING INTEGER PRIMARY KEY'),
      ]);
    }));

  it.each([
    [{ from: '2025-05-01', to: '2025-01-01' }, /from: 2025-05-01 is after to, 2025-01-01/],
    [{ filter: { cpv: 'cloud' } }, /filter\.cpv/],
    [{ first: 0 }, /first/],
    [{ after: 'abc' }, /after/],
  ])('refuses %o, naming the place', (variables, message) =>
    withGraph(async (graph) => {
      await expect(graph.query(CHANGES, variables)).rejects.toThrow(message);
    }),
  );
});
