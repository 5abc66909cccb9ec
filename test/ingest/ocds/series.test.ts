import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { foldRelease } from '../../../src/ingest/sources/ocds/fold.ts';
import { momentOf } from '../../../src/ingest/sources/ocds/moment.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { publishedData, type TestImport, withImport } from '../with-import.ts';
import { bids, flags, type Json, OCID, party, reference, release } from './ocds-graph.ts';

const alder = party(1, 'Alder', ['supplier']);
const birch = party(2, 'Birch', ['supplier']);
const parties = [alder, birch];
const gbp = (amount: number): Json => ({ amount, currency: 'GBP' });

/** Claims in words, as they are now: kind, what, whether taken back, and when it was known. */
function claims({ rows }: TestImport): string[] {
  return rows(
    `SELECT coalesce(e.event, v.valuation || ' ' || v.value_minor) || ' ' || c.known_from || coalesce('..' || c.known_until, '') AS claim
     FROM claims c LEFT JOIN tender_events e ON e.id = c.id LEFT JOIN valuations v ON v.id = c.id
     WHERE c.kind IN ('TENDER_EVENT', 'VALUATION') ORDER BY claim`,
  ).map(({ claim }) => claim);
}

const locators = ({ rows }: TestImport, event: string) =>
  rows(
    'SELECT d.day, x.locator FROM tender_events e JOIN evidence x ON x.claim_id = e.id JOIN documents d ON d.id = x.document_id WHERE e.event = ? ORDER BY 1, 2',
    event,
  ).map(({ day, locator }) => `${day} ${locator}`);

const tenderNotice = release({
  id: '1',
  date: '2024-01-05T00:00:00Z',
  parties,
  tender: {
    title: 'Paths',
    status: 'active',
    value: gbp(900),
    procurementMethod: 'open',
    tenderPeriod: { endDate: '2024-02-01' },
  },
});
const awardNotice = release({
  id: '2',
  date: '2024-03-01T00:00:00Z',
  tag: ['award'],
  tender: { status: 'complete' },
  awards: [{ id: 'a1', status: 'active', date: '2024-02-20', value: gbp(80), suppliers: [reference(alder)] }],
});
const cancellation = release({
  id: '3',
  date: '2024-04-01T00:00:00Z',
  tag: ['awardCancellation'],
  awards: [{ id: 'a1', status: 'cancelled' }],
});
const secondAward = release({
  id: '4',
  date: '2024-05-01T00:00:00Z',
  tag: ['award'],
  awards: [{ id: 'a2', date: '2024-05-01', value: gbp(95), suppliers: [reference(birch)] }],
});
const releases = [tenderNotice, awardNotice, cancellation, secondAward];

const AFTER_ALL = [
  'AWARD 8000 2024-03-01..2024-04-01',
  'AWARD 9500 2024-05-01',
  'AWARDED 2024-03-01..2024-04-01',
  'AWARDED 2024-05-01',
  'CLOSED 2024-03-01',
  'ESTIMATE 90000 2024-01-05',
  'LAUNCHED 2024-01-05',
  'WON 2024-03-01..2024-04-01',
  'WON 2024-05-01',
];

it('takes back what a cancelled award said, and keeps what no release speaks of again', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent('releases.json', { releases });
    expect(claims(given)).toEqual(AFTER_ALL);
    expect(given.problems()).toEqual([]);
  }));

it('says the same when a release comes in after the later ones', () =>
  withImport(ocdsSource, async (given) => {
    for (const each of [secondAward, awardNotice, cancellation, tenderNotice])
      await given.importContent(`${each.id}.json`, { releases: [each] });
    expect(claims(given)).toEqual(AFTER_ALL);
  }));

