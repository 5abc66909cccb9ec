import { expect, it } from 'vitest';
import type { Answer } from '../../graph.ts';
import { publishedData } from '../../ingest/with-import.ts';
import {
  countInterests,
  type Decided,
  decidedInArmenia,
  decidedInProzorro,
  ownersInStatements,
} from './bid-file.ts';
import { frequencies } from './contract-table.ts';
import type { AnalystGraph } from './shared-graph.ts';

/** A bid of an answer as the files are read: its lot, and the number of who made it. */
function bidOf({ lot, parties }: Answer): string {
  const [{ organisation }] = parties.nodes;
  return `${lot?.number} ${organisation.identifiers[0].value}`;
}

/** Tasks on files that name who lost, or who owns whom, with counts taken from the files themselves. */
export function describeBidderTasks(given: () => AnalystGraph): void {
  async function decided(country: string): Promise<Map<string, Decided>> {
    const found = new Map<string, Decided>();
    let after: string | null = null;
    do {
      const { tenders }: Answer = await given().ask('31-who-lost-to-whom', { filter: { country }, after });
      for (const { identifiers, won, lost } of tenders.nodes) {
        expect([won.totalCount, lost.totalCount]).toEqual([won.nodes.length, lost.nodes.length]);
        found.set(identifiers[0].value, {
          won: won.nodes.map(bidOf).sort(),
          lost: lost.nodes.map(bidOf).sort(),
        });
      }
      after = tenders.pageInfo.hasNextPage ? tenders.pageInfo.endCursor : null;
    } while (after);
    return found;
  }

  it('5: who lost to whom in Armenia', async () => {
    const expected = decidedInArmenia(publishedData('ocds-sample-data/armenia') as string);
    expect(await decided('AM')).toEqual(expected);
  });

  it('5: who lost to whom in Ukraine', async () => {
    const expected = decidedInProzorro(publishedData('prozorro-native') as string);
    expect(await decided('UA')).toEqual(expected);
  });

  it('6: which bids an organisation lost, and to whom', async () => {
    const tenders = [...decidedInProzorro(publishedData('prozorro-native') as string).values()];
    const [number = ''] = tenders.flatMap(({ lost }) => lost.map((bid) => bid.split(' ')[1] ?? ''));
    const lost = tenders.flatMap((tender) => tender.lost).filter((bid) => bid.endsWith(` ${number}`));
    const { organisation } = await given().ask('32-lost-bids', {
      organisation: { identifier: { scheme: 'UA-EDR', value: number } },
    });
    expect(organisation.lost.totalCount).toBe(lost.length);
    expect(organisation.bidOutcomes.nodes).toContainEqual(
      expect.objectContaining({ outcome: 'LOST', count: lost.length }),
    );
    for (const { tender } of organisation.lost.nodes) expect(tender.competition.winners).not.toEqual([]);
  });

  it('15: who owns those who bid on a tender, and who of them stands behind several', async () => {
    const statements = publishedData('ocds-bods-uk-bluetail/prototype/bods') as string;
    const expected = ownersInStatements(statements);
    const { tender } = await given().ask('39-owners-of-bidders', {
      tender: { identifier: { scheme: 'OCID', value: 'ocds-123abc-PROC-20-0001' } },
    });
    const bidders = tender.bids.nodes.flatMap(({ parties }: Answer) => parties.nodes);
    const shown = bidders.map(({ organisation: { name, owners } }: Answer) => [
      name,
      owners.nodes.map(({ owner }: Answer) => owner.name).sort(),
    ]);
    expect(new Map(shown)).toEqual(expected);
    const owners = bidders.flatMap(({ organisation }: Answer) => organisation.owners.nodes);
    // Votes are no shares: five bidders have owners of both, each adding up to a whole.
    const votes = owners.filter(({ sentence }: Answer) => sentence.includes(' of the votes of '));
    const shares = owners.filter(({ sentence }: Answer) => / owns \d/.test(sentence));
    expect([votes.length, shares.length]).toEqual([
      countInterests(statements, 'voting-rights'),
      countInterests(statements, 'shareholding'),
    ]);
    const behind = Map.groupBy(owners, ({ owner }: Answer) => owner.id).values();
    const several = [...behind].flatMap(([first, ...others]) => (others.length > 0 ? [first] : []));
    const twice = frequencies([...expected.values()].flat()).filter(([, count]) => count > 1);
    expect(several.map(({ owner }: Answer) => owner.name).sort()).toEqual(twice.map(([name]) => name).sort());
    expect(twice).toHaveLength(2);
  });
}
