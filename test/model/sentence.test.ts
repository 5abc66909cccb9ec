import { describe, expect, it } from 'vitest';
import { MODALITIES, STANDINGS } from '../../src/domain/claim.ts';
import { VALUE_STATUSES } from '../../src/domain/money.ts';
import type { PartialDate } from '../../src/domain/partial-date.ts';
import { CLAIMS, type ClaimKind } from '../../src/model/model.ts';
import { readingOf, sentenceOf } from '../../src/model/sentence/sentence.ts';
import type {
  OwnFields,
  PlaceInBid,
  SpokenClaim,
  SpokenEstablishment,
} from '../../src/model/sentence/spoken-claim.ts';
import { LANGUAGES, type Language } from '../../src/model/sentence/verb.ts';
import { BID_STATUS } from '../../src/model/words/claim.ts';

const DAY = '2026-06-15';

const date = (text: string) => text as PartialDate;

function claim(kind: ClaimKind, fields: OwnFields = {}, more: Partial<SpokenClaim> = {}): SpokenClaim {
  const isUnary = kind === 'VALUATION' || (kind === 'TENDER_EVENT' && fields.bidId == null);
  return {
    kind,
    fields,
    from: 'Xenon',
    to: isUnary ? null : 'Zora',
    lot: null,
    standing: 'OFFICIAL',
    modality: 'ACTUAL',
    validFrom: null,
    validUntil: null,
    source: null,
    ...more,
  };
}

const said = (of: SpokenClaim, language: Language = 'EN') =>
  sentenceOf(of, language, DAY).replaceAll(/[\u00a0\u202f]/g, ' ');

const KNOWN = { valueMinor: 123_450, valueCurrency: 'EUR', valueStatus: 'KNOWN' };

/** For each kind: what its fields may say that chooses the verb. */
function variantsOf(kind: ClaimKind): OwnFields[] {
  const model = CLAIMS.find((each) => each.kind === kind);
  const extra: Partial<Record<ClaimKind, OwnFields[]>> = {
    OWNERSHIP: [
      { shareMin: 25_000, shareMax: 25_000 },
      { shareMin: 25_000 },
      { shareMax: 5 },
      { control: 'board' },
      { shareMin: 25_000, control: 'voting-rights' },
      { shareMax: 25_000, control: 'rightsToProfitOrIncome' },
      {},
    ],
    OFFICE: [{ title: 'director' }, {}],
    ASSESSMENT: [{ aspect: 'budget', finding: 'Too high' }],
    BID: BID_STATUS.list.flatMap((status) =>
      VALUE_STATUSES.map((valueStatus) => ({ ...KNOWN, status, valueStatus })),
    ),
    VALUATION: VALUE_STATUSES.flatMap((valueStatus) =>
      wordsOf(model, 'valuation').map((valuation) => ({ ...KNOWN, valuation, valueStatus, date: '2026-01' })),
    ),
    TENDER_EVENT: wordsOf(model, 'event').map((event) => ({
      event,
      bidId: (BID_STATUS.list as readonly string[]).includes(event) ? 7 : null,
      date: '2026-01-01',
    })),
  };
  if (extra[kind]) return extra[kind];
  const chooser = ['role', 'level', 'relation', 'status'].find((name) => wordsOf(model, name).length > 0);
  return chooser === undefined ? [{}] : wordsOf(model, chooser).map((word) => ({ [chooser]: word }));
}

function wordsOf(model: (typeof CLAIMS)[number] | undefined, name: string): readonly string[] {
  const field = (model?.fields as Record<string, { words?: { list: readonly string[] } }> | undefined)?.[
    name
  ];
  return field?.words?.list ?? [];
}

const TIMES: Pick<SpokenClaim, 'validFrom' | 'validUntil'>[] = [
  { validFrom: null, validUntil: null },
  { validFrom: date('2025'), validUntil: null },
  { validFrom: null, validUntil: date('2026-03') },
  { validFrom: date('2024-04'), validUntil: date('2026-03-01') },
  { validFrom: date('2027-04-01T10:00:00Z'), validUntil: null },
];

