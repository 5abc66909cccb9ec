import { describe, expect, it } from 'vitest';
import { fixture, withDecp } from './harness.ts';

const BIDS =
  "SELECT substr(i.value, 15) AS number, b.grouping, b.status, b.value_minor AS value, (SELECT group_concat(o.name || ' ' || p.role, ', ' ORDER BY p.role, o.name) FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = b.id) AS parties FROM bids b JOIN identifiers i ON i.node_id = b.tender_id AND i.scheme = 'DECP' ORDER BY 1, 5";

const EVIDENCE =
  'SELECT c.kind, e.locator, a.name AS article FROM claims c JOIN evidence e ON e.claim_id = c.id JOIN articles a ON a.id = e.article_id ORDER BY e.locator, c.kind';

describe('the formats of DECP', () => {
  it('states a contract of 2019 as a tender with its buyer, one winning bid and a value', () =>
    withDecp(['contract.json'], ({ rows, list }) => {
      expect(
        rows(
          'SELECT t.name, t.procedure, t.procedure_details, t.country, t.status, t.awarded, t.published_bid_count, t.value_minor, t.value_kind, o.name AS buyer FROM tenders t JOIN organisations o ON o.id = t.buyer_id',
        ),
      ).toEqual([
        {
          name: "Réfection de la toiture de l'école",
          procedure: 'OTHER',
          procedure_details: 'Procédure adaptée',
          country: 'FR',
          status: 'AWARDED',
          awarded: '2018-11-20',
          published_bid_count: null,
          value_minor: 4_800_000,
          value_kind: 'CONTRACT',
          buyer: 'Commune de Valbrune',
        },
      ]);
      expect(list("SELECT value FROM identifiers WHERE scheme = 'DECP'")).toEqual(['219990017000102018A001']);
      expect(rows(BIDS)).toEqual([
        {
          number: '2018A001',
          grouping: 'UNKNOWN',
          status: 'WON',
          value: 4_800_000,
          parties: 'Toitures Marlot SOLE',
        },
      ]);
      const article = 'Award notice of contract 2018A001 of Commune de Valbrune';
      expect(rows(EVIDENCE)).toEqual([
        { kind: 'PROCUREMENT_ROLE', locator: '/acheteur', article },
        { kind: 'TENDER_EVENT', locator: '/dateNotification', article },
        { kind: 'TENDER_EVENT', locator: '/dateNotification', article },
        { kind: 'VALUATION', locator: '/montant', article },
        { kind: 'BID', locator: '/titulaires', article },
      ]);
      expect(list('SELECT DISTINCT known_from FROM claims')).toEqual(['2018-12-03']);
    }));

  it('knows an amendment since its own publication, and ends the bid of those who gave the contract up', () =>
    withDecp(['amended.json'], ({ rows }) => {
      expect(
        rows(
          'SELECT v.valuation, v.value_minor, v.date, c.known_from FROM valuations v JOIN claims c ON c.id = v.id ORDER BY v.id',
        ),
      ).toEqual([
        { valuation: 'CONTRACT', value_minor: 4_800_000, date: '2018-11-20', known_from: '2018-12-03' },
        { valuation: 'AMENDED', value_minor: 5_120_050, date: '2019-02-01', known_from: '2019-02-05' },
      ]);
      expect(
        rows(
          'SELECT o.name, c.valid_from, c.valid_until, c.known_from, b.value_minor FROM bids b JOIN claims c ON c.id = b.id JOIN organisations o ON o.id = b.lead_id ORDER BY b.id',
        ),
      ).toEqual([
        {
          name: 'Toitures Marlot',
          valid_from: null,
          valid_until: '2019-06-01',
          known_from: '2018-12-03',
          value_minor: 4_800_000,
        },
        {
          name: 'Charpentes Vidal',
          valid_from: '2019-06-01',
          valid_until: null,
          known_from: '2019-06-12',
          value_minor: null,
        },
      ]);
      expect(rows('SELECT name, description, published FROM articles ORDER BY id')).toEqual([
        {
          name: 'Award notice of contract 2018A010 of Commune de Valbrune',
          description: null,
          published: '2018-12-03',
        },
        {
          name: 'Amendment 1 of contract 2018A010 of Commune de Valbrune',
          description: 'Travaux supplémentaires',
          published: '2019-02-05',
        },
        {
          name: 'Amendment 2 of contract 2018A010 of Commune de Valbrune',
          description: 'Cession du marché',
          published: '2019-06-12',
        },
        // Its publication is before the contract's.
        {
          name: 'Amendment 3 of contract 2018A010 of Commune de Valbrune',
          description: 'Prolongation',
          published: null,
        },
      ]);
      expect(rows('SELECT tender_value.n FROM (SELECT value_minor AS n FROM tenders) tender_value')).toEqual([
        { n: 5_120_050 },
      ]);
      expect(rows('SELECT count(*) AS n FROM mentions')).toEqual([{ n: 1 }]);
    }));

  it('states a concession by its signature and whole value', () =>
    withDecp(['concession.json'], ({ rows }) => {
      expect(rows('SELECT name, procedure, status, awarded, value_minor, value_kind FROM tenders')).toEqual([
        {
          name: 'Concession contract 2018C001 of Commune de Valbrune',
          procedure: 'NEGOTIATED_WITH_CALL',
          status: 'AWARDED',
          awarded: '2018-10-01',
          value_minor: 150_000_000,
          value_kind: 'AMENDED',
        },
      ]);
      expect(rows('SELECT value_minor FROM valuations ORDER BY id')).toEqual([
        { value_minor: 139_590_000 },
        { value_minor: 150_000_000 },
      ]);
    }));

  it('reads markets and concessions nested as in 2022, with groupings, bid counts and subcontractors', () =>
    withDecp(['nested-2022.json'], ({ rows, list }) => {
      const both = 'SIRET 90100001800019 MEMBER, SIRET 90100002600012 MEMBER';
      const won = { status: 'WON', grouping: 'UNKNOWN' };
      expect(rows(BIDS)).toEqual([
        { ...won, number: '2024C7', value: 31_000_050, parties: 'SIRET 90100003400016 SOLE' },
        {
          ...won,
          number: '2024M1',
          grouping: 'SEVERAL',
          value: 57_500_000,
          parties: `${both}, SIRET 90100004200019 SUBCONTRACTOR, SIRET 90100005900013 SUBCONTRACTOR`,
        },
        { ...won, number: '2024M2', grouping: 'JOINT', value: 57_500_000, parties: both },
        // No group: each holds the contract by a bid of its own, and the amount is of both.
        { ...won, number: '2024M3', value: null, parties: 'SIRET 90100001800019 SOLE' },
        { ...won, number: '2024M3', value: null, parties: 'SIRET 90100002600012 SOLE' },
        { ...won, number: '2024M4', value: 57_500_000, parties: 'SIRET 868768687576575 SOLE' },
      ]);
      expect(list('SELECT published_bid_count FROM tenders ORDER BY id')).toEqual([4, 4, 4, 4, null]);
      expect(list("SELECT name FROM articles WHERE name LIKE 'Subcontract%' ORDER BY name")).toEqual([
        'Subcontract 1 of contract 2024M1 of 21999001700010',
        'Subcontract 2 of contract 2024M1 of 21999001700010',
      ]);
      expect(rows("SELECT value_minor, value_kind FROM tenders WHERE value_kind = 'AMENDED'")).toEqual([
        { value_minor: 60_000_000, value_kind: 'AMENDED' },
      ]);
    }));

  it('takes the rows of a contract together, also when rows of another stand between them', () =>
    withDecp([], async ({ load, rows, list }) => {
      const summary = await load(fixture('holders.csv'));
      expect(summary).toMatchObject({ documents: 6, rejected: 1 });
      const three = 'CHARPENTES VIDAL MEMBER, FACADES BRUN MEMBER, TOITURES MARLOT MEMBER';
      const won = { status: 'WON', grouping: 'UNKNOWN' };
      expect(rows(BIDS)).toEqual([
        // Notified twice, held by the same three: one bid, with the amount of the last notification.
        { ...won, number: '2024T1', value: 10_000_050, parties: three },
        { ...won, number: '2024T2', value: 700_000, parties: 'PEINTURES ODEL SOLE' },
        // The row has no name; a number of other rows has.
        { ...won, number: '2024T5', value: 500_000, parties: 'PEINTURES ODEL SOLE' },
      ]);
      expect(list('SELECT published_bid_count FROM tenders ORDER BY name')).toEqual([3, 1, 3, 3, 3]);
      expect(rows('SELECT status, awarded FROM tenders ORDER BY name')[0]).toEqual({
        status: 'AWARDED',
        awarded: '2024-12-05',
      });
      expect(list("SELECT DISTINCT locator FROM evidence WHERE locator LIKE '%titulaire%'")).toEqual([
        'column titulaire_id',
      ]);
    }));

  it.each([
    ['a list of contracts', 'array.json', { documents: 2, rejected: 0 }],
    ['JSON Lines, with a broken one', 'lines.jsonl', { documents: 2, rejected: 1 }],
    ['a single contract in the place of a list', 'single-2022.json', { documents: 1, rejected: 0 }],
    ['an empty list', 'empty-list.json', { documents: 0, rejected: 0 }],
  ])('reads %s', (_, name, counts) =>
    withDecp([], async ({ load }) => {
      const summary = await load(fixture(name));
      expect(summary).toMatchObject(counts);
      expect(summary.files).toMatchObject([{ outcome: 'IMPORTED' }]);
    }),
  );

  it.each([
    ['the JSON schema of DECP', 'json-schema.json', /no contracts of DECP/],
    ['XML', 'regulation.xml', /it is DECP as XML, which is not read: .*JSON/],
  ])('says that %s is none of its files', (_, name, reason) =>
    withDecp([], async ({ load }) => {
      const summary = await load(fixture(name));
      expect(summary.files).toMatchObject([{ outcome: 'UNUSABLE', notes: [expect.stringMatching(reason)] }]);
    }),
  );
});
