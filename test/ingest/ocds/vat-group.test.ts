import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';
import { bids, flags, type Json, names, release } from './ocds-graph.ts';

const VAT = { scheme: 'VAT', id: 'IT00802230151' };

function company(taxCode: string, name: string): Json {
  const identifier = { scheme: 'IT-CF', id: taxCode };
  return { id: `IT-CF-${taxCode}`, name, identifier, additionalIdentifiers: [VAT], roles: ['supplier'] };
}

const alfa = company('00488410010', 'Alfa');
const beta = company('00905811006', 'Beta');

function awarded(ocid: string, ...suppliers: Json[]): Json {
  return release({
    ocid,
    tag: ['award'],
    parties: suppliers,
    awards: [{ id: 'a', status: 'active', suppliers: suppliers.map(({ id, name }) => ({ id, name })) }],
  });
}

it.each([
  ['in two releases', { releases: [awarded('ocds-a1b2c3-1', alfa), awarded('ocds-a1b2c3-2', beta)] }],
  ['in one release', { releases: [awarded('ocds-a1b2c3-1', alfa, beta)] }],
])('keeps two companies of one VAT group apart %s, and flags the number', (_, content) =>
  withImport(ocdsSource, async (given) => {
    await given.importContent('file.json', content);
    expect(names(given)).toEqual(['Alfa', 'Beta']);
    expect(bids(given).join()).toMatch(/^Alfa.*Beta/);
    expect(flags(given)).toContain('SHARED_IDENTIFIER identifiers VAT IT00802230151');
    expect(
      given.values("SELECT count(*) FROM quality_flags WHERE flag = 'SHARED_IDENTIFIER' AND node_id > 0"),
    ).toEqual([2]);
    expect(given.problems()).toEqual([]);
  }),
);

it('takes names that are one when transliterated for the names of two', () =>
  withImport(ocdsSource, async (given) => {
    const suppliers = ['世達科技股份有限公司', '市大科技股份有限公司', 'ООО Ёлка', 'ООО Иолка'].map(
      (name, place) => ({
        id: String(place),
        name,
        address: { countryName: 'TW' },
        roles: ['supplier'],
      }),
    );
    await given.importContent('file.json', {
      releases: suppliers.map((supplier, place) => awarded(`ocds-a1b2c3-${place}`, supplier)),
    });
    expect(names(given)).toHaveLength(suppliers.length);
  }));
