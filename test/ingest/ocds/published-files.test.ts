import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { graphOf } from '../graph-of.ts';
import { publishedData, type TestImport, withImport } from '../with-import.ts';
import type { Json } from './ocds-graph.ts';

/**
 * Figures of the real files are counted here a second time, without the adapter: all JSON of a folder is parsed whole, and every
 * object in it that has an `ocid` and something to say of a process is looked at, wherever it stands (release, record, compiled).
 * Sets make one of what several releases repeat. Organisations are told apart by the number in their identifier, else by ids that
 * don't just count, else by their name.
 */
interface Figures {
  tenders: number;
  /** Entries of `bids/details` that name somebody, by process, lot and id. */
  offers: number;
  /** Pairs of a process and somebody in `suppliers` of an award that is neither pending, unless a contract of it is in force, cancelled nor unsuccessful. */
  winners: number;
  /** Pairs of a process and anybody else with a bid, in a tenderers' list where there are no bids, or in other awards. */
  losers: number;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesOf(path) : path.endsWith('.json') ? [path] : []));
}

function processesIn(value: Json, found: Json[] = []): Json[] {
  if (Array.isArray(value)) for (const element of value) processesIn(element, found);
  else if (typeof value === 'object' && value !== null) {
    const says = ['tender', 'planning', 'awards', 'contracts', 'buyer'].some((member) => member in value);
    if (says && (typeof value.ocid === 'string' || typeof value.ocid === 'number')) found.push(value);
    for (const member of ['releases', 'records', 'compiledRelease']) processesIn(value[member], found);
  }
  return found;
}

function identityOf(organisation: Json, parties: Json[]): string {
  const party = parties.find(({ id }) => id !== undefined && id === organisation.id) ?? organisation;
  const isCounting = /^\d{0,4}$/.test(String(organisation.id ?? ''));
  const number = party.identifier?.id || (isCounting ? undefined : organisation.id);
  return String(
    number ??
      organisation.name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
  );
}

function countIn(folder: string): Figures {
  const tenders = new Set<string>();
  const offers = new Set<string>();
  const winners = new Set<string>();
  const bidders = new Set<string>();
  for (const file of filesOf(folder)) {
    const text = readFileSync(file, 'utf8').trim();
    if (text === '') continue;
    for (const { ocid, awards = [], bids, contracts, parties = [], tender } of processesIn(
      JSON.parse(text),
    )) {
      tenders.add(String(ocid));
      const add = (pairs: Set<string>, one: Json) => {
        if (one.name !== '') pairs.add(`${ocid} ${identityOf(one, parties)}`);
      };
      const signed = (Array.isArray(contracts) ? contracts : [])
        .filter((each) => ['active', 'terminated'].includes(each.status))
        .map(({ awardID }) => String(awardID));
      for (const { id, status, suppliers, supplier } of awards) {
        const code = String(status).toLowerCase();
        const isPending = code === 'pending' && !signed.includes(String(id));
        const isMade = !isPending && !['cancelled', 'unsuccessful'].includes(code);
        for (const one of [suppliers ?? supplier ?? []].flat()) add(isMade ? winners : bidders, one);
      }
      for (const { id, relatedLot, tenderers = [] } of bids?.details ?? []) {
        if (tenderers.length > 0) offers.add(`${ocid} ${relatedLot} ${id}`);
        for (const one of tenderers) add(bidders, one);
      }
      if (bids === undefined) for (const one of tender?.tenderers ?? []) add(bidders, one);
    }
  }
  const losers = [...bidders].filter((bidder) => !winners.has(bidder)).length;
  return { tenders: tenders.size, offers: offers.size, winners: winners.size, losers };
}

/** The same from the database: whoever won once is a winner, whatever a later release says of the award. */
function importedFigures({ values }: TestImport): Figures {
  const pairs = (won: string) =>
    values(
      `WITH pairs AS (SELECT b.tender_id, p.organisation_id, max(EXISTS (SELECT 1 FROM tender_events e WHERE e.bid_id = b.id AND e.event = 'WON')) AS won
         FROM bids b JOIN bid_parties p ON p.bid_id = b.id GROUP BY 1, 2)
       SELECT count(*) FROM pairs WHERE won = ${won}`,
    )[0];
  return {
    tenders: values('SELECT count(*) FROM tenders')[0],
    offers: values(
      "SELECT count(*) FROM bids b WHERE EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = b.id AND e.locator LIKE '/bids/details/%')",
    )[0],
    winners: pairs('1'),
    losers: pairs('0'),
  };
}

/**
 * What files name, and what is in the graph where that is other: releases put together say of more suppliers who they are, and a
 * contract tells who won where its award names nobody.
 */
