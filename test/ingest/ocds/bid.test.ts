import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';
import { bids, events, flags, party, reference, release, valuations } from './ocds-graph.ts';

const buyer = party(1, 'Town', ['buyer']);
const [alder, birch, cedar] = [2, 3, 4].map((id, index) =>
  party(id, ['Alder', 'Birch', 'Cedar'][index] as string, ['tenderer']),
);
const parties = [buyer, alder, birch, cedar];
const alderAndBirch = [reference(alder), reference(birch)];
const offer = (id: string, bidder: unknown, amount: number, members = {}) => ({
  id,
  status: 'valid',
  tenderers: [reference(bidder)],
  value: { amount, currency: 'GBP' },
  ...members,
});
const award = (id: string, supplier: unknown, amount: number, members = {}) => ({
  id,
  status: 'active',
  date: '2024-05-01T00:00:00Z',
  suppliers: [reference(supplier)],
  value: { amount, currency: 'GBP' },
  ...members,
});

/** Expects the bids that two releases make, whichever is imported first. */
async function expectInEitherOrder(one: unknown, other: unknown, expected: readonly string[]): Promise<void> {
  for (const releases of [
    [one, other],
    [other, one],
  ]) {
    await withImport(ocdsSource, async (given) => {
      for (const [position, each] of releases.entries()) await given.importContent(`${position}.json`, each);
      expect(bids(given)).toEqual(expected);
    });
  }
}

it('takes bids from bids/details with status, amount and lot, and lets the award win one of them', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent(
      'release.json',
      release({
        tag: ['award'],
        parties,
        tender: { title: 'Paths', lots: [{ id: 'L1' }, { id: 'L2' }] },
        bids: {
          details: [
            offer('b1', alder, 100, { relatedLots: ['L1'] }),
            offer('b2', birch, 90, { relatedLots: ['L1'] }),
            offer('b3', cedar, 80, { relatedLots: ['L1'], status: 'disqualified' }),
            offer('b4', birch, 70, { relatedLots: ['L2'], status: 'withdrawn' }),
          ],
        },
        awards: [award('a1', birch, 90, { relatedLots: ['L1'] })],
      }),
    );
    expect(bids(given)).toEqual([
      'L1: Alder SUBMITTED 10000 GBP',
      'L1: Birch WON 9000 GBP',
      'L1: Cedar DISQUALIFIED 8000 GBP',
      'L2: Birch WITHDRAWN 7000 GBP',
    ]);
  }));

it('makes winning bids of suppliers where no bids are published, one for each lot', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent(
      'release.json',
      release({
        tag: ['award'],
        parties,
        awards: [
          award('a1', alder, 10, { relatedLots: ['L1'] }),
          award('a2', alder, 20, { relatedLots: ['L2'] }),
        ],
      }),
    );
    expect(bids(given)).toEqual(['L1: Alder WON 1000 GBP', 'L2: Alder WON 2000 GBP']);
    expect(valuations(given)).toEqual(['L1: AWARD 1000 GBP', 'L2: AWARD 2000 GBP']);
  }));

it.each<[fact: string, members: object, expected: readonly string[]]>([
  [
    'takes several awards to one supplier for one bid, of which the price is not known: some award line by line',
    { awards: [award('a1', alder, 10), award('a2', alder, 20)] },
    ['Alder WON -'],
  ],
  [
    'does not make a joint bid of several suppliers of one award',
    { awards: [{ ...award('a1', alder, 10), suppliers: alderAndBirch }] },
    ['Alder WON -', 'Birch WON -'],
  ],
  [
    'lets a joint bid win as one bid',
    {
      bids: { details: [{ ...offer('b1', alder, 10), tenderers: alderAndBirch }, offer('b2', cedar, 12)] },
      awards: [{ ...award('a1', alder, 10), suppliers: alderAndBirch }],
    },
    ['Alder + Birch WON 1000 GBP', 'Cedar SUBMITTED 1200 GBP'],
  ],
  [
    'takes listed tenderers for bidders when they are not just the suppliers again',
    { tender: { tenderers: alderAndBirch }, awards: [award('a1', alder, 10)] },
    ['Alder WON 1000 GBP', 'Birch SUBMITTED -'],
  ],
])('%s', (_, members, expected) =>
  withImport(ocdsSource, async (given) => {
    await given.importContent('release.json', release({ tag: ['award'], parties, ...members }));
    expect(bids(given)).toEqual(expected);
  }),
);

it('finds the winner among the tenderers of another release, in either order', async () => {
  const listed = release({
    parties,
    tender: { title: 'Paths', tenderers: alderAndBirch },
  });
  const awarded = release({
    id: '2',
    date: '2024-06-02T10:00:00Z',
    tag: ['award'],
    parties,
    awards: [award('a1', birch, 10)],
  });
  await expectInEitherOrder(listed, awarded, ['Alder SUBMITTED -', 'Birch WON 1000 GBP']);
});

it('takes the role of tenderer alone for no bid, and mentions the organisation', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent('release.json', release({ parties, tender: { title: 'Paths' } }));
    expect(bids(given)).toEqual([]);
    expect(given.values('SELECT name FROM mentions ORDER BY name')).toEqual(['Alder', 'Birch', 'Cedar']);
  }));

