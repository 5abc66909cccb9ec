import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Answer } from '../../graph.ts';
import { publishedData } from '../../ingest/with-import.ts';
import {
  type Award,
  awardsOf,
  byNumber,
  centsOf,
  companyOf,
  duplicatesIn,
  frequencies,
  type HolderRow,
  readTable,
  sumOf,
  TABLE_ONLY,
  TEN_LOTS,
} from './contract-table.ts';
import type { AnalystGraph } from './shared-graph.ts';

/** The contract of ten lots. */
const BY_NUMBER = { identifier: { scheme: 'DECP', value: TEN_LOTS } };

/** The regions of INSEE by their codes of NUTS 1, but those of the Mascarenes and the Caribbean. */
const NUTS: Readonly<Record<string, string>> = {
  '11': 'FR1',
  '24': 'FRB',
  '27': 'FRC',
  '28': 'FRD',
  '32': 'FRE',
  '44': 'FRF',
  '52': 'FRG',
  '53': 'FRH',
  '75': 'FRI',
  '76': 'FRJ',
  '84': 'FRK',
  '93': 'FRL',
  '94': 'FRM',
};

/** Tasks on figures and on time, with counts taken from the table of contracts. */
export function describeFigureTasks(given: () => AnalystGraph): void {
  const folder = publishedData('decp-2024-csv') ?? '';
  const rows = folder ? readTable(folder) : [];
  const awards = awardsOf(rows);
  const duplicates = duplicatesIn(awards);
  const numbers = byNumber(awards.filter(({ uid }) => !duplicates.has(uid)));
  const regionOf = regionsOf(rows);
  const tenLots = awards.filter(({ uid }) => uid === TEN_LOTS);

  it('7: which are the greatest contracts, with no amount of nines before them', async () => {
    const { tenders, notBelieved } = await given().ask('33-greatest-contracts', { first: 100 });
    const { marches } = JSON.parse(
      readFileSync(publishedData('decp-2019/data.gouv.fr_pes.json') as string, 'utf8'),
    );
    const nines = marches.flatMap(({ montant }: Answer) =>
      /^9{7,}(\.|$)/.test(String(montant)) ? [montant] : [],
    );
    expect(Math.max(...nines)).toBe(999_999_999);
    const amounts = tenders.nodes.map(({ value }: Answer) => centsOf(value.amount));
    expect(amounts).toEqual(amounts.toSorted((a: number, b: number) => b - a));
    expect(tenders.nodes.some(({ value }: Answer) => /^9{7,}\./.test(value.amount))).toBe(false);
    const apart = notBelieved.nodes.map(({ value }: Answer) => Number(value.amount));
    expect(apart.filter((amount: number) => /^9{7,}$/.test(String(amount))).sort()).toEqual(nines.sort());
    for (const { qualityFlags } of notBelieved.nodes) {
      expect(qualityFlags.map(({ flag }: Answer) => flag)).toContain('IMPLAUSIBLE_AMOUNT');
    }
  });

  it('8: what a tender of ten lots is worth, and from what the figure follows', async () => {
    const { tender } = await given().ask('34-value-of-lots', { tender: BY_NUMBER });
    expect(tenLots.map(({ cents }) => cents)).toContain(42_500_000);
    expect(tender).toMatchObject({
      value: { amount: (sumOf(tenLots.map(({ cents }) => cents)) / 100).toFixed(2), currency: 'EUR' },
      valueBasis: 'SUM_OF_AWARDS',
      valueParts: 10,
      valuations: { totalCount: 10 },
      won: { totalCount: 10 },
    });
    const greatestFirst = tenLots.map(({ cents }) => cents).sort((a, b) => b - a);
    expect(tender.won.nodes.map(({ value }: Answer) => centsOf(value.amount))).toEqual(greatestFirst);
    expect(
      tender.valuations.nodes.every(({ value }: Answer) => greatestFirst.includes(centsOf(value.amount))),
    ).toBe(true);
  });

  it('11: what a company won, for whom, where and when', async () => {
    const siren = '329338883';
    const { organisation, tenderStatistics: found } = await given().ask('37-record-of-a-company', {
      organisation: { identifier: { scheme: 'SIREN', value: siren } },
      filter: TABLE_ONLY,
    });
    const own = awards.filter(({ companies }) => companies.includes(siren));
    expect([own.length, byNumber(own).size]).toEqual([31, 30]);
    const once = own.filter(({ uid }) => !duplicates.has(uid));
    const tenders = byNumber(once);
    expect([once.length, tenders.size]).toEqual([29, 28]);
    expect(found.total.tenderCount).toBe(tenders.size);
    const buyers = new Set(once.map(({ row }) => companyOf(row.acheteur_id)));
    expect(found.topBuyers.buyerCount).toBe(buyers.size);
    const counts = new Map(frequencies([...tenders.values()].map(regionOf)));
    for (const { region, figures } of found.byRegion)
      expect([region, figures.tenderCount]).toEqual([region, counts.get(region)]);
    expect(found.byRegion).toHaveLength(counts.size);
    expect(sumOf(found.byYear.map(({ figures }: Answer) => figures.tenderCount))).toBe(tenders.size);
    // The record has all years; of 2024 it lost nothing that the table could tell.
    const [outcome, ...others] = organisation.bidOutcomes.nodes;
    expect([outcome.outcome, others]).toEqual(['WON', []]);
    expect(outcome.count).toBeGreaterThanOrEqual(once.length);
    expect(organisation.establishments.totalCount).toBeGreaterThanOrEqual(24);
  });

  it('12: how contracts spread over regions and months, each list adding up to the total', async () => {
    const { tenderStatistics: found } = await given().ask('38-regions-and-months', { filter: TABLE_ONLY });
    const regions = new Map(frequencies([...numbers.values()].map(regionOf)));
    expect(
      new Map(found.byRegion.map(({ region, figures }: Answer) => [region, figures.tenderCount])),
    ).toEqual(regions);
    expect(new Map(found.byMonth.map(({ month, figures }: Answer) => [month, figures.tenderCount]))).toEqual(
      monthsOf(numbers),
    );
    for (const groups of [found.byRegion, found.byMonth]) expectTotal(groups, found.total);
  });

  it('13: what was known of a tender on a day', async () => {
    for (const day of ['2024-07-15', '2024-08-31', '2024-12-31']) {
      const known = tenLots.filter((award) => award.day <= day);
      const { tender } = await given().ask('20-history', { tender: BY_NUMBER, day });
      expect([day, tender.value.amount]).toEqual([
        day,
        (sumOf(known.map(({ cents }) => cents)) / 100).toFixed(2),
      ]);
      expect(tender.bids.totalCount).toBe(known.length);
      expect(tender.awarded).toBe(
        known
          .map((award) => award.day)
          .sort()
          .at(-1),
      );
    }
    expect(await given().ask('20-history', { tender: BY_NUMBER, day: '2024-07-14' })).toEqual({
      tender: null,
    });
  });

  it('13: what could have been counted on a day', async () => {
    const knownOn = '2024-09-30';
    const { tenderStatistics: found } = await given().ask('38-regions-and-months', {
      filter: TABLE_ONLY,
      knownOn,
    });
    const told = awardsOf(rows.filter(({ dateNotification }) => dateNotification <= knownOn));
    const duplicatesThen = duplicatesIn(told);
    const known = byNumber(told.filter(({ uid }) => !duplicatesThen.has(uid)));
    expect(found.total.duplicateCount).toBe(duplicatesThen.size);
    expect(known.size).toBeLessThan(numbers.size);
    expect(found.total.tenderCount).toBe(known.size);
    expect(new Map(found.byMonth.map(({ month, figures }: Answer) => [month, figures.tenderCount]))).toEqual(
      monthsOf(known),
    );
    for (const groups of [found.byRegion, found.byMonth]) expectTotal(groups, found.total);
  });

  it('14: what changed between two days', async () => {
    const [from, to] = ['2024-07-31', '2024-09-30'];
    const { days, diff } = await given().ask('26-difference', { of: BY_NUMBER, from, to });
    expect(days).toEqual({
      days: [...new Set(tenLots.map(({ day }) => day))].sort().reverse(),
      complete: true,
    });
    const between = tenLots.filter(({ day }) => day > from && day <= to);
    expect(between).toHaveLength(4);
    const sentences: string[] = diff.added.map(({ sentence }: Answer) => sentence);
    for (const { row } of between)
      expect(sentences.some((text) => text.startsWith(`${row.titulaire_nom} won`))).toBe(true);
    const worth = (until: string) =>
      `${sumOf(tenLots.flatMap(({ day, cents }) => (day <= until ? [cents] : []))) / 100} EUR`;
    expect(diff.attributes).toContainEqual({ attribute: 'value', before: worth(from), after: worth(to) });
    expect(diff).toMatchObject({ withdrawnCount: 0, changedCount: 0, complete: true });
  });
}

