import { describe, expect, it } from 'vitest';
import { bandOf, isSharedNumber } from '../../../src/graph/duplicate/band.ts';
import { findDuplicates, type ListedBand } from '../../../src/graph/duplicate/find-duplicates.ts';
import type { NodeRecord } from '../../../src/model/record.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { giveNumbers, withoutNumbers } from './older-number.ts';
import { compareAmong, subjectOf } from './subject-pair.ts';

let next = 0;

function organisation(name: string, ...numbers: string[]): NodeRecord {
  const ref = `b${next++}`;
  const identifiers = numbers.map((value) => ({ scheme: value.length === 14 ? 'SIRET' : 'SIREN', value }));
  return { type: 'ORGANISATION', ref, keys: [`t:${ref}`], name, statedOn: '2026-01-01', identifiers };
}

/** In a database of an older version, which made a node of every number. */
function listed(nodes: readonly NodeRecord[], options: { band?: ListedBand; minScore?: number } = {}) {
  return withDatabase(
    (database) => {
      giveNumbers(database, nodes);
      return findDuplicates(database, { type: 'ORGANISATION', ...options });
    },
    { nodes: withoutNumbers(nodes) },
  );
}

const HEAD = '552032534';
const [UNIT_A, UNIT_B, UNIT_C] = ['55203253400638', '55203253400646', '55203253400604'] as const;
const OTHER = '542051180';

describe('a pair is', () => {
  it('LIKELY from 0.8 on', () => {
    const { duplicates } = listed([organisation('Valbrune SAS'), organisation('Valbrune')]);
    expect(duplicates).toMatchObject([
      { band: 'LIKELY', score: 1, reasons: [{ code: 'SAME_NAME', factor: 1 }] },
    ]);
  });

  it('POSSIBLE below, and listed only when asked for', () => {
    const nodes = [organisation('Travaux Lorme Aubin'), organisation('TLA')];
    expect(listed(nodes).duplicates).toEqual([]);
    expect(listed(nodes, { band: 'POSSIBLE' }).duplicates).toMatchObject([
      { band: 'POSSIBLE', score: 0.7, reasons: [{ code: 'INITIALS' }] },
    ]);
    expect(listed(nodes, { minScore: 0.7 }).duplicates).toHaveLength(1);
  });

  it.each([
    ['another checked number', organisation('Valbrune', HEAD), organisation('Valbrune', OTHER)],
    ['other numbers in the name', organisation('Lycée Lorme 5'), organisation('Lycée Lorme 6')],
    [
      'another country',
      { ...organisation('Valbrune'), country: 'FR' },
      { ...organisation('Valbrune'), country: 'DE' },
    ],
  ] as [string, NodeRecord, NodeRecord][])('DIFFERENT and never listed: %s', (_, a, b) => {
    expect(listed([a, b], { minScore: 0.1 }).duplicates).toEqual([]);
  });

  it('UNITS when both are establishments of one company: listed apart, under its number', () => {
    const nodes = [UNIT_A, UNIT_B].map((siret) => organisation('Valbrune', siret));
    const { duplicates, units, companiesOfUnits } = listed(nodes);
    expect(duplicates).toEqual([]);
    expect(units).toMatchObject([
      {
        band: 'UNITS',
        siren: HEAD,
        nodes: [{ name: 'Valbrune' }, { name: 'Valbrune' }],
        namesApart: [],
      },
    ]);
    expect(companiesOfUnits).toBe(1);
    expect(listed(nodes, { band: 'LIKELY' }).units).toEqual([]);
    expect(listed(nodes, { band: 'UNITS' }).units).toHaveLength(1);
  });

  it('no pair of units when one of them is the company', () => {
    const found = listed([organisation('Valbrune', HEAD), organisation('Valbrune', UNIT_A)]);
    expect(found.units).toEqual([]);
    expect(found.duplicates).toMatchObject([{ band: 'LIKELY', reasons: [{}, { code: 'SAME_NUMBER' }] }]);
  });
});

describe('a shared number', () => {
  it('is flagged where the names have little in common', () => {
    const nodes = [organisation('Valbrune', HEAD), organisation('Cassel Dorne', UNIT_A)];
    expect(listed(nodes).duplicates).toEqual([]);
    expect(listed(nodes, { band: 'POSSIBLE' }).duplicates).toMatchObject([
      {
        reasons: [{ code: 'SAME_NUMBER', words: `same SIREN ${HEAD}`, factor: 0.3 }],
        against: [{ code: 'NAMES_APART', words: 'names that have little in common', factor: 1 }],
      },
    ]);
  });

  it('is flagged in a company whose establishments have such names', () => {
    const nodes = [
      organisation('Valbrune', UNIT_A),
      organisation('Valbrune Midi', UNIT_C),
      organisation('Cassel Dorne', UNIT_B),
    ];
    expect(listed(nodes).units).toMatchObject([{ siren: HEAD, namesApart: [{ name: 'Cassel Dorne' }] }]);
  });
});

describe('a VAT number that both have', () => {
  const VAT = { scheme: 'VAT', value: 'IT00802230151', checked: true };
  const taxCode = (value: string) => ({ scheme: 'IT-CF', value, checked: true });
  const compare = (
    ...identifiers: [{ scheme: string; value: string; checked: boolean }[], (typeof VAT)[]]
  ) => {
    const [a, b] = identifiers.map((own) => subjectOf('Valbrune', { identifiers: own }));
    if (!a || !b) throw new Error('A pair has two nodes.');
    const finding = compareAmong(a, b, 0);
    return { ...finding, band: bandOf(a, b, finding) };
  };

  it('may be that of their group: it is no number of one organisation, which bulk merging asks for', () => {
    const { reasons, band } = compare([VAT], [VAT]);
    expect(band).toBe('LIKELY');
    expect(reasons[1]).toEqual({ code: 'SAME_VAT_NUMBER', words: 'same VAT IT00802230151', factor: 0.5 });
    expect(reasons.some(isSharedNumber)).toBe(false);
  });

  it('does not make two tax codes one', () => {
    expect(compare([VAT, taxCode('00488410010')], [VAT, taxCode('00905811006')]).band).toBe('DIFFERENT');
  });

  it('counts as a company number where it holds one', () => {
    const french = { scheme: 'VAT', value: 'FR83404833048', checked: true };
    const { reasons } = compare([french], [{ scheme: 'SIREN', value: '404833048', checked: true }]);
    expect(reasons.some(isSharedNumber)).toBe(true);
  });
});

describe('names are compared though they share no word outside brackets', () => {
  /** In every order of names, more than a few of these stand between any two others. */
  const between = [...'abcdefghijklmnopqrstuvwxyz', ...Array<string>(8).fill('ue')].flatMap((start, at) =>
    [0, 1, 2, 3, 4, 5].map((step) =>
      organisation(`${start}${at}x${step}x${start.split('').reverse().join('')}`),
    ),
  );

  it.each([
    ['Etoile du Midi (Valbrune)', 'Valbrune SARL'],
    ['Union de Valbrune UDV', 'UDV'],
  ])('%s, %s', (a, b) => {
    const { duplicates } = listed([organisation(a), ...between, organisation(b)], { band: 'LIKELY' });
    expect(duplicates.map((each) => [each.a.name, each.b.name])).toContainEqual([a, b]);
  });
});