describe('the sentence of a claim', () => {
  for (const { kind } of CLAIMS) {
    it(`is whole for every ${kind}, in every time, modality, standing and language`, () => {
      for (const fields of variantsOf(kind)) {
        for (const times of TIMES) {
          for (const modality of MODALITIES) {
            for (const standing of STANDINGS) {
              for (const language of LANGUAGES) {
                const of = claim(kind, fields, { ...times, modality, standing, source: 'The Daily' });
                const text = sentenceOf(of, language, DAY);
                expect(text).toMatch(/^\p{L}[^{}…]*[^\s.]\.$/u);
                expect(text).not.toMatch(/ {2}| [,.]|undefined|null|NaN/);
                expect(text).toContain('Xenon');
                if (of.to !== null) expect(text).toContain('Zora');
                for (const forward of [true, false]) {
                  expect(readingOf(of, forward, language, DAY)).toMatch(/^\p{Ll}[^{}…]*\S$/u);
                }
              }
            }
          }
        }
      }
    });
  }

  it('is refused of a claim whose word was not read', () => {
    expect(() => said(claim('REQUIREMENT'))).toThrow(/no verb for a claim of kind REQUIREMENT/);
  });

  it.each([
    ['BID', { status: 'WON' }, 'Xenon won Zora.', 'Xenon a remporté Zora.'],
    ['BID', { status: 'SUBMITTED' }, 'Xenon bid on Zora.', 'Xenon a répondu à Zora.'],
    [
      'BID',
      { status: 'SUBMITTED', outcome: 'LOST' },
      'Xenon bid on, and lost, Zora.',
      'Xenon a répondu sans succès à Zora.',
    ],
    ['BID', { status: 'SUBMITTED', outcome: 'UNDECIDED' }, 'Xenon bid on Zora.', 'Xenon a répondu à Zora.'],
    [
      'BID',
      { status: 'PRESELECTED', outcome: 'LOST' },
      'Xenon was preselected for Zora.',
      'Xenon a été présélectionné pour Zora.',
    ],
    [
      'BID',
      { status: 'WITHDRAWN' },
      'Xenon withdrew its bid on Zora.',
      'Xenon a retiré son offre pour Zora.',
    ],
    ['BID', { status: 'EXPECTED' }, 'Xenon is expected to bid on Zora.', 'Xenon devrait répondre à Zora.'],
    [
      'PROCUREMENT_ROLE',
      { role: 'BENEFICIARY' },
      'Xenon is to benefit from Zora.',
      'Xenon bénéficie de Zora.',
    ],
    [
      'TENDER_EVENT',
      { event: 'CANCELLED', date: '2026-02-01' },
      'Xenon was cancelled on 1 February 2026.',
      'Xenon a été annulé le 1er février 2026.',
    ],
    [
      'TENDER_EVENT',
      { event: 'REJECTED', bidId: 1, date: '2026-02' },
      'Xenon had its bid rejected on Zora in February 2026.',
      'Xenon a vu son offre rejetée pour Zora en février 2026.',
    ],
    [
      'VALUATION',
      { valuation: 'ESTIMATE', ...KNOWN },
      'Xenon is estimated at 1,234.50 EUR.',
      'Xenon est estimé à 1 234,50 EUR.',
    ],
    [
      'VALUATION',
      { valuation: 'AWARD', valueStatus: 'WITHHELD' },
      'Xenon was awarded for an amount that is withheld.',
      'Xenon a été attribué pour un montant tenu secret.',
    ],
    ['REQUIREMENT', { level: 'PREFERRED' }, 'Xenon prefers Zora.', 'Xenon préfère Zora.'],
    ['SUCCESSION', { relation: 'REPEALS' }, 'Xenon repeals Zora.', 'Xenon abroge Zora.'],
    ['QUALIFICATION', { status: 'REFUSED' }, 'Xenon was refused Zora.', "Xenon s'est vu refuser Zora."],
    [
      'OWNERSHIP',
      { shareMin: 25_000, shareMax: 50_500 },
      'Xenon owns between 25 and 50.5 % of Zora.',
      'Xenon détient entre 25 et 50,5 % de Zora.',
    ],
    ['OWNERSHIP', { control: 'board' }, 'Xenon controls Zora.', 'Xenon contrôle Zora.'],
    [
      'OWNERSHIP',
      { control: 'appointment-of-board' },
      'Xenon may appoint the board of Zora.',
      'Xenon peut nommer la direction de Zora.',
    ],
    [
      'OWNERSHIP',
      { control: 'influence-or-control' },
      'Xenon influences or controls Zora.',
      'Xenon influence ou contrôle Zora.',
    ],
    [
      'OWNERSHIP',
      { shareMin: 30_000, shareMax: 30_000, control: 'votingRights' },
      'Xenon has 30 % of the votes of Zora.',
      'Xenon détient 30 % des droits de vote de Zora.',
    ],
    [
      'OWNERSHIP',
      { shareMin: 30_000, shareMax: 30_000, control: 'shareholding' },
      'Xenon owns 30 % of Zora.',
      'Xenon détient 30 % de Zora.',
    ],
    [
      'OWNERSHIP',
      { shareMin: 30_000, shareMax: 30_000, control: 'rights-to-profit-or-income' },
      'Xenon has an interest of 30 % in Zora.',
      'Xenon a une participation, 30 %, dans Zora.',
    ],
    [
      'OWNERSHIP',
      { control: 'shareholding' },
      'Xenon has an interest in Zora.',
      'Xenon a une participation dans Zora.',
    ],
    ['OFFICE', { title: 'director' }, 'Xenon is director of Zora.', 'Xenon est director de Zora.'],
    ['INVOLVEMENT', { role: 'HEARD' }, 'Xenon was heard about Zora.', 'Xenon a été entendu sur Zora.'],
    [
      'ASSESSMENT',
      { aspect: 'budget', finding: 'Too high' },
      'Xenon finds on the budget of Zora: Too high.',
      'Xenon constate sur budget de Zora : Too high.',
    ],
    ['AUTHORSHIP', { role: 'PUBLISHER' }, 'Xenon published Zora.', 'Xenon a publié Zora.'],
  ] as [ClaimKind, OwnFields, string, string][])('says a %s of %o', (kind, fields, english, french) => {
    expect([said(claim(kind, fields)), said(claim(kind, fields), 'FR')]).toEqual([english, french]);
  });

  it('tells by the day what holds, what ended and what will come', () => {
    const hosting = (from: string | null, until: string | null) =>
      claim('HOSTING', {}, { validFrom: from && date(from), validUntil: until && date(until) } as object);
    expect(said(hosting('2024-06', null))).toBe('Xenon hosts Zora since June 2024.');
    expect(said(hosting(null, '2024-06'))).toBe('Xenon hosted Zora until June 2024.');
    expect(said(hosting(null, '2026-06'))).toBe('Xenon hosts Zora until June 2026.');
    expect(said(hosting('2024', '2025-08-02'))).toBe('Xenon hosted Zora from 2024 to 2 August 2025.');
    expect(said(hosting('2027-01-01', null))).toBe('Xenon will host Zora from 1 January 2027.');
    expect(said(hosting('2024-06-01', null), 'FR')).toBe('Xenon héberge Zora depuis le 1er juin 2024.');
    expect(said(hosting(null, '2024-06'), 'FR')).toBe("Xenon a hébergé Zora jusqu'en juin 2024.");
    expect(said(hosting('2024-04', '2025-08-02'), 'FR')).toBe(
      "Xenon a hébergé Zora d'avril 2024 au 2 août 2025.",
    );
    expect(said(hosting('2027-01', null), 'FR')).toBe('Xenon hébergera Zora à partir de janvier 2027.');
  });

  it('replaces the verb where it is only expected, whatever the time', () => {
    const expected = claim('HOSTING', {}, { modality: 'EXPECTED', validFrom: date('2026-09') });
    expect(said(expected)).toBe('Xenon is expected to host Zora from September 2026.');
    expect(said(expected, 'FR')).toBe('Xenon devrait héberger Zora à partir de septembre 2026.');
  });

  it('begins with who says so where it is not official', () => {
    const of = (standing: SpokenClaim['standing'], source: string | null = 'The Daily') =>
      claim('CITATION', {}, { standing, source, from: 'Atos' });
    expect(said(of('REPORTED'))).toBe('According to The Daily, Atos cites Zora.');
    expect(said(of('UNCONFIRMED', null))).toBe('According to an editor (unconfirmed), Atos cites Zora.');
    expect(said(of('DISPUTED'))).toBe('It is disputed that Atos cites Zora.');
    expect(said(of('UNCONFIRMED'), 'FR')).toBe('Selon The Daily (non confirmé), Atos cite Zora.');
    expect(said(of('REPORTED', null), 'FR')).toBe('Selon la rédaction, Atos cite Zora.');
    expect(said(of('DISPUTED'), 'FR')).toBe("Il est contesté qu'Atos cite Zora.");
  });

  it.each([
    ["Xenon est l'acheteur de Zora.", 'Zora'],
    ["Xenon est l'acheteur d'Œuvres.", 'Œuvres'],
    ["Xenon est l'acheteur d'Yvetot.", 'Yvetot'],
    ["Xenon est l'acheteur de Yaoundé.", 'Yaoundé'],
    ["Xenon est l'acheteur d'Yonne habitat.", 'Yonne habitat'],
    ["Xenon est l'acheteur du Havre Seine.", 'Le Havre Seine'],
    ["Xenon est l'acheteur des TRAVAUX DE NUIT.", 'LES TRAVAUX DE NUIT'],
    ["Xenon est l'acheteur de La Poste.", 'La Poste'],
    ["Xenon est l'acheteur de L'abri.", "L'abri"],
    ["Xenon est l'acheteur de Lebon.", 'Lebon'],
  ])('joins words as French does: %s', (sentence, to) => {
    expect(said(claim('PROCUREMENT_ROLE', { role: 'BUYER' }, { to }), 'FR')).toBe(sentence);
  });

  it('joins other words too, and leaves the texts of documents as they are', () => {
    expect(said(claim('BID', { status: 'SUBMITTED' }, { to: 'Les toits' }), 'FR')).toBe(
      'Xenon a répondu aux toits.',
    );
    expect(said(claim('BID', { status: 'SUBMITTED' }, { to: 'le pont' }), 'FR')).toBe(
      'Xenon a répondu au pont.',
    );
    const place = { role: 'SUBCONTRACTOR', size: 2, leader: 'Le Grand' } as const;
    expect(said(claim('BID', { status: 'WON' }, { place }), 'FR')).toBe(
      'Xenon est sous-traitant du Grand pour Zora.',
    );
    const finding = { aspect: 'precio', finding: 'Falta de interés de los demás' };
    expect(said(claim('ASSESSMENT', finding), 'FR')).toBe(
      'Xenon constate sur precio de Zora : Falta de interés de los demás.',
    );
    expect(said(claim('OFFICE', { title: 'jefe de obras' }), 'FR')).toBe('Xenon est jefe de obras de Zora.');
  });

  it.each([
    ['HOSTING', {}, 'Somebody not named hosts Zora.', 'Un hébergeur non nommé héberge Zora.'],
    [
      'OWNERSHIP',
      { control: 'board' },
      'Somebody not named controls Zora.',
      'Un tiers non nommé contrôle Zora.',
    ],
  ] as [ClaimKind, OwnFields, string, string][])(
    'says of a %s of nobody named that it is so',
    (kind, fields, english, french) => {
      const of = claim(kind, fields, { from: null });
      expect([said(of), said(of, 'FR')]).toEqual([english, french]);
      const doubted = claim(kind, fields, { from: null, standing: 'DISPUTED' });
      expect(said(doubted, 'FR')).toBe(
        `Il est contesté qu'${french.charAt(0).toLowerCase()}${french.slice(1)}`,
      );
    },
  );

  it('tells of a group from where the teller stands in it', () => {
    const bid = (
      role: 'LEAD' | 'MEMBER' | 'SUBCONTRACTOR',
      size: number,
      leader: string | null = 'Lead SA',
    ) => claim('BID', { status: 'PRESELECTED' }, { place: { role, size, leader } });
    expect(said(bid('LEAD', 3))).toBe('Xenon, leading a group of 3, was preselected for Zora.');
    expect(said(bid('MEMBER', 2))).toBe('Xenon, with Lead SA, was preselected for Zora.');
    expect(said(bid('MEMBER', 3))).toBe('Xenon, with Lead SA and 1 other, was preselected for Zora.');
    expect(said(bid('MEMBER', 5))).toBe('Xenon, with Lead SA and 3 others, was preselected for Zora.');
    expect(said(bid('MEMBER', 5, null))).toBe('Xenon, in a group of 5, was preselected for Zora.');
    expect(said(bid('SUBCONTRACTOR', 2))).toBe('Xenon is a subcontractor of Lead SA on Zora.');
    expect(said(bid('LEAD', 3), 'FR')).toBe(
      "Xenon, mandataire d'un groupement de 3, a été présélectionné pour Zora.",
    );
  });

  it('says of which lot and part it holds', () => {
    expect(said(claim('BID', { status: 'WON', ...KNOWN }, { lot: '3' }))).toBe(
      'Xenon won Zora (lot 3) for 1,234.50 EUR.',
    );
    expect(said(claim('VALUATION', { valuation: 'CONTRACT', part: 'a1', ...KNOWN }, { lot: '3' }))).toBe(
      'Xenon (lot 3, part a1) was contracted for 1,234.50 EUR.',
    );
  });

  it('names nobody where no document does, and elides in French', () => {
    expect(said(claim('HOSTING', {}, { from: null }))).toBe('Somebody not named hosts Zora.');
    expect(said(claim('HOSTING', {}, { from: null }), 'FR')).toBe('Un hébergeur non nommé héberge Zora.');
    expect(said(claim('PROCUREMENT_ROLE', { role: 'BUYER' }, { to: 'Étude B' }), 'FR')).toBe(
      "Xenon est l'acheteur d'Étude B.",
    );
  });
});

