import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWriter, type SourcedRecords } from '../../src/db/write/batch/writer.ts';
import { prozorroSource } from '../../src/ingest/sources/prozorro/source.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { type Answer, openGraph, type TestGraph, WRITTEN, withGraph } from '../graph.ts';
import { publishedData, withImport } from '../ingest/with-import.ts';

interface Offer {
  readonly by: string;
  readonly lot?: string;
  readonly status?: string;
  readonly amountMinor?: number;
  readonly modality?: string;
  readonly standing?: string;
}

/** What one document of a tender's series says: who bid, and what happened to the tender or its lots. */
function document(
  day: string,
  offers: readonly Offer[],
  { lots = [], events = [] }: { lots?: readonly string[]; events?: readonly object[] } = {},
): SourcedRecords {
  const nodes: NodeRecord[] = [
    { ref: 'a', type: 'ARTICLE', kind: 'NOTICE', keys: [day], name: day, published: day, statedOn: day },
    {
      ref: 't',
      type: 'TENDER',
      slug: 'tender',
      name: 'Tender',
      statedOn: day,
      lots: lots.map((number) => ({ number })),
    },
    ...['x', 'y', 'z'].map(
      (each): NodeRecord => ({ ref: each, type: 'ORGANISATION', slug: each, name: each, statedOn: day }),
    ),
  ];
  const claims = offers.flatMap(({ by, lot, status, amountMinor, modality, standing }) => {
    const ref = `${by}${lot ?? ''}`;
    const bid = {
      kind: 'BID',
      ref,
      key: ref,
      ...(lot && { lot }),
      ...(modality && { modality }),
      ...(standing && { standing }),
      parties: [{ organisation: by, role: 'SOLE' }],
      ...(amountMinor !== undefined && { value: { status: 'KNOWN', amountMinor, currency: 'EUR' } }),
    };
    return status ? [bid, { kind: 'TENDER_EVENT', bid: ref, event: status }] : [bid];
  });
  const said = [...claims, ...events.map((each) => ({ kind: 'TENDER_EVENT', ...each }))].map((claim) => {
    const { standing = 'OFFICIAL', ...rest }: { standing?: string; kind: string } = claim;
    return { ...rest, tender: 't', evidence: [{ article: 'a', standing }] } as unknown as ClaimRecord;
  });
  return {
    source: 'test',
    records: { nodes, claims: said, mentions: [] },
    document: { key: day, moment: day, day, article: 'a', hash: day, series: { key: 's' } },
  };
}

function write(graph: TestGraph, ...documents: SourcedRecords[]): void {
  const { rejected } = createWriter(graph.database).writeDocuments(documents, { now: WRITTEN });
  expect([...rejected.values()]).toEqual([]);
}

const OUTCOMES = `query ($day: Date) @asOf(knownOn: $day) {
  tender(by: { slug: "tender" }) {
    bids(orderBy: RECORDED_ASC) { nodes { bidder { name } outcome outcomeIsStated lot { number } sentence(language: EN) } }
  }
}`;

async function outcomes(graph: TestGraph, day?: string): Promise<string[]> {
  const { tender } = await graph.query(OUTCOMES, { day });
  return tender.bids.nodes.map(
    ({ bidder, outcome, outcomeIsStated }: Answer) =>
      `${bidder.name} ${outcome}${outcomeIsStated ? ' stated' : ''}`,
  );
}

const AWARDED = { event: 'AWARDED' };

