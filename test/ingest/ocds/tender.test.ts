import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';
import { events, flags, OCID, party, reference, release, valuations } from './ocds-graph.ts';

const town = party(1, 'Town', ['buyer']);
const gbp = (amount: number) => ({ amount, currency: 'GBP' });

it('states the attributes of a tender in its own words', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent(
      'release.json',
      release({
        parties: [town],
        buyer: reference(town),
        planning: { rationale: 'The old paths flood.', budget: { amount: gbp(900) } },
        tender: {
          title: 'Cycle paths',
          description: 'Twelve kilometres.',
          status: 'active',
          procurementMethod: 'open',
          procurementMethodDetails: 'Open procedure',
          value: gbp(800),
          numberOfTenderers: 3,
          tenderPeriod: { startDate: '2024-05-01T00:00:00Z', endDate: '2024-06-01T12:00:00+01:00' },
          items: [
            {
              classification: { scheme: 'CPV', id: '45233162-2' },
              additionalClassifications: [{ scheme: 'UNSPSC', id: '72141003' }],
              deliveryAddress: { countryName: 'United Kingdom' },
            },
          ],
          lots: [{ id: 'L1', title: 'North', value: gbp(300) }],
        },
      }),
    );
    expect(given.rows('SELECT * FROM tenders')).toMatchObject([
      {
        name: 'Cycle paths',
        description: 'Twelve kilometres.',
        purpose: 'The old paths flood.',
        procedure: 'OPEN',
        procedure_details: 'Open procedure',
        published: '2024-05-02',
        bids_from: '2024-05-01T00:00:00Z',
        deadline: '2024-06-01T12:00:00+01:00',
        country: 'GB',
        published_bid_count: 3,
        status: 'LAUNCHED',
        value_minor: 80_000,
        value_kind: 'ESTIMATE',
      },
    ]);
    expect(given.values('SELECT code FROM tender_cpvs')).toEqual(['45233162']);
    expect(given.values('SELECT place FROM tender_places')).toEqual(['GB']);
    expect(given.rows('SELECT number, title FROM lots')).toEqual([{ number: 'L1', title: 'North' }]);
    expect(valuations(given)).toEqual(['BUDGET 90000 GBP', 'ESTIMATE 80000 GBP', 'L1: ESTIMATE 30000 GBP']);
    expect(given.values("SELECT value FROM identifiers WHERE scheme = 'OCID' AND checked")).toEqual([OCID]);
    expect(
      given.rows(
        'SELECT o.name, r.role FROM procurement_roles r JOIN organisations o ON o.id = r.organisation_id',
      ),
    ).toEqual([{ name: 'Town', role: 'BUYER' }]);
  }));

it('has the country of performance where there is one, else the buyer’s', () =>
  withImport(ocdsSource, async (given) => {
    const from = (number: number, name: string, role: string, countryName: string) => ({
      ...party(number, name, [role]),
      address: { countryName },
    });
    const fund = from(1, 'F', 'funder', 'Denmark');
    const city = from(2, 'C', 'buyer', 'AM');
    const delivered = (...countries: string[]) => ({
      items: [{ deliveryAddresses: countries.map((countryName) => ({ countryName })) }],
    });
    const written = [
      { parties: [fund, city], buyer: reference(city), tender: { title: 'nowhere' } },
      { parties: [city], buyer: reference(city), tender: { title: 'abroad', ...delivered('GE') } },
      { parties: [city], buyer: reference(city), tender: { title: 'several', ...delivered('GE', 'AM') } },
      { parties: [fund], tender: { title: 'without a buyer' } },
      { tender: { title: 'of nobody' } },
    ];
    for (const [index, members] of written.entries()) {
      await given.importContent(`${index}.json`, release({ ocid: `ocds-x-${index}`, ...members }));
    }
    expect(given.rows('SELECT name, country FROM tenders ORDER BY id')).toEqual([
      { name: 'nowhere', country: 'AM' },
      { name: 'abroad', country: 'GE' },
      { name: 'several', country: 'AM' },
      { name: 'without a buyer', country: 'DK' },
      { name: 'of nobody', country: null },
    ]);
  }));