it('adds evidence only where a release speaks of it, at its place in that release', () =>
  withImport(ocdsSource, async (given) => {
    const further = { ...secondAward, awards: [...secondAward.awards, { id: 'a1', title: 'Paths, north' }] };
    await given.importContent('releases.json', { releases: [tenderNotice, awardNotice, further] });
    expect(locators(given, 'LAUNCHED')).toEqual(['2024-01-05 /tender/status', '2024-03-01 /tender/status']);
    expect(locators(given, 'WON')).toEqual([
      '2024-03-01 /awards/0',
      '2024-05-01 /awards/0',
      '2024-05-01 /awards/1',
    ]);
  }));

it('keeps the stages before a cancellation', () =>
  withImport(ocdsSource, async (given) => {
    const planned = release({ id: '0', date: '2024-01-01T00:00:00Z', tender: { status: 'planned' } });
    const complete = release({ id: '2', date: '2024-02-01T00:00:00Z', tender: { status: 'complete' } });
    const cancelled = release({ id: '3', date: '2024-03-01T00:00:00Z', tag: ['tenderCancellation'] });
    await given.importContent('releases.json', { releases: [planned, complete, cancelled] });
    expect(claims(given)).toEqual([
      'CANCELLED 2024-03-01',
      'CLOSED 2024-02-01',
      'LAUNCHED 2024-02-01',
      'PLANNED 2024-01-01',
    ]);
  }));

it('removes what a release states as null', () =>
  withImport(ocdsSource, async (given) => {
    const tender = { value: null, procurementMethod: null, tenderPeriod: { endDate: null } };
    const update = release({ id: '2', date: '2024-01-10T00:00:00Z', tag: ['tenderUpdate'], tender });
    await given.importContent('releases.json', { releases: [tenderNotice, update] });
    expect(given.rows('SELECT name, status, deadline, procedure, published FROM tenders')).toEqual([
      { name: 'Paths', status: 'LAUNCHED', deadline: null, procedure: null, published: '2024-01-05' },
    ]);
    expect(claims(given)).toContain('ESTIMATE 90000 2024-01-05..2024-01-10');
  }));

it('ends a record where the compiled release of its publisher does', () =>
  withImport(ocdsSource, async (given) => {
    const compiledRelease = release({
      id: 'c',
      date: secondAward.date,
      tag: ['compiled'],
      tender: { title: 'Cycle paths', status: 'complete' },
      awards: [{ ...awardNotice.awards[0], status: 'cancelled' }, secondAward.awards[0]],
    });
    await given.importContent('record.json', { records: [{ ocid: OCID, releases, compiledRelease }] });
    const together = claims(given);
    expect(given.values('SELECT name FROM tenders')).toEqual(['Cycle paths']);
    expect(together).toContain('ESTIMATE 90000 2024-01-05..2024-05-01');
    expect(together).toContain('WON 2024-05-01');
  }));

it('reads an object that a release has twice as one', () =>
  withImport(ocdsSource, async (given) => {
    const contracts = [
      { id: 'c1', awardID: 'a1', value: gbp(80) },
      { id: 'c1', awardID: 'a1', status: 'active' },
    ];
    await given.importContent('release.json', release({ ...awardNotice, tag: ['contract'], contracts }));
    expect(claims(given).filter((claim) => claim.startsWith('CONTRACT'))).toEqual([
      'CONTRACT 8000 2024-03-01',
    ]);
  }));

it('replaces suppliers, and flags that somebody is no longer among them', () =>
  withImport(ocdsSource, async (given) => {
    const corrected = { ...cancellation, awards: [{ id: 'a1', suppliers: [reference(birch)] }] };
    await given.importContent('releases.json', { releases: [tenderNotice, awardNotice, corrected] });
    expect(flags(given)).toContain('REPLACED_PARTIES awards/suppliers Alder');
    expect(
      given.values(
        "SELECT o.name FROM bids b JOIN organisations o ON o.id = b.lead_id JOIN tender_events e ON e.bid_id = b.id WHERE e.event = 'WON' AND NOT e.withdrawn",
      ),
    ).toEqual(['Birch']);
  }));

