import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { type TestImport, withImport } from '../with-import.ts';

function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

// biome-ignore lint/suspicious/noExplicitAny: a fixture is changed by a few members.
function copyOf(name: string): any {
  const { data, ...bare } = JSON.parse(readFileSync(fixture(name), 'utf8'));
  return data ?? bare;
}

const BIDS = `SELECT b.id, l.number lot, b.status, b.value_minor, b.grouping,
  (SELECT group_concat(o.name || ' ' || p.role, ' + ' ORDER BY o.name) FROM bid_parties p
   JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = b.id) parties
  FROM bids b LEFT JOIN lots l ON l.id = b.lot_id ORDER BY b.id`;

function bidsIn({ rows }: TestImport) {
  return rows(BIDS).map(({ lot, status, value_minor, parties }) => [lot, status, value_minor, parties]);
}

const FLAGS = 'SELECT DISTINCT flag, field FROM quality_flags ORDER BY flag, field';

describe('a ProZorro tender', () => {
  it('states a bid on each lot that is bid on, with who made it and what became of it', async () => {
    await withImport(prozorroSource, async (given) => {
      await given.importPaths([fixture('lots.json')]);
      expect(bidsIn(given)).toEqual([
        ['lot-1', 'WON', 5_000_050, 'ТОВ Дуб SOLE'],
        ['lot-2', 'SUBMITTED', 2_900_000, 'ТОВ Дуб SOLE'],
        ['lot-1', 'SUBMITTED', 5_500_000, 'Meble Brzoza MEMBER + ПП Ясен MEMBER'],
        ['lot-1', 'DISQUALIFIED', 4_500_000, 'ФОП Вигаданий SOLE'],
      ]);
      expect(given.values("SELECT grouping FROM bids WHERE grouping <> 'UNKNOWN'")).toEqual(['JOINT']);
      expect(given.values("SELECT reason FROM tender_events WHERE event = 'DISQUALIFIED'")).toEqual([
        'Не відповідає кваліфікаційним критеріям',
      ]);
      expect(given.problems()).toEqual([]);
    });
  });

  it('states what the tender and its lots were expected to cost, were awarded and signed for', async () => {
    await withImport(prozorroSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('lots.json')]);
      const valuations = rows(
        'SELECT v.valuation, l.number lot, v.value_minor, v.date FROM valuations v LEFT JOIN lots l ON l.id = v.lot_id ORDER BY v.id',
      );
      expect(valuations.map(Object.values)).toEqual([
        ['ESTIMATE', null, 9_000_000, null],
        ['ESTIMATE', 'lot-1', 6_000_000, null],
        ['ESTIMATE', 'lot-2', 3_000_000, null],
        ['AWARD', 'lot-1', 5_000_050, '2031-05-28T10:00:00+03:00'],
        ['CONTRACT', 'lot-1', 5_000_000, '2031-06-19T00:00:00+03:00'],
      ]);
    });
  });

  it('states what happened to the tender and its lots, with reasons of cancellations in force only', async () => {
    await withImport(prozorroSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('lots.json')]);
      const events = rows(
        'SELECT e.event, l.number lot, e.date, e.reason FROM tender_events e LEFT JOIN lots l ON l.id = e.lot_id WHERE e.bid_id IS NULL ORDER BY e.date, l.number',
      );
      expect(events.map(Object.values)).toEqual([
        ['LAUNCHED', null, '2031-05-02T09:00:00.123456+03:00', null],
        ['CLOSED', null, '2031-05-20T18:00:00+03:00', null],
        ['AWARDED', null, '2031-05-28T10:00:00+03:00', null],
        ['AWARDED', 'lot-1', '2031-05-28T10:00:00+03:00', null],
        ['CANCELLED', 'lot-2', '2031-06-02T10:00:00+03:00', 'Потреби більше немає'],
      ]);
      expect(rows('SELECT status, procedure, country, published_bid_count, deadline FROM tenders')).toEqual([
        {
          status: 'AWARDED',
          procedure: 'OPEN',
          country: 'UA',
          published_bid_count: 3,
          deadline: '2031-05-20T18:00:00+03:00',
        },
      ]);
    });
  });

  it('is a document of the day on which its state was published, and each claim says where in it', async () => {
    await withImport(prozorroSource, async ({ importPaths, rows, values }) => {
      await importPaths([fixture('lots.json')]);
      expect(rows('SELECT name, kind, published, language FROM articles')).toEqual([
        {
          name: 'ProZorro tender UA-2031-05-02-000007-a, as of 2031-06-20',
          kind: 'NOTICE',
          published: '2031-06-20T10:00:00+03:00',
          language: 'uk',
        },
      ]);
      expect(values('SELECT DISTINCT known_from FROM claims')).toEqual(['2031-06-20']);
      expect(
        values("SELECT e.locator FROM evidence e JOIN claims c ON c.id = e.claim_id WHERE c.kind = 'BID'"),
      ).toEqual(['/bids/0/lotValues/0', '/bids/0/lotValues/1', '/bids/1/lotValues/0', '/bids/2/lotValues/0']);
    });
  });

  it('keeps one bidder under two spellings with one identifier as one, the other spelling as an alias', async () => {
    await withImport(prozorroSource, async ({ importContent, rows }) => {
      const tender = copyOf('reporting.json');
      const [award] = tender.awards;
      tender.awards.push({
        ...award,
        id: 'award-2',
        suppliers: [{ ...award.suppliers[0], name: 'ТОВ «ЛИПА»' }],
      });
      await importContent('tender.json', { data: tender });
      const names = rows(
        "SELECT o.name, a.name alias FROM organisations o JOIN identifiers i ON i.node_id = o.id JOIN aliases a ON a.node_id = o.id WHERE i.value = '40000012'",
      );
      expect(names).toEqual([{ name: 'ТОВ Липа', alias: 'ТОВ «ЛИПА»' }]);
    });
  });

  it('says of an award without an amount that none is told, unless its contract has one', async () => {
    await withImport(prozorroSource, async ({ importContent, values }) => {
      const tender = copyOf('reporting.json');
      const [award] = tender.awards;
      for (const id of ['award-2', 'award-3', 'award-4'])
        tender.awards.push({ ...award, id, value: undefined });
      const value = { amount: 50, currency: 'UAH' };
      const contract = { status: 'active', value };
      tender.contracts = [
        { ...contract, id: 'c1', awardID: 'award-3' },
        // A number in quotes is one.
        { ...contract, id: 'c2', awardID: 'award-4', value: { ...value, amount: '50.00' } },
        { ...contract, id: 'c3', awardID: 'award-4', value: { ...value, amount: 'many' } },
      ];
      await importContent('tender.json', { data: tender });
      expect(
        values(
          "SELECT part || ' ' || valuation || ' ' || coalesce(value_minor, value_status) FROM valuations WHERE part IS NOT NULL ORDER BY 1",
        ),
      ).toEqual([
        'award-1 AWARD 70000',
        'award-2 AWARD NOT_PUBLISHED',
        'award-3 CONTRACT 5000',
        'c2 CONTRACT 5000',
        'c3 CONTRACT UNKNOWN',
      ]);
      expect(values("SELECT value_minor || ' ' || value_gaps FROM tenders")).toEqual([
        '80000 AWARD_WITHOUT_AMOUNT',
      ]);
    });
  });

  it('names the procuring entity as buyer unless buyers are listed', async () => {
    await withImport(prozorroSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('lots.json'), fixture('reporting.json')]);
      const roles = rows(
        'SELECT t.procedure, o.name, r.role FROM procurement_roles r JOIN tenders t ON t.id = r.tender_id JOIN organisations o ON o.id = r.organisation_id ORDER BY r.id',
      );
      expect(roles.map(Object.values)).toEqual([
        ['OPEN', 'Ліцей Калинівки', 'PROCURING_ENTITY'],
        ['OPEN', 'Ліцей Калинівки', 'BUYER'],
        ['DIRECT', 'Вигадана бібліотека', 'BUYER'],
        ['DIRECT', 'Вигадана рада', 'PROCURING_ENTITY'],
      ]);
    });
  });

  it('takes the winner from the award where there are no bids', async () => {
    await withImport(prozorroSource, async (given) => {
      await given.importPaths([fixture('reporting.json')]);
      expect(bidsIn(given)).toEqual([[null, 'WON', 70_000, 'ТОВ Липа SOLE']]);
      expect(given.values('SELECT published_bid_count FROM tenders')).toEqual([null]);
    });
  });
});

