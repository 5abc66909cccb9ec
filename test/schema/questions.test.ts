import { expect, it } from 'vitest';
import { type Answer, exampleQuery, withGraph } from '../graph.ts';

/** Runs an example operation of the docs on the seed dossier. */
async function ask(name: string, check: (answer: Answer) => void, variables?: Record<string, unknown>) {
  await withGraph(async (graph) => {
    graph.importSeed();
    check(await graph.query(exampleQuery(name), variables));
  });
}

const names = (nodes: { name: string }[]) => nodes.map(({ name }) => name);
const parties = (bid: Answer) =>
  bid.parties.nodes.map((party: Answer) => [party.role, party.organisation.name]);

const CONSORTIUM = [
  ['LEAD', 'Cloud Temple'],
  ['MEMBER', 'Atos'],
  ['MEMBER', 'Docaposte'],
];
const ALONE = [['SOLE', 'OVHcloud']];

it('1: tells which tender was cancelled, what it was worth and which one is to replace it', () =>
  ask('01-cancelled-tender', ({ tenders: { nodes } }) => {
    expect(nodes).toHaveLength(1);
    const [tender] = nodes;
    expect(tender).toMatchObject({
      title: 'Transitional hosting of the Health Data Hub',
      status: 'CANCELLED',
      knownFrom: '2026-02-06',
      value: { amount: '6200000.00', currency: 'EUR' },
      valueStatus: 'KNOWN',
    });
    expect(tender.events.nodes).toMatchObject([{ event: 'CANCELLED', date: null, knownFrom: '2026-02-06' }]);
    expect(tender.replacedBy.nodes).toMatchObject([
      { relation: 'REPLACES', successor: { status: 'PLANNED', value: null, valueStatus: 'NOT_PUBLISHED' } },
    ]);
  }));

it('2: names two bids of four organisations, unconfirmed, attributed to the medium that the article cites', () =>
  ask('02-bidders', ({ tender, article }) => {
    expect(tender.bids.totalCount).toBe(2);
    expect(tender.bids.nodes.map(parties)).toEqual([CONSORTIUM, ALONE]);
    for (const bid of tender.bids.nodes) {
      expect(bid).toMatchObject({ status: 'PRESELECTED', standing: 'UNCONFIRMED' });
      expect(bid.evidence.nodes[0]).toMatchObject({
        locator: 'paragraph 4',
        attributedTo: { name: "L'Informé" },
      });
    }
    expect(article.cites.nodes.map((citation: Answer) => citation.cited)).toContainEqual({
      __typename: 'Organisation',
      name: "L'Informé",
    });
  }));

it('3: finds no official bid, and says that the filter hides two', () =>
  ask('03-official-bidders', ({ tender: { bids } }) => {
    expect(bids).toEqual({ totalCount: 0, hiddenCount: 2, nodes: [] });
  }));

it('4: expects the same organisations on the new tender', () =>
  ask('04-expected-bidders', ({ tender }) => {
    expect(tender.bids.nodes.map(parties)).toEqual([CONSORTIUM, ALONE]);
    for (const bid of tender.bids.nodes) {
      expect(bid).toMatchObject({ status: 'EXPECTED', modality: 'EXPECTED', standing: 'UNCONFIRMED' });
    }
  }));

it('5: requires SecNumCloud, and keeps "hold or are obtaining" as one', () =>
  ask('05-requirements', ({ tender }) => {
    expect(tender.requirements.nodes).toMatchObject([
      { level: 'MANDATORY', regulation: { name: 'SecNumCloud' } },
    ]);
    const organisations = tender.bids.nodes.flatMap((bid: Answer) =>
      bid.parties.nodes.map((party: Answer) => party.organisation),
    );
    expect(names(organisations)).toEqual(['Cloud Temple', 'Atos', 'Docaposte', 'OVHcloud']);
    for (const { qualifications } of organisations) {
      expect(qualifications.nodes).toMatchObject([{ status: 'HELD_OR_IN_PROGRESS' }]);
    }
  }));

it('5: holds it possible, and no more, that the expected bidders have what is required', () =>
  ask('05-eligibility', ({ tender: { eligibility } }) => {
    expect(eligibility.validOn).toBeNull();
    const { complete, nodes } = eligibility.candidates;
    expect(complete).toBe(true);
    expect(names(nodes.map((each: Answer) => each.organisation))).toEqual([
      'Cloud Temple',
      'Atos',
      'Docaposte',
      'OVHcloud',
    ]);
    for (const { bidding, verdict, findings } of nodes) {
      expect({ bidding, verdict }).toEqual({ bidding: 'EXPECTED', verdict: 'POSSIBLE' });
      expect(findings).toMatchObject([
        {
          verdict: 'POSSIBLE',
          requirement: { level: 'MANDATORY', regulation: { name: 'SecNumCloud' } },
          because: [{ status: 'HELD_OR_IN_PROGRESS', standing: 'REPORTED' }],
        },
      ]);
    }
  }));

