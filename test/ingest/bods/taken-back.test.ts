import { describe, expect, it } from 'vitest';
import { bodsSource } from '../../../src/ingest/sources/bods/source.ts';
import { type TestImport, withImport } from '../with-import.ts';

type Part = Record<string, unknown>;

/** All that was published on one day, as registers give it in bulk. */
const PUBLISHED = { publicationDetails: { publicationDate: '2031-01-01', publisher: { name: 'Register' } } };

const record = (statementId: string, recordType: string, recordDetails: Part, more: Part = {}): Part => ({
  ...PUBLISHED,
  statementId,
  recordId: recordType,
  recordType,
  recordStatus: 'new',
  recordDetails,
  statementDate: '2029-01-01',
  ...more,
});

const PARTIES = [
  record('e', 'entity', { entityType: { type: 'registeredEntity' }, name: 'Gull Boats' }),
  record('p', 'person', { personType: 'knownPerson', names: [{ fullName: 'Ola Imaginary' }] }),
];

const owns = (statementId: string, interests: readonly Part[], more: Part = {}) =>
  record(statementId, 'relationship', { subject: 'entity', interestedParty: 'person', interests }, more);

const share = (exact: unknown, more: Part = {}): Part => ({
  type: 'shareholding',
  share: { exact },
  ...more,
});

const shares = ({ rows }: TestImport) =>
  rows(
    'SELECT o.share_min, c.valid_until FROM ownerships o JOIN claims c ON c.id = o.id WHERE o.withdrawn = 0 ORDER BY 1',
  ).map(Object.values);

describe('statements of BODS on one record', () => {
  it('take back what was stated before, also when all were published on one day', () =>
    withImport(bodsSource, async (given) => {
      await given.importContent('a.json', [
        ...PARTIES,
        owns('r2', [share(40)], { recordStatus: 'updated', statementDate: '2030-01-01' }),
        owns('r1', [share(25)]),
      ]);
      expect(shares(given)).toEqual([[40_000, null]]);
      expect(given.problems()).toEqual([]);
    }));

  it('end the validity when they close it, and take nothing back when they tell of no interest', async () => {
    const closed = { recordStatus: 'closed', statementDate: '2030-06-01' };
    for (const [interests, expected] of [
      [[share(25)], [[25_000, '2030-06-01']]],
      [[], [[25_000, null]]],
    ] as const) {
      await withImport(bodsSource, async (given) => {
        await given.importContent('a.json', [
          ...PARTIES,
          owns('r1', [share(25)]),
          owns('r2', interests, closed),
        ]);
        expect(shares(given)).toEqual(expected);
      });
    }
  });

  it('are read with a share in quotes', () =>
    withImport(bodsSource, async (given) => {
      await given.importContent('a.json', [...PARTIES, owns('r1', [share('33.33')])]);
      expect(shares(given)).toEqual([[33_330, null]]);
      expect(given.values('SELECT count(*) FROM quality_flags')).toEqual([0]);
    }));
});

describe('a statement of BODS up to 0.3 in another file', () => {
  it('takes back the one that it replaces, whichever comes first', async () => {
    const party = (id: string, statementType: string, more: Part) => ({
      statementID: id,
      statementType,
      ...more,
    });
    const stated = (id: string, day: string, exact: number, replacesStatements: readonly string[]) => [
      party('e', 'entityStatement', {
        name: 'Gull Boats',
        entityType: 'registeredEntity',
        statementDate: day,
      }),
      party('p', 'personStatement', { names: [{ fullName: 'Ola Imaginary' }], statementDate: day }),
      party(id, 'ownershipOrControlStatement', {
        subject: { describedByEntityStatement: 'e' },
        interestedParty: { describedByPersonStatement: 'p' },
        interests: [share(exact)],
        replacesStatements,
        statementDate: day,
      }),
    ];
    const files = [stated('a', '2029-01-01', 25, []), stated('b', '2030-01-01', 40, ['a'])];
    for (const order of [files, files.toReversed()]) {
      await withImport(bodsSource, async (given) => {
        for (const [position, file] of order.entries()) await given.importContent(`${position}.json`, file);
        expect(shares(given)).toEqual([[40_000, null]]);
        expect(
          given.values(
            'SELECT c.known_until FROM ownerships o JOIN claims c ON c.id = o.id WHERE o.withdrawn = 1',
          ),
        ).toEqual(['2030-01-01']);
      });
    }
  });
});