describe('the outcome of a bid', () => {
  it('is open on a lot that has not ended, though another lot was awarded', () =>
    withGraph(async (graph) => {
      const offers = [
        { by: 'x', lot: '1', status: 'WON' },
        { by: 'y', lot: '2' },
      ];
      const events = [AWARDED, { ...AWARDED, lot: '1' }];
      write(
        graph,
        document('2026-01-01', offers, { lots: ['1', '2'], events }),
        document('2026-01-02', offers, { lots: ['1', '2'], events: [...events, { ...AWARDED, lot: '2' }] }),
      );
      expect(await outcomes(graph, '2026-01-01')).toEqual(['x WON stated', 'y UNDECIDED']);
      expect(await outcomes(graph)).toEqual(['x WON stated', 'y UNKNOWN']);
    }));

  it('is LOST when another won the tender, and was open before', () =>
    withGraph(async (graph) => {
      write(
        graph,
        document('2026-01-01', [{ by: 'x' }, { by: 'y' }]),
        document('2026-02-01', [{ by: 'x', status: 'WON' }, { by: 'y' }], { events: [AWARDED] }),
      );
      expect(await outcomes(graph)).toEqual(['x WON stated', 'y LOST']);
      expect(await outcomes(graph, '2026-01-31')).toEqual(['x UNDECIDED', 'y UNDECIDED']);
      const { tender } = await graph.query(OUTCOMES, {});
      expect(tender.bids.nodes[1].sentence).toBe('y bid on, and lost, Tender.');
    }));

  it('is what a document says of the bid itself before what follows from others', () =>
    withGraph(async (graph) => {
      const offers = [
        { by: 'x', status: 'WON' },
        { by: 'y', status: 'WITHDRAWN' },
        { by: 'z', status: 'DISQUALIFIED' },
      ];
      write(graph, document('2026-01-01', offers, { events: [AWARDED] }));
      expect(await outcomes(graph)).toEqual(['x WON stated', 'y WITHDRAWN stated', 'z LOST stated']);
    }));

  it('follows from its own lot: won by another, given up, awarded to nobody named, not decided', () =>
    withGraph(async (graph) => {
      const offers = [
        { by: 'x', lot: '1', status: 'WON' },
        { by: 'y', lot: '1' },
        { by: 'y', lot: '2' },
        { by: 'y', lot: '3' },
        { by: 'y', lot: '4' },
        { by: 'z' },
      ];
      const events = [
        { ...AWARDED, lot: '1' },
        { event: 'CANCELLED', lot: '2' },
        { ...AWARDED, lot: '3' },
      ];
      write(graph, document('2026-01-01', offers, { lots: ['1', '2', '3', '4'], events }));
      expect(await outcomes(graph)).toEqual([
        'x WON stated',
        'y LOST',
        'y NOBODY_WON',
        'y UNKNOWN',
        'y UNDECIDED',
        'z UNKNOWN',
      ]);
    }));

  it('is not LOST while several have won and no document says that this was all', () =>
    withGraph(async (graph) => {
      const offers = [{ by: 'x', status: 'WON' }, { by: 'y', status: 'WON' }, { by: 'z' }];
      write(graph, document('2026-01-01', offers));
      expect((await outcomes(graph))[2]).toBe('z UNDECIDED');
      write(graph, document('2026-02-01', offers, { events: [AWARDED] }));
      expect((await outcomes(graph))[2]).toBe('z LOST');
      expect((await outcomes(graph, '2026-01-01'))[2]).toBe('z UNDECIDED');
    }));

  it('is UNDECIDED of a bid that is only expected', () =>
    withGraph(async (graph) => {
      const offers = [
        { by: 'x', status: 'WON' },
        { by: 'y', modality: 'EXPECTED' },
      ];
      write(graph, document('2026-01-01', offers, { events: [AWARDED] }));
      expect(await outcomes(graph)).toEqual(['x WON stated', 'y UNDECIDED']);
    }));

  it('changes when the winning bid is taken back', () =>
    withGraph(async (graph) => {
      write(
        graph,
        document('2026-01-01', [{ by: 'x', status: 'WON' }, { by: 'y' }]),
        document('2026-02-01', [{ by: 'y' }]),
      );
      expect(await outcomes(graph)).toEqual(['y UNDECIDED']);
      expect(await outcomes(graph, '2026-01-31')).toEqual(['x WON stated', 'y LOST']);
    }));

  it('can be filtered by, now and as known on a day', () =>
    withGraph(async (graph) => {
      write(
        graph,
        document('2026-01-01', [{ by: 'x' }, { by: 'y' }]),
        document('2026-02-01', [{ by: 'x', status: 'WON' }, { by: 'y' }]),
      );
      const bidders = async (day: string) => {
        const { tender } = await graph.query(
          `query ${day} { tender(by: { slug: "tender" }) { bids(filter: { outcome: [LOST, WON], outcomeIsStated: false }) { totalCount nodes { bidder { name } } } } }`,
        );
        return tender.bids;
      };
      expect(await bidders('')).toEqual({ totalCount: 1, nodes: [{ bidder: { name: 'y' } }] });
      const { tender } = await graph.query(
        'query @asOf(knownOn: "2026-01-31") { tender(by: { slug: "tender" }) { bids(filter: { outcome: [LOST] }) { totalCount } } }',
      );
      expect(tender.bids.totalCount).toBe(0);
    }));
});

const BY_OUTCOME = `query ($day: Date) @asOf(knownOn: $day) {
  organisation(by: { slug: "y" }) {
    bidOutcomes {
      bidCount complete
      nodes {
        outcome count statedCount uncertainCount sums { amount currency }
        knownValueCount unknownValueCount flaggedValueCount
      }
    }
  }
}`;

