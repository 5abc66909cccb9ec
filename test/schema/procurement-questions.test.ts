import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { runImport } from '../../src/ingest/run.ts';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { type Answer, exampleQuery, openGraph, type TestGraph } from '../graph.ts';
import { publishedData } from '../ingest/with-import.ts';

const DATA = publishedData('decp-2024-csv');

/** A row of the published CSV: one holder of one contract. */
interface HolderRow {
  readonly uid: string;
  readonly acheteur_id: string;
  readonly titulaire_id: string;
  readonly titulaire_nom: string;
  readonly montant: string;
  readonly dateNotification: string;
  readonly offresRecues: string;
  readonly codeCPV: string;
}

/** A buyer with many contracts of a single offer, none of which the file repeats with another amount. */
const BUYER = '79754898900038';

describe.skipIf(!DATA)(
  `questions 15 to 17 on real contracts${DATA ? '' : ' (skipped: the data is not there)'}`,
  () => {
    let database: GreffeDatabase;
    let graph: TestGraph;
    let rows: HolderRow[];

    beforeAll(async () => {
      const folder = DATA as string;
      rows = parse(readFileSync(join(folder, 'decp_2024H2_travaux_cpv4521.csv')), {
        columns: true,
        bom: true,
      });
      database = freshDatabase();
      await runImport(database, decpSource, [folder], { rejectsFile: '/dev/null' });
      graph = openGraph(database).graph;
    });

    afterAll(() => database?.close());

    /** Bids of the file, counted without the adapter: a contract and the holders whose rows agree in everything else. */
    function bidsOf(buyer: string): { uid: string; holders: string[]; amount: number; row: HolderRow }[] {
      const groups = Map.groupBy(
        rows.filter((row) => row.acheteur_id === buyer),
        (row) => JSON.stringify(Object.entries(row).filter(([column]) => !column.startsWith('titulaire_'))),
      );
      const bids = Array.from(groups.values(), ([first, ...others]) => {
        const row = first as HolderRow;
        const holders = [...new Set([row, ...others].map((each) => each.titulaire_id))].sort();
        return { uid: row.uid, holders, amount: Number(row.montant), row };
      });
      return [...new Map(bids.map((bid) => [`${bid.uid} ${bid.holders}`, bid])).values()];
    }

    it('15: tells who won a contract, for how much, and how many bids there were', async () => {
      const bid = bidsOf(BUYER).find(({ holders, row }) => holders.length === 1 && row.offresRecues === '1');
      const { tender } = await graph.query(exampleQuery('15-who-bid-who-won'), {
        tender: { identifier: { scheme: 'DECP', value: bid?.uid } },
      });
      expect(tender).toMatchObject({ status: 'AWARDED', publishedBidCount: 1, others: { totalCount: 0 } });
      expect(tender.won.nodes).toMatchObject([
        {
          status: 'WON',
          value: { amount: bid?.amount.toFixed(2), currency: 'EUR' },
          parties: { nodes: [{ organisation: { name: bid?.row.titulaire_nom } }] },
        },
      ]);
    });

    it('16: ranks the bidders of a buyer by bids and by awarded amount', async () => {
      const bids = bidsOf(BUYER);
      const counts = new Map<string, { bids: number; awarded: number }>();
      for (const { holders, amount } of bids) {
        for (const holder of holders) {
          const total = counts.get(holder) ?? { bids: 0, awarded: 0 };
          counts.set(holder, { bids: total.bids + 1, awarded: total.awarded + Math.round(amount * 100) });
        }
      }
      const { organisation } = await graph.query(exampleQuery('16-top-bidders'), {
        buyer: { identifier: { scheme: 'SIRET', value: BUYER } },
      });
      const descending = (numbers: number[]) => numbers.sort((a, b) => b - a).slice(0, 20);
      expect(organisation.byBids).toMatchObject({ bidderCount: counts.size, complete: true });
      expect(organisation.byBids.nodes.map((node: Answer) => node.bidCount)).toEqual(
        descending(Array.from(counts.values(), (total) => total.bids)),
      );
      expect(
        organisation.byAwarded.nodes.map((node: Answer) => Math.round(Number(node.awarded[0].amount) * 100)),
      ).toEqual(descending(Array.from(counts.values(), (total) => total.awarded)));
      for (const node of organisation.byBids.nodes) {
        expect(node).toMatchObject({ wonCount: node.bidCount, unknownAmountCount: 0, flaggedAmountCount: 0 });
      }
    });

    it('17: finds the single bids of a buyer between two dates, over an amount, in a division, page by page', async () => {
      const over = 1_000;
      const expected = new Set(
        rows
          .filter(
            (row) =>
              row.acheteur_id === BUYER && Number(row.offresRecues) === 1 && Number(row.montant) >= over,
          )
          .filter(
            (row) =>
              row.dateNotification >= '2024-08' &&
              row.dateNotification < '2025' &&
              row.codeCPV.startsWith('45'),
          )
          .map((row) => row.uid),
      );
      const variables = {
        buyer: { identifier: { scheme: 'SIRET', value: BUYER } },
        from: '2024-08',
        until: '2025',
        over: String(over),
        division: '45',
      };
      const awarded: string[] = [];
      let after: string | null = null;
      do {
        const { tenders }: Answer = await graph.query(exampleQuery('17-single-bids'), {
          ...variables,
          after,
        });
        expect(tenders.totalCount).toBe(expected.size);
        awarded.push(...tenders.nodes.map((node: Answer) => node.awarded));
        after = tenders.pageInfo.hasNextPage ? tenders.pageInfo.endCursor : null;
      } while (after);
      expect(expected.size).toBeGreaterThan(5);
      expect(awarded).toHaveLength(expected.size);
      expect(awarded).toEqual(awarded.toSorted().reverse());
    });
  },
);
