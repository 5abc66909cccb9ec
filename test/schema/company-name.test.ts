import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/db/check/check.ts';
import { mergeNodes, unmergeNode } from '../../src/db/merge/merge.ts';
import type { OrganisationRecord } from '../../src/model/record.ts';
import { dumpGraph } from '../db/graph-dump.ts';
import { row, rows, withDatabase } from '../db/memory-graph.ts';
import { organisation } from '../db/sample-records.ts';

const SIREN = '303265045';
const SIRETS = ['00011', '00029', '00037', '00045'].map((nic) => SIREN + nic);

/** What a document calls an establishment. */
const at = (position: number, name: string, statedOn = '2026-02-01') =>
  organisation(`e${position}`, {
    name,
    statedOn,
    keys: [],
    identifiers: [{ scheme: 'SIRET', value: SIRETS[position] as string }],
  });

/** What a document calls the company itself. */
const unit = (name: string, statedOn = '2026-01-01') =>
  organisation('unit', { name, statedOn, keys: [], identifiers: [{ scheme: 'SIREN', value: SIREN }] });

function named(...records: readonly OrganisationRecord[]) {
  let found: { name: string; aliases: string[] } | undefined;
  withDatabase(
    (database) => {
      const { name } = row<{ name: string }>(database, 'SELECT name FROM organisations');
      const others = rows<{ name: string }>(database, 'SELECT name FROM aliases ORDER BY name');
      found = { name, aliases: others.map((alias) => alias.name) };
      expect(checkDatabase(database)).toEqual([]);
    },
    ...records.map((record) => ({ nodes: [record] })),
  );
  return found;
}

describe('what a company is called', () => {
  it('is what a document that has its own number calls it, whatever later ones call its establishments', () => {
    const established = [at(0, 'Bouchard Lille'), at(1, 'Bouchard Paris')];
    const expected = { name: 'Bouchard Holding', aliases: ['Bouchard Lille', 'Bouchard Paris'] };
    expect(named(unit('Bouchard Holding'), ...established)).toEqual(expected);
    expect(named(...established, unit('Bouchard Holding'))).toEqual(expected);
  });

  it('is what most establishments are called, without brackets at the end, accents, case and legal form apart', () => {
    expect(
      named(
        at(0, 'Étanchéité Nord (Lille)'),
        at(1, 'ETANCHEITE NORD SAS'),
        at(2, 'Étanchéité Nord (Arras) (dépôt)'),
        at(3, 'Toitures Duval', '2026-06-01'),
      ),
    ).toEqual({
      name: 'Étanchéité Nord',
      aliases: [
        'ETANCHEITE NORD SAS',
        'Toitures Duval',
        'Étanchéité Nord (Arras) (dépôt)',
        'Étanchéité Nord (Lille)',
      ],
    });
  });

  it('is the latest of names of which no two are one', () =>
    expect(named(at(0, 'Vidal'), at(1, 'Duval', '2026-05-01'), at(2, 'Arnaud'))).toEqual({
      name: 'Duval',
      aliases: ['Arnaud', 'Vidal'],
    }));

  it('keeps a name that is nothing but brackets, and one made for want of any gives way', () => {
    expect(named(at(0, 'Varenge (Travaux (V.T.P.)) ([ND])'))?.name).toBe('Varenge');
    expect(named(at(0, 'Duval (Lille) Nord'))?.name).toBe('Duval (Lille) Nord');
    expect(named(at(0, 'Duval (Travaux pub'))?.name).toBe('Duval');
    expect(named(at(0, '(Sans nom)'))).toEqual({ name: '(Sans nom)', aliases: [] });
    const nameless = { ...at(0, `SIRET ${SIRETS[0]}`, '2026-09-01'), nameIsMakeshift: true as const };
    expect(named(nameless, at(0, 'Vidal (Lyon)'))).toEqual({ name: 'Vidal', aliases: ['Vidal (Lyon)'] });
    expect(named(at(0, 'Vidal (Lyon)'), nameless)).toEqual({ name: 'Vidal', aliases: ['Vidal (Lyon)'] });
  });
});

const NAMES = ['Vidal', 'VIDAL (Lyon)', 'Vidal SARL', 'Vidal (Paris)', 'Duval', 'Duval (Lille)'];
const said = fc.record({
  position: fc.integer({ min: -1, max: 3 }),
  name: fc.constantFrom(...NAMES),
  day: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
});
const recordOf = ({ position, name, day }: { position: number; name: string; day: string }) =>
  position < 0 ? unit(name, day) : at(position, name, day);

it('does not depend on the order of documents, and is as if a merge had never been when it is undone', () => {
  fc.assert(
    fc.property(
      fc.array(said, { minLength: 1, maxLength: 7 }),
      fc.array(fc.nat(), { maxLength: 7 }),
      (list, keys) => {
        const records = list.map(recordOf);
        const shuffled = records
          .map((record, position) => ({ record, key: keys[position] ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ record }) => record);
        const other = organisation('other', { name: 'Vidal (Lyon)' });
        let dumped: unknown;
        withDatabase(
          (database) => {
            dumped = dumpGraph(database);
            const idOf = (name: string, value: string) =>
              row<{ id: number }>(database, `SELECT node_id AS id FROM ${name} = ?`, value).id;
            const company = { type: 'ORGANISATION', id: idOf('identifiers WHERE value', SIREN) } as const;
            const namesake = { type: 'ORGANISATION', id: idOf('node_keys WHERE key', 'test:other') } as const;
            mergeNodes(database, namesake, company);
            expect(checkDatabase(database)).toEqual([]);
            unmergeNode(database, namesake);
            expect(dumpGraph(database)).toEqual(dumped);
          },
          ...[other, ...records].map((record) => ({ nodes: [record] })),
        );
        withDatabase(
          (database) => expect(dumpGraph(database)).toEqual(dumped),
          ...[other, ...shuffled].map((record) => ({ nodes: [record] })),
        );
      },
    ),
    { numRuns: 12 },
  );
});
