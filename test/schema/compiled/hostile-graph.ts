import { STANCES } from '../../../src/domain/claim.ts';
import { TENDER_STATUSES } from '../../../src/domain/node.ts';
import type {
  ClaimRecord,
  EvidenceRecord,
  GraphRecords,
  NodeRecord,
  Valued,
} from '../../../src/model/record.ts';
import {
  AMOUNT_QUALIFIER,
  AUTHORSHIP_ROLE,
  BID_STATUS,
  GROUPING,
  INVOLVEMENT_ROLE,
  PROCUREMENT_ROLE,
  QUALIFICATION_STATUS,
  REQUIREMENT_LEVEL,
  VALUATION_KIND,
} from '../../../src/model/words/claim.ts';
import {
  ARTICLE_KIND,
  ORGANISATION_KIND,
  PROCEDURE_KIND,
  REGULATION_KIND,
} from '../../../src/model/words/node.ts';
import type { Random } from './random.ts';

/** Texts that break what escapes carelessly. */
export const HOSTILE_TEXTS = [
  'plain',
  'quote " and \\ backslash',
  "single ' and '' double",
  'line\nbreak\ttab\r\b\f',
  'control \u0001 \u001f \u007f',
  'emoji 😀 and e\u0301',
  '\u2028\u2029',
  '~tilde~~',
  '%_*?',
  "'; DROP TABLE nodes; --",
  'Ünïcödé ÀÉÎ œ ß',
  'Київ Երևան',
  '{"json":[1]}',
];

export const DATES = ['2019', '2024-05', '2024-05-06', '2025-01-31', '2025-02', '2026-02-06T15:26'];
export const CURRENCIES = ['EUR', 'JPY', 'KWD', 'USD'];
export const SIZES = { articles: 6, organisations: 12, people: 4, regulations: 4, tenders: 14 };

