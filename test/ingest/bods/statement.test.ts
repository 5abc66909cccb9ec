import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bodsSource } from '../../../src/ingest/sources/bods/source.ts';
import { withImport } from '../with-import.ts';

function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

const OWNERSHIPS = `SELECT coalesce(o.name, p.name) owner, owned.name owned, w.control, w.share_min, w.share_max,
  c.valid_from, c.valid_until, c.note
  FROM ownerships w JOIN claims c ON c.id = w.id JOIN organisations owned ON owned.id = w.owned_id
  LEFT JOIN organisations o ON o.id = w.owner_id LEFT JOIN people p ON p.id = w.owner_id WHERE w.withdrawn = 0 ORDER BY w.id`;

const FLAGS = 'SELECT DISTINCT flag, field FROM quality_flags ORDER BY flag, field';

describe('BODS statements up to 0.3', () => {
  it('state who owns whom, by which interest, to which share and since when', async () => {
    await withImport(bodsSource, async ({ importPaths, rows, problems }) => {
      expect(await importPaths([fixture('flat.json')])).toMatchObject({ documents: 5, rejected: 0 });
      expect(rows(OWNERSHIPS).map(Object.values)).toEqual([
        [
          'Falke Papier AG',
          'Kestrel Paper Limited',
          'shareholding',
          25_000,
          50_000,
          '2016-04-06',
          '2018-11-02',
          'more than 25 %; ownership-of-shares-25-to-50-percent',
        ],
        [
          'Falke Papier AG',
          'Kestrel Paper Limited',
          'voting-rights',
          33_333,
          33_333,
          '2016-04-06',
          null,
          'indirect; beneficial ownership or control',
        ],
        [
          'Ada Inventsson',
          'Kestrel Paper Limited',
          'influence-or-control',
          null,
          null,
          null,
          null,
          'as-person',
        ],
        [
          'Ada Inventsson',
          'Kestrel Paper Limited',
          'influence-or-control',
          null,
          null,
          null,
          null,
          'as-firm',
        ],
      ]);
      expect(problems()).toEqual([]);
    });
  });

  it('are documents whose evidence names the register they come from, and is reported when that is none', async () => {
    await withImport(bodsSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('flat.json')]);
      const evidence = rows(
        "SELECT DISTINCT a.name, e.locator, e.standing, e.known_from, s.name source, s.url, e.note FROM evidence e JOIN articles a ON a.id = e.article_id LEFT JOIN articles s ON s.id = e.attributed_to_id WHERE e.locator LIKE '%/0' ORDER BY a.name",
      );
      expect(evidence.map(Object.values)).toEqual([
        [
          'Ownership-or-control statement o-entity',
          '/interests/0',
          'OFFICIAL',
          '2019-07-08',
          'Invented Register of Control',
          'https://register.example/psc',
          null,
        ],
        [
          'Ownership-or-control statement o-person',
          '/interests/0',
          'REPORTED',
          '2019-07-09',
          'A newspaper',
          null,
          'Asserted by Invented Gazette.',
        ],
      ]);
    });
  });

  it('identify organisations by registers with a code, which other sources name too', async () => {
    await withImport(bodsSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('flat.json'), fixture('records.jsonl')]);
      expect(
        rows('SELECT o.name, o.country, o.founded FROM organisations o ORDER BY o.name').map(Object.values),
      ).toEqual([
        ['Falke Papier AG', 'CH', null],
        ['Kestrel Paper Ltd', 'GB', '1899-04-01'],
        ['Republic of Inventia', 'XX', null],
      ]);
      expect(
        rows("SELECT scheme, value FROM identifiers WHERE node_type = 'ORGANISATION' ORDER BY value").map(
          Object.values,
        ),
      ).toEqual([
        ['GB-COH', '09999901'],
        ['GB-COH', '9999901'],
      ]);
    });
  });

  it('keep numbers, birthdays and addresses of persons to themselves', async () => {
    await withImport(bodsSource, async ({ importPaths, rows, values }) => {
      await importPaths([fixture('flat.json'), fixture('records.jsonl')]);
      expect(
        rows('SELECT name, given_name, family_name FROM people ORDER BY name').map(Object.values),
      ).toEqual([
        ['Ada Inventsson', 'Ada', 'Inventsson'],
        ['Bo Notreal', 'Bo', 'Notreal'],
      ]);
      expect(values("SELECT value FROM identifiers WHERE node_type = 'PERSON'")).toEqual([]);
    });
  });

  it('without a date take that of the next dated statement of their file, and say so', async () => {
    await withImport(bodsSource, async ({ importPaths, values, rows }) => {
      await importPaths([fixture('flat.json')]);
      expect(values('SELECT DISTINCT known_from FROM organisations')).toEqual(['2019-07-08']);
      expect(rows(FLAGS).map(Object.values)).toEqual([
        ['INVALID_IDENTIFIER', 'identifiers'],
        ['MISSING_DATE', 'published'],
      ]);
    });
  });

  it('that replace others take their claim back, and cite what they replace', async () => {
    const statement = (id: string, share: number, day: string, replaces: string[]) => [
      {
        statementID: `e-${id}`,
        statementType: 'entityStatement',
        entityType: 'registeredEntity',
        name: 'Teal Ltd',
        identifiers: [{ scheme: 'GB-COH', id: '09999902' }],
        statementDate: day,
      },
      {
        statementID: `p-${id}`,
        statementType: 'personStatement',
        personType: 'knownPerson',
        names: [{ fullName: 'Dee Fictive' }],
        replacesStatements: replaces.map((old) => `p-${old}`),
        statementDate: day,
      },
      {
        statementID: id,
        statementType: 'ownershipOrControlStatement',
        subject: { describedByEntityStatement: `e-${id}` },
        interestedParty: { describedByPersonStatement: `p-${id}` },
        interests: [{ type: 'shareholding', share: { exact: share } }],
        replacesStatements: replaces,
        statementDate: day,
      },
    ];
    const chain = [
      ...statement('a', 10, '2020-01-01', []),
      ...statement('b', 20, '2021-01-01', ['a']),
      ...statement('c', 30, '2022-01-01', ['b']),
    ];
    await withImport(bodsSource, async ({ importContent, rows, values }) => {
      await importContent('chain.json', chain);
      expect(rows(OWNERSHIPS).map(({ owner, share_min }) => [owner, share_min])).toEqual([
        ['Dee Fictive', 30_000],
      ]);
      expect(values('SELECT count(*) FROM people')).toEqual([1]);
      expect(
        values(
          "SELECT e.known_from FROM evidence e JOIN claims c ON c.id = e.claim_id WHERE c.kind = 'OWNERSHIP' ORDER BY 1",
        ),
      ).toEqual(['2020-01-01', '2021-01-01', '2022-01-01']);
      expect(
        rows(
          'SELECT a.name citing, b.name cited FROM citations c JOIN articles a ON a.id = c.citing_id JOIN articles b ON b.id = c.cited_id ORDER BY 1',
        ).map(Object.values),
      ).toEqual([
        ['Ownership-or-control statement b', 'Ownership-or-control statement a'],
        ['Ownership-or-control statement c', 'Ownership-or-control statement b'],
        ['Person statement p-b', 'Person statement p-a'],
        ['Person statement p-c', 'Person statement p-b'],
      ]);
    });
  });
});

