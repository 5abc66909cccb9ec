import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/db/check/check.ts';
import { fixture, withDecp } from './harness.ts';

const DATES =
  'SELECT t.name, a.published, t.awarded, t.known_from FROM tenders t JOIN claims c ON c.id = (SELECT min(id) FROM bids WHERE tender_id = t.id) JOIN evidence e ON e.claim_id = c.id JOIN articles a ON a.id = e.article_id ORDER BY t.id';

/** Numbers of the contracts and who holds them, by name. */
const HOLDERS =
  "SELECT substr(i.value, 15) AS number, o.name FROM identifiers i JOIN bids b ON b.tender_id = i.node_id JOIN bid_parties p ON p.bid_id = b.id JOIN organisations o ON o.id = p.organisation_id WHERE i.scheme = 'DECP' ORDER BY 1, 2";

describe('the dirt of DECP', () => {
  it('keeps accents that were lost to U+FFFD, and flags them', () =>
    withDecp(['lost-accents.json'], ({ rows, flagsOf }) => {
      expect(rows('SELECT name FROM tenders')).toEqual([
        { name: "R\ufffdfection de la toiture de l'\ufffdcole" },
      ]);
      expect(rows("SELECT name FROM organisations WHERE name LIKE '%Marlot'")).toEqual([
        { name: 'Soci\ufffdt\ufffd Marlot' },
      ]);
      expect(flagsOf('2018A001')).toEqual(['LOST_ACCENTS name']);
    }));

  it('reads HTML entities in names, and flags them', () =>
    withDecp(['html-entity.json'], ({ list, flagsOf }) => {
      expect(list('SELECT name FROM tenders')).toEqual(['Réfection de la toiture ’nord’']);
      expect(list("SELECT published FROM quality_flags WHERE flag = 'ESCAPED_TEXT'")).toEqual([
        'R&eacute;fection de la toiture &#8217;nord&#8217;',
      ]);
      expect(flagsOf('2018A001')).toEqual(['ESCAPED_TEXT name']);
    }));

  it('reads days with a time zone as days', () =>
    withDecp(['offset-dates.json'], ({ rows, flagsOf }) => {
      expect(rows(DATES)).toMatchObject([
        { published: '2019-03-19', awarded: '2018-12-17', known_from: '2019-03-19' },
      ]);
      expect(flagsOf('2018A001')).toEqual([]);
    }));

  it('keeps a notification of the year 0218, and never takes that year for the day of publication', () =>
    withDecp(['year-0218.json'], ({ rows, flagsOf }) => {
      expect(rows(DATES)).toMatchObject([
        { published: '2018-12-03', awarded: '0218-11-20', known_from: '2018-12-03' },
        { published: null, awarded: '2018-11-20', known_from: '2018-11-20' },
      ]);
      expect(flagsOf('2018A001')).toEqual(['IMPLAUSIBLE_DATE date']);
      expect(flagsOf('2018A002')).toEqual(['IMPLAUSIBLE_DATE published']);
    }));

  it('knows a contract without dates since the end of the year in its number, and rejects one without that', () =>
    withDecp([], async ({ load, rows, flagsOf, database }) => {
      const summary = await load(fixture('no-date.json'));
      expect(summary).toMatchObject({ documents: 2, rejected: 1 });
      expect(rows(DATES)).toMatchObject([
        { published: null, awarded: null, known_from: '2018-12-31' },
        { published: '2018-12-03', awarded: '2018-11-20', known_from: '2018-12-03' },
      ]);
      expect(flagsOf('2018A001')).toEqual(['MISSING_DATE published']);
      // The day first, as Excel writes it in French.
      expect(flagsOf('2018A003')).toEqual([]);
      expect(checkDatabase(database)).toEqual([]);
    }));

  it('drops the check digit of a CPV code, and leaves out one that lost its leading zero', () =>
    withDecp(['cpv.json'], ({ list, rows, flagsOf }) => {
      expect(list('SELECT code FROM tender_cpvs')).toEqual(['50700000']);
      expect(flagsOf('2018A002')).toEqual(['INVALID_CODE cpvs']);
      expect(rows("SELECT published FROM quality_flags WHERE field = 'cpvs' ORDER BY id")).toEqual([
        { published: '9132100' },
        { published: '0' },
      ]);
    }));

  it('takes padded SIRETs for one, La Poste for itself, and lets wrong ones merge nobody', () =>
    withDecp(['sirets.json'], ({ rows, flagsOf }) => {
      const sirets = rows(
        "SELECT o.name, i.value, i.checked FROM organisations o LEFT JOIN identifiers i ON i.node_id = o.id AND i.scheme = 'SIRET' WHERE o.name NOT LIKE 'Commune%' AND o.name NOT LIKE 'COMMUNE%' ORDER BY o.id, i.value",
      );
      expect(sirets).toEqual([
        { name: 'Toitures Marlot', value: '90100001800019', checked: 1 },
        // All zeros, then a wrong check digit: one organisation by its name within its buyer, but not at another buyer.
        { name: 'Menuiserie Aubel', value: '90100001800018', checked: 0 },
        { name: 'La Poste', value: '35600000000048', checked: 1 },
        { name: 'Serrurerie Dorne', value: null, checked: null },
        { name: 'Menuiserie Aubel', value: null, checked: null },
      ]);
      expect(flagsOf('2018A004')).toEqual(['INVALID_IDENTIFIER identifiers']);
      expect(flagsOf('2018A005')).toEqual([]);
      expect(flagsOf('2018A006')).toEqual(['SHARED_IDENTIFIER identifiers']);
    }));

  it('takes the buyer for the holder only under its own name', () =>
    withDecp(['sirets.json'], ({ rows }) => {
      const own = rows(
        "SELECT count(*) AS bids FROM bid_parties p JOIN identifiers i ON i.node_id = p.organisation_id WHERE i.value = '21999001700010'",
      );
      expect(own).toEqual([{ bids: 1 }]);
    }));

  it('knows one scheme in its several spellings', () =>
    withDecp(['schemes.json'], ({ rows }) => {
      expect(
        rows(
          "SELECT o.name, o.country, i.scheme, i.value, i.checked, (SELECT count(*) FROM bid_parties WHERE organisation_id = o.id) AS bids FROM organisations o JOIN identifiers i ON i.node_id = o.id WHERE o.name <> 'Commune de Valbrune' ORDER BY o.id, i.id",
        ),
      ).toEqual([
        { name: 'Peintures Odel', country: 'FR', scheme: 'VAT', value: 'FR54901000034', checked: 1, bids: 2 },
        { name: 'Peintures Odel', country: 'FR', scheme: 'SIREN', value: '901000034', checked: 1, bids: 2 },
        {
          name: 'Atlas Tower Engineering',
          country: 'US',
          scheme: 'HORS-UE',
          value: 'USATLASTOWERINGENI',
          checked: 0,
          bids: 2,
        },
        { name: 'Remo Versicherung', country: null, scheme: 'VAT', value: '82939', checked: 0, bids: 1 },
        { name: 'Fenua Travaux', country: 'PF', scheme: 'TAHITI', value: '512783', checked: 1, bids: 1 },
      ]);
    }));

  it('states an award without a bid where the holders are null, missing or none', () =>
    withDecp(['no-holder.json'], ({ rows, list }) => {
      expect(rows('SELECT status, value_minor FROM tenders')).toEqual(
        Array(3).fill({ status: 'AWARDED', value_minor: 4_800_000 }),
      );
      expect(list('SELECT count(*) FROM bids')).toEqual([0]);
    }));

  it('makes no organisation of words for nobody, and says how the procedure ended', () =>
    withDecp(['nobody-won.json'], ({ rows, list, flagsOf }) => {
      expect(list('SELECT status FROM tenders ORDER BY id')).toEqual([
        'UNSUCCESSFUL',
        'CANCELLED',
        null,
        null,
      ]);
      expect(list('SELECT name FROM organisations')).toEqual(['Commune de Valbrune']);
      expect(rows('SELECT * FROM bids')).toEqual([]);
      expect(flagsOf('2018A001')).toEqual(['PLACEHOLDER_TEXT titulaires', 'ZERO_AMOUNT value']);
    }));

  it('counts a holder that stands twice in a contract once', () =>
    withDecp(['repeated-holder.json'], ({ rows, flagsOf }) => {
      expect(rows(HOLDERS)).toEqual([
        { number: '2018A001', name: 'Charpentes Vidal' },
        { number: '2018A001', name: 'Toitures Marlot' },
      ]);
      expect(flagsOf('2018A001')).toEqual(['DUPLICATE parties']);
    }));

  it('keeps amounts of 0, 3 and 6.60, and none for what is no amount', () =>
    withDecp(['amounts.json'], ({ rows, flagsOf }) => {
      expect(rows('SELECT value_minor, value_status FROM tenders ORDER BY id')).toEqual([
        { value_minor: 0, value_status: 'KNOWN' },
        { value_minor: 300, value_status: 'KNOWN' },
        { value_minor: 660, value_status: 'KNOWN' },
        { value_minor: null, value_status: 'UNKNOWN' },
        { value_minor: null, value_status: 'NOT_PUBLISHED' },
        { value_minor: 1234, value_status: 'KNOWN' },
        { value_minor: -500, value_status: 'KNOWN' },
      ]);
      expect(['1', '2', '4', '5', '6', '7'].map((number) => flagsOf(`2018A00${number}`))).toEqual([
        ['ZERO_AMOUNT value'],
        ['TOKEN_AMOUNT value'],
        ['INVALID_AMOUNT montant'],
        [],
        ['ROUNDED_AMOUNT value'],
        ['NEGATIVE_AMOUNT value'],
      ]);
    }));

  it('sums each contract of a table once, however many rows it has', () =>
    withDecp(['holders.csv'], ({ list }) => {
      // Two contracts of 5,000 have no holder, one of 5,000 and one of 7,000 have one, and one three, last for 100,000.50.
      expect(list('SELECT sum(value_minor) FROM tenders')).toEqual([12_200_050]);
    }));

  it('reads places by INSEE codes as NUTS or ISO codes, and leaves out codes that their type does not have', () =>
    withDecp(['places.json'], ({ list, flagsOf }) => {
      expect(list('SELECT place FROM tender_places ORDER BY tender_id')).toEqual(
        'FR101 FRM02 FRK FR FR FRY40 NC FRJ23'.split(' '),
      );
      expect(flagsOf('2018A009')).toEqual(['INVALID_CODE places']);
    }));

  it('keeps contracts without a number or a buyer apart from each other', () =>
    withDecp(['no-number.json'], ({ list }) => {
      expect(list('SELECT count(*) FROM tenders')).toEqual([5]);
      expect(list("SELECT count(*) FROM identifiers WHERE scheme = 'DECP'")).toEqual([0]);
      expect(list('SELECT count(*) FROM procurement_roles')).toEqual([4]);
    }));

  it('rejects a part that is no object, and what is no contract, and states the rest', () =>
    withDecp([], async ({ load, rows }) => {
      const summary = await load(fixture('broken-parts.json'));
      expect(summary).toMatchObject({ documents: 2, rejected: 3 });
      expect(rows(HOLDERS)).toEqual([
        { number: '2018A001', name: 'Charpentes Vidal' },
        { number: '2018A003', name: 'Toitures Marlot' },
      ]);
    }));
});