/** A small graph with everything that may be null, negative, foreign or repeated. */
export function hostileGraph(random: Random): GraphRecords {
  const maybe = <T>(value: T): T | undefined => (random.chance(0.6) ? value : undefined);
  const text = () => random.pick(HOSTILE_TEXTS);
  const date = () => random.pick(DATES);
  const without = <T extends object>(record: T): T =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
  const refs = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const [articles, organisations, people, regulations, tenders] = [
    refs('a', SIZES.articles),
    refs('o', SIZES.organisations),
    refs('p', SIZES.people),
    refs('r', SIZES.regulations),
    refs('t', SIZES.tenders),
  ];
  const common = (ref: string) => ({
    ref,
    slug: ref,
    name: `${text()} ${ref}`,
    statedOn: random.pick(['2024-05-06', '2025-01-31', '2026-02-06']),
    ...without({ description: maybe(text()), aliases: maybe([`${text()} alias ${ref}`, 'alias']) }),
  });
  const value = (): Valued =>
    random.chance(0.6)
      ? {
          status: 'KNOWN',
          amountMinor: random.integer(-2_000, 90_000_000),
          currency: random.pick(CURRENCIES),
        }
      : { status: random.pick(['UNKNOWN', 'NOT_PUBLISHED', 'WITHHELD'] as const) };
  const nodes: NodeRecord[] = [
    ...articles.map(
      (ref): NodeRecord =>
        without({
          ...common(ref),
          type: 'ARTICLE',
          kind: random.pick(ARTICLE_KIND.list),
          published: maybe(date()),
          language: maybe('fr'),
          section: maybe(text()),
          body: maybe(text()),
          url: maybe('https://example.org/?a=1&b="2"'),
        } as NodeRecord),
    ),
    ...organisations.map(
      (ref): NodeRecord =>
        without({
          ...common(ref),
          type: 'ORGANISATION',
          kind: random.pick(ORGANISATION_KIND.list),
          country: maybe('FR'),
          activity: maybe(text()),
          founded: maybe(date()),
          headcountMin: maybe(1),
          headcountMax: maybe(9),
          addressLocality: maybe(text()),
          areasServed: maybe(['FR', text()]),
          identifiers: maybe([{ scheme: 'X-REG', value: `${text()}${ref}` }]),
        } as NodeRecord),
    ),
    ...people.map(
      (ref): NodeRecord =>
        without({
          ...common(ref),
          type: 'PERSON',
          givenName: maybe(text()),
          familyName: maybe(text()),
        } as NodeRecord),
    ),
    ...regulations.map(
      (ref): NodeRecord =>
        without({
          ...common(ref),
          type: 'REGULATION',
          kind: random.pick(REGULATION_KIND.list),
          jurisdiction: maybe('FR'),
          adopted: maybe(date()),
        } as NodeRecord),
    ),
    ...tenders.map(
      (ref): NodeRecord =>
        without({
          ...common(ref),
          type: 'TENDER',
          procedure: maybe(random.pick(PROCEDURE_KIND.list)),
          published: maybe(date()),
          deadline: maybe(date()),
          country: maybe('FR'),
          publishedBidCount: maybe(random.integer(0, 5)),
          purpose: maybe(text()),
          cpvs: maybe(['72000000', '48000000']),
          places: maybe(['FR1', text()]),
          lots: maybe([{ number: '1', title: text() }, { number: text() }]),
        } as NodeRecord),
    ),
  ];
  const evidence = (): EvidenceRecord[] =>
    Array.from({ length: random.integer(1, 3) }, () =>
      without({
        article: random.pick(articles),
        standing: random.pick(['OFFICIAL', 'REPORTED', 'UNCONFIRMED'] as const),
        stance: maybe(random.pick(STANCES)),
        locator: maybe(text()),
        quote: maybe(text()),
        note: maybe(text()),
        attributedTo: maybe(random.pick([...organisations, ...articles])),
      } as EvidenceRecord),
    );
  const claim = <C extends object>(own: C): ClaimRecord =>
    without({
      ...own,
      modality: maybe(random.pick(['ACTUAL', 'EXPECTED'] as const)),
      validFrom: maybe('2024-05'),
      validUntil: maybe('2025'),
      note: maybe(text()),
      evidence: evidence(),
    }) as unknown as ClaimRecord;
  const bids = tenders.flatMap((tender, t) =>
    Array.from({ length: random.integer(0, 4) }, (_, index) =>
      claim({
        kind: 'BID',
        ref: `bid-${t}-${index}`,
        key: `bid-${t}-${index}`,
        tender,
        parties: random
          .some(organisations, 3)
          .map((organisation, position) => ({ organisation, role: position === 0 ? 'LEAD' : 'MEMBER' })),
        value: maybe(value()),
        rank: maybe(random.integer(1, 4)),
        grouping: random.pick(GROUPING.list),
      }),
    ),
  );
  const events = (bids as { ref: string; tender: string }[])
    .filter(() => random.chance(0.5))
    .map(({ ref, tender }) =>
      claim({
        kind: 'TENDER_EVENT',
        tender,
        bid: ref,
        event: random.pick(BID_STATUS.list),
        date: maybe(date()),
      }),
    );
  const others = Array.from({ length: 60 }, () => {
    const [organisation, other] = random.some(organisations, 12);
    const [tender, later] = random.some(tenders, 14);
    const [regulation, successor] = random.some(regulations, 4);
    const person = random.pick(people);
    const [article, cited] = random.some(articles, 6);
    return random.pick([
      () =>
        claim({ kind: 'PROCUREMENT_ROLE', organisation, tender, role: random.pick(PROCUREMENT_ROLE.list) }),
      () =>
        claim({
          kind: 'TENDER_EVENT',
          tender,
          event: random.pick(TENDER_STATUSES),
          date: maybe(date()),
          reason: maybe(text()),
        }),
      () =>
        claim({
          kind: 'VALUATION',
          tender,
          valuation: random.pick(VALUATION_KIND.list),
          value: value(),
          date: maybe(date()),
        }),
      () => claim({ kind: 'REQUIREMENT', tender, regulation, level: random.pick(REQUIREMENT_LEVEL.list) }),
      () =>
        claim({
          kind: 'SUCCESSION',
          successor: later ?? 't0',
          predecessor: tender === (later ?? 't0') ? 't1' : tender,
          relation: 'REPLACES',
        }),
      () =>
        claim({
          kind: 'SUCCESSION',
          successor: successor ?? 'r0',
          predecessor: regulation === (successor ?? 'r0') ? 'r1' : regulation,
          relation: 'REPEALS',
        }),
      () =>
        claim({
          kind: 'QUALIFICATION',
          organisation,
          regulation,
          status: random.pick(QUALIFICATION_STATUS.list),
          scope: maybe(text()),
        }),
      () => claim({ kind: 'SUBJECTION', organisation, regulation, reach: maybe(text()) }),
      () => claim({ kind: 'ISSUANCE', organisation, regulation }),
      () =>
        claim({
          kind: 'HOSTING',
          host: maybe(other ?? undefined),
          hosted: organisation,
          service: maybe(text()),
        }),
      () =>
        claim({
          kind: 'OWNERSHIP',
          owner: random.pick([other ?? person, person]),
          owned: organisation,
          shareMin: maybe(25_000),
          shareMax: maybe(50_000),
        }),
      () => claim({ kind: 'OFFICE', person, organisation, title: maybe(text()) }),
      () =>
        claim({
          kind: 'INVOLVEMENT',
          subject: random.pick([organisation, person]),
          object: random.pick([tender, regulation, article]),
          role: random.pick(INVOLVEMENT_ROLE.list),
        }),
      () =>
        claim({
          kind: 'ASSESSMENT',
          assessor: maybe(article),
          object: random.pick([organisation, tender, person]),
          aspect: text(),
          finding: text(),
          amounts: maybe([
            {
              label: text(),
              qualifier: random.pick(AMOUNT_QUALIFIER.list),
              value: { amountMinor: -5, currency: 'KWD' },
            },
          ]),
        }),
      () => claim({ kind: 'CITATION', citing: article, cited: cited ?? organisation }),
      () =>
        claim({
          kind: 'AUTHORSHIP',
          author: random.pick([organisation, person]),
          article,
          role: random.pick(AUTHORSHIP_ROLE.list),
        }),
    ])();
  });
  const mentions = Array.from({ length: 20 }, () =>
    without({
      article: random.pick(articles),
      node: random.pick([...organisations, ...people, ...tenders]),
      name: text(),
      locator: maybe(text()),
    } as { article: string; node: string; name: string }),
  );
  return { nodes, claims: [...bids, ...events, ...others], mentions };
}
