import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prozorroSource } from '../../../src/ingest/sources/prozorro/source.ts';
import { publishedData, withImport } from '../with-import.ts';

const FOLDER = publishedData('prozorro-native');

/**
 * Counted apart from the source, by a reviver that sees every object of the files as it is parsed: a bid is whatever has
 * `tenderers`, once for each of its `lotValues`; a bidder is an identifier among them; a winner is the `bid_id` of an active
 * object that also has `suppliers`, by lot; a loser is any other bid on a lot that was won. Masked bidders ("Приховано") are not counted, and the two lists of criteria hold none.
 */
function count({ tests }: { tests: boolean }) {
  const [tenders, bids, bidders, winners] = [0, 0, 0, 0].map(() => new Set<string>());
  for (const name of readdirSync(FOLDER as string, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.json')) continue;
    const text = readFileSync(join(FOLDER as string, name), 'utf8');
    const number = /"tenderID":\s*"([^"]+)"/.exec(text)?.[1];
    if (number === undefined || (!tests && /"mode":\s*"test"/.test(text))) continue;
    tenders?.add(number);
    JSON.parse(text, (_, value) => {
      if (
        Array.isArray(value?.tenderers) &&
        value.tenderers.some((party: { name: string }) => party.name !== 'Приховано')
      ) {
        const lots = value.lotValues?.length > 0 ? value.lotValues : [{}];
        for (const { relatedLot } of lots) bids?.add(`${number} ${value.id} ${relatedLot}`);
        for (const { identifier } of value.tenderers) bidders?.add(identifier.id);
      }
      if (value?.suppliers && value.bid_id && value.status === 'active') {
        winners?.add(`${number} ${value.bid_id} ${value.lotID}`);
      }
      return value;
    });
  }
  const lotOf = (bid: string) => bid.replace(/ \S+ /, ' ');
  const won = new Set([...(winners ?? [])].map(lotOf));
  const losers = [...(bids ?? [])].filter((bid) => won.has(lotOf(bid)) && !winners?.has(bid));
  return {
    tenders: tenders?.size,
    bids: bids?.size,
    bidders: bidders?.size,
    winners: winners?.size,
    losers: losers.length,
  };
}

const ONE = {
  tenders: 'SELECT count(*) FROM tenders',
  bids: 'SELECT count(*) FROM bids',
  bidders:
    "SELECT count(DISTINCT i.value) FROM bid_parties p JOIN identifiers i ON i.node_id = p.organisation_id WHERE i.scheme = 'UA-EDR'",
  winners: "SELECT count(*) FROM bids WHERE status = 'WON'",
  losers:
    "SELECT count(*) FROM bids b WHERE b.status <> 'WON' AND EXISTS (SELECT 1 FROM bids w WHERE w.tender_id = b.tender_id AND w.lot_id IS b.lot_id AND w.status = 'WON')",
};

describe.skipIf(FOLDER === undefined)('the published tenders of ProZorro', () => {
  it.each([
    [false, { tenders: 15, bids: 39, bidders: 33, winners: 15, losers: 17 }, 17, 5],
    [true, { tenders: 20, bids: 52, bidders: 38, winners: 20, losers: 19 }, 22, 0],
  ])('are all imported, with test data: %s', async (tests, expected, documents, skipped) => {
    expect(count({ tests })).toEqual(expected);
    await withImport(prozorroSource, async (given) => {
      const summary = await given.importPaths([FOLDER as string], { includeTests: tests });
      // Eight objects in two lists of criteria are no tenders; two awards of a test tender are empty objects.
      expect(summary).toMatchObject({ documents, skipped, rejected: tests ? 10 : 8, problems: [] });
      // A bid whose tenderers are withheld is known by the award to it.
      expect(
        Object.fromEntries(Object.entries(ONE).map(([what, sql]) => [what, given.values(sql)[0]])),
      ).toEqual({
        ...expected,
        bids: expected.bids + 1,
        bidders: expected.bidders + 1,
      });
      expect(given.values("SELECT count(*) FROM organisations WHERE name LIKE '%риховано%'")).toEqual([0]);
      expect(given.problems()).toEqual([]);
    });
  });

  it('change nothing when they are imported again', async () => {
    await withImport(prozorroSource, async ({ importPaths }) => {
      await importPaths([FOLDER as string], { includeTests: true });
      const again = await importPaths([FOLDER as string], { includeTests: true, force: true });
      expect(again).toMatchObject({
        documents: 22,
        nodesCreated: 0,
        nodesChanged: 0,
        claimsCreated: 0,
        claimsChanged: 0,
        evidenceAdded: 0,
      });
    });
  });

  it('are the same graph in whatever order they come', async () => {
    const names = readdirSync(FOLDER as string, { recursive: true, encoding: 'utf8' });
    const paths = names.filter((name) => name.endsWith('.json')).map((name) => join(FOLDER as string, name));
    const graphs: unknown[] = [];
    for (const order of [paths, paths.toReversed()]) {
      await withImport(prozorroSource, async ({ importPaths, rows }) => {
        await importPaths(order, { includeTests: true });
        graphs.push([
          rows(
            'SELECT name, status, value_minor, value_kind, published_bid_count, known_from FROM tenders ORDER BY 1, 2, 3, 4, 5, 6',
          ),
          rows(
            "SELECT t.name, b.status, b.value_minor, c.known_from, (SELECT group_concat(o.name, '+' ORDER BY o.name) FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = b.id) parties FROM bids b JOIN claims c ON c.id = b.id JOIN tenders t ON t.id = b.tender_id ORDER BY 1, 2, 3, 4, 5",
          ),
          rows('SELECT name, country, known_from FROM organisations ORDER BY 1, 2, 3'),
          rows('SELECT name, published FROM articles ORDER BY 1, 2'),
        ]);
      });
    }
    expect(graphs[0]).toEqual(graphs[1]);
  });
});