it('states no win, award or worth by a status that its codelist does not have', () =>
  withImport(ocdsSource, async (given) => {
    const awards = [{ ...awardNotice.awards[0], status: 'Adjudicado' }];
    await given.importContent('release.json', release({ tag: ['award'], parties, awards }));
    expect(claims(given)).toEqual([]);
    expect(bids(given)).toEqual(['Alder SUBMITTED -']);
    expect(flags(given)).toContain('INVALID_CODE awards/status Adjudicado');
  }));

it('lets a bid on two lots win only the one that it was awarded', () =>
  withImport(ocdsSource, async (given) => {
    const offer = (id: string, of: Json, lots: string[]) => ({
      id,
      status: 'valid',
      tenderers: [reference(of)],
      relatedLots: lots,
    });
    const made = (id: string, of: Json, lot: string, bid: string) => ({
      id,
      suppliers: [reference(of)],
      relatedLots: [lot],
      relatedBids: [bid],
    });
    await given.importContent(
      'release.json',
      release({
        tag: ['award'],
        parties,
        tender: { lots: [{ id: 'L1' }, { id: 'L2' }] },
        bids: { details: [offer('b1', birch, ['L1']), offer('b2', alder, ['L1', 'L2'])] },
        awards: [made('a1', birch, 'L1', 'b1'), made('a2', alder, 'L2', 'b2')],
      }),
    );
    expect(bids(given)).toEqual(['L1: Alder SUBMITTED -', 'L1: Birch WON -', 'L2: Alder WON -']);
  }));

it.each([
  ['no award is there', {}, ['Alder WON 5000 GBP']],
  ['the award names nobody', { awards: [{ id: 'a1', status: 'active' }] }, ['Alder WON 5000 GBP']],
  ['the award was cancelled', { awards: [{ id: 'a1', status: 'cancelled' }] }, ['Alder SUBMITTED 5000 GBP']],
])('tells by a contract who won, where %s', (_, members, expected) =>
  withImport(ocdsSource, async (given) => {
    const contracts = [{ id: 'c1', awardID: 'a1', value: gbp(50), suppliers: [reference(alder)] }];
    await given.importContent('release.json', release({ tag: ['contract'], parties, contracts, ...members }));
    expect(bids(given)).toEqual(expected);
  }),
);

it('counts bids of lots by lot, and one lot’s never for the tender', () =>
  withImport(ocdsSource, async (given) => {
    const statistics = [
      { id: '1', measure: 'bids', relatedLot: 'L1', value: 1 },
      { id: '2', measure: 'bids', relatedLots: ['L2'], value: 5 },
    ];
    const tender = { lots: [{ id: 'L1' }, { id: 'L2' }] };
    await given.importContent('release.json', release({ tag: ['award'], tender, bids: { statistics } }));
    expect(given.rows('SELECT number, published_bid_count FROM lots ORDER BY number')).toEqual([
      { number: 'L1', published_bid_count: 1 },
      { number: 'L2', published_bid_count: 5 },
    ]);
    expect(given.values('SELECT published_bid_count FROM tenders')).toEqual([null]);
  }));

it('flags a count of fewer bidders than made bids, and leaves it out', () =>
  withImport(ocdsSource, async (given) => {
    const details = parties.map((each, position) => ({ id: `b${position}`, tenderers: [reference(each)] }));
    await given.importContent(
      'release.json',
      release({ parties, tender: { numberOfTenderers: 1 }, bids: { details } }),
    );
    expect(given.values('SELECT published_bid_count FROM tenders')).toEqual([null]);
    expect(flags(given)).toContain('CONTRADICTION publishedBidCount 1');
  }));

it('does not move the day of publication to a later notice, and keeps the start of the tender period', () =>
  withImport(ocdsSource, async (given) => {
    const tenderPeriod = { startDate: '2024-01-08T09:00:00Z' };
    const later = release({
      id: '9',
      date: '2024-01-20T00:00:00Z',
      tender: { status: 'active', tenderPeriod },
    });
    await given.importContent('releases.json', { releases: [later, tenderNotice] });
    expect(given.rows('SELECT published, bids_from FROM tenders')).toEqual([
      { published: '2024-01-05', bids_from: '2024-01-08T09:00:00Z' },
    ]);
  }));