describe('an establishment in the sentence of a claim', () => {
  const company = { name: 'COLAS FRANCE', locality: 'Paris', region: 'Île-de-France' };
  const at = (place: Partial<SpokenEstablishment>): SpokenEstablishment => ({
    name: null,
    locality: null,
    region: null,
    company,
    ...place,
  });
  const wins = (establishment: SpokenEstablishment, place?: PlaceInBid) => {
    const won = claim('BID', { status: 'WON' }, { from: 'COLAS FRANCE', establishment, place });
    return LANGUAGES.map((language) => said(won, language));
  };

  it('stands behind its company, by where it is', () => {
    expect(wins(at({ name: 'COLAS FRANCE', locality: 'Valence', region: 'Drôme' }))).toEqual([
      'COLAS FRANCE (establishment in Valence) won Zora.',
      'COLAS FRANCE (établissement de Valence) a remporté Zora.',
    ]);
    expect(wins(at({ locality: 'Arras' }))[1]).toBe("COLAS FRANCE (établissement d'Arras) a remporté Zora.");
    expect(wins(at({ locality: 'Le Havre' }))[1]).toBe(
      'COLAS FRANCE (établissement du Havre) a remporté Zora.',
    );
    expect(wins(at({ region: 'Bouches-du-Rhône' }))).toEqual([
      'COLAS FRANCE (establishment in Bouches-du-Rhône) won Zora.',
      'COLAS FRANCE (établissement, Bouches-du-Rhône) a remporté Zora.',
    ]);
  });

  it('goes by its name where it is at the place of its company', () => {
    expect(wins(at({ name: 'Colas Route', locality: 'PARIS' }))).toEqual([
      'COLAS FRANCE (establishment Colas Route) won Zora.',
      'COLAS FRANCE (établissement Colas Route) a remporté Zora.',
    ]);
    expect(wins(at({ name: 'COLAS FRANCE (PONTS)', region: 'Ile-de-France' }))[0]).toBe(
      'COLAS FRANCE (establishment PONTS) won Zora.',
    );
    expect(wins(at({ name: 'COLAS FRANCE (ETABLISSEMENT VALANTIN)' }))).toEqual([
      'COLAS FRANCE (ETABLISSEMENT VALANTIN) won Zora.',
      'COLAS FRANCE (ETABLISSEMENT VALANTIN) a remporté Zora.',
    ]);
  });

  it('is not named where nothing tells it from its company', () => {
    const plain = ['COLAS FRANCE won Zora.', 'COLAS FRANCE a remporté Zora.'];
    expect(wins(at({}))).toEqual(plain);
    expect(wins(at({ name: 'Colas France S.A.S.', locality: 'paris' }))).toEqual(plain);
    expect(wins(at({ name: 'C.O.L.A.S. France (Colas-France)' }))).toEqual(plain);
  });

  it('leaves a group readable', () => {
    expect(wins(at({ locality: 'Valence' }), { role: 'LEAD', size: 3, leader: 'COLAS FRANCE' })).toEqual([
      'COLAS FRANCE (establishment in Valence), leading a group of 3, won Zora.',
      "COLAS FRANCE (établissement de Valence), mandataire d'un groupement de 3, a remporté Zora.",
    ]);
    expect(wins(at({ locality: 'Valence' }), { role: 'SUBCONTRACTOR', size: 1, leader: 'Xenon' })[0]).toBe(
      'COLAS FRANCE (establishment in Valence) is a subcontractor of Xenon on Zora.',
    );
  });
});