describe('dirt in ProZorro', () => {
  it('counts bids without tenderers and masked ones, no deleted ones, and makes no bidder of them', async () => {
    await withImport(prozorroSource, async (given) => {
      const { rejected } = await given.importPaths([fixture('masked.json')]);
      expect(rejected).toBe(0);
      expect(bidsIn(given)).toEqual([[null, 'WON', null, 'ТОВ Клен SOLE']]);
      expect(given.values('SELECT published_bid_count FROM tenders')).toEqual([2]);
      expect(given.values('SELECT name FROM organisations ORDER BY name')).toEqual([
        'Вигадана рада',
        'ТОВ Клен',
      ]);
      expect(given.rows(FLAGS).map(Object.values)).toEqual([
        ['INVALID_IDENTIFIER', 'identifiers'],
        ['PLACEHOLDER_TEXT', 'bids/tenderers'],
      ]);
    });
  });

  it('leaves out mode: test and counts it, unless it is asked for', async () => {
    await withImport(prozorroSource, async ({ importPaths, values }) => {
      const refused = await importPaths([fixture('test-mode.json')]);
      expect(refused).toMatchObject({ documents: 0, skipped: 1, rejected: 0 });
      expect(refused.files[0]?.skippedFor).toEqual({ 'test data': 1 });
      expect(values('SELECT name FROM tenders')).toEqual([]);
      await importPaths([fixture('test-mode.json')], { includeTests: true });
      expect(values('SELECT status FROM tenders')).toEqual(['LAUNCHED']);
    });
  });

  it('rejects the parts it does not understand, with their places, and takes the rest', async () => {
    await withImport(prozorroSource, async (given) => {
      const summary = await given.importPaths([fixture('dirt.json')]);
      expect(summary).toMatchObject({ documents: 1, rejected: 4 });
      expect(given.rejects()).toEqual([
        '/data/bids/0: string "не пропозиція" instead of an object',
        '/data/bids/1: the bid has no id',
        '/data/bids/4/lotValues/0: the tender has no lot "no such lot"',
        '/data/contracts: an object instead of a list',
      ]);
      expect(bidsIn(given)).toEqual([
        [null, 'SUBMITTED', 0, 'ТОВ Помилка SOLE'],
        [null, 'SUBMITTED', 1000, 'ТОВ Бук SOLE'],
        [null, 'SUBMITTED', null, 'ТОВ Явір SOLE'],
        [null, 'DISQUALIFIED', null, 'ТОВ Явір SOLE'],
        [null, 'SUBMITTED', null, 'ТОВ Тополя SOLE'],
      ]);
      expect(given.problems()).toEqual([]);
    });
  });

  it('flags suspect values and keeps what can be kept', async () => {
    await withImport(prozorroSource, async ({ importPaths, rows, values }) => {
      await importPaths([fixture('dirt.json')]);
      expect(rows(FLAGS).map(Object.values)).toEqual([
        ['DANGLING_REFERENCE', 'awards/bid_id'],
        ['ESCAPED_TEXT', 'name'],
        ['IMPLAUSIBLE_DATE', 'published'],
        ['INVALID_AMOUNT', 'value'],
        ['INVALID_CURRENCY', 'value'],
        ['INVALID_DATE', 'date'],
        ['INVALID_DATE', 'deadline'],
        ['MISSING_DATE', 'published'],
        ['ROUNDED_AMOUNT', 'value'],
        ['SHARED_IDENTIFIER', 'identifiers'],
        ['TOKEN_AMOUNT', 'value'],
        ['UNCHECKED_IDENTIFIER', 'identifiers'],
        ['ZERO_AMOUNT', 'value'],
      ]);
      expect(values('SELECT published FROM articles')).toEqual(['2031-10-09T10:00:00+03:00']);
    });
  });

  it("never takes a bidder that carries the buyer's own identifier for the buyer", async () => {
    await withImport(prozorroSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('dirt.json')]);
      const named = rows(
        "SELECT o.name, count(i.value) identifiers FROM organisations o LEFT JOIN identifiers i ON i.node_id = o.id WHERE o.name IN ('Вигадана рада', 'ТОВ Помилка') GROUP BY o.id ORDER BY o.name",
      );
      expect(named).toEqual([
        { name: 'Вигадана рада', identifiers: 1 },
        { name: 'ТОВ Помилка', identifiers: 0 },
      ]);
    });
  });

  it('rejects what is no tender, such as the pages of the list of tenders', async () => {
    await withImport(prozorroSource, async ({ importContent, rejects }) => {
      const page = { data: [{ id: 'a', dateModified: '2031-01-01' }, 7], next_page: { offset: 1 } };
      const summary = await importContent('page.json', page);
      expect(summary).toMatchObject({ documents: 0, rejected: 2 });
      expect(rejects()).toEqual([
        '/data/0: it is no ProZorro tender: there is no tenderID',
        '/data/1: number 7 instead of a tender',
      ]);
    });
  });
});

