import { describe, expect, it } from 'vitest';
import { mergeNodes } from '../../../src/db/merge/merge.ts';
import { findDuplicates } from '../../../src/graph/duplicate/find-duplicates.ts';
import type { ClaimRecord, NodeRecord } from '../../../src/model/record.ts';
import { NOW, withDatabase } from '../../db/memory-graph.ts';

let next = 0;

function organisation(name: string, also: object = {}): NodeRecord {
  const ref = `o${next++}`;
  return {
    type: 'ORGANISATION',
    ref,
    keys: [`t:${ref}`],
    name,
    statedOn: '2026-01-01',
    ...also,
  } as NodeRecord;
}

/** The pairs found, as names, with what speaks for and against them. */
function pairsIn(nodes: readonly NodeRecord[], claims: readonly ClaimRecord[] = []) {
  const find = (database: Parameters<typeof findDuplicates>[0]) =>
    findDuplicates(database, { type: 'ORGANISATION' }).duplicates.map(({ a, b, reasons, against }) => ({
      names: [a.name, b.name],
      reasons: reasons.map(({ words }) => words),
      against: against.map(({ words }) => words),
    }));
  return withDatabase(find, { nodes: [...nodes], claims: [...claims] });
}

const siren = (value: string) => ({ identifiers: [{ scheme: 'SIREN', value }] });
const siret = (value: string) => ({ identifiers: [{ scheme: 'SIRET', value }] });

describe('likely duplicates', () => {
  it('are found by name, with the reasons', () => {
    expect(
      pairsIn([organisation('Bouchard SAS'), organisation('SAS BOUCHARD'), organisation('Lambert')]),
    ).toEqual([
      {
        names: ['Bouchard SAS', 'SAS BOUCHARD'],
        reasons: ['same name but for legal form or linking words'],
        against: [],
      },
    ]);
  });

  it('are found by an alias', () => {
    const found = pairsIn([organisation('PTT', { aliases: ['La Poste'] }), organisation('La Poste')]);
    expect(found).toMatchObject([{ names: ['PTT', 'La Poste'], reasons: ['same name (of an alias)'] }]);
  });

  it('are found though a letter at the start differs', () => {
    expect(pairsIn([organisation('Kristalord'), organisation('Cristalord')])).toHaveLength(1);
  });

  it('are not two with other checked identifiers', () => {
    expect(
      pairsIn([organisation('Bouchard', siren('552032534')), organisation('Bouchard', siren('542051180'))]),
    ).toEqual([]);
  });

  it('are not two establishments of one company, which are one organisation', () => {
    const found = pairsIn([
      organisation('Bouchard Travaux', siret('55203253400638')),
      organisation('Bouchart Travaux', siren('552032534')),
    ]);
    expect(found).toEqual([]);
  });

  it('are helped by an unchecked identifier that both have', () => {
    const wrong = { identifiers: [{ scheme: 'SIREN', value: '123456789' }] };
    const found = pairsIn([
      organisation('Bouchard Travaux Mexique', wrong),
      organisation('Bouchard Travaux', wrong),
    ]);
    expect(found).toMatchObject([
      { reasons: [expect.any(String), 'same unchecked identifier SIREN 123456789'] },
    ]);
  });

  it('are not in two countries', () => {
    expect(
      pairsIn([organisation('Bouchard', { country: 'FR' }), organisation('Bouchard', { country: 'DE' })]),
    ).toEqual([]);
  });

  it('tell when the two bid against each other', () => {
    const [a, b] = [organisation('Bouchard SAS'), organisation('Bouchard')];
    const tender = {
      type: 'TENDER',
      ref: 't',
      keys: ['t:t'],
      name: 'T',
      statedOn: '2026-01-01',
    } as NodeRecord;
    const bid = (ref: string) =>
      ({
        kind: 'BID',
        tender: 't',
        parties: [{ organisation: ref, role: 'SOLE' }],
        evidence: [{ standing: 'OFFICIAL', note: 'seen', knownFrom: '2026-01-01' }],
      }) as ClaimRecord;
    expect(pairsIn([a, b, tender], [bid(a.ref), bid(b.ref)])).toMatchObject([
      { against: ['bid against each other on 1 tender'] },
    ]);
  });

  it('are no more when they were merged', () => {
    const [a, b] = [organisation('Bouchard SAS'), organisation('Bouchard')];
    const found = withDatabase(
      (database) => {
        mergeNodes(database, { type: 'ORGANISATION', id: 1 }, { type: 'ORGANISATION', id: 2 }, { now: NOW });
        return findDuplicates(database, { type: 'ORGANISATION' });
      },
      { nodes: [a, b] },
    );
    expect(found).toMatchObject({ duplicates: [], nodes: 1 });
  });
});

describe('among many nodes', () => {
  const PLACES = ['Ax', 'Bry', 'Crest', 'Dole', 'Eu', 'Foix', 'Gap'];
  const many = (count: number) =>
    Array.from({ length: count }, (_, position) =>
      organisation(`Commune de ${PLACES[position % 7]}${position.toString(36).replace(/\d/g, 'z')} ville`),
    );

  it('compares each with few others, whatever words all share', () => {
    const compared = (count: number) =>
      withDatabase((database) => findDuplicates(database, { type: 'ORGANISATION' }).compared, {
        nodes: many(count),
      });
    expect(compared(2_000)).toBeLessThan(2_000 * 40);
    expect(compared(4_000)).toBeLessThan(4_000 * 40);
  });

  it('lists the first and tells how many there are', () => {
    const twice = ['Aubier', 'Bellecour', 'Cassini'].flatMap((name) => [
      organisation(name),
      organisation(`${name} SA`),
    ]);
    const result = withDatabase((database) => findDuplicates(database, { type: 'ORGANISATION', first: 2 }), {
      nodes: twice,
    });
    expect(result).toMatchObject({ found: 3, nodes: 6, isComplete: true });
    expect(result.duplicates).toHaveLength(2);
  });
});