it('counts and adds up the bids of a company by outcome, and says what the sums leave out', () =>
  withGraph(async (graph) => {
    const offers = [
      { by: 'x', lot: '1', status: 'WON' },
      { by: 'y', lot: '1', amountMinor: 500 },
      { by: 'x', lot: '2', status: 'WON' },
      { by: 'y', lot: '2' },
      { by: 'y', lot: '3', status: 'WON', amountMinor: 300 },
      { by: 'y', lot: '4', amountMinor: 0, standing: 'UNCONFIRMED' },
    ];
    write(graph, document('2026-01-01', offers, { lots: ['1', '2', '3', '4'] }));
    graph.database.sqlite.exec(
      "INSERT INTO quality_flags (claim_id, flag, field, day) SELECT id, 'ZERO_AMOUNT', 'value', '2026-01-01' FROM bids WHERE value_minor = 0",
    );
    const total = { statedCount: 0, uncertainCount: 0, unknownValueCount: 0, flaggedValueCount: 0 };
    expect((await graph.query(BY_OUTCOME)).organisation.bidOutcomes).toEqual({
      bidCount: 4,
      complete: true,
      nodes: [
        {
          ...total,
          outcome: 'WON',
          count: 1,
          statedCount: 1,
          sums: [{ amount: '3.00', currency: 'EUR' }],
          knownValueCount: 1,
        },
        {
          ...total,
          outcome: 'LOST',
          count: 2,
          sums: [{ amount: '5.00', currency: 'EUR' }],
          knownValueCount: 1,
          unknownValueCount: 1,
        },
        {
          ...total,
          outcome: 'UNDECIDED',
          count: 1,
          uncertainCount: 1,
          sums: [],
          knownValueCount: 0,
          flaggedValueCount: 1,
        },
      ],
    });
    expect((await graph.query(BY_OUTCOME, { day: '2025-12-31' })).organisation).toBeNull();
  }));

const PROZORRO = publishedData('prozorro-native/prozorro-pdf');

interface RawAward {
  readonly bid_id: string;
  readonly status: string;
  readonly lotID?: string;
  readonly suppliers?: readonly object[];
}

interface RawBid {
  readonly id: string;
  readonly tenderers?: readonly object[];
  readonly lotValues?: readonly { readonly relatedLot: string }[];
}

interface RawTender {
  readonly mode?: string;
  readonly bids?: readonly RawBid[];
  readonly awards?: readonly RawAward[];
}

/** Of a real tender: the offers that name their bidder, one for each lot, each with who won what it was made for. */
function offersOf({ bids = [], awards = [] }: RawTender) {
  return bids
    .filter(
      ({ id, tenderers = [] }) =>
        tenderers.length > 0 || awards.some(({ bid_id, suppliers }) => bid_id === id && suppliers?.length),
    )
    .flatMap(({ id, lotValues }) => {
      const lots = lotValues?.map(({ relatedLot }) => relatedLot) ?? [undefined];
      return lots.map((lot) => {
        const decided = awards.filter(({ lotID }) => lot === undefined || lotID === lot);
        const bidsBy = (word: string) =>
          decided.filter(({ status }) => status === word).map(({ bid_id }) => bid_id);
        return { id, winners: bidsBy('active'), isRejected: bidsBy('unsuccessful').includes(id) };
      });
    });
}

describe.skipIf(!PROZORRO)('the outcomes of ProZorro', () => {
  it('are who lost to whom, as the files say', () =>
    withImport(prozorroSource, async ({ database, importPaths }) => {
      const folder = PROZORRO as string;
      await importPaths([folder]);
      const offers = readdirSync(folder)
        .map((file) => readTender(join(folder, file)))
        .filter(({ mode }) => mode !== 'test')
        .flatMap(offersOf);
      const won = offers.filter(({ id, winners }) => winners.includes(id));
      const lost = offers.filter(
        ({ id, winners, isRejected }) => isRejected || (winners.length > 0 && !winners.includes(id)),
      );
      const { graph } = openGraph(database);
      const answer = await graph.query(
        '{ tenders(first: 100) { nodes { bids(first: 100) { nodes { outcome status } } } } }',
      );
      const found = answer.tenders.nodes.flatMap(({ bids }: Answer) => bids.nodes);
      expect(found).toHaveLength(offers.length);
      const counted = (outcome: string) => found.filter((bid: Answer) => bid.outcome === outcome).length;
      expect({ won: counted('WON'), lost: counted('LOST') }).toEqual({ won: won.length, lost: lost.length });
      expect(lost.length).toBeGreaterThan(10);
    }));
});

function readTender(path: string): RawTender {
  const content = JSON.parse(readFileSync(path, 'utf8'));
  return content.data ?? content;
}
