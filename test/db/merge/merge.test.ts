import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { listMerges } from '../../../src/db/log/merge-log.ts';
import { mergeNodes, unmergeNode } from '../../../src/db/merge/merge.ts';
import { findNamedNode } from '../../../src/db/read/node/named-node.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { ClaimRecord, EvidenceRecord, NodeRecord } from '../../../src/model/record.ts';
import { type TestGraph, WRITTEN, withGraph } from '../../graph.ts';
import { recordsOf } from '../memory-graph.ts';

const STATED = '2026-01-15';
const NOTICE = {
  type: 'ARTICLE',
  ref: 'notice',
  keys: ['t:notice'],
  name: 'Notice',
  kind: 'NOTICE',
  published: STATED,
  statedOn: STATED,
} as const;
const TENDER = {
  type: 'TENDER',
  ref: 'tender',
  keys: ['t:tender'],
  name: 'A tender',
  statedOn: STATED,
} as const;

function organisation(ref: string, name: string, also: Partial<NodeRecord> = {}): NodeRecord {
  return { type: 'ORGANISATION', ref, keys: [`t:${ref}`], name, statedOn: STATED, ...also } as NodeRecord;
}

const ATOS = organisation('atos', 'Atos', {
  identifiers: [{ scheme: 'GB-COH', value: '111' }],
  aliases: ['Atos Origin'],
});
const ATOS_SE = organisation('atos-se', 'ATOS SE', {
  identifiers: [{ scheme: 'GB-COH', value: '222' }],
  country: 'FR',
  statedOn: '2020-05-01',
} as Partial<NodeRecord>);
const OTHER = organisation('other', 'Other');
const EVIDENCE: readonly EvidenceRecord[] = [{ article: 'notice', standing: 'OFFICIAL' }];

function claim(fields: object): ClaimRecord {
  return { evidence: EVIDENCE, ...fields } as unknown as ClaimRecord;
}

function bid(...parties: readonly [organisation: string, role: string][]): ClaimRecord {
  return claim({
    kind: 'BID',
    tender: 'tender',
    parties: parties.map(([ref, role]) => ({ organisation: ref, role })),
  });
}

const NODES = [NOTICE, TENDER, ATOS, ATOS_SE, OTHER];

/** A graph with these claims; merging waits for the readers of the same connection to be done. */
async function withClaims(claims: readonly ClaimRecord[], test: (graph: MergeGraph) => void | Promise<void>) {
  await withGraph(async (graph) => {
    graph.write({ nodes: [...NODES], claims: [...claims] });
    const named = (text: string) => findNamedNode(graph.database, text, 'node');
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    await test({
      ...graph,
      merge: async (from, into) => {
        await settled();
        mergeNodes(graph.database, named(from), named(into), {
          now: WRITTEN,
          by: 'ada',
          note: 'same company',
        });
      },
      unmerge: async (node) => {
        await settled();
        unmergeNode(graph.database, named(node), { now: WRITTEN });
      },
    });
    await settled();
    expect(checkDatabase(graph.database)).toEqual([]);
  });
}

interface MergeGraph extends TestGraph {
  merge(from: string, into: string): Promise<void>;
  unmerge(node: string): Promise<void>;
}

const MERGE = ['organisation/atos-se', 'organisation/atos'] as const;