it('rejects an object that has only an ocid', () =>
  withImport(ocdsSource, async (given) => {
    const empty = { ocid: 'ocds-a1b2c3-1', language: 'en' };
    await given.importContent('releases.json', { releases: [tenderNotice, empty] });
    expect(given.rejects()).toEqual(['/releases/1: the release says nothing but its ocid']);
    expect(given.values('SELECT count(*) FROM articles')).toEqual([1]);
  }));

it('survives objects that become lists or texts, and members that no object has', () =>
  withImport(ocdsSource, async (given) => {
    const later = { date: '2024-06-01T00:00:00Z', tag: ['awardUpdate'] };
    const odd = [
      release({ ...later, id: '5', tender: 'Paths', awards: { id: 'a1' } }),
      release({ ...later, id: '6', tender: [['x']], awards: [{ id: 'a1' }, 'a2'] }),
    ];
    const strange = `{"ocid":"${OCID}","id":"7","date":"2024-07-01T00:00:00Z","__proto__":{"status":"active"},"tender":{"__proto__":{"title":"Trap"}}}`;
    const texts = [...releases, ...odd].map((each) => JSON.stringify(each));
    const summary = await given.importContent('releases.jsonl', [...texts, strange].join('\n'));
    expect(summary.documents).toBe(7);
    expect(given.problems()).toEqual([]);
  }));

it('rejects what is of another type than before once, and goes on where it was', () =>
  withImport(ocdsSource, async (given) => {
    const odd = { id: '5', date: '2024-06-01T00:00:00Z' };
    await given.importContent('releases.json', {
      releases: [
        tenderNotice,
        awardNotice,
        release({ ...odd, tag: ['tenderUpdate'], tender: 'Paths' }),
        release({ ...odd, id: '6', tag: ['awardUpdate'], awards: 5 }),
      ],
    });
    expect(given.rejects()).toEqual([
      '/releases/2/tender: an object was expected, not string "Paths"',
      '/releases/3/awards: an object was expected, not number 5',
    ]);
    await given.importContent(
      'later.json',
      release({ ...awardNotice, id: '7', date: '2024-07-01T00:00:00Z' }),
    );
    expect(given.rows('SELECT status, value_minor, value_kind FROM tenders').map(Object.values)).toEqual([
      ['AWARDED', 8_000, 'AWARD'],
    ]);
    expect(bids(given)).toEqual(['Alder WON 8000 GBP']);
    expect(given.problems()).toEqual([]);
  }));

it.each(['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z'])(
  'puts a release of the impossible date %s before all others, flags it, and takes its day for no call',
  (date) =>
    withImport(ocdsSource, async (given) => {
      const undated = release({ id: '9', date, tender: { title: 'Roads', status: 'active' } });
      await given.importContent('undated.json', { releases: [undated] });
      expect(given.rows('SELECT name, published FROM tenders').map(Object.values)).toEqual([['Roads', null]]);
      await given.importContent('1.json', { releases: [tenderNotice] });
      expect(given.rows('SELECT name, published FROM tenders').map(Object.values)).toEqual([
        ['Paths', '2024-01-05'],
      ]);
      expect(flags(given)).toEqual(['IMPLAUSIBLE_DATE published', 'MISSING_DATE published']);
    }),
);

it('says of one moment what its releases say together, in whatever order they come', async () => {
  const contradicting = release({
    ...tenderNotice,
    id: '2',
    tender: { ...tenderNotice.tender, title: 'Trails', status: 'cancelled', value: gbp(700) },
  });
  for (const order of [
    [tenderNotice, contradicting],
    [contradicting, tenderNotice],
  ]) {
    await withImport(ocdsSource, async (given) => {
      await given.importContent('1.json', { releases: order });
      expect(given.rows('SELECT name, status, value_minor FROM tenders').map(Object.values)).toEqual([
        ['Trails', 'CANCELLED', 70_000],
      ]);
      expect(given.problems()).toEqual([]);
    });
  }
});

