import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Links, LinkTable } from '../../../src/graph/community/link-table.ts';
import { type Partition, partition } from '../../../src/graph/community/partition.ts';
import { partitionAside } from '../../../src/graph/community/partition-worker.ts';
import { doUntilStopped } from '../../../src/graph/scheduler.ts';

type Link = readonly [one: number, other: number, times: number];

function linksOf(pairs: readonly Link[]): Links {
  const table = new LinkTable();
  for (const [one, other, times] of pairs) for (let time = 0; time < times; time += 1) table.add(one, other);
  return table.links();
}

/** Everybody linked to everybody. */
function clique(members: readonly number[], times = 1): Link[] {
  return members.flatMap((one, index) => members.slice(index + 1).map((other): Link => [one, other, times]));
}

function shown({ organisations, weights, sizes, within, across }: Partition) {
  let start = 0;
  return Array.from(sizes, (size, index) => {
    const members = Array.from(organisations.slice(start, start + size), (organisation, place) => [
      organisation,
      weights[start + place],
    ]);
    start += size;
    return { members, within: within[index], across: across[index] };
  });
}

/** Newman's modularity, from its definition. */
function modularityOf(pairs: readonly Link[], communityOf: ReadonlyMap<number, number>): number {
  const all = pairs.reduce((sum, [, , times]) => sum + times, 0);
  const degrees = new Map<number, number>();
  let within = 0;
  for (const [one, other, times] of pairs) {
    const [a, b] = [communityOf.get(one) as number, communityOf.get(other) as number];
    for (const community of [a, b]) degrees.set(community, (degrees.get(community) ?? 0) + times);
    if (a === b) within += times;
  }
  const byChance = [...degrees.values()].reduce((sum, degree) => sum + (degree / (2 * all)) ** 2, 0);
  return within / all - byChance;
}

const someLinks = fc
  .uniqueArray(fc.tuple(fc.nat(14), fc.nat(14), fc.integer({ min: 1, max: 3 })), {
    selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
    minLength: 1,
  })
  .map((pairs) =>
    pairs
      .filter(([one, other]) => one !== other)
      .map(([one, other, times]): Link => [Math.min(one, other), Math.max(one, other), times]),
  )
  .filter((pairs) => pairs.length > 0);

describe('communities of linked organisations', () => {
  it('are the groups that a single link joins, the largest first', () => {
    const found = partition(linksOf([...clique([7, 8, 9], 2), ...clique([1, 2, 3, 4]), [4, 7, 1]]));
    expect(shown(found)).toEqual([
      {
        members: [
          [1, 3],
          [2, 3],
          [3, 3],
          [4, 3],
        ],
        within: 6,
        across: 1,
      },
      {
        members: [
          [7, 4],
          [8, 4],
          [9, 4],
        ],
        within: 6,
        across: 1,
      },
    ]);
    // 12 of 13 links within; both communities have 13 of the 26 ends.
    expect(found.modularity).toBeCloseTo(12 / 13 - 2 * (13 / 26) ** 2, 12);
  });

  it('are ordered by their links where they are equally large, and then by the first of their ids', () => {
    const found = partition(linksOf([...clique([5, 6]), ...clique([3, 4]), ...clique([8, 9], 2)]));
    expect(shown(found).map(({ members }) => members)).toEqual([
      [
        [8, 2],
        [9, 2],
      ],
      [
        [3, 1],
        [4, 1],
      ],
      [
        [5, 1],
        [6, 1],
      ],
    ]);
  });

  it('do not depend on the order in which links are read', () => {
    const shuffled = someLinks.chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(shuffled, ([pairs, others]) => {
        expect(partition(linksOf(others))).toEqual(partition(linksOf(pairs)));
      }),
    );
  });

  it('hold every organisation once, and every link within or across', () => {
    fc.assert(
      fc.property(someLinks, (pairs) => {
        const found = partition(linksOf(pairs));
        const communityOf = new Map<number, number>();
        for (const [index, { members }] of shown(found).entries()) {
          for (const [organisation] of members) communityOf.set(organisation as number, index);
        }
        const ends = new Set(pairs.flatMap((link) => link.slice(0, 2)));
        expect([...communityOf.keys()].sort((a, b) => a - b)).toEqual([...ends].sort((a, b) => a - b));
        expect(found.organisations).toHaveLength(ends.size);
        const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);
        const links = pairs.reduce((sum, [, , times]) => sum + times, 0);
        expect(total(found.within) + total(found.across) / 2).toBe(links);
        expect(total(found.weights)).toBe(2 * total(found.within));
        expect(found.modularity).toBeCloseTo(modularityOf(pairs, communityOf), 9);
      }),
    );
  });

  it('are found in a thread while the event loop goes on, one graph at a time', async () => {
    const rings = (count: number): Link[] =>
      Array.from({ length: count }, (_, ring) =>
        clique([0, 1, 2, 3, 4].map((place) => ring * 5 + place)),
      ).flat();
    const [large, small] = [linksOf(rings(2_000)), linksOf(rings(2))];
    let isRunning = true;
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (isRunning) setImmediate(turn);
    };
    turn();
    const ended: number[] = [];
    const found = await Promise.all(
      [large, small].map(async (links) => {
        const { sizes } = await partitionAside(links);
        ended.push(sizes.length);
        return sizes;
      }),
    );
    isRunning = false;
    expect(found.map(({ length }) => length)).toEqual([2_000, 2]);
    expect(ended).toEqual([2_000, 2]);
    expect(turns).toBeGreaterThan(20);
  });
});

it('is not begun, and not waited for, when nobody waits for it', async () => {
  let isStopped = false;
  const links = () => linksOf(clique([1, 2, 3]));
  const running = doUntilStopped(
    () => isStopped,
    () => partitionAside(links()),
  );
  isStopped = true;
  await expect(running).rejects.toMatchObject({ code: 'ABANDONED' });
  expect((await partitionAside(links())).sizes).toEqual(Float64Array.from([3]));
});