it('6: leads from the platform over its host and the owner of that to the Cloud Act, each step with evidence', () =>
  ask('06-hosting-and-law', ({ organisation: { hostedBy } }) => {
    expect(hostedBy.nodes).toHaveLength(1);
    const [hosting] = hostedBy.nodes;
    const [ownership] = hosting.host.owners.nodes;
    const [subjection] = ownership.owner.subjections.nodes;
    expect(hosting).toMatchObject({
      kind: 'HOSTING',
      standing: 'REPORTED',
      host: { name: 'Microsoft Azure' },
    });
    expect(ownership).toMatchObject({
      kind: 'OWNERSHIP',
      standing: 'UNCONFIRMED',
      owner: { name: 'Microsoft' },
    });
    expect(ownership.evidence.nodes).toMatchObject([
      { article: null, note: expect.stringContaining('General knowledge') },
    ]);
    expect(subjection).toMatchObject({
      kind: 'SUBJECTION',
      regulation: { name: 'Cloud Act', jurisdiction: 'US' },
    });
    for (const step of [hosting, ownership, subjection])
      expect(step.evidence.nodes.length).toBeGreaterThan(0);
  }));

/** A chain of claims in words. */
const inWords = ({ steps }: Answer) =>
  steps.map(({ from, reading, to }: Answer) => `${from.name} ${reading} ${to.name}`);

it('6: proves the exposure of the platform to the Cloud Act by every chain of claims, and what a move would end', () =>
  ask('06-exposure', ({ organisation: { exposures }, regulation: { exposed }, exposureIf }) => {
    expect(exposures.complete).toBe(true);
    const [actual, expected, ...others] = exposures.nodes;
    expect(others).toEqual([]);
    expect(actual).toMatchObject({
      regulation: { name: 'Cloud Act', jurisdiction: 'US' },
      modality: 'ACTUAL',
      standing: 'REPORTED',
      knownFrom: '2026-02-06',
    });
    expect(actual.chains.map(inWords)).toEqual([
      ['Health Data Hub is hosted by Microsoft Azure', 'Microsoft Azure must obey Cloud Act'],
      [
        'Health Data Hub is hosted by Microsoft Azure',
        'Microsoft Azure is partly in the hands of Microsoft',
        'Microsoft must obey Cloud Act',
      ],
    ]);
    expect(actual.chains.map((chain: Answer) => chain.standing)).toEqual(['REPORTED', 'UNCONFIRMED']);
    for (const { steps } of actual.chains) {
      for (const { claim } of steps) expect(claim.evidence.nodes.length).toBeGreaterThan(0);
    }
    expect(expected).toMatchObject({ modality: 'EXPECTED', standing: 'UNCONFIRMED' });
    expect(expected.chains[0].validUntil).toBe('2026-12-31');
    expect(exposed.totalCount).toBe(3);
    expect(names(exposed.nodes.map((each: Answer) => each.organisation))).toEqual([
      'Microsoft Azure',
      'Health Data Hub',
      'Microsoft',
    ]);
    expect(exposureIf.ends.nodes.map((each: Answer) => each.modality)).toEqual(['ACTUAL', 'EXPECTED']);
    expect([exposureIf.remain.nodes, exposureIf.begin.nodes]).toEqual([[], []]);
  }));

it('7: expects hosting to end by the end of 2026, with a host that is not known', () =>
  ask('07-end-of-hosting', ({ organisation: { hostedBy } }) => {
    expect(hostedBy.nodes).toMatchObject([
      { host: { name: 'Microsoft Azure' }, modality: 'EXPECTED', validUntil: '2026-12-31' },
      { host: null, modality: 'EXPECTED', service: 'Secure and sovereign platform', validFrom: '2026' },
    ]);
  }));

it('8: tells who launched the new tender, and who was heard in which office', () =>
  ask('08-who-decided', ({ tender, organisation }) => {
    const minister = { title: 'Minister of Health', organisation: { name: 'French Government' } };
    expect(tender.involvedParties.nodes).toMatchObject([
      { role: 'INITIATED', subject: { name: 'Stéphanie Rist', offices: { nodes: [minister] } } },
    ]);
    expect(organisation.involvedParties.nodes).toMatchObject([
      { role: 'HEARD', subject: { name: 'Agnès Buzyn', offices: { nodes: [minister] } } },
    ]);
  }));

it('9: tells what the review found, and the value that was divided', () =>
  ask('09-audits', ({ organisation: { assessments } }) => {
    const review = assessments.nodes.filter((each: Answer) => each.assessor?.kind === 'REPORT');
    expect(review.map((each: Answer) => each.aspect)).toEqual(['Governance', 'Delays', 'Adoption', 'Value']);
    expect(review[0].assessor).toMatchObject({
      published: '2025-11',
      involvedParties: { nodes: [{ role: 'PUBLISHED', subject: { name: 'Cour des comptes' } }] },
    });
    expect(review[3].amounts).toMatchObject([{ value: { amount: '54000000.00', currency: 'EUR' } }]);
    expect(review[3].finding).toContain('divided by more than 100');
  }));

