import { describe, expect, it } from 'vitest';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { type TestImport, withImport } from '../with-import.ts';

type Part = Record<string, unknown>;

const firm = (name: string): Part => ({ name, address: { countryName: 'Україна' } });
const money = (amount: number): Part => ({ amount, currency: 'UAH' });

/** A state of one tender, on a day of March 2032. */
function stateOf(day: number, more: Part): { data: Part } {
  return {
    data: {
      id: 'feed',
      tenderID: 'UA-2032-03-01-000001-a',
      dateModified: `2032-03-${String(day).padStart(2, '0')}T10:00:00+02:00`,
      dateCreated: '2032-03-01T08:00:00+02:00',
      title: 'Насоси',
      procurementMethod: 'open',
      tenderPeriod: { startDate: '2032-03-01T09:00:00+02:00', endDate: '2032-03-04T09:00:00+02:00' },
      procuringEntity: firm('Водоканал'),
      value: money(1_000),
      status: 'active.qualification',
      ...more,
    },
  };
}

const bid = (id: string, name: string, amount: number): Part => ({
  id,
  status: 'active',
  tenderers: [firm(name)],
  value: money(amount),
});
const award = (id: string, bidId: string, status: string, amount: number, more: Part = {}): Part => ({
  id,
  bid_id: bidId,
  status,
  date: '2032-03-05T10:00:00+02:00',
  value: money(amount),
  ...more,
});
const contract = (id: string, awardID: string, amount: number): Part => ({
  id,
  awardID,
  status: 'active',
  dateSigned: '2032-03-08T10:00:00+02:00',
  value: money(amount),
});

const BIDS = [bid('b1', 'Насос Плюс', 800), bid('b2', 'Гідра', 900)];

const tender = ({ rows }: TestImport) =>
  rows('SELECT status, awarded, value_minor, value_kind, value_parts, published_bid_count FROM tenders').map(
    Object.values,
  )[0];

const bids = ({ rows }: TestImport) =>
  rows(
    'SELECT o.name, b.status FROM bids b JOIN organisations o ON o.id = b.lead_id WHERE b.withdrawn = 0 ORDER BY o.name',
  ).map(Object.values);

describe('states of a ProZorro tender', () => {
  it('take back an award that was cancelled, and keep when it was known', () =>
    withImport(prozorroSource, async (given) => {
      const awarded = [award('a1', 'b1', 'active', 800)];
      await given.importContent(
        '1.json',
        stateOf(6, { status: 'active.awarded', bids: BIDS, awards: awarded }),
      );
      expect(tender(given)).toEqual(['AWARDED', '2032-03-05T10:00:00+02:00', 80_000, 'AWARD', 1, 2]);
      const cancelled = [award('a1', 'b1', 'cancelled', 800), award('a2', 'b2', 'pending', 900)];
      await given.importContent('2.json', stateOf(7, { bids: BIDS, awards: cancelled }));
      expect(tender(given)).toEqual(['CLOSED', null, 100_000, 'ESTIMATE', null, 2]);
      expect(bids(given)).toEqual([
        ['Гідра', 'SUBMITTED'],
        ['Насос Плюс', 'SUBMITTED'],
      ]);
      const won = given.rows(
        "SELECT c.known_from, c.known_until FROM tender_events e JOIN claims c ON c.id = e.id WHERE e.event = 'WON'",
      );
      expect(won).toEqual([{ known_from: '2032-03-06', known_until: '2032-03-07' }]);
      expect(given.problems()).toEqual([]);
    }));

  it('keep bids that are masked later, or of which only the id is left, and take back one that is gone', () =>
    withImport(prozorroSource, async (given) => {
      const three = [...BIDS, bid('b3', 'Криниця', 950)];
      await given.importContent('1.json', stateOf(6, { bids: three }));
      const masked = { id: 'b1', status: 'active', tenderers: [{ name: 'Приховано' }] };
      await given.importContent('2.json', stateOf(7, { bids: [masked, { id: 'b2' }] }));
      expect(bids(given)).toEqual([
        ['Гідра', 'SUBMITTED'],
        ['Насос Плюс', 'SUBMITTED'],
      ]);
    }));

  it('keep that the tender was planned once it is launched', () =>
    withImport(prozorroSource, async (given) => {
      await given.importContent('1.json', stateOf(1, { status: 'draft' }));
      await given.importContent('2.json', stateOf(2, { status: 'active.tendering' }));
      expect(given.values('SELECT event FROM tender_events WHERE withdrawn = 0 ORDER BY event')).toEqual([
        'LAUNCHED',
        'PLANNED',
      ]);
      expect(given.values('SELECT status FROM tenders')).toEqual(['LAUNCHED']);
    }));

  it('are in order of their instants, whatever their offsets', () =>
    withImport(prozorroSource, async (given) => {
      const at = (dateModified: string, amount: number) =>
        stateOf(6, { dateModified, bids: [bid('b1', 'Насос Плюс', amount)] });
      await given.importContent('1.json', at('2032-03-28T10:30:00.000001+03:00', 700));
      await given.importContent('2.json', at('2032-03-28T10:00:00+02:00', 800));
      expect(given.values('SELECT value_minor FROM bids')).toEqual([80_000]);
    }));
});