it('keeps 5,000 releases of one process and rejects those beyond, saying why', () =>
  withImport(ocdsSource, async (given) => {
    const dateOf = (number: number) => new Date(Date.UTC(2020, 0, 1, number)).toISOString();
    const lines = Array.from({ length: 5_003 }, (_, number) =>
      JSON.stringify(
        release({ id: String(number), date: dateOf(number), tender: { title: `Paths ${number}` } }),
      ),
    );
    expect(
      await given.importContent('releases.jsonl', lines.join('\n'), { batchDocuments: 6_000 }),
    ).toMatchObject({
      documents: 5_000,
      rejected: 3,
    });
    expect(given.rejects()[0]).toContain('has 5000 documents already');
    expect(given.values('SELECT name FROM tenders')).toEqual(['Paths 4999']);
  }));

it('tells of a text that was published again at the same moment, and holds to the later one', () =>
  withImport(ocdsSource, async (given) => {
    const corrected = { ...tenderNotice, tender: { ...tenderNotice.tender, value: gbp(950) } };
    const packaged = (publishedDate: string, each: Json) => ({ publishedDate, releases: [each] });
    await given.importContent('new.json', packaged('2024-01-07', corrected));
    await given.importContent('old.json', packaged('2024-01-06', tenderNotice));
    expect(claims(given)).toEqual(['ESTIMATE 95000 2024-01-05', 'LAUNCHED 2024-01-05']);
    await given.importContent('newest.json', packaged('2024-01-08', tenderNotice));
    expect(claims(given)).toEqual(['ESTIMATE 90000 2024-01-05', 'LAUNCHED 2024-01-05']);
    expect(flags(given)).toContain('REWRITTEN text');
  }));

function recordsIn(value: Json, found: Json[] = []): Json[] {
  if (typeof value !== 'object' || value === null) return found;
  const { releases, compiledRelease } = value;
  const isWhole = Array.isArray(releases) && releases.every((each) => each?.url === undefined && each?.ocid);
  if (isWhole && releases.length > 0 && compiledRelease) found.push(value);
  for (const member of Object.values(value)) recordsIn(member, found);
  return found;
}

/** Without what publishers add to a compiled release, or leave out of it: ids of what has none, empty lists. */
function comparable(value: Json): Json {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(
    ([name, member]) =>
      !(Array.isArray(member) && member.length === 0) && !(name === 'id' && /^\d?$/.test(String(member))),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, comparable(member)]));
}

function foldedOf(releases: readonly Json[]): Json {
  const placed = releases.map((each) => {
    const tags = new Set<string>([each.tag].flat().map((tag) => String(tag).toLowerCase()));
    return { each, moment: momentOf(String(each.date).slice(0, 10), each.date, tags, String(each.id)) };
  });
  placed.sort((a, b) => (a.moment < b.moment ? -1 : 1));
  let state: ReturnType<typeof foldRelease> | undefined;
  for (const { each } of placed) state = foldRelease(state, each);
  return state?.value;
}

const DATA = publishedData('ocds-sample-data');
it.skipIf(DATA === undefined)(
  'folds the releases of real records into what their publishers compiled',
  () => {
    const root = join(DATA as string, '..');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => /^ocds.*\.json$/.test(name))
      .map((name) => join(root, name))
      .filter((path) => statSync(path).isFile());
    let equal = 0;
    const other: string[] = [];
    for (const path of files) {
      let content: Json;
      try {
        content = JSON.parse(readFileSync(path, 'utf8'));
      } catch {
        continue;
      }
      for (const { releases, compiledRelease } of recordsIn(content)) {
        const compiled = foldRelease(undefined, compiledRelease).value;
        if (isDeepStrictEqual(comparable(foldedOf(releases)), comparable(compiled))) equal++;
        else other.push(path);
      }
    }
    expect(other).toEqual([]);
    expect(equal).toBeGreaterThan(100);
  },
);
