import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { decpSource } from '../../../src/ingest/sources/decp/source.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { type Answer, exampleQuery, openGraph, type TestGraph } from '../../graph.ts';
import { publishedData, withImport } from '../../ingest/with-import.ts';
import { awardsOf, byNumber, readTable, worthOf } from '../analyst-task/contract-table.ts';

const CONTRACTS = publishedData('decp-2024-csv');
const RELEASES = publishedData('ocds-sample-data/armenia');
/** A row of the published table: one holder of one contract. */
interface HolderRow {
  readonly uid: string;
  readonly acheteur_id: string;
  readonly titulaire_id: string;
  readonly montant: string;
  readonly dateNotification: string;
  readonly codeCPV: string;
  readonly procedure: string;
}

function readContracts(folder: string): HolderRow[] {
  return parse(readFileSync(join(folder, 'decp_2024H2_travaux_cpv4521.csv')), { columns: true, bom: true });
}

const inCents = (amount: string): bigint => BigInt(Math.round(Number(amount) * 100));

/** Of a contract that was notified several times the last one, and of those of one day the greatest amount. */
function lastNotified<R extends HolderRow>(rows: readonly R[]): R {
  return rows.toSorted(
    (a, b) =>
      b.dateNotification.localeCompare(a.dateNotification) || Number(inCents(b.montant) - inCents(a.montant)),
  )[0] as R;
}

interface Part extends HolderRow {
  readonly holders: readonly string[];
}

/** Contracts of one number are mostly lots: each group of holders is a part, of which the last notification holds. */
function partsOf(rows: readonly HolderRow[]): Part[] {
  const contracts = Map.groupBy(rows, (row) =>
    JSON.stringify(Object.entries(row).filter(([column]) => !column.startsWith('titulaire_'))),
  );
  const told = Array.from(contracts.values(), (list) => {
    const holders = [...new Set(list.map(({ titulaire_id }) => titulaire_id))].sort();
    return { ...(list[0] as HolderRow), holders };
  });
  const parts = Map.groupBy(told, ({ uid, holders }) => `${uid} ${holders}`);
  return Array.from(parts.values(), (list) => lastNotified(list));
}

/** The company of an establishment; numbers of other lengths are no SIRET. */
function companyOf(number: string): string {
  return /^\d{14}$/.test(number) ? number.slice(0, 9) : number;
}

/**
 * The numbers all of whose parts stand under longer numbers, too: same buyer, holders, amount, day, procedure and CPV code; and those
 * of which some do. Where another part has the same amount, the two share one ceiling, which counts though one is repeated.
 */
function repeatedIn(rows: readonly HolderRow[]): { wholly: Set<string>; partly: Set<string> } {
  const parts = partsOf(rows).map(({ uid, holders, ...part }) => {
    const { acheteur_id, montant, dateNotification, procedure, codeCPV } = part;
    const said = JSON.stringify([acheteur_id, montant, dateNotification, procedure, codeCPV, holders]);
    return { uid, said, montant };
  });
  const numbers = Map.groupBy(parts, ({ said }) => said);
  const isRepeated = ({ uid, said }: { uid: string; said: string }) =>
    numbers.get(said)?.some((other) => other.uid !== uid && other.uid.startsWith(uid)) ?? false;
  const ofNumber = Map.groupBy(parts, ({ uid }) => uid);
  const isAlone = (part: (typeof parts)[number], list: readonly (typeof parts)[number][]) =>
    list.every((other) => other === part || other.montant !== part.montant);
  const numbersOf = (isSuch: (list: (typeof parts)[number][]) => boolean) =>
    new Set([...ofNumber].flatMap(([uid, list]) => (isSuch(list) ? [uid] : [])));
  return {
    wholly: numbersOf((list) => list.every(isRepeated)),
    partly: numbersOf(
      (list) => list.some((part) => isRepeated(part) && isAlone(part, list)) && !list.every(isRepeated),
    ),
  };
}

/** How many times each key occurs, the most frequent first. */
function frequencies(keys: readonly string[]): number[] {
  return Array.from(Map.groupBy(keys, (key) => key).values(), ({ length }) => length).sort((a, b) => b - a);
}

