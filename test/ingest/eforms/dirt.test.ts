import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BIDS, EVENTS, FLAGS, fixture, VALUATIONS, withNotices } from './notices.ts';

describe('tenders and tendering parties that stand both as definitions and as references', () => {
  it('make one bid each, with its group as parties of one bid', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('award'));
      expect(rows(BIDS)).toEqual([
        {
          lot: 'LOT-0001',
          status: 'REJECTED',
          minor: null,
          valued: 'UNKNOWN',
          rank: 3,
          parties: 'Chill Instruments GmbH SOLE',
        },
        {
          lot: 'LOT-0001',
          status: 'REJECTED',
          minor: 12000000,
          valued: 'KNOWN',
          rank: 2,
          parties: 'Deep Frost A/S SOLE',
        },
        {
          lot: 'LOT-0001',
          status: 'WON',
          minor: 10000050,
          valued: 'KNOWN',
          rank: 1,
          parties: 'Northern Cold Oy SOLE',
        },
        {
          lot: 'LOT-0002',
          status: 'WON',
          minor: 20000000,
          valued: 'KNOWN',
          rank: null,
          parties: 'Deep Frost A/S MEMBER, Pipe and Seal Ltd SUBCONTRACTOR, Vacuum Works Ltd LEAD',
        },
      ]);
    }));

  it('count received tenders, not their kinds, lot by lot', () =>
    withNotices(async ({ load, rows, value }) => {
      await load(fixture('award'));
      expect(rows('SELECT number, published_bid_count AS count FROM lots ORDER BY number')).toEqual([
        { number: 'LOT-0001', count: 3 },
        { number: 'LOT-0002', count: 1 },
      ]);
      expect(value('SELECT published_bid_count FROM tenders')).toBeNull();
    }));

  it('give evidence that leads to the definition', () =>
    withNotices(async ({ load, value }) => {
      await load(fixture('award'));
      const locator = value(
        'SELECT e.locator FROM evidence e JOIN bids b ON b.id = e.claim_id WHERE b.value_minor = 10000050',
      );
      expect(locator).toBe(
        '/ContractAwardNotice/ext:UBLExtensions[1]/ext:UBLExtension[1]/ext:ExtensionContent[1]/efext:EformsExtension[1]/efac:NoticeResult[1]/efac:LotTender[1]',
      );
    }));
});

describe('identifiers of organisations', () => {
  it('make one organisation of several ORG numbers and spellings, and one party of two in a tender', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('same-company'));
      expect(rows(BIDS).map(({ parties }) => parties)).toEqual([
        'Frost Oy SOLE',
        'Ice GmbH SOLE',
        'Snow GmbH SOLE',
      ]);
      expect(
        rows(
          "SELECT scheme, value FROM identifiers JOIN organisations o ON o.id = node_id WHERE o.name = 'Frost Oy' ORDER BY scheme",
        ),
      ).toEqual([
        { scheme: 'FI-PRO', value: '1234560-4' },
        { scheme: 'VAT', value: 'FI12345604' },
      ]);
      expect(
        rows(
          "SELECT a.name FROM aliases a JOIN organisations o ON o.id = a.node_id WHERE o.name = 'Frost Oy'",
        ),
      ).toEqual([{ name: 'FROST OY AB' }]);
    }));

  it('never merge by what identifies nobody: PUBL, HRB 21599', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('same-company'), fixture('award'));
      expect(
        rows("SELECT scheme, value FROM identifiers WHERE value LIKE '%PUBL%' OR value LIKE '%HRB%'"),
      ).toEqual([]);
      expect(rows(FLAGS)).toEqual(
        expect.arrayContaining([
          { flag: 'PLACEHOLDER_TEXT', field: 'identifiers', published: 'PUBL' },
          { flag: 'UNCHECKED_IDENTIFIER', field: 'identifiers', published: 'HRB 21599' },
        ]),
      );
    }));

  it('never merge a winner with the buyer under whose number it is published', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('buyer-number'));
      expect(
        rows(
          'SELECT o.name, i.value FROM organisations o LEFT JOIN identifiers i ON i.node_id = o.id ORDER BY name',
        ),
      ).toEqual([
        { name: 'Ramps SARL', value: null },
        { name: 'Town of Example', value: '100000009' },
      ]);
      expect(rows(FLAGS)).toContainEqual({
        flag: 'SHARED_IDENTIFIER',
        field: 'identifiers',
        published: 'SIREN 100000009',
      });
    }));

  it('make no organisation of those that only hear complaints', () =>
    withNotices(async ({ load, value }) => {
      await load(fixture('award'));
      expect(value("SELECT count(*) FROM organisations WHERE name = 'Court of Review'")).toBe(0);
    }));
});

