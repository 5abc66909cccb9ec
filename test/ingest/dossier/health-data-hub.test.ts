import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDossier } from '../../../src/ingest/sources/dossier/read.ts';
import type { ClaimKind } from '../../../src/model/model.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';

const seed = readFileSync(new URL('../../../seeds/health-data-hub.yaml', import.meta.url), 'utf8');
const story = new URL('../../../../shared/story/article-2026-02-06.txt', import.meta.url);
const ARTICLE = 'article:end-of-hdh-storage-on-azure';
const SOVEREIGN = 'tender:hdh-sovereign-hosting';
const TRANSITIONAL = 'tender:hdh-transitional-hosting';

const { nodes, claims, mentions } = readDossier(seed, 'health-data-hub.yaml');

describe('the story of the Health Data Hub', () => {
  it('has every node once', () => {
    expect(nodes.map(({ ref }) => ref).sort()).toEqual([
      ARTICLE,
      'article:ftap-review-2025',
      'organisation:atos',
      'organisation:cloud-temple',
      'organisation:cour-des-comptes',
      'organisation:docaposte',
      'organisation:french-government',
      'organisation:ftap',
      'organisation:health-data-hub',
      'organisation:linforme',
      'organisation:microsoft',
      'organisation:microsoft-azure',
      'organisation:ovhcloud',
      'organisation:united-states',
      'person:agnes-buzyn',
      'person:stephanie-rist',
      'regulation:cloud-act',
      'regulation:secnumcloud',
      SOVEREIGN,
      TRANSITIONAL,
    ]);
  });

  it('has claims of these kinds', () => {
    const counts: Partial<Record<ClaimKind, number>> = {};
    for (const { kind } of claims) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual({
      BID: 4,
      TENDER_EVENT: 5,
      PROCUREMENT_ROLE: 2,
      VALUATION: 2,
      REQUIREMENT: 1,
      SUCCESSION: 1,
      QUALIFICATION: 4,
      SUBJECTION: 2,
      ISSUANCE: 1,
      HOSTING: 3,
      OWNERSHIP: 1,
      OFFICE: 2,
      INVOLVEMENT: 6,
      ASSESSMENT: 23,
      CITATION: 2,
    });
  });

  it('is known since the day of the article, all of it', () => {
    expect(new Set(nodes.map(({ statedOn }) => statedOn))).toEqual(new Set(['2026-02-06']));
    const articles = claims.flatMap(({ evidence }) =>
      evidence.map(({ article, knownFrom }) => article ?? knownFrom),
    );
    expect(new Set(articles)).toEqual(new Set([ARTICLE, '2026-02-06']));
  });

  it('gives a place in the article for every claim and mention, or says that none is there', () => {
    const place = /^(?:title|fact box|paragraph [1-8])$/;
    for (const { locator } of mentions) expect(locator).toMatch(place);
    for (const piece of claims.flatMap(({ evidence }) => evidence)) {
      if (piece.article !== undefined) expect(piece.locator).toMatch(place);
      else
        expect(piece).toMatchObject({
          standing: 'UNCONFIRMED',
          note: expect.stringContaining('General knowledge'),
        });
    }
    expect(
      claims.filter(({ evidence }) => evidence.every(({ article }) => article === undefined)),
    ).toMatchObject([
      { kind: 'OWNERSHIP', owner: 'organisation:microsoft', owned: 'organisation:microsoft-azure' },
    ]);
  });

  it('knows the worth of the cancelled tender, and that of its successor as not published', () => {
    expect(of('VALUATION').map(({ tender, value }) => [tender, value])).toEqual([
      [TRANSITIONAL, { status: 'KNOWN', amountMinor: 620_000_000, currency: 'EUR' }],
      [SOVEREIGN, { status: 'NOT_PUBLISHED' }],
    ]);
    const events = of('TENDER_EVENT').filter(({ bid }) => bid === undefined);
    expect(events.map(({ tender, event, date }) => [tender, event, date])).toEqual([
      [TRANSITIONAL, 'LAUNCHED', undefined],
      [TRANSITIONAL, 'CANCELLED', undefined],
      [SOVEREIGN, 'PLANNED', undefined],
    ]);
  });

  it('has two bids of four organisations on either tender, unconfirmed; those on the first as L’Informé has it', () => {
    const bids = of('BID').map(({ tender, parties, modality, evidence }) => ({
      tender,
      modality,
      parties: parties.map(({ organisation, role }) => `${organisation.split(':')[1]} ${role}`),
      standing: [...new Set(evidence.map(({ standing }) => standing))],
      attributedTo: [...new Set(evidence.map(({ attributedTo }) => attributedTo))],
    }));
    const consortium = ['cloud-temple LEAD', 'atos MEMBER', 'docaposte MEMBER'];
    const revealed = {
      tender: TRANSITIONAL,
      standing: ['UNCONFIRMED'],
      attributedTo: ['organisation:linforme'],
    };
    const expected = {
      tender: SOVEREIGN,
      modality: 'EXPECTED',
      standing: ['UNCONFIRMED'],
      attributedTo: [undefined],
    };
    expect(bids).toEqual([
      { ...revealed, parties: consortium },
      { ...revealed, parties: ['ovhcloud SOLE'] },
      { ...expected, parties: consortium },
      { ...expected, parties: ['ovhcloud SOLE'] },
    ]);
    const statuses = of('TENDER_EVENT').filter(({ bid }) => bid !== undefined);
    expect(statuses.map(({ event, bid }) => [event, bid])).toEqual([
      ['PRESELECTED', of('BID')[0]?.ref],
      ['PRESELECTED', of('BID')[1]?.ref],
    ]);
  });

  it('expects a host that is not known within 2026, and Azure until its last day', () => {
    const expected = of('HOSTING').filter(({ modality }) => modality === 'EXPECTED');
    expect(expected.map(({ host, validFrom, validUntil }) => [host, validFrom, validUntil])).toEqual([
      ['organisation:microsoft-azure', undefined, '2026-12-31'],
      [undefined, '2026', undefined],
    ]);
  });

  it.skipIf(!existsSync(story))(
    'shares no eight words in a row with the article but its title (needs ../shared/story)',
    () => {
      const [title = '', ...rest] = readFileSync(story, 'utf8').split('\n');
      expect(seed).toContain(title.trim());
      const own = new Set(runsOfEight(seed.replace(title.trim(), ' | ')));
      const article = runsOfEight(rest.join('\n'));
      expect(article.length).toBeGreaterThan(500);
      expect(article.filter((run) => own.has(run))).toEqual([]);
    },
  );
});

function of<Kind extends ClaimKind>(kind: Kind): Extract<ClaimRecord, { kind: Kind }>[] {
  return claims.filter((claim): claim is Extract<ClaimRecord, { kind: Kind }> => claim.kind === kind);
}

function runsOfEight(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}|]+/u)
    .filter((word) => word !== '');
  return words.slice(7).map((_, start) => words.slice(start, start + 8).join(' '));
}