/** In which region of NUTS 1 the buyer of a contract is: a company in one region, that of the latest document, wherever its establishments are. */
export function regionsOf(rows: readonly HolderRow[]): (parts: readonly Award[]) => string {
  const places = new Map(
    rows
      .toSorted((a, b) => a.dateNotification.localeCompare(b.dateNotification))
      .map((row) => [companyOf(row.acheteur_id), NUTS[row.acheteur_region_code] ?? 'FRY']),
  );
  return ([part]) => places.get(companyOf(part?.row.acheteur_id ?? '')) ?? '';
}

/** How many numbers count in each month: that in which their last part was notified. */
export function monthsOf(numbers: ReadonlyMap<string, readonly Award[]>): Map<string, number> {
  const lastDays = [...numbers.values()].map(
    (parts) =>
      parts
        .map(({ day }) => day)
        .sort()
        .at(-1) ?? '',
  );
  return new Map(frequencies(lastDays.map((day) => day.slice(0, 7))));
}

/** Whatever a list is filtered by, and whether an index serves it or not. */
const FILTERS: readonly object[] = [
  TABLE_ONLY,
  { region: 'FRJ' },
  { source: 'prozorro' },
  { qualityFlag: ['IMPLAUSIBLE_AMOUNT'] },
  { text: 'travaux' },
  { hasBids: false },
  { hasNamedWinner: true },
  { publishedBidCount: { min: 1, max: 1 } },
  { value: { currency: 'EUR', min: '1000000' } },
  { bidder: { identifier: { scheme: 'SIREN', value: '329338883' } } },
  { isNull: { date: true } },
  { isDuplicate: true },
  { or: [{ country: 'AM' }, { not: { source: 'decp' } }] },
];