describe('merging two organisations', () => {
  it('keeps the id, slug and identifier of the merged one resolving to the other', async () => {
    await withClaims([], async ({ query, merge, database }) => {
      const { id } = findNamedNode(database, 'organisation/atos-se', 'node');
      await merge(...MERGE);
      const answer = await query(
        `query ($id: ID!) {
          node(id: $id) { ... on Organisation { slug } }
          nodes(ids: [$id]) { ... on Organisation { slug } }
          byId: organisation(by: { id: $id }) { slug }
          bySlug: organisation(by: { slug: "atos-se" }) { slug }
          byIdentifier: organisation(by: { identifier: { scheme: "GB-COH", value: "222" } }) { slug }
        }`,
        { id: `organisation:${id}` },
      );
      const atos = { slug: 'atos' };
      expect(answer).toEqual({ node: atos, nodes: [atos], byId: atos, bySlug: atos, byIdentifier: atos });
    });
  });

  it('shows the names, identifiers and first day of both, and fills gaps', async () => {
    await withClaims([], async ({ query, merge }) => {
      await merge(...MERGE);
      const fields = 'name aliases country knownFrom identifiers { scheme value }';
      expect((await query(`{ organisation(by: { slug: "atos" }) { ${fields} } }`)).organisation).toEqual({
        name: 'Atos',
        aliases: ['ATOS SE', 'Atos Origin'],
        country: 'FR',
        knownFrom: '2020-05-01',
        identifiers: [
          { scheme: 'GB-COH', value: '111' },
          { scheme: 'GB-COH', value: '00000111' },
          { scheme: 'GB-COH', value: '00000222' },
          { scheme: 'GB-COH', value: '222' },
        ],
      });
    });
  });

  it('leaves the merged one out of lists, counts, search and suggestions', async () => {
    await withClaims([], async ({ query, merge }) => {
      await merge(...MERGE);
      const answer = await query(`{
        organisations { totalCount nodes { slug } }
        search(text: "atos se") { nodes { node { ... on Organisation { slug } } } }
        suggest(prefix: "atos") { ... on Organisation { slug } }
      }`);
      expect(answer.organisations).toEqual({ totalCount: 2, nodes: [{ slug: 'atos' }, { slug: 'other' }] });
      expect(answer.search.nodes).toEqual([{ node: { slug: 'atos' } }]);
      expect(answer.suggest).toEqual([{ slug: 'atos' }]);
    });
  });

  it('moves claims, and derives buyer and leading bidder anew', async () => {
    const role = claim({
      kind: 'PROCUREMENT_ROLE',
      tender: 'tender',
      organisation: 'atos-se',
      role: 'BUYER',
    });
    await withClaims([role, bid(['atos-se', 'SOLE'])], async ({ query, merge, unmerge }) => {
      const read = async () =>
        (
          await query(
            '{ tender(by: { slug: "a-tender" }) { buyer { slug } bids { nodes { bidder { slug } } } } }',
          )
        ).tender;
      await merge(...MERGE);
      expect(await read()).toEqual({
        buyer: { slug: 'atos' },
        bids: { nodes: [{ bidder: { slug: 'atos' } }] },
      });
      await unmerge('organisation/atos-se');
      expect(await read()).toEqual({
        buyer: { slug: 'atos-se' },
        bids: { nodes: [{ bidder: { slug: 'atos-se' } }] },
      });
    });
  });

  it('makes one party of two in a bid, in the leading role, and two again', async () => {
    await withClaims([bid(['atos', 'MEMBER'], ['atos-se', 'LEAD'])], async ({ query, merge, unmerge }) => {
      const document =
        '{ tender(by: { slug: "a-tender" }) { bids { nodes { parties { nodes { role organisation { slug } } } } } } }';
      const parties = async () => (await query(document)).tender.bids.nodes[0].parties.nodes;
      await merge(...MERGE);
      expect(await parties()).toEqual([{ role: 'LEAD', organisation: { slug: 'atos' } }]);
      await unmerge('organisation/atos-se');
      expect(await parties()).toEqual([
        { role: 'MEMBER', organisation: { slug: 'atos' } },
        { role: 'LEAD', organisation: { slug: 'atos-se' } },
      ]);
    });
  });

  it('keeps two bids that become equal as two', async () => {
    await withClaims([bid(['atos', 'SOLE']), bid(['atos-se', 'SOLE'])], async ({ query, merge }) => {
      await merge(...MERGE);
      const { tender } = await query('{ tender(by: { slug: "a-tender" }) { bids { totalCount } } }');
      expect(tender.bids.totalCount).toBe(2);
    });
  });

  it('gives what is imported for the merged one to the other, and back when they are unmerged', async () => {
    await withClaims([], async ({ query, merge, unmerge, write }) => {
      await merge(...MERGE);
      write({
        nodes: [NOTICE, TENDER, { ...ATOS_SE, aliases: ['Atos Société'] }],
        claims: [bid(['atos-se', 'SOLE'])],
      });
      const read = async (slug: string) =>
        (await query(`{ organisation(by: { slug: "${slug}" }) { slug aliases bids { totalCount } } }`))
          .organisation;
      expect(await read('atos')).toEqual({
        slug: 'atos',
        aliases: ['ATOS SE', 'Atos Origin', 'Atos Société'],
        bids: { totalCount: 1 },
      });
      await unmerge('organisation/atos-se');
      expect(await read('atos')).toEqual({ slug: 'atos', aliases: ['Atos Origin'], bids: { totalCount: 0 } });
      expect(await read('atos-se')).toEqual({
        slug: 'atos-se',
        aliases: ['Atos Société'],
        bids: { totalCount: 1 },
      });
    });
  });

  it('through a third one keeps the first resolving, and unmerges the middle with what was merged into it', async () => {
    await withClaims([bid(['atos-se', 'SOLE'])], async ({ query, merge, unmerge }) => {
      await merge(...MERGE);
      await merge('organisation/atos', 'organisation/other');
      const read = async (slug: string) =>
        (await query(`{ organisation(by: { slug: "${slug}" }) { slug bids { totalCount } } }`)).organisation;
      expect(await read('atos-se')).toEqual({ slug: 'other', bids: { totalCount: 1 } });
      await unmerge('organisation/atos');
      expect(await read('atos-se')).toEqual({ slug: 'atos', bids: { totalCount: 1 } });
      expect(await read('other')).toEqual({ slug: 'other', bids: { totalCount: 0 } });
    });
  });

  it('keeps a log of who did what and why', async () => {
    await withClaims([], async ({ database, merge, unmerge }) => {
      await merge(...MERGE);
      await unmerge('organisation/atos-se');
      expect(listMerges(database, 10)).toMatchObject([
        { action: 'UNMERGED', name: 'ATOS SE', intoName: 'Atos', by: null },
        {
          action: 'MERGED',
          name: 'ATOS SE',
          intoName: 'Atos',
          by: 'ada',
          note: 'same company',
          at: WRITTEN.toISOString(),
        },
      ]);
    });
  });
});