const FOLDERS: readonly (readonly [folder: string, figures: Figures, stated: Partial<Figures>])[] = [
  ['ocds-sample-data/armenia', { tenders: 100, offers: 36, winners: 21, losers: 10 }, {}],
  ['ocds-sample-data/ukraine', { tenders: 9, offers: 11, winners: 8, losers: 7 }, {}],
  ['ocds-sample-data/uk-contracts-finder', { tenders: 11, offers: 0, winners: 0, losers: 0 }, {}],
  ['ocds-sample-data/colombia', { tenders: 21, offers: 0, winners: 19, losers: 0 }, {}],
  ['ocds-sample-data/paraguay', { tenders: 9, offers: 0, winners: 19, losers: 0 }, { winners: 11 }],
  ['ocds-sample-data/canada', { tenders: 11, offers: 0, winners: 0, losers: 0 }, {}],
  ['ocds-sample-data/moldova', { tenders: 37, offers: 0, winners: 9, losers: 0 }, {}],
  ['ocds-sample-data/mexico', { tenders: 218, offers: 0, winners: 207, losers: 1 }, { winners: 217 }],
  ['ocds-uk-contracts-finder-2024', { tenders: 94, offers: 0, winners: 103, losers: 0 }, {}],
  ['ocds-colombia-secop-2021', { tenders: 100, offers: 0, winners: 96, losers: 4 }, {}],
  ['ocds-paraguay-dncp-2019', { tenders: 1, offers: 0, winners: 7, losers: 0 }, {}],
  ['ocds-latam-helper', { tenders: 11, offers: 0, winners: 1930, losers: 12 }, {}],
  ['ocds-bods-uk-bluetail/contracts_finder/ocds', { tenders: 98, offers: 0, winners: 656, losers: 0 }, {}],
];

describe.each(FOLDERS)('%s', (folder, figures, stated) => {
  const path = publishedData(folder);

  it.skipIf(path === undefined)(
    'comes in with the figures counted without the adapter, and again without a change',
    () =>
      withImport(ocdsSource, async (given) => {
        const summary = await given.importPaths([path as string]);
        expect(summary.rejected).toBe(0);
        expect(countIn(path as string)).toEqual(figures);
        expect(importedFigures(given)).toEqual({ ...figures, ...stated });
        expect(given.problems()).toEqual([]);
        // Of two texts at one place of which no package has a date the one that comes later holds, and each comes again.
        const before = graphOf(given.database);
        await given.importPaths([path as string], { force: true });
        expect(graphOf(given.database)).toEqual(before);
      }),
  );
});

/** Files of the folders that are no OCDS: schemas, lists of organisations, broken JSON, ownership statements. */
const MIXED: readonly (readonly [
  folder: string,
  documents: number,
  unusable: number,
  rejects: readonly string[],
])[] = [
  ['ocds-tiny', 12, 2, []],
  [
    'ocds-edge',
    266,
    17,
    [
      '/records/1/releases/0: the release says nothing but its ocid',
      '/records/4/releases/1: the release says nothing but its ocid',
      '/records/1/releases/0: the release says nothing but its ocid',
      '/records/4/releases/1: the release says nothing but its ocid',
      '/releases/0/buyer: an object was expected, not string "THIS SHOULD BE AN OBJECT!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!…"',
    ],
  ],
  ['ocds-bods-uk-bluetail', 99, 191, []],
];

describe.each(MIXED)('%s', (folder, documents, unusable, rejects) => {
  const path = publishedData(folder);

  it.skipIf(path === undefined)('comes in as far as it is OCDS, and says what is not', () =>
    withImport(ocdsSource, async (given) => {
      const summary = await given.importPaths([path as string]);
      expect(given.rejects()).toEqual(rejects);
      expect(summary.documents).toBe(documents);
      expect(summary.files.filter(({ outcome }) => outcome === 'UNUSABLE')).toHaveLength(unusable);
      expect(given.problems()).toEqual([]);
      const before = graphOf(given.database);
      await given.importPaths([path as string], { force: true });
      expect(graphOf(given.database)).toEqual(before);
    }),
  );
});

it.skipIf(publishedData('ocds-edge') === undefined)(
  'reads the standard’s own example alike in 1.0 and 1.1',
  async () => {
    for (const version of ['1.0', '1.1']) {
      await withImport(ocdsSource, async (given) => {
        await given.importPaths([join(publishedData('ocds-edge') as string, 'sample-data', version)]);
        expect(given.rows('SELECT name, status FROM tenders')).toEqual([
          { name: 'Planned cycle lane improvements', status: 'AWARDED' },
        ]);
      });
    }
  },
);