describe('names in several languages', () => {
  it('stand in the official language of the notice, the others as aliases', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('contract-notice'));
      expect(rows('SELECT name, description FROM tenders')).toEqual([
        { name: 'Kryostate für das Institut für Physik', description: 'Zwei Kryostate.' },
      ]);
      expect(rows('SELECT name FROM aliases ORDER BY name')).toEqual([
        { name: 'Cryostats for the physics institute' },
        { name: 'Cryostats pour l’institut de physique' },
        { name: 'Lakeside University' },
      ]);
      expect(rows('SELECT language, section FROM articles')).toEqual([
        { language: 'de', section: 'OJ S 3/2025' },
      ]);
    }));
});

describe('withheld fields', () => {
  it('are WITHHELD with reason and date, never -1 or what stands beneath', () =>
    withNotices(async ({ load, rows, value }) => {
      await load(fixture('withheld'));
      expect(rows(BIDS)).toEqual([
        {
          lot: 'LOT-0001',
          status: 'WON',
          minor: null,
          valued: 'WITHHELD',
          rank: null,
          parties: 'Secret Optics GmbH SOLE',
        },
        {
          lot: 'LOT-0002',
          status: 'SUBMITTED',
          minor: 7000000,
          valued: 'KNOWN',
          rank: null,
          parties: 'Secret Optics GmbH SOLE',
        },
      ]);
      expect(rows(VALUATIONS)).toEqual([
        { of: 'LOT-0001', valuation: 'AWARD', minor: null, valued: 'WITHHELD' },
        { of: 'tender', valuation: 'AWARD', minor: null, valued: 'WITHHELD' },
      ]);
      expect(
        value('SELECT c.note FROM valuations v JOIN claims c ON c.id = v.id WHERE v.lot_id IS NULL'),
      ).toBe(
        'Withheld (BT-161, value of the notice): other public interest; Security of supply; to be published on 2030-12-31.',
      );
      expect(
        value("SELECT c.note FROM bids b JOIN claims c ON c.id = b.id WHERE b.value_status = 'WITHHELD'"),
      ).toBe(
        'Withheld (BT-720, value of the winning tender): commercial interests of an economic operator; A trade secret.\nWithheld (BT-171, rank of the tender): commercial interests of an economic operator.',
      );
    }));

  it('leave open whether a lot was won, how many tenders it had, and by which procedure', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('withheld'));
      expect(rows(EVENTS)).toEqual([
        { of: 'LOT-0001', event: 'AWARDED', date: null, reason: null },
        { of: 'tender', event: 'AWARDED', date: null, reason: null },
      ]);
      expect(rows('SELECT number, published_bid_count AS count FROM lots ORDER BY number')).toEqual([
        { number: 'LOT-0001', count: null },
        { number: 'LOT-0002', count: 2 },
      ]);
      expect(rows('SELECT procedure, procedure_details AS details FROM tenders')).toEqual([
        { procedure: null, details: 'Withheld (BT-105, type of procedure): other public interest.' },
      ]);
    }));

  it('are all told in the description of the notice', () =>
    withNotices(async ({ load, value }) => {
      await load(fixture('withheld'));
      const terms = String(value('SELECT description FROM articles')).match(/BT-\d+/g);
      expect(terms?.sort()).toEqual(['BT-105', 'BT-142', 'BT-161', 'BT-171', 'BT-720', 'BT-759']);
    }));
});

describe('lots without winner', () => {
  it('are UNSUCCESSFUL when closed, with the reason, and untold when still open', () =>
    withNotices(async ({ load, rows, value }) => {
      await load(fixture('no-winner'));
      const reason = 'All tenders, requests to participate or projects were withdrawn or found inadmissible';
      expect(rows(EVENTS)).toEqual([
        { of: 'LOT-0001', event: 'UNSUCCESSFUL', date: null, reason },
        { of: 'LOT-0003', event: 'AWARDED', date: null, reason: null },
        { of: 'tender', event: 'AWARDED', date: null, reason: null },
      ]);
      expect(rows('SELECT status FROM bids ORDER BY status')).toEqual([
        { status: 'SUBMITTED' },
        { status: 'WON' },
      ]);
      expect(value('SELECT procedure_details FROM tenders')).toBe('Other procedure in several stages');
      expect(rows(FLAGS)).toContainEqual({ flag: 'ZERO_AMOUNT', field: 'value', published: '' });
    }));

  it('end the whole tender when all of them are closed', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('all-closed'));
      expect(rows('SELECT status, published_bid_count AS count FROM tenders')).toEqual([
        { status: 'UNSUCCESSFUL', count: 0 },
      ]);
    }));

  it('say no count of the tender when the notice is about its second lot alone, and that it ended as that lot did', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('partial-result'));
      expect(rows('SELECT status, published_bid_count AS count FROM tenders')).toEqual([
        { status: 'UNSUCCESSFUL', count: null },
      ]);
      expect(rows('SELECT number, published_bid_count AS count FROM lots')).toEqual([
        { number: 'LOT-0002', count: 4 },
      ]);
    }));
});

