import { expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { EVIDENCE, notice, organisation, tender } from '../db/sample-records.ts';
import { openGraph, WRITTEN } from '../graph.ts';
import { Random } from '../schema/compiled/random.ts';
import { withPublishedReader } from './published-reader.ts';

const random = new Random(2_700);

/** A text that can't be made shorter: of 10,000 characters of three bytes, whose order is that of `start`. */
function longText(start: string): string {
  return `${start} ${Array.from({ length: 10_000 }, () => String.fromCharCode(random.integer(0x4e00, 0x9fff))).join('')}`;
}

const SHARED = longText('m').slice(0, 900);

/** Of two names that are the same for 500 characters, the one that was written first comes first. */
const IN_ORDER = ['t3', 't1', 't0', 't2', 't4', 't5'];

it('texts of any length are published, sorted and found as SQLite does', async () => {
  const database = freshDatabase();
  const titles = [longText('c'), 'b', `${SHARED} second`, longText('a'), `${SHARED} first`, 'z'];
  writeRecords(
    database,
    {
      nodes: [
        notice,
        organisation('firm', {
          slug: 'firm',
          name: longText('firm'),
          // Without a source's name before it.
          keys: [longText('key')],
          aliases: [longText('alias'), longText('other')],
          areasServed: [longText('area'), longText('valley')],
        }),
        {
          ref: 'person',
          type: 'PERSON',
          slug: 'person',
          name: longText('person'),
          familyName: longText('family'),
          statedOn: notice.statedOn,
        },
        ...titles.map((name, index) =>
          tender({
            ref: `t${index}`,
            slug: `t${index}`,
            keys: [`test:t${index}`],
            name,
            lots: [{ number: longText('2') }, { number: longText('10') }, { number: '1' }],
          }),
        ),
      ],
      claims: [
        { kind: 'BID', tender: 't0', parties: [{ organisation: 'firm', role: 'SOLE' }], evidence: EVIDENCE },
      ],
      mentions: [],
    },
    { now: WRITTEN },
  );
  const list = `nodes { title aliases lots(first: 5) { nodes { number } } } pageInfo { endCursor }`;
  await withPublishedReader(database, async (reader) => {
    for (const executor of ['compiled', 'ordinary'] as const) {
      const own = openGraph(database, { executor }).graph;
      const there = openGraph(database, { executor, reader }).graph;
      let after: string | null = null;
      for (let page = 0; page < titles.length; page++) {
        const question = `query($after: String) { tenders(first: 1, after: $after, orderBy: NAME_ASC) { ${list} } }`;
        const found = await own.query(question, { after });
        expect(await there.query(question, { after })).toEqual(found);
        after = found.tenders.pageInfo.endCursor;
      }
      const { tenders } = await there.query('{ tenders(first: 9, orderBy: NAME_ASC) { nodes { slug } } }');
      expect(tenders.nodes.map(({ slug }: { slug: string }) => slug)).toEqual(IN_ORDER);
      for (const question of [
        '{ organisations(first: 5) { nodes { name aliases areasServed } } people(first: 5) { nodes { name familyName } } }',
        `{ tenders(filter: { nameStartsWith: ${JSON.stringify(`${SHARED} second`)} }) { nodes { slug } } }`,
        '{ tenders(first: 9, orderBy: NAME_DESC) { nodes { slug } } }',
      ]) {
        expect(await there.query(question)).toEqual(await own.query(question));
      }
    }
  });
  database.close();
});