/** How many tenders of its buyer are worth the same as each one that counts, by its number. */
async function repeatedAmounts(graph: TestGraph): Promise<[uid: string, count: number][]> {
  const found: [string, number][] = [];
  for (let after: string | null = null, hasMore = true; hasMore; ) {
    const { tenders }: Answer = await graph.query(
      'query R($after: String) { tenders(first: 100, after: $after, filter: { isDuplicate: false }) { pageInfo { hasNextPage endCursor } nodes { repeatedAmountCount identifiers(first: 1) { value } } } }',
      { after },
    );
    for (const { repeatedAmountCount: count, identifiers } of tenders.nodes)
      found.push([identifiers[0].value, count]);
    after = tenders.pageInfo.endCursor;
    hasMore = tenders.pageInfo.hasNextPage;
  }
  return found;
}

describe.skipIf(!CONTRACTS)('statistics of the contracts of 2024', () => {
  it(
    'are those counted from the table',
    () =>
      withImport(decpSource, async ({ database, importPaths }) => {
        const folder = CONTRACTS as string;
        await importPaths([folder]);
        const { graph } = openGraph(database);
        const all = readContracts(folder);
        const { wholly: duplicates, partly } = repeatedIn(all);
        const rows = all.filter(({ uid }) => !duplicates.has(uid));
        const contracts = Array.from(Map.groupBy(rows, ({ uid }) => uid).values(), lastNotified);
        const { total } = (await graph.query('{ tenderStatistics { total { duplicateCount } } }'))
          .tenderStatistics;
        expect([total.duplicateCount, duplicates.size]).toEqual([101, 101]);
        const { tenderStatistics: found }: Answer = await graph.query(exampleQuery('21-statistics'));

        expect(found.complete).toBe(true);
        expect(found.total.tenderCount).toBe(contracts.length);
        const awards = awardsOf(readTable(folder).filter(({ uid }) => !duplicates.has(uid)));
        const sum = [...byNumber(awards).values()].reduce(
          (total, parts) => total + BigInt(worthOf(parts)),
          0n,
        );
        const [{ sum: shown, ...counts }] = found.total.values;
        expect(inCents(shown.amount)).toBe(sum);
        expect([shown.currency, counts]).toEqual([
          'EUR',
          {
            count: contracts.length,
            estimateCount: 0,
            flaggedCount: 0,
            partialCount: partly.size,
            // Its amounts are "fixed or estimated maximum", one as the other.
            ceilingCount: contracts.length,
          },
        ]);

        // How often the amount of a number stands among those of its buyer.
        const worths = [...byNumber(awards)].map(([uid, parts]) => {
          const buyer = companyOf(parts[0]?.row.acheteur_id ?? '');
          return { uid, said: `${buyer} ${worthOf(parts)}` };
        });
        const alike = Map.groupBy(worths, ({ said }) => said);
        const timesByUid = worths.map(({ uid, said }) => [uid, alike.get(said)?.length]);
        expect(new Map(await repeatedAmounts(graph))).toEqual(new Map(timesByUid as [string, number][]));

        const years = Map.groupBy(contracts, ({ dateNotification }) => Number(dateNotification.slice(0, 4)));
        expect(found.awarded.map(({ year, figures }: Answer) => [year, figures.tenderCount])).toEqual(
          Array.from(years, ([year, { length }]) => [year, length]).sort(([a = 0], [b = 0]) => a - b),
        );
        expect(found.published).toMatchObject([{ year: null, figures: { tenderCount: contracts.length } }]);
        // All of them are works of one division.
        expect(found.byCpvDivision).toMatchObject([
          { division: '45', sharedCount: 0, figures: { tenderCount: contracts.length } },
        ]);
        const buyers = frequencies(contracts.map(({ acheteur_id }) => companyOf(acheteur_id)));
        expect(found.topBuyers.buyerCount).toBe(buyers.length);
        const { tenderStatistics: ranked }: Answer = await graph.query(
          '{ tenderStatistics { topBuyers(first: 50) { nodes { figures { tenderCount } } } } }',
        );
        expect(ranked.topBuyers.nodes.map(({ figures }: Answer) => figures.tenderCount)).toEqual(
          buyers.slice(0, 50),
        );
        const { tenders: own }: Answer = await graph.query(
          '{ tenders(filter: { hasBidByBuyer: true }) { totalCount } }',
        );
        const selfBought = rows.filter(
          ({ acheteur_id, titulaire_id }) => companyOf(acheteur_id) === companyOf(titulaire_id),
        );
        expect(own.totalCount).toBe(new Set(selfBought.map(({ uid }) => uid)).size);
        const RANKED = 'bidderCount nodes { organisation { name } wonCount }';
        const { tenderStatistics: best }: Answer = await graph.query(
          `{ tenderStatistics { unit: topBidders(by: WON, first: 8) { ${RANKED} } place: topBidders(by: WON, per: ESTABLISHMENT, first: 3) { ${RANKED} } } }`,
        );
        const named = ({ nodes }: Answer) =>
          nodes.map(({ organisation, wonCount }: Answer) => [organisation.name, wonCount]);
        // A bid is a group of companies under one number.
        const made = Map.groupBy(
          partsOf(rows),
          ({ uid, holders }) => `${uid} ${[...new Set(holders.map(companyOf))].sort()}`,
        );
        const wonBy = (as: (id: string) => string) =>
          frequencies(
            [...made.values()].flatMap((parts) => [
              ...new Set(parts.flatMap(({ holders }) => holders.filter((id) => id !== '').map(as))),
            ]),
          );
        expect(named(best.unit).map(([, won]: [string, number]) => won)).toEqual(
          wonBy(companyOf).slice(0, 8),
        );
        expect(named(best.unit).slice(0, 3)).toEqual([
          ['COLAS FRANCE', 29],
          ['IDVERDE', 18],
          ['ST GROUPE', 14],
        ]);
        expect(named(best.place).map(([, won]: [string, number]) => won)).toEqual(
          wonBy((id) => id).slice(0, 3),
        );
        expect(best.place.nodes[0].organisation.name).toBe('ST GROUPE');
        const winners = frequencies(
          [...Map.groupBy(rows, ({ uid }) => uid).values()].flatMap((list) => [
            ...new Set(
              list
                .filter(({ titulaire_id }) => titulaire_id !== '')
                .map(({ titulaire_id }) => companyOf(titulaire_id)),
            ),
          ]),
        );
        const { tenderStatistics: won }: Answer = await graph.query(
          '{ tenderStatistics { topWinners(first: 10) { winnerCount nodes { organisation { name } figures { tenderCount } } rest { tenderCount } unknown { tenderCount } repeated { tenderCount } } } }',
        );
        const { nodes, rest, unknown, repeated } = won.topWinners;
        const counts10 = nodes.map(({ figures }: Answer) => figures.tenderCount);
        expect(counts10).toEqual(winners.slice(0, 10));
        expect(
          nodes
            .slice(0, 3)
            .map(({ organisation, figures }: Answer) => [organisation.name, figures.tenderCount]),
        ).toEqual([
          ['COLAS FRANCE', 28],
          ['IDVERDE', 18],
          ['ST GROUPE', 14],
        ]);
        expect(won.topWinners.winnerCount).toBe(winners.length);
        const sumOf10 = counts10.reduce((all: number, each: number) => all + each, 0);
        expect(sumOf10 + rest.tenderCount + unknown.tenderCount - repeated.tenderCount).toBe(
          contracts.length,
        );
      }),
    120_000,
  );

  it(
    'and their communities have the pairs of holders of the table',
    () =>
      withImport(decpSource, async ({ database, importPaths }) => {
        const folder = CONTRACTS as string;
        await importPaths([folder]);
        const { graph } = openGraph(database);
        const published = readContracts(folder);
        const { wholly: duplicates } = repeatedIn(published);
        const once = published.filter(({ uid }) => !duplicates.has(uid));
        const groups = Map.groupBy(once, (row) =>
          JSON.stringify(Object.entries(row).filter(([column]) => !column.startsWith('titulaire_'))),
        );
        // A bid is a group of holders under one number, however often it is notified.
        const bids = new Map<string, string[]>();
        for (const rows of groups.values()) {
          const holders = [...new Set(rows.map(({ titulaire_id }) => titulaire_id))].sort();
          bids.set(`${rows[0]?.uid} ${holders}`, [...new Set(holders.map(companyOf))].sort());
        }
        const links = [...bids.values()].flatMap((holders) =>
          holders.flatMap((one, index) => holders.slice(index + 1).map((other) => `${one} ${other}`)),
        );
        const { bidderCommunities: found }: Answer = await graph.query(exampleQuery('22-communities'));
        expect(found).toMatchObject({ complete: true, tooLargeCount: 0 });
        expect(found.pairCount).toBe(new Set(links).size);
        const all: Answer[] = [];
        let after: string | null = null;
        do {
          const { bidderCommunities }: Answer = await graph.query(exampleQuery('22-communities'), { after });
          all.push(...bidderCommunities.communities.nodes);
          const { hasNextPage, endCursor } = bidderCommunities.communities.pageInfo;
          after = hasNextPage ? endCursor : null;
        } while (after);
        expect(all).toHaveLength(found.communities.totalCount);
        const total = (field: string): number => all.reduce((sum, community) => sum + community[field], 0);
        expect(total('size')).toBe(found.organisationCount);
        expect(total('linkCount') + total('outsideLinkCount') / 2).toBe(links.length);
      }),
    120_000,
  );

  it(
    'and their bids are won by companies, whichever of their establishments is named',
    () =>
      withImport(decpSource, async ({ database, importPaths, rows, problems }) => {
        const folder = CONTRACTS as string;
        await importPaths([folder]);
        const { graph } = openGraph(database);
        const contracts = Map.groupBy(readContracts(folder), (row) =>
          JSON.stringify(Object.entries(row).filter(([column]) => !column.startsWith('titulaire_'))),
        );
        const bids = new Map<string, Set<string>>();
        const sites = new Map<string, Set<string>>();
        for (const lines of contracts.values()) {
          const holders = new Set(
            lines.map(({ titulaire_id }) => titulaire_id).filter((id) => id.length >= 9),
          );
          bids.set(`${lines[0]?.uid} ${[...holders].sort()}`, new Set([...holders].map(companyOf)));
          for (const id of holders) sites.set(companyOf(id), (sites.get(companyOf(id)) ?? new Set()).add(id));
        }
        const won = Map.groupBy(
          [...bids.values()].flatMap((companies) => [...companies]),
          (company) => company,
        );
        const expected = [...won]
          .map(([company, { length }]) => [company, length] as const)
          .sort((a, b) => b[1] - a[1]);
        // COLAS FRANCE, IDVERDE, ST GROUPE, HERVE THERMIQUE; then four with eleven.
        const { wholly: duplicates } = repeatedIn(readContracts(folder));
        const wonTwice = Map.groupBy(
          [...bids].flatMap(([bid, companies]) =>
            duplicates.has(bid.split(' ')[0] ?? '') ? [...companies] : [],
          ),
          (company) => company,
        );
        const first = expected.slice(0, 8);
        expect(first.slice(0, 4)).toEqual([
          ['329338883', 31],
          ['339609661', 18],
          [expect.any(String), 14],
          ['627220049', 13],
        ]);
        expect(first.slice(4).map(([, count]) => count)).toEqual([11, 11, 11, 11]);

        const { tenderStatistics }: Answer = await graph.query(
          '{ tenderStatistics { topBidders(first: 8, by: WON) { nodes { wonCount duplicateCount organisation { identifiers { scheme value } establishments { totalCount } } } } } }',
        );
        const shown = tenderStatistics.topBidders.nodes.map(
          ({ wonCount, duplicateCount, organisation }: Answer) => {
            const siren = organisation.identifiers.find(({ scheme }: Answer) => scheme === 'SIREN').value;
            return {
              siren,
              wonCount,
              duplicateCount,
              establishments: organisation.establishments.totalCount,
            };
          },
        );
        // Without the publications that stand twice.
        expect(shown.map(({ wonCount }: Answer) => wonCount)).toEqual([29, 18, 14, 12, 11, 11, 11, 11]);
        for (const { siren, wonCount, duplicateCount, establishments } of shown) {
          expect([siren, duplicateCount]).toEqual([siren, wonTwice.get(siren)?.length ?? 0]);
          expect([siren, wonCount + duplicateCount]).toEqual([siren, won.get(siren)?.length]);
          // Those that it has as a buyer are among them.
          expect(establishments).toBeGreaterThanOrEqual(sites.get(siren)?.size ?? 0);
        }
        expect(shown[0]).toEqual({ siren: '329338883', wonCount: 29, duplicateCount: 2, establishments: 24 });
        expect(rows('SELECT count(*) AS n FROM organisations')).toEqual([{ n: 3484 }]);
        expect(rows('SELECT count(DISTINCT organisation_id) AS n FROM bid_parties')).toEqual([{ n: 2639 }]);
        // The bids of a company are those of its establishments.
        expect(
          rows(
            `SELECT p.bid_id, p.organisation_id FROM bid_parties p JOIN establishments e ON e.organisation_id = p.organisation_id
             EXCEPT SELECT c.claim_id, e.organisation_id FROM claim_establishments c JOIN establishments e ON e.id = c.establishment_id`,
          ),
        ).toEqual([]);
        expect(
          rows(
            `SELECT c.claim_id, e.organisation_id FROM claim_establishments c JOIN establishments e ON e.id = c.establishment_id JOIN bids b ON b.id = c.claim_id
             EXCEPT SELECT bid_id, organisation_id FROM bid_parties`,
          ),
        ).toEqual([]);
        expect(problems()).toEqual([]);
      }),
    120_000,
  );
});