describe('a ProZorro tender', () => {
  it('without a period for bids is awarded, and was never closed', () =>
    withImport(prozorroSource, async (given) => {
      const suppliers = { suppliers: [firm('Насос Плюс')], bid_id: undefined };
      const awards = [award('a1', '', 'active', 800, suppliers)];
      await given.importContent(
        '1.json',
        stateOf(9, { status: 'complete', procurementMethod: 'limited', tenderPeriod: undefined, awards }),
      );
      expect(given.values('SELECT status FROM tenders')).toEqual(['AWARDED']);
      expect(given.values("SELECT count(*) FROM tender_events WHERE event = 'CLOSED'")).toEqual([0]);
    }));

  it('of several lots is worth all their contracts, and of one lot its only one', async () => {
    const lots = ['l1', 'l2'].map((id) => ({ id, status: 'complete', value: money(500) }));
    const on = (id: string, lot: string, name: string, amount: number) => ({
      ...bid(id, name, amount),
      value: undefined,
      lotValues: [{ relatedLot: lot, value: money(amount) }],
    });
    const whole = {
      status: 'complete',
      lots,
      bids: [on('b1', 'l1', 'Насос Плюс', 390), on('b2', 'l2', 'Гідра', 480)],
      awards: [
        award('a1', 'b1', 'active', 390, { lotID: 'l1' }),
        award('a2', 'b2', 'active', 480, { lotID: 'l2' }),
      ],
      contracts: [contract('c1', 'a1', 380), contract('c2', 'a2', 480)],
    };
    await withImport(prozorroSource, async (given) => {
      await given.importContent('1.json', stateOf(9, whole));
      expect(tender(given)?.slice(2)).toEqual([86_000, 'CONTRACT', 2, 2]);
    });
    const one = Object.fromEntries(
      Object.entries(whole).map(([name, list]) => [name, Array.isArray(list) ? list.slice(0, 1) : list]),
    );
    await withImport(prozorroSource, async (given) => {
      const deleted = ['b8', 'b9'].map((id) => ({ id, status: 'deleted' }));
      await given.importContent(
        '1.json',
        stateOf(9, { ...one, bids: [...whole.bids.slice(0, 1), ...deleted] }),
      );
      expect(tender(given)?.slice(2)).toEqual([38_000, 'CONTRACT', 1, 1]);
    });
  });

  it('is worth the contracts of an award that has several, and not the award beside them', () =>
    withImport(prozorroSource, async (given) => {
      const lots = [{ id: 'l1', status: 'complete' }];
      const lotValues = [{ relatedLot: 'l1', value: money(800) }];
      await given.importContent(
        '1.json',
        stateOf(9, {
          status: 'complete',
          lots,
          bids: [{ ...bid('b1', 'Насос Плюс', 800), lotValues }],
          awards: [award('a1', 'b1', 'active', 800, { lotID: 'l1' })],
          contracts: [contract('c1', 'a1', 300), contract('c2', 'a1', 490)],
        }),
      );
      expect(tender(given)?.slice(2, 5)).toEqual([79_000, 'CONTRACT', 2]);
    }));

  it('proves nothing by statuses that ProZorro does not have', () =>
    withImport(prozorroSource, async (given) => {
      const awards = [award('a1', 'b1', 'won', 800)];
      const contracts = [{ ...contract('c1', 'a1', 800), status: 'signed' }];
      await given.importContent('1.json', stateOf(9, { status: 'finished', bids: BIDS, awards, contracts }));
      expect(tender(given)).toEqual([null, null, 100_000, 'ESTIMATE', null, 2]);
      expect(bids(given)).toEqual([
        ['Гідра', 'SUBMITTED'],
        ['Насос Плюс', 'SUBMITTED'],
      ]);
      expect(
        given
          .rows("SELECT field, published FROM quality_flags WHERE flag = 'INVALID_CODE' ORDER BY field")
          .map(Object.values),
      ).toEqual([
        ['awards/status', 'won'],
        ['contracts/status', 'signed'],
        ['status', 'finished'],
      ]);
    }));
});