describe('BODS statements since 0.4', () => {
  it('on one record follow each other: the last one says the share, and closing it ends it', async () => {
    await withImport(bodsSource, async ({ importPaths, rows, values, problems }) => {
      expect(await importPaths([fixture('records.jsonl')])).toMatchObject({ documents: 9, rejected: 0 });
      expect(rows(OWNERSHIPS).map(Object.values)).toEqual([
        [
          'Republic of Inventia',
          'Kestrel Paper Ltd',
          'shareholding',
          60_000,
          60_000,
          '2023-01-01',
          '2024-08-30',
          'direct',
        ],
      ]);
      expect(
        values(
          "SELECT e.known_from FROM evidence e JOIN claims c ON c.id = e.claim_id WHERE c.kind = 'OWNERSHIP' ORDER BY 1",
        ),
      ).toEqual(['2024-02-01', '2024-05-01', '2024-09-01']);
      expect(values("SELECT kind FROM organisations WHERE name = 'Republic of Inventia'")).toEqual([
        'GOVERNMENT',
      ]);
      expect(problems()).toEqual([]);
    });
  });

  it('make no person of an anonymous one and no owner of none, but keep what is said', async () => {
    await withImport(bodsSource, async ({ importPaths, rows, values }) => {
      await importPaths([fixture('records.jsonl')]);
      expect(values('SELECT name FROM people')).toEqual(['Bo Notreal']);
      expect(rows('SELECT aspect, finding FROM assessments ORDER BY id').map(Object.values)).toEqual([
        [
          'Beneficial ownership',
          'anonymousPerson: interestedPartyExemptFromDisclosure: Protected by a court; votingRights',
        ],
        ['Beneficial ownership', 'noBeneficialOwners: No one above the threshold'],
      ]);
    });
  });
});

