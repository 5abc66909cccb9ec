import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { IdentifierRecord, OrganisationRecord } from '../../../src/model/record.ts';
import { freshDatabase } from '../fresh-database.ts';
import { NOW, recordsOf, rows, withDatabase } from '../memory-graph.ts';
import { organisation } from '../sample-records.ts';

const GROUP_VAT = { scheme: 'VAT', value: 'IT00802230151' };
const ALFA = { scheme: 'IT-CF', value: '00488410010' };
const BETA = { scheme: 'IT-CF', value: '00905811006' };
const LEI = { scheme: 'LEI', value: '529900T8BM49AURSDO55' };

function known(ref: string, identifiers: IdentifierRecord[], more: Partial<OrganisationRecord> = {}) {
  return organisation(ref, { keys: [], identifiers, ...more });
}

const alfa = known('alfa', [ALFA, GROUP_VAT]);
const beta = known('beta', [BETA, GROUP_VAT]);
const group = known('group', [GROUP_VAT]);

/** Each organisation: its identifiers, with a star at those that find it, and what is flagged. */
function organisationsOf(database: GreffeDatabase): string[] {
  return rows<{ said: string }>(
    database,
    `SELECT (SELECT group_concat(scheme || ' ' || value || iif(checked, '*', ''), ', ' ORDER BY scheme) FROM identifiers WHERE node_id = o.id)
       || coalesce(' | ' || (SELECT group_concat(flag || ' ' || published, ', ') FROM quality_flags WHERE node_id = o.id), '') AS said
     FROM organisations o ORDER BY said`,
  ).map(({ said }) => said);
}

function flagged(database: GreffeDatabase): string[] {
  return rows<{ value: string }>(
    database,
    `SELECT value FROM identifiers i WHERE scheme = 'IT-CF' AND EXISTS (SELECT 1 FROM quality_flags f WHERE f.node_id = i.node_id
       AND f.flag = 'SHARED_IDENTIFIER' AND f.published = 'VAT ${GROUP_VAT.value}') ORDER BY value`,
  ).map(({ value }) => value);
}

describe('a number that several units share', () => {
  const both = [
    'IT-CF 00488410010*, VAT IT00802230151 | SHARED_IDENTIFIER VAT IT00802230151',
    'IT-CF 00905811006*, VAT IT00802230151 | SHARED_IDENTIFIER VAT IT00802230151',
  ];

  it('makes no two companies of one VAT group one, in one batch or in several', () => {
    withDatabase(
      (database) => expect(organisationsOf(database)).toEqual(both),
      { nodes: [alfa] },
      { nodes: [beta] },
    );
    withDatabase((database) => expect(organisationsOf(database)).toEqual(both), { nodes: [alfa, beta] });
  });

  it('matches nothing: who has that number only is found by it and the name', () => {
    withDatabase(
      (database) =>
        expect(organisationsOf(database)).toEqual([
          ...both,
          'VAT IT00802230151 | SHARED_IDENTIFIER VAT IT00802230151',
        ]),
      { nodes: [alfa, beta] },
      { nodes: [group] },
      { nodes: [{ ...group, ref: 'again' }] },
    );
  });

  it('is one of a unit that has two of it, once each of them states it', () => {
    const [a, b] = [known('a', [ALFA]), known('b', [BETA])];
    withDatabase(
      (database) => expect(organisationsOf(database)).toEqual(both),
      { nodes: [a, b] },
      { nodes: [alfa] },
      { nodes: [beta] },
    );
  });

  it('is not the LEI, which a record without another national number is found by', () => {
    withDatabase(
      (database) =>
        expect(organisationsOf(database)).toEqual(['IT-CF 00488410010*, LEI 529900T8BM49AURSDO55*']),
      { nodes: [known('a', [LEI])] },
      { nodes: [known('b', [LEI, ALFA])] },
      { nodes: [known('c', [LEI])] },
    );
  });

  it('does not outweigh the national number, wherever that stands in the record', () => {
    withDatabase(
      (database) =>
        expect(organisationsOf(database)).toEqual([
          'IT-CF 00488410010*, VAT IT00802230151',
          'VAT IT00802230151*',
        ]),
      { nodes: [known('a', [ALFA]), known('b', [GROUP_VAT])] },
      { nodes: [known('c', [GROUP_VAT, ALFA])] },
    );
  });
});

it('does not find an organisation by a key when both have numbers that differ', () => {
  withDatabase(
    (database) => expect(organisationsOf(database)).toEqual(['IT-CF 00488410010*', 'IT-CF 00905811006*']),
    { nodes: [known('a', [ALFA], { keys: ['k:1'] })] },
    { nodes: [known('b', [BETA], { keys: ['k:1'] })] },
  );
});

it('keeps two units apart in any order of records, in batches of any size, and flags the same', () => {
  const records = [
    alfa,
    beta,
    group,
    known('alfa only', [ALFA]),
    known('beta only', [BETA]),
    known('alfa and the key', [ALFA], { keys: ['k:1'] }),
    known('beta and the key', [GROUP_VAT, BETA], { keys: ['k:1'] }),
  ];
  const inSomeOrder = fc.shuffledSubarray(records, { minLength: records.length });
  fc.assert(
    fc.property(
      inSomeOrder,
      fc.array(fc.integer({ min: 1, max: 3 })),
      fc.boolean(),
      (order, sizes, isTwice) => {
        const database = freshDatabase();
        try {
          const writer = createWriter(database);
          const left = isTwice ? [...order, ...order] : [...order];
          for (const size of [...sizes, ...left.map(() => 1)]) {
            const nodes = left.splice(0, size).map((record, place) => ({ ...record, ref: `${place}` }));
            if (nodes.length > 0) writer.write(recordsOf({ nodes }), { now: NOW });
          }
          expect(flagged(database)).toEqual([ALFA.value, BETA.value]);
          const checkedOf = rows(
            database,
            "SELECT count(DISTINCT value) AS n FROM identifiers WHERE scheme = 'IT-CF' GROUP BY node_id",
          );
          expect(checkedOf).toEqual([{ n: 1 }, { n: 1 }]);
          const finding = "SELECT 1 FROM identifiers WHERE scheme = 'VAT' AND checked = 1";
          expect(rows(database, finding)).toEqual([]);
          expect(checkDatabase(database)).toEqual([]);
        } finally {
          database.close();
        }
      },
    ),
    { numRuns: 80 },
  );
});