interface Release {
  readonly ocid: string;
  readonly tag: readonly string[];
  readonly planning?: { readonly budget?: { readonly amount?: { readonly amount: number } } };
  readonly tender?: { readonly status?: string; readonly procurementMethod?: string };
  readonly bids?: { readonly details?: readonly unknown[] };
}

describe.skipIf(!RELEASES)('statistics of the releases of Armenia', () => {
  it('are those counted from the releases', () =>
    withImport(ocdsSource, async ({ database, importPaths }) => {
      const folder = RELEASES as string;
      await importPaths([folder]);
      const { graph } = openGraph(database);
      const releases: Release[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).releases);
      const { tenderStatistics: found }: Answer = await graph.query(exampleQuery('21-statistics'));

      expect(found.total.tenderCount).toBe(new Set(releases.map(({ ocid }) => ocid)).size);
      const count = (test: (release: Release) => boolean) => releases.filter(test).length;
      const withStatus = (status?: string) => count(({ tender }) => tender?.status === status);
      expect(found.byStatus.map(({ status, figures }: Answer) => [status, figures.tenderCount])).toEqual([
        ['PLANNED', withStatus(undefined)],
        ['AWARDED', withStatus('complete')],
        ['CANCELLED', withStatus('cancelled')],
        ['UNSUCCESSFUL', withStatus('unsuccessful')],
      ]);
      const withMethod = (method?: string) => count(({ tender }) => tender?.procurementMethod === method);
      expect(
        found.byProcedure.map(({ procedure, figures }: Answer) => [procedure, figures.tenderCount]),
      ).toEqual([
        ['OPEN', withMethod('open')],
        ['SELECTIVE', withMethod('selective')],
        ['DIRECT', withMethod('direct')],
        [null, withMethod(undefined)],
      ]);
      // Of what is only planned there is just the budget, in most releases zero.
      const [planned] = found.byStatus;
      const budgets = releases
        .filter(({ tender }) => tender?.status === undefined)
        .map(({ planning }) => planning?.budget?.amount?.amount ?? 0);
      const [{ sum, ...amounts }] = planned.figures.values;
      const known = budgets.filter((amount) => amount > 0);
      expect(inCents(sum.amount)).toBe(known.reduce((total, amount) => total + inCents(String(amount)), 0n));
      expect(amounts).toEqual({
        count: known.length,
        estimateCount: known.length,
        flaggedCount: budgets.length - known.length,
        partialCount: 0,
        ceilingCount: 0,
      });
    }));
});