describe('dirt in BODS', () => {
  it('is rejected with its place, and the rest goes in', async () => {
    await withImport(bodsSource, async (given) => {
      const summary = await given.importPaths([fixture('dirt.json')]);
      expect(summary).toMatchObject({ documents: 4, rejected: 5 });
      expect(given.rejects()).toEqual([
        '/4: its subject and its interested party are the same',
        '/5: statementType string "somethingElse" is not one of BODS',
        '/7: string "no statement" instead of a statement',
        '/8: it is no BODS statement: there is no statementId',
        '/3: not all it refers to is described in this file: late, nobody',
      ]);
      expect(given.problems()).toEqual([]);
    });
  });

  it('is flagged where a value can not be kept, and statements wait for the parties they refer to', async () => {
    await withImport(bodsSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('dirt.json')]);
      expect(
        rows(OWNERSHIPS).map(({ control, share_min, valid_from, valid_until }) => [
          control,
          share_min,
          valid_from,
          valid_until,
        ]),
      ).toEqual([
        ['shareholding', null, null, null],
        ['voting-rights', 33_333, '2020-05-01', null],
        ['appointment-of-board', null, null, null],
      ]);
      expect(rows(FLAGS).map(Object.values)).toEqual([
        ['CONTRADICTION', 'share'],
        ['CONTRADICTION', 'validUntil'],
        ['ESCAPED_TEXT', 'name'],
        ['INVALID_AMOUNT', 'share'],
        ['INVALID_DATE', 'validFrom'],
        ['INVALID_IDENTIFIER', 'identifiers'],
        ['MISSING_DATE', 'published'],
        ['ROUNDED_AMOUNT', 'share'],
        ['UNCHECKED_IDENTIFIER', 'identifiers'],
      ]);
    });
  });

  it('without any date in the whole file is rejected: no day is invented', async () => {
    await withImport(bodsSource, async ({ importContent, rejects }) => {
      const entity = { statementID: 'x', statementType: 'entityStatement', name: 'Undated Ltd' };
      expect(await importContent('undated.json', [entity])).toMatchObject({ documents: 0, rejected: 1 });
      expect(rejects()).toEqual(['/0: it has no date, and no other statement of its file has one']);
    });
  });

  it('in an empty list is nothing, and no error', async () => {
    await withImport(bodsSource, async ({ importContent }) => {
      const summary = await importContent('empty.json', []);
      expect(summary).toMatchObject({ documents: 0, rejected: 0 });
      expect(summary.files[0]?.outcome).toBe('IMPORTED');
    });
  });
});
