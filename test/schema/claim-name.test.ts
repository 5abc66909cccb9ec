import { describe, expect, it } from 'vitest';
import { mergeNodes, unmergeNode } from '../../src/db/merge/merge.ts';
import { findClaimNamed } from '../../src/db/read/claim/claim-name-reader.ts';
import { findNamedNode } from '../../src/db/read/node/named-node.ts';
import type { ClaimRecord } from '../../src/model/record.ts';
import { aboutTender, bid, bidEvent, event, organisation, tender } from '../db/sample-records.ts';
import { openSession } from '../graph/analysis.ts';
import { type Answer, type TestGraph, WRITTEN, withGraph } from '../graph.ts';

const CLAIMS: ClaimRecord[] = [
  { ...bid('atos', 'ovh'), ref: 'joint' },
  { ...bid('ovh'), ref: 'alone' },
  { ...bid('ovh'), ref: 'variant', key: 'variant-2' },
  event('CANCELLED', { date: '2026-02' }),
  bidEvent('joint', 'WON'),
  bidEvent('alone', 'REJECTED'),
];

/** The names of all claims by their sentence. */
async function namesOf(graph: TestGraph): Promise<Record<string, string>> {
  const { tender: found } = await graph.query(
    '{ tender(by: { slug: "hebergement" }) { claims(first: 100) { nodes { name sentence } } } }',
  );
  return Object.fromEntries(found.claims.nodes.map(({ name, sentence }: Answer) => [name, sentence]));
}

describe('Claim.name', () => {
  it('is the same wherever and in whatever order the same was imported, and tells claims apart', async () => {
    let names: Record<string, string> = {};
    await withGraph(async (graph) => {
      graph.write(aboutTender(CLAIMS));
      names = await namesOf(graph);
      expect(Object.keys(names)).toHaveLength(6);
      for (const name of Object.keys(names))
        expect(name).toMatch(/^(bid|tender-event)\.hebergement\.[a-z0-9]{10}$/);
    });
    await withGraph(async (graph) => {
      graph.write({ nodes: [organisation('later'), organisation('ovh'), organisation('atos')] });
      const [joint, alone, variant, ...events] = CLAIMS as [
        ClaimRecord,
        ClaimRecord,
        ClaimRecord,
        ...ClaimRecord[],
      ];
      graph.write(aboutTender([variant, alone, joint, ...events.reverse()]));
      expect(Object.keys(await namesOf(graph)).sort()).toEqual(Object.keys(names).sort());
    });
  });

  it('stays when a later document says more of a bid, and when a bidder is merged and comes apart again', () =>
    withGraph(async (graph) => {
      graph.write(aboutTender(CLAIMS));
      const names = Object.keys(await namesOf(graph)).sort();
      const value = { status: 'KNOWN', amountMinor: 100, currency: 'EUR' } as const;
      const later = [
        { ...bid('ovh'), ref: 'alone', value },
        { ...bid('ovh'), ref: 'v', key: 'variant-2', rank: 2 },
      ];
      graph.write(aboutTender(later));
      expect(Object.keys(await namesOf(graph)).sort()).toEqual(names);
      const named = (slug: string) => findNamedNode(graph.database, `organisation/${slug}`, 'node');
      mergeNodes(graph.database, named('ovh'), named('atos'), { now: WRITTEN });
      expect(Object.keys(await namesOf(graph)).sort()).toEqual(names);
      for (const name of names) {
        const { claim } = await graph.query('query ($name: String!) { claim(name: $name) { name } }', {
          name,
        });
        expect(claim).toEqual({ name });
      }
      unmergeNode(graph.database, findNamedNode(graph.database, 'organisation/ovh', 'node'), {
        now: WRITTEN,
      });
      expect(Object.keys(await namesOf(graph)).sort()).toEqual(names);
    }));

  it('finds its claim among all of the story, of every kind, by an index', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const names = new Map<string, string>();
      for (const list of ['articles', 'organisations', 'people', 'regulations', 'tenders']) {
        const text = `{ ${list}(first: 90) { nodes { claims(first: 90) { nodes { id name } } } } }`;
        const answer = await graph.query(text);
        for (const { claims } of answer[list].nodes)
          for (const { id, name } of claims.nodes) names.set(id, name);
      }
      expect(new Set(names.values()).size).toBe(names.size);
      expect(new Set([...names.values()].map((name) => name.split('.')[0])).size).toBeGreaterThan(10);
      for (const [id, name] of [...names].filter((_, index) => index % 5 === 0)) {
        const { claim } = await graph.query('query ($name: String!) { claim(name: $name) { id } }', { name });
        expect(claim).toEqual({ id });
        expect(graph.statements()).toBeLessThan(20);
      }
    }));

  it('is null where there is none, and refused where it can be none', () =>
    withGraph(async (graph) => {
      graph.write({ nodes: [tender()] });
      expect(await graph.query('{ claim(name: "bid.hebergement.0123456789") { id } }')).toEqual({
        claim: null,
      });
      const { errors } = await graph.run('{ claim(name: "bid:1") { id } }');
      expect(errors).toMatchObject([
        {
          message: 'name: "bid:1" is not the name of a claim, such as "bid.roof-of-the-school.4k2j9x0qpa".',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }));

  it('is looked for a hundred claims at a time, so that others are answered meanwhile', () =>
    withGraph((graph) => {
      const firms = Array.from({ length: 250 }, (_, number) => `firm-${number}`);
      graph.write(
        aboutTender(
          firms.map((firm) => ({ ...bid(firm), ref: firm })),
          firms.map((firm) => organisation(firm)),
        ),
      );
      const name = { kind: 'BID', slug: 'hebergement', digest: '0000000000' } as const;
      expect([...findClaimNamed(openSession(graph), name)]).toHaveLength(3);
    }));
});