it('rejects a bid only where the data says so, and counts no pending award as won', () =>
  withImport(ocdsSource, async (given) => {
    await given.importContent(
      'release.json',
      release({
        tag: ['award'],
        parties,
        bids: { details: [offer('b1', alder, 10), offer('b2', birch, 12), offer('b3', cedar, 13)] },
        awards: [
          award('a1', alder, 10, { status: 'unsuccessful' }),
          award('a2', birch, 12, { status: 'pending', date: undefined }),
        ],
      }),
    );
    expect(bids(given)).toEqual([
      'Alder REJECTED 1000 GBP',
      'Birch PRESELECTED 1200 GBP',
      'Cedar SUBMITTED 1300 GBP',
    ]);
    expect(valuations(given)).toEqual(['AWARD 1200 GBP expected']);
    expect(events(given)).toEqual([]);
  }));

it('takes a win back when the award is cancelled later, in either order', async () => {
  const won = release({ tag: ['award'], parties, awards: [award('a1', alder, 10)] });
  const cancelled = release({
    id: '2',
    date: '2024-07-01T00:00:00Z',
    tag: ['awardCancellation'],
    parties,
    awards: [award('a1', alder, 10, { status: 'cancelled', date: undefined })],
  });
  await expectInEitherOrder(won, cancelled, ['Alder SUBMITTED 1000 GBP']);
});

it('keeps the price of a bid whose bidder is not named, each of somebody of its own', () =>
  withImport(ocdsSource, async (given) => {
    const members = { tag: ['award'], parties, awards: [award('a1', alder, 30)] };
    const details = [
      offer('b1', alder, 30),
      { status: 'disqualified', value: { amount: 10, currency: 'GBP' } },
      { id: 'b3', status: 'valid', tenderers: [], value: { amount: 20, currency: 'GBP' } },
      { id: 'b4', status: 'valid' },
    ];
    const anonymous = release({ ...members, bids: { details } });
    await given.importContent('release.json', anonymous);
    await given.importContent('again.json', anonymous);
    expect(bids(given)).toEqual([
      'Alder WON 3000 GBP',
      `Unnamed bidder /bids/details/1 of ${anonymous.ocid} DISQUALIFIED 1000 GBP`,
      `Unnamed bidder b3 of ${anonymous.ocid} SUBMITTED 2000 GBP`,
    ]);
    expect(given.problems()).toEqual([]);
  }));

it('lets a bid win that was handed in on the day of a release that does not date the award', () =>
  withImport(ocdsSource, async (given) => {
    const submitted = (date: string) => ({
      tag: ['award'],
      parties,
      bids: { details: [offer('b1', alder, 30, { date })] },
      awards: [award('a1', alder, 30, { date: undefined })],
    });
    await given.importContent('same-day.json', release(submitted('2024-05-02T09:30:00Z')));
    await given.importContent(
      'earlier.json',
      release({ ...submitted('2024-05-01T09:30:00Z'), ocid: 'earlier' }),
    );
    expect(bids(given)).toEqual(['Alder WON 3000 GBP', 'Alder WON 3000 GBP']);
    expect(given.values("SELECT date FROM tender_events WHERE event = 'SUBMITTED' ORDER BY 1")).toEqual([
      '2024-05-01T09:30:00Z',
      '2024-05-02T09:30:00Z',
    ]);
  }));

it('tells who won by a contract in force, and nothing by one whose award was taken back', () =>
  withImport(ocdsSource, async (given) => {
    const contract = (awardID: string, supplier?: unknown) => ({
      id: `c-${awardID}`,
      awardID,
      status: 'active',
      dateSigned: '2024-06-01',
      value: { amount: 50, currency: 'GBP' },
      ...(supplier !== undefined && { suppliers: [reference(supplier)] }),
    });
    const lots = ['L1', 'L2', 'L3', 'L4'];
    const awards = ['pending', 'Adjudicado', 'cancelled', 'active'].map((status, index) =>
      award(`a${index}`, alder, 40, { status, relatedLots: [lots[index]] }),
    );
    await given.importContent(
      'release.json',
      release({
        tag: ['contract'],
        parties,
        tender: { title: 'Paths', lots: lots.map((id) => ({ id })) },
        awards,
        contracts: [contract('a0'), contract('a1'), contract('a2'), contract('a3', birch)],
      }),
    );
    expect(bids(given)).toEqual([
      'L1: Alder WON 4000 GBP',
      'L2: Alder WON -',
      'L3: Alder SUBMITTED 4000 GBP',
      'L4: Alder WON 4000 GBP',
    ]);
    expect(events(given).filter((each) => each.includes('AWARDED'))).toEqual([
      'AWARDED 2024-05-01',
      'L1: AWARDED',
      'L2: AWARDED',
      'L4: AWARDED 2024-05-01',
    ]);
    expect(valuations(given).filter((each) => each.includes('CONTRACT'))).toEqual([
      'L1: CONTRACT 5000 GBP',
      'L2: CONTRACT 5000 GBP',
      'L4: CONTRACT 5000 GBP',
    ]);
    expect(flags(given)).toContain('CONTRADICTION contracts/suppliers Birch');
  }));