describe('several states of a ProZorro tender', () => {
  const earlier = () => {
    const tender = copyOf('lots.json');
    tender.dateModified = '2031-05-26T10:00:00+03:00';
    tender.status = 'active.qualification';
    tender.awards = [{ ...tender.awards[0], id: 'award-0', status: 'active' }];
    tender.contracts = [];
    return tender;
  };
  const later = () => {
    const tender = copyOf('lots.json');
    tender.awards.unshift({ ...tender.awards[0], id: 'award-0', status: 'cancelled', title: undefined });
    return tender;
  };

  it('are one tender whose bids are what the last state says, in whatever order they come', async () => {
    const contents: unknown[] = [];
    for (const order of [
      [earlier(), later()],
      [later(), earlier()],
    ]) {
      await withImport(prozorroSource, async (given) => {
        for (const [position, tender] of order.entries()) {
          await given.importContent(`${position}.json`, { data: tender });
        }
        expect(given.values('SELECT count(*) FROM tenders')).toEqual([1]);
        expect(given.values('SELECT count(*) FROM articles')).toEqual([2]);
        const bids = given.rows(`${BIDS}`).map(({ lot, status, parties }) => `${parties} ${lot} ${status}`);
        contents.push([bids.sort(), given.values('SELECT status FROM tenders')]);
        expect(given.problems()).toEqual([]);
      });
    }
    expect(contents[0]).toEqual(contents[1]);
    expect(contents[0]).toEqual([
      [
        'Meble Brzoza MEMBER + ПП Ясен MEMBER lot-1 SUBMITTED',
        'ТОВ Дуб SOLE lot-1 WON',
        'ТОВ Дуб SOLE lot-2 SUBMITTED',
        'ФОП Вигаданий SOLE lot-1 DISQUALIFIED',
      ],
      ['AWARDED'],
    ]);
  });

  it('leaves a bid submitted whose award was cancelled', async () => {
    await withImport(prozorroSource, async ({ importContent, values }) => {
      await importContent('1.json', { data: earlier() });
      const won = "SELECT count(*) FROM bids WHERE status = 'WON'";
      expect(values(won)).toEqual([1]);
      const tender = later();
      tender.status = 'active.qualification';
      tender.awards = tender.awards.slice(0, 1);
      await importContent('2.json', { data: tender });
      expect(values(won)).toEqual([0]);
      expect(values("SELECT withdrawn FROM tender_events WHERE event = 'WON'")).toEqual([1]);
    });
  });
});