describe('merging is refused', () => {
  it.each([
    ['organisation/atos', 'organisation/atos', 'is the same node'],
    ['organisation/atos', 'tender/a-tender', 'different types'],
    ['tender/a-tender', 'tender/a-tender', "can't be merged"],
    ['organisation/nobody', 'organisation/atos', 'There is no organisation "organisation/nobody"'],
    ['atos', 'organisation/atos', 'names no node'],
  ])('of %s into %s', async (from, into, reason) => {
    await withClaims([], async ({ merge }) => {
      await expect(merge(from, into)).rejects.toThrow(reason);
    });
  });

  it('of a node that is merged already, and of one into what was merged into it', async () => {
    await withClaims([], async ({ merge, unmerge }) => {
      await merge(...MERGE);
      await expect(merge('organisation/atos-se', 'organisation/other')).rejects.toThrow(
        /is merged into organisation:\d+ already/,
      );
      await expect(merge('organisation/atos', 'organisation/atos-se')).rejects.toThrow('unmerge it first');
      await expect(unmerge('organisation/other')).rejects.toThrow('is not merged into any other');
    });
  });

  it('where a claim stands between the two, naming the claim', async () => {
    const owns = claim({ kind: 'OWNERSHIP', owner: 'atos', owned: 'atos-se' });
    await withClaims([owns], async ({ merge }) => {
      await expect(merge(...MERGE)).rejects.toThrow(
        /ownership:1 stands between organisation:\d+ and organisation:\d+/,
      );
    });
  });

  it('where it fails, as a whole: nothing has changed', async () => {
    const owns = claim({ kind: 'OWNERSHIP', owner: 'atos', owned: 'atos-se' });
    await withClaims([owns, bid(['atos-se', 'SOLE'])], async ({ merge, query }) => {
      await expect(merge(...MERGE)).rejects.toThrow();
      expect((await query('{ organisations { totalCount } }')).organisations.totalCount).toBe(3);
    });
  });
});

it('rejects a record that says something between two merged nodes, and names where and why', async () => {
  await withClaims([], async ({ merge, database }) => {
    await merge(...MERGE);
    const owns = claim({ kind: 'OWNERSHIP', owner: 'atos', owned: 'atos-se' });
    const write = () =>
      createWriter(database).write(recordsOf({ nodes: NODES, claims: [owns] }), { now: WRITTEN });
    expect(write).toThrow(/\/claims\/0\/owned: it and the owner were merged into one node, organisation:\d+/);
  });
});