/** Laws of lists and figures, on real data. */
export function describeCountLaws(given: () => AnalystGraph): void {
  it('what a filter leaves out is counted, and figures are of the tenders that the list has', async () => {
    const { graph } = given();
    const { tenders: all } = await graph.query('{ tenders { totalCount } }');
    for (const filter of FILTERS) {
      const { tenders, tenderStatistics: found } = await graph.query(
        `query($filter: TenderFilter) {
          tenders(filter: $filter) { totalCount hiddenCount }
          tenderStatistics(filter: $filter) { total { tenderCount duplicateCount unknownValueCount values { count flaggedCount } } }
        }`,
        { filter },
      );
      expect([filter, tenders.totalCount + tenders.hiddenCount]).toEqual([filter, all.totalCount]);
      const { tenderCount, duplicateCount, unknownValueCount, values } = found.total;
      expect([filter, tenderCount + duplicateCount]).toEqual([filter, tenders.totalCount]);
      const valued = values.map(({ count, flaggedCount }: Answer) => count + flaggedCount);
      expect([filter, sumOf(valued) + unknownValueCount]).toEqual([filter, tenderCount]);
    }
  });
}

/** What is told of groups of tenders adds up to what is told of all: how many, how much, and what could not be seen. */
function expectTotal(groups: readonly Answer[], total: Answer): void {
  for (const group of groups) expect(group.sharedCount ?? 0).toBe(0);
  const figures = groups.map((group) => group.figures);
  const added = (of: (figures: Answer) => number): number => sumOf(figures.map(of));
  expect(added(({ tenderCount }) => tenderCount)).toBe(total.tenderCount);
  expect(added(({ unknownValueCount }) => unknownValueCount)).toBe(total.unknownValueCount);
  expect(added(({ withoutBidCount }) => withoutBidCount)).toBe(total.withoutBidCount);
  for (const word of ['certain', 'possible', 'unknown']) {
    expect(added(({ singleBids }) => singleBids[word])).toBe(total.singleBids[word]);
  }
  const [euros] = total.values;
  expect(added(({ values }) => sumOf(values.map(({ sum }: Answer) => centsOf(sum.amount))))).toBe(
    centsOf(euros.sum.amount),
  );
  expect(added(({ values }) => sumOf(values.map(({ count }: Answer) => count)))).toBe(euros.count);
}