it('10: knows the organisation itself', () =>
  ask('10-organisation', ({ organisation }) => {
    expect(organisation).toMatchObject({
      name: 'Health Data Hub',
      aliases: ['HDH', 'PDS', 'Plateforme des données de santé'],
      kind: 'PUBLIC_BODY',
      activity: 'Public administration',
      category: 'Data analysis and processing',
      country: 'FR',
      founded: '2019',
      headcount: { min: 50, max: 199 },
      address: { locality: 'Paris', region: 'Île-de-France', country: 'FR' },
      areasServed: ['FR'],
    });
    expect(organisation.assessments.nodes).toContainEqual(
      expect.objectContaining({
        aspect: 'Budget',
        amounts: [
          expect.objectContaining({
            qualifier: 'MORE_THAN',
            value: { amount: '1000000000.00', currency: 'EUR' },
          }),
        ],
      }),
    );
  }));

it('11: knows nothing of it on the day before publication', () =>
  ask('11-as-known-on', (answer) => {
    expect(answer).toEqual({
      organisation: null,
      tenders: { totalCount: 0, nodes: [] },
      articles: { totalCount: 0, nodes: [] },
    });
  }));

it('11: knows all of it on the day of publication', () =>
  ask(
    '11-as-known-on',
    (answer) => {
      expect(answer.organisation.claims.totalCount).toBeGreaterThan(15);
      expect(answer.tenders.nodes.map((tender: Answer) => [tender.status, tender.bids.totalCount])).toEqual([
        ['PLANNED', 2],
        ['CANCELLED', 2],
      ]);
      expect(answer.articles.totalCount).toBe(2);
    },
    { day: '2026-02-06' },
  ));

it('12: connects OVHcloud and the Cloud Act by claims, and not by the article that speaks of both', () =>
  ask('12-connection', ({ paths }) => {
    expect(paths).toMatchObject({ complete: true, reason: null });
    expect(paths.paths.map((path: Answer) => [path.hops, path.standing])).toEqual(
      Array(4).fill([4, 'UNCONFIRMED']),
    );
    expect(inWords(paths.paths[0])).toEqual([
      'OVHcloud was preselected for Transitional hosting of the Health Data Hub',
      'Transitional hosting of the Health Data Hub is for the benefit of Health Data Hub',
      'Health Data Hub is hosted by Microsoft Azure',
      'Microsoft Azure must obey Cloud Act',
    ]);
    expect(inWords(paths.paths[3]).slice(0, 3)).toEqual([
      'OVHcloud is expected to bid on Sovereign hosting of the Health Data Hub',
      'Sovereign hosting of the Health Data Hub is for the benefit of Health Data Hub',
      'Health Data Hub is expected to be hosted by Microsoft Azure',
    ]);
    for (const { steps } of paths.paths) {
      for (const { claim } of steps) expect(claim.evidence.nodes.length).toBeGreaterThan(0);
    }
  }));

it('12: draws what lies around the platform', () =>
  ask('12-neighbourhood', ({ neighbourhood }) => {
    expect(neighbourhood).toMatchObject({ complete: true, cutNodes: 0 });
    expect(neighbourhood.nodes[0]).toMatchObject({ distance: 0, node: { name: 'Health Data Hub' } });
    expect(
      neighbourhood.nodes.filter((each: Answer) => each.distance === 1).map((each: Answer) => each.node.name),
    ).toEqual([
      'Microsoft Azure',
      'Sovereign hosting of the Health Data Hub',
      'Transitional hosting of the Health Data Hub',
      'French Government',
      'Agnès Buzyn',
    ]);
  }));

it('13: lists everything that is claimed of Atos, with locators', () =>
  ask('13-all-claims', ({ organisation: { claims, mentions } }) => {
    expect(claims.nodes.map((claim: Answer) => claim.__typename)).toEqual([
      'Bid',
      'Bid',
      'Qualification',
      'Assessment',
    ]);
    expect(claims.totalCount).toBe(4);
    for (const claim of claims.nodes) {
      for (const { locator } of claim.evidence.nodes) expect(locator).toMatch(/^paragraph [345]$/);
    }
    expect(mentions.nodes).toMatchObject([{ name: 'Atos', locator: 'paragraph 4' }]);
  }));

it('19: finds the shortest paths between two organisations over the tenders that both bid on', () =>
  ask('19-shared-interests', ({ paths }) => {
    expect(paths.complete).toBe(true);
    const [first, second, third] = paths.paths;
    expect([first.hops, second.hops, third.hops]).toEqual([2, 2, 4]);
    expect(inWords(first)).toEqual([
      'OVHcloud was preselected for Transitional hosting of the Health Data Hub',
      'Transitional hosting of the Health Data Hub preselected Atos',
    ]);
    expect(second.modality).toBe('EXPECTED');
  }));
