import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anacSource } from '../../../../src/ingest/sources/anac/source.ts';
import { ocdsSource } from '../../../../src/ingest/sources/ocds/source.ts';
import { prozorroSource } from '../../../../src/ingest/sources/prozorro/source.ts';
import { type Answer, exampleQuery, openGraph, type TestGraph } from '../../../graph.ts';
import { publishedData, type TestImport, withImport } from '../../../ingest/with-import.ts';

// biome-ignore lint/suspicious/noExplicitAny: published files have the shape that they have.
type Json = any;

const PROZORRO = publishedData('prozorro-native');
const ANAC = publishedData('avcp-italy');
const ARMENIA = publishedData('ocds-sample-data/armenia');

function jsonFilesOf(folder: string): Json[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

const asking = ({ database }: TestImport): TestGraph => openGraph(database).graph;

describe.skipIf(!PROZORRO)('rivals on ProZorro', () => {
  /** By bidder and rival: lots, or tenders without several, on which both bid; those that the one won and the other did not, and the reverse. */
  function countRivals(): Map<string, Map<string, [met: number, won: number, lost: number]>> {
    const grounds = new Map<string, Map<string, boolean>>();
    for (const file of jsonFilesOf(PROZORRO as string)) {
      const tender = file.data ?? file;
      if (tender.tenderID === undefined || tender.mode === 'test') continue;
      const isDivided = tender.lots?.length > 1;
      const wins = (tender.awards ?? []).filter(({ status }: Json) => status === 'active');
      for (const { id, tenderers = [], lotValues = [] } of tender.bids ?? []) {
        for (const lot of lotValues.length > 0
          ? lotValues.map((each: Json) => each.relatedLot)
          : [undefined]) {
          const place = `${tender.tenderID} ${isDivided ? lot : ''}`;
          const ground = grounds.get(place) ?? new Map<string, boolean>();
          grounds.set(place, ground);
          const hasWon = wins.some((win: Json) => win.bid_id === id && win.lotID === lot);
          for (const { name, identifier } of tenderers) {
            if (name !== 'Приховано') ground.set(identifier.id, hasWon || ground.get(identifier.id) === true);
          }
        }
      }
    }
    const rivals = new Map<string, Map<string, [number, number, number]>>();
    for (const ground of grounds.values()) {
      for (const [one, won] of ground) {
        for (const [other, lost] of ground) {
          if (one === other) continue;
          const ofOne = rivals.get(one) ?? new Map<string, [number, number, number]>();
          rivals.set(one, ofOne);
          const [met, wins, losses] = ofOne.get(other) ?? [0, 0, 0];
          ofOne.set(other, [met + 1, wins + Number(won && !lost), losses + Number(lost && !won)]);
        }
      }
    }
    return rivals;
  }

  it('are those that the files name, as often, with as many wins of each', () =>
    withImport(prozorroSource, async (given) => {
      await given.importPaths([PROZORRO as string]);
      const graph = asking(given);
      const expected = countRivals();
      expect([...expected.values()].reduce((sum, rivals) => sum + rivals.size, 0)).toBe(58);
      const codeOf = ({ identifiers }: Answer) =>
        identifiers.find(({ scheme }: Answer) => scheme === 'UA-EDR').value;
      for (const [code, rivals] of expected) {
        const { organisation } = await graph.query(
          'query($code: String!) { organisation(by: { identifier: { scheme: "UA-EDR", value: $code } }) { rivals(first: 20) { complete nodes { organisation { identifiers { scheme value } } contestCount { certain possible } won { certain } lost { certain } } } } }',
          { code },
        );
        expect(organisation.rivals.complete).toBe(true);
        const found = organisation.rivals.nodes.map((rival: Answer) => {
          expect(rival.contestCount.possible).toBe(0);
          return [
            codeOf(rival.organisation),
            [rival.contestCount.certain, rival.won.certain, rival.lost.certain],
          ];
        });
        expect(new Map(found)).toEqual(rivals);
      }
    }));

  it('as pairs are those that the files name: who won how often against whom, and who never did', () =>
    withImport(prozorroSource, async (given) => {
      await given.importPaths([PROZORRO as string]);
      const { rivalries } = await asking(given).query(exampleQuery('41-who-never-wins'), {
        oneSided: false,
        first: 100,
      });
      const codeOf = ({ identifiers: [{ value }] }: Answer): string => value;
      const expected = countRivals();
      for (const { organisations, contestCount, wonByEach, neverWinner } of rivalries.nodes) {
        const [one, other] = organisations.map(codeOf);
        const [met, won, lost] = expected.get(one)?.get(other) ?? [];
        expect([
          one,
          other,
          contestCount.certain,
          ...wonByEach.map(({ certain }: Answer) => certain),
        ]).toEqual([one, other, met, won, lost]);
        const isOneSided = won === 0 ? lost !== 0 : lost === 0;
        expect([one, other, neverWinner && codeOf(neverWinner)]).toEqual([
          one,
          other,
          isOneSided ? (won === 0 ? one : other) : null,
        ]);
      }
      const pairs = [...expected.values()].reduce((sum, rivals) => sum + rivals.size, 0) / 2;
      expect(rivalries).toMatchObject({ totalCount: pairs, complete: true });
      expect(rivalries.nodes).toHaveLength(pairs);
    }));
});

describe.skipIf(!ANAC)('co-bidding in an Italian data set', () => {
  it('14: is that of the one temporary grouping that the file names', () =>
    withImport(anacSource, async (given) => {
      await given.importPaths([ANAC as string]);
      const text = readFileSync(join(ANAC as string, 'appalti2013.xml'), 'utf8');
      const [group, ...others] = text.match(/<raggruppamento>[\s\S]*?<\/raggruppamento>/g) ?? [];
      const names = [...(group ?? '').matchAll(/<ragioneSociale>(.*?)</g)].map(([, name]) => name);
      const single = text.match(/<partecipante>/g)?.length ?? 0;
      expect([others.length, names.length]).toEqual([0, 2]);
      const { coBiddings } = await asking(given).query(exampleQuery('14-co-bidding'));
      expect(coBiddings).toMatchObject({
        totalCount: 1,
        complete: true,
        bids: { certain: single + 1, possible: 0 },
        jointBids: { certain: 1, possible: 0 },
        nodes: [{ jointBids: { certain: 1, possible: 0 }, won: { certain: 0, possible: 0 }, tenderCount: 1 }],
      });
      expect(coBiddings.nodes[0].organisations.map(({ name }: Answer) => name).sort()).toEqual(names.sort());
    }));
});

describe.skipIf(!ARMENIA)('competition in Armenia', () => {
  /** Of each process: how many tenderers it had, as published, who of them the bids or else the awards name, and who won. */
  function countCoverage() {
    const counts = { complete: 0, winnersOnly: 0, partial: 0, unknown: 0 };
    const processes = new Map<string, { received?: number; named: Set<string>; winners: Set<string> }>();
    for (const { releases = [] } of jsonFilesOf(ARMENIA as string)) {
      for (const { ocid, tender, bids, awards = [] } of releases) {
        const process = processes.get(ocid) ?? { named: new Set<string>(), winners: new Set<string>() };
        processes.set(ocid, process);
        if (tender?.numberOfTenderers !== undefined) process.received = tender.numberOfTenderers;
        const suppliers = awards.flatMap((award: Json) => award.suppliers ?? []);
        for (const { id } of suppliers) process.winners.add(id);
        const tenderers = (bids?.details ?? []).flatMap((each: Json) => each.tenderers ?? []);
        for (const { id } of [...tenderers, ...suppliers]) process.named.add(id);
      }
    }
    for (const { received: number, named, winners } of processes.values()) {
      // One process has no tenderer and a supplier: such a number is none.
      const received = number === 0 && named.size > 0 ? undefined : number;
      if (received !== undefined && named.size >= received) counts.complete += 1;
      else if (named.size > 0 && winners.size === named.size) counts.winnersOnly += 1;
      else if (received === undefined) counts.unknown += 1;
      else counts.partial += 1;
    }
    return counts;
  }

  it('is complete where as many bidders are named as were counted, though a bidder bids on several lots', () =>
    withImport(ocdsSource, async (given) => {
      await given.importPaths([ARMENIA as string]);
      const graph = asking(given);
      const { coBiddings } = await graph.query(
        '{ coBiddings { totalCount bids { certain } coverage { complete winnersOnly partial unknown } } }',
      );
      const expected = countCoverage();
      expect(coBiddings.coverage).toEqual(expected);
      expect(expected.complete).toBeGreaterThan(20);
      const divided = 'AM-PPS-e5da72b80ff4fdfdff594c6dcc1ba3be';
      const { tender } = await graph.query(
        `{ tender(by: { identifier: { scheme: "OCID", value: "${divided}" } }) { competition { coverage publishedBidCount bids { certain unknown } organisations { certain } } } }`,
      );
      expect(tender.competition).toEqual({
        coverage: 'COMPLETE',
        publishedBidCount: 4,
        bids: { certain: 8, unknown: 0 },
        organisations: { certain: 4 },
      });
    }));
});