it('gives every claim official evidence with a pointer into the release', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent(
      'release.json',
      release({ parties: [town], buyer: reference(town), tender: { status: 'active', value: gbp(8) } }),
    );
    expect(
      given.values(
        "SELECT e.locator FROM evidence e JOIN articles a ON a.id = e.article_id WHERE e.standing = 'OFFICIAL' AND a.kind = 'NOTICE' ORDER BY 1",
      ),
    ).toEqual(['/buyer', '/tender/status', '/tender/value']);
  }));

it('knows buyer, procuring entity and funder by references and by roles, each once', () =>
  withImport(ocdsSource, async (given) => {
    const county = party(2, 'County', ['procuringEntity']);
    const bank = party(3, 'Bank', ['funder', 'reviewBody']);
    await given.importContent(
      'release.json',
      release({
        parties: [town, county, bank],
        buyer: reference(town),
        tender: { procuringEntity: reference(county) },
      }),
    );
    expect(
      given.rows(
        'SELECT o.name, r.role FROM procurement_roles r JOIN organisations o ON o.id = r.organisation_id ORDER BY 1',
      ),
    ).toEqual([
      { name: 'Bank', role: 'FUNDER' },
      { name: 'County', role: 'PROCURING_ENTITY' },
      { name: 'Town', role: 'BUYER' },
    ]);
  }));

it('makes one tender of the releases of a process, in whatever order they come', async () => {
  const planned = release({
    tag: ['planning'],
    date: '2024-01-01T00:00:00Z',
    planning: { budget: { amount: gbp(10) } },
  });
  const launched = release({
    id: '2',
    date: '2024-02-01T00:00:00Z',
    tender: { title: 'Paths', status: 'active', value: gbp(9) },
  });
  const awarded = release({
    id: '3',
    date: '2024-03-05T00:00:00Z',
    tag: ['award'],
    awards: [
      { id: 'a', status: 'active', date: '2024-03-01T00:00:00Z', title: 'Paths award', value: gbp(8) },
    ],
  });
  const amended = release({
    id: '4',
    date: '2024-04-01T00:00:00Z',
    tag: ['contractAmendment'],
    contracts: [
      {
        id: 'c',
        awardID: 'a',
        dateSigned: '2024-03-20',
        value: gbp(11),
        amendments: [{ id: 'x', date: '2024-03-30' }],
      },
    ],
  });
  const orders = [
    [planned, launched, awarded, amended],
    [amended, awarded, launched, planned],
    [awarded, amended, planned, launched],
  ];
  for (const releases of orders) {
    await withImport(ocdsSource, async (given) => {
      for (const [position, one] of releases.entries()) await given.importContent(`${position}.json`, one);
      expect(given.rows('SELECT name, status, awarded, value_minor, value_kind FROM tenders')).toEqual([
        {
          name: 'Paths',
          status: 'AWARDED',
          awarded: '2024-03-01T00:00:00Z',
          value_minor: 1100,
          value_kind: 'AMENDED',
        },
      ]);
      expect(events(given)).toEqual(['AWARDED 2024-03-01', 'LAUNCHED', 'PLANNED']);
      expect(valuations(given)).toEqual([
        'AMENDED 1100 GBP',
        'AWARD 800 GBP',
        'BUDGET 1000 GBP',
        'ESTIMATE 900 GBP',
      ]);
      expect(given.values('SELECT count(*) FROM articles')).toEqual([4]);
      // What stood in for a title is no name of the tender.
      expect(given.values("SELECT name FROM aliases WHERE name LIKE 'Paths%' OR name LIKE 'ocds%'")).toEqual(
        [],
      );
      expect(given.problems()).toEqual([]);
    });
  }
});

it('says which tender replaces which, and of no other relationship that it does', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent(
      'release.json',
      release({
        tender: { title: 'Second try' },
        relatedProcesses: [
          {
            id: '1',
            relationship: ['unsuccessfulProcess'],
            scheme: 'ocid',
            identifier: 'ocds-a1b2c3-70',
            title: 'First try',
          },
          { id: '2', relationship: ['framework'], scheme: 'ocid', identifier: 'ocds-a1b2c3-60' },
        ],
      }),
    );
    expect(
      given.rows(
        'SELECT a.name AS successor, b.name AS predecessor, s.relation FROM successions s JOIN tenders a ON a.id = s.successor_id JOIN tenders b ON b.id = s.predecessor_id',
      ),
    ).toEqual([{ successor: 'Second try', predecessor: 'First try', relation: 'REPLACES' }]);
  }));

