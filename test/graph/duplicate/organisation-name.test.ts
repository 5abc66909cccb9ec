import { describe, expect, it } from 'vitest';
import { DEFAULT_MIN_SCORE } from '../../../src/graph/duplicate/band.ts';
import { scoreNames } from '../../../src/graph/duplicate/bracket-score.ts';
import { takeApart } from '../../../src/graph/duplicate/name-part.ts';

const compare = (a: string, b: string) =>
  scoreNames(takeApart(a, 'ORGANISATION'), takeApart(b, 'ORGANISATION'));
const codes = (a: string, b: string) => {
  const { reasons, against } = compare(a, b);
  return [...reasons, ...against].map(({ code }) => code);
};

describe('words of one meaning have one form', () => {
  it.each([
    ['Mairie de Saint-Aubin', 'Commune de St Aubin'],
    ['Ville de Lorme', 'Mairie de Lorme'],
    ['C.C. du Val de Lorme', 'Communauté de communes du Val de Lorme'],
    ['CA de Lorme', "Communauté d'agglomération de Lorme"],
    ['CU de Lorme', 'Communauté urbaine de Lorme'],
    ['CH de Lorme', 'Centre hospitalier de Lorme'],
    ['CHU de Lorme', 'Centre hospitalier universitaire de Lorme'],
    ['SDIS de la Lorme', "Service départemental d'incendie et de secours de la Lorme"],
    ['Dpt de la Lorme', 'Conseil départemental de la Lorme'],
    ['Ctre culturel de Lorme', 'Centre culturel de Lorme'],
    ['Synd nat des Valbrunes', 'Syndicat national des Valbrunes'],
    ['Valbrune IDF', 'Valbrune Île-de-France'],
    ['Valbrune Intl Mgmt', 'Valbrune International Management'],
    ['Valbrune Bros Mfg', 'Valbrune Brothers Manufacturing'],
    ['Univ de Lorme', 'Université de Lorme'],
  ])('%s, %s', (a, b) => {
    expect(compare(a, b).score).toBe(1);
  });

  it('and not of two', () => {
    expect(compare('CC de Lorme', 'CA de Lorme').score).toBeLessThan(DEFAULT_MIN_SCORE);
    expect(compare('CH de Lorme', 'CHU de Lorme').score).toBeLessThan(DEFAULT_MIN_SCORE);
  });
});

describe('what stands in brackets', () => {
  it('weakens a little when only one name has it', () => {
    expect(compare('Valbrune Travaux (Agence Nord)', 'Valbrune Travaux').score).toBeCloseTo(0.93);
    expect(codes('Valbrune Travaux (Agence Nord)', 'Valbrune Travaux')).toContain('BRACKETS_LEFT_OUT');
  });

  it('weakens more when both have other words in it', () => {
    const found = compare('Valbrune Travaux (Agence Nord)', 'Valbrune Travaux (Bureau Lorme)');
    expect(found.score).toBeCloseTo(0.78);
    expect(found.against).toEqual([
      {
        code: 'OTHER_BRACKETS',
        words: 'other words in brackets (agence nord and bureau lorme)',
        factor: 0.78,
      },
    ]);
  });

  it('may be the name of the other', () => {
    const found = compare('Etoile du Midi (Valbrune Travaux)', 'Valbrune Travaux SARL');
    expect(found.score).toBeCloseTo(0.85);
    expect(found.against.map(({ code }) => code)).toEqual(['NAME_IN_BRACKETS']);
  });

  it.each([
    ['says nothing that the name does not', 'Commune de Lorme (Mairie)', 'Mairie de Lorme'],
    ['may be written without brackets', 'Valbrune (Agence Nord)', 'Valbrune Agence Nord'],
    ['may be left open where a field was too short', 'Commune de Lorme (Mair', 'Commune de Lorme (Mair)'],
    ['may be the legal form', 'Valbrune (Pvt) Ltd', 'Valbrune Limited'],
  ])('%s', (_, a, b) => {
    expect(compare(a, b).score).toBe(1);
  });

  it('is part of the name when it is a country', () => {
    expect(compare('Valbrune (Deutschland) GmbH', 'Valbrune GmbH').score).toBeLessThan(DEFAULT_MIN_SCORE);
    expect(compare('Valbrune (Pologne) SA', 'Valbrune Pologne SA').score).toBe(1);
    expect(compare('Valbrune (UK)', 'Valbrune (France)').score).toBeLessThan(DEFAULT_MIN_SCORE);
  });
});

describe('an abbreviation that a name has itself', () => {
  const LONG = "Société d'économie mixte de développement de l'Oise SEMDO";

  it('is the whole name of another', () => {
    const found = compare(LONG, 'SEMDO');
    expect(found).toMatchObject({ score: 0.86, reasons: [{ code: 'OWN_ABBREVIATION' }] });
    expect(compare('Travaux Bâtiments Electricité Sécurité (TBES)', 'TBES SAS').score).toBe(0.86);
  });

  it('is no word of the name', () => {
    expect(compare(LONG, "Société d'économie mixte de développement de l'Oise").score).toBe(1);
  });

  it('counts for less when nobody says it: bare initials are others more often', () => {
    expect(compare('Travaux Bâtiments Electricité Sécurité', 'TBES')).toMatchObject({
      score: 0.7,
      reasons: [{ code: 'INITIALS' }],
    });
  });
});

describe('a name that was cut off', () => {
  it('ends inside a word of the longer one', () => {
    expect(
      compare(
        "Syndicat intercommunal d'élimination des déch",
        "Syndicat intercommunal d'élimination des déchets de Lorme",
      ),
    ).toMatchObject({ score: 0.9, reasons: [{ code: 'CUT_NAME' }] });
  });

  it.each([
    ['too short to tell', 'Valbrune Trav', 'Valbrune Travaux du Midi'],
    ['ending with a word', 'Valbrune Travaux Midi', 'Valbrune Travaux Midi Lorme Aubin Cassel Dorne'],
    [
      'a letter short: the other is a plural',
      'Valbrune Energie Système',
      'Valbrune Energie Systèmes Midi Lorme Aubin',
    ],
  ])('is none, %s', (_, a, b) => {
    expect(codes(a, b)).not.toContain('CUT_NAME');
  });
});

describe('a long legal form', () => {
  it.each([
    ['Valbrune Société à responsablité limitée', 'Valbrune SARL'],
    ['Valbrune Aktiengeselschaft', 'Valbrune AG'],
    ['Valbrune Incorprated', 'Valbrune Inc'],
  ])('is known with two letters wrong: %s', (a, b) => {
    expect(compare(a, b).score).toBe(1);
  });

  it('is not taken for another word', () => {
    expect(takeApart('Nordic Cooperation', 'ORGANISATION').words).toEqual(['nordic', 'cooperation']);
  });
});
