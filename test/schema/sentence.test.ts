import { describe, expect, it } from 'vitest';
import { DAY, known, node } from '../graph/analysis.ts';
import { type Answer, withGraph } from '../graph.ts';

const FIELDS =
  'from { name } to { name } ends { name node { name } } sentence french: sentence(language: FR)';

function plain(claim: Answer) {
  const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
  return { ...claim, sentence: spaced(claim.sentence), french: spaced(claim.french) };
}

describe('claims in words', () => {
  it('need no fragments: ends, from, to and a sentence in two languages', () =>
    withGraph(async ({ query, write }) => {
      write({
        nodes: [
          node('TENDER', 'call'),
          ...['a', 'b', 'c'].map((slug) => node('ORGANISATION', slug)),
          node('PERSON', 'ann'),
        ],
        claims: [
          {
            kind: 'BID',
            ref: 'bid',
            tender: 'call',
            parties: [
              { organisation: 'a', role: 'MEMBER' },
              { organisation: 'b', role: 'LEAD' },
              { organisation: 'c', role: 'SUBCONTRACTOR' },
            ],
            value: { status: 'KNOWN', amountMinor: 100_00, currency: 'EUR' },
            ...known(DAY, 'OFFICIAL'),
          },
          {
            kind: 'VALUATION',
            tender: 'call',
            valuation: 'BUDGET',
            value: { status: 'NOT_PUBLISHED' },
            ...known(DAY, 'OFFICIAL'),
          },
          {
            kind: 'TENDER_EVENT',
            tender: 'call',
            bid: 'bid',
            event: 'WITHDRAWN',
            date: '2025-03',
            ...known(DAY, 'OFFICIAL'),
          },
          { kind: 'HOSTING', hosted: 'c', validUntil: '2024-06', ...known(DAY, 'OFFICIAL') },
          {
            kind: 'OFFICE',
            person: 'ann',
            organisation: 'a',
            title: 'director',
            validFrom: '2025',
            ...known(DAY, 'OFFICIAL'),
          },
        ],
      });
      const { nodes } = await query(
        `query @asOf(validOn: "2025-07-01") { nodes(ids: ["bid:1", "valuation:2", "tender-event:3", "office:5"]) { ... on Claim { ${FIELDS} } } }`,
      );
      const [bid, valuation, event, office] = nodes.map(plain);
      expect(bid).toEqual({
        from: { name: 'b' },
        to: { name: 'call' },
        ends: [
          { name: 'tender', node: { name: 'call' } },
          { name: 'parties', node: { name: 'a' } },
          { name: 'parties', node: { name: 'b' } },
          { name: 'parties', node: { name: 'c' } },
        ],
        sentence: 'b, leading a group of 2, withdrew its bid on call for 100 EUR.',
        french: "b, mandataire d'un groupement de 2, a retiré son offre pour call pour 100 EUR.",
      });
      expect(valuation).toEqual({
        from: { name: 'call' },
        to: null,
        ends: [{ name: 'tender', node: { name: 'call' } }],
        sentence: 'call has a budget of an amount that is not published.',
        french: "call a un budget d'un montant non publié.",
      });
      expect(event).toMatchObject({
        from: { name: 'call' },
        to: null,
        sentence: 'b withdrew its bid on call in March 2025.',
      });
      expect(office).toMatchObject({
        from: { name: 'ann' },
        to: { name: 'a' },
        sentence: 'ann is director of a since 2025.',
        french: "ann est director d'a depuis 2025.",
      });
      const { organisation } = await query(
        '{ organisation(by: { slug: "c" }) { hostedBy { nodes { from { name } sentence } } } }',
      );
      expect(organisation.hostedBy.nodes).toEqual([
        { from: null, sentence: 'Somebody not named hosted c until June 2024.' },
      ]);
    }));

  it('say who says so: whom the evidence names, else the publisher, else the document', () =>
    withGraph(async ({ query, write }) => {
      const evidence = (article: string, more: object = {}) => ({
        evidence: [{ article, standing: 'REPORTED' as const, ...more }],
      });
      write({
        nodes: [
          ...['paper', 'host', 'guest', 'witness'].map((slug) => node('ORGANISATION', slug)),
          node('ARTICLE', 'story'),
          node('ARTICLE', 'leaflet'),
        ],
        claims: [
          { kind: 'AUTHORSHIP', author: 'paper', article: 'story', role: 'PUBLISHER', ...known() },
          { kind: 'HOSTING', host: 'host', hosted: 'guest', service: '1', ...evidence('story') },
          { kind: 'HOSTING', host: 'host', hosted: 'guest', service: '2', ...evidence('leaflet') },
          {
            kind: 'HOSTING',
            host: 'host',
            hosted: 'guest',
            service: '3',
            ...evidence('story', { attributedTo: 'witness' }),
          },
        ],
      });
      const { organisation } = await query(
        '{ organisation(by: { slug: "host" }) { hosts { nodes { sentence } } } }',
      );
      expect(organisation.hosts.nodes.map((claim: Answer) => claim.sentence)).toEqual([
        'According to paper, host hosts guest.',
        'According to leaflet, host hosts guest.',
        'According to witness, host hosts guest.',
      ]);
    }));

  it('are read for a whole list in as many statements, however long it is', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: ['host', ...'abcdefghij'].map((slug) => node('ORGANISATION', slug)),
        claims: [...'abcdefghij'].map((hosted) => ({ kind: 'HOSTING', host: 'host', hosted, ...known() })),
      });
      const statementsFor = async (first: number) => {
        await graph.query(
          `{ organisation(by: { slug: "host" }) { hosts(first: ${first}) { nodes { sentence from { name } ends { name node { slug } } } } } }`,
        );
        return graph.statements();
      };
      expect(await statementsFor(10)).toBe(await statementsFor(2));
    }));
});

describe('a sentence without its source', () => {
  it('says what is claimed alone, and that it is disputed all the same', () =>
    withGraph(async ({ query, write }) => {
      const denial = { ...known(DAY).evidence[0], stance: 'DISPUTES' } as const;
      write({
        nodes: ['a', 'b', 'c'].map((slug) => node('ORGANISATION', slug)),
        claims: [
          { kind: 'OWNERSHIP', owner: 'a', owned: 'b', ...known(DAY, 'UNCONFIRMED') },
          { kind: 'OWNERSHIP', owner: 'b', owned: 'c', evidence: [...known(DAY).evidence, denial] },
        ],
      });
      const { organisation } = await query(
        '{ organisation(by: { slug: "b" }) { claims { nodes { sentence sentenceAlone: sentence(withSource: false) french: sentence(language: FR, withSource: false) } } } }',
      );
      expect(organisation.claims.nodes.map(plain)).toEqual([
        {
          sentence: 'According to an editor (unconfirmed), a has an interest in b.',
          sentenceAlone: 'a has an interest in b.',
          french: 'a a une participation dans b.',
        },
        {
          sentence: 'It is disputed that b has an interest in c.',
          sentenceAlone: 'It is disputed that b has an interest in c.',
          french: 'Il est contesté que b a une participation dans c.',
        },
      ]);
    }));
});