it('states of each award what it is worth, or that no amount is told of it, but of one that was cancelled', () =>
  withImport(ocdsSource, async (given) => {
    const awards = [
      { id: '1', date: '2024-04-01', value: gbp(3) },
      { id: '2', date: '2024-04-03', value: gbp(4) },
      { id: '3', status: 'cancelled', value: gbp(50) },
      { id: '4' },
      { id: '5', status: 'cancelled' },
      { id: '6', status: 'pending' },
      { id: '7', value: { amount: 'much', currency: 'GBP' } },
      { id: '8' },
    ];
    const contracts = [
      { id: 'c1', awardID: '4' },
      { id: 'c2', awardID: '8', value: gbp(8) },
      { id: 'c3', awardID: '9' },
      { id: 'c4', awardID: '9', status: 'cancelled', value: gbp(9) },
    ];
    const worth = () =>
      given.values(
        "SELECT part || ' ' || valuation || ' ' || coalesce(value_minor, value_status) || coalesce(' ' || date, '') FROM valuations WHERE withdrawn = 0 ORDER BY 1",
      );
    const gaps = () => given.rows('SELECT value_minor, value_gaps FROM tenders').map(Object.values);
    await given.importContent('awards.json', release({ tag: ['award'], awards, contracts }));
    expect(worth()).toEqual([
      '1 AWARD 300 2024-04-01',
      '2 AWARD 400 2024-04-03',
      '4 AWARD NOT_PUBLISHED',
      '7 AWARD UNKNOWN',
      '8 CONTRACT 800',
      '9 CONTRACT NOT_PUBLISHED',
    ]);
    expect(gaps()).toEqual([[1500, 'AWARD_WITHOUT_AMOUNT']]);
    const told = [4, 7, 9].map((id) => ({ id: `t${id}`, awardID: String(id), value: gbp(id) }));
    const later = release({ id: '2', date: '2024-06-01T00:00:00Z', tag: ['contract'], contracts: told });
    await given.importContent('contracts.json', later);
    expect(worth().filter((each) => !each.includes('0'))).toEqual([]);
    expect(gaps()).toEqual([[3500, null]]);
  }));

it('launches a tender whose period has begun, though it states no status, or is closed', async () => {
  const tenderPeriod = { startDate: '2024-04-01T09:00:00Z', endDate: '2024-04-20T09:00:00Z' };
  const [began, ended] = ['LAUNCHED 2024-04-01', 'CLOSED 2024-04-20'];
  for (const [tender, tag, expected] of [
    [{ tenderPeriod }, ['compiled'], [began]],
    [{ tenderPeriod, status: 'complete' }, ['compiled'], [ended, began]],
    [{ tenderPeriod, status: 'withdrawn' }, ['compiled'], []],
    [{ tenderPeriod: { ...tenderPeriod, startDate: '2024-06-01' } }, ['compiled'], []],
  ] as const) {
    await withImport(ocdsSource, async (given) => {
      await given.importContent('release.json', release({ tag, tender: { title: 'Paths', ...tender } }));
      expect(events(given)).toEqual(expected);
    });
  }
});

it('flags the codes of items of which no scheme says what they mean, and takes them for no CPV', () =>
  withImport(ocdsSource, async (given) => {
    const items = ['10000000', '11000000', '10000000'].map((id) => ({ classification: { id } }));
    const coded = { classification: { scheme: 'UNSPSC', id: '72141003' } };
    await given.importContent(
      'release.json',
      release({ tag: ['award'], awards: [{ id: '1', items: [...items, coded] }] }),
    );
    expect(given.values('SELECT code FROM tender_cpvs')).toEqual([]);
    expect(flags(given)).toEqual([
      'INVALID_CODE items/classification 10000000',
      'INVALID_CODE items/classification 11000000',
    ]);
  }));