describe('broken parts', () => {
  it('are rejected by themselves, and the rest goes in', () =>
    withNotices(async ({ load, rows, rejected }) => {
      const summary = await load(fixture('broken-parts'));
      expect(summary).toMatchObject({ documents: 1, rejected: 4 });
      expect(rows(BIDS)).toEqual([
        {
          lot: 'LOT-0000',
          status: 'WON',
          minor: null,
          valued: 'UNKNOWN',
          rank: null,
          parties: 'Paving & Sons SOLE',
        },
      ]);
      expect(rejected().map(({ reason }) => reason)).toEqual([
        'ORG-0055 is no organisation with a name that the notice defines',
        'the tender names TPA-0009, which is not defined',
        'no tenderer of TPA-0003 is an organisation with a name that the notice defines',
        'no tenderer of TPA-0004 is an organisation with a name that the notice defines',
      ]);
      expect(rejected()[1]).toMatchObject({
        locator: expect.stringMatching(/efac:LotTender\[2\]$/),
        content: expect.stringContaining('TEN-0002'),
      });
    }));

  it('leave flags with what was published', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('broken-parts'));
      expect(rows(FLAGS)).toEqual([
        { flag: 'INVALID_AMOUNT', field: 'TotalAmount', published: 'about 5000' },
        { flag: 'INVALID_CODE', field: 'country', published: 'XYZ' },
        { flag: 'INVALID_CODE', field: 'efac:ReceivedSubmissionsStatistics', published: 'four' },
        { flag: 'INVALID_CODE', field: 'places', published: 'Brussels' },
        { flag: 'INVALID_CODE', field: 'procedure', published: 'bespoke' },
        { flag: 'INVALID_CODE', field: 'rank', published: 'first' },
        { flag: 'INVALID_CURRENCY', field: 'PayableAmount', published: '1000' },
        { flag: 'INVALID_DATE', field: 'efac:SettledContract/cbc:AwardDate', published: '2025-02-30' },
        { flag: 'PLACEHOLDER_TEXT', field: 'efac:Company/cac:PartyName', published: 'N/A' },
      ]);
    }));

  it('reject a notice that nothing could find again', () =>
    withNotices(async ({ load, rows, rejected }) => {
      await load(fixture('no-identifier'));
      expect(rows('SELECT 1 FROM nodes')).toEqual([]);
      expect(rejected()).toMatchObject([
        { locator: '/ContractNotice', reason: 'the notice has no identifier (BT-701)' },
      ]);
    }));
});

describe('files that are no notices of procurement', () => {
  const write = async (text: string, test: (file: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-eforms-'));
    try {
      writeFileSync(join(folder, 'file.xml'), text);
      await test(join(folder, 'file.xml'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('of the TED schema before eForms are unusable, and it says so', () =>
    write(
      '<TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"/>',
      (file) =>
        withNotices(async ({ load }) => {
          const { files } = await load(file);
          expect(files).toMatchObject([{ outcome: 'UNUSABLE' }]);
          expect(files[0]?.notes.join()).toContain('TED schema before eForms');
        }),
    ));

  it('register companies are left out and counted', () =>
    write('<BusinessRegistrationInformationNotice/>', (file) =>
      withNotices(async ({ load }) => {
        expect(await load(file)).toMatchObject({ documents: 0, skipped: 1, rejected: 0 });
      }),
    ));

  it('break off are unusable', () =>
    write(readFileSync(fixture('award'), 'utf8').slice(0, 3000), (file) =>
      withNotices(async ({ load, rows }) => {
        expect((await load(file)).files).toMatchObject([{ outcome: 'UNUSABLE' }]);
        expect(rows('SELECT 1 FROM nodes')).toEqual([]);
      }),
    ));
});
