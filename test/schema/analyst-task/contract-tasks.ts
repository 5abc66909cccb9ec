import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Answer } from '../../graph.ts';
import { publishedData } from '../../ingest/with-import.ts';
import {
  type Award,
  awardsOf,
  byNumber,
  companyOf,
  duplicatesIn,
  frequencies,
  type HolderRow,
  readTable,
  sumOf,
  TABLE,
  TABLE_ONLY,
  TEN_LOTS,
  worthOf,
} from './contract-table.ts';
import type { AnalystGraph } from './shared-graph.ts';

const sirenOf = ({ identifiers }: Answer): string =>
  identifiers.find(({ scheme }: Answer) => scheme === 'SIREN')?.value;

/** Contracts of one number that state different counts of bids state none together. */
const isUntold = (parts: readonly Award[]): boolean =>
  new Set(parts.map(({ received }) => received)).size > 1 || parts.some(({ received }) => !(received > 0));

/** Tasks on the table of contracts of 2024, with counts taken from the table itself. */
export function describeContractTasks(given: () => AnalystGraph): void {
  const folder = publishedData('decp-2024-csv') ?? '';
  const rows: HolderRow[] = folder ? readTable(folder) : [];
  const awards: Award[] = awardsOf(rows);
  const numbers = byNumber(awards);
  // What stands under a longer number, too, counts once.
  const duplicates = duplicatesIn(awards);
  const once = awards.filter(({ uid }) => !duplicates.has(uid));
  const numbersOnce = byNumber(once);

  /** A bid of several establishments counts for each, also of one company. */
  function expectSites(nodes: Answer[]): void {
    const groups = Map.groupBy(
      rows.filter(({ uid }) => !duplicates.has(uid)),
      (row) => JSON.stringify(Object.entries(row).filter(([column]) => !column.startsWith('titulaire_'))),
    );
    const bids = new Map(
      Array.from(groups.values(), (lines) => {
        const sites = [...new Set(lines.map(({ titulaire_id }) => titulaire_id))].sort();
        return [`${lines[0]?.uid} ${sites}`, sites] as const;
      }),
    );
    const won = frequencies([...bids.values()].flat().filter((site) => companyOf(site) !== site));
    expect(nodes.map(({ wonCount }) => wonCount)).toEqual(
      won.slice(0, nodes.length).map(([, count]) => count),
    );
    const counts = new Map(won);
    for (const { establishment, wonCount } of nodes) {
      expect([establishment.value, counts.get(establishment.value)]).toEqual([establishment.value, wonCount]);
    }
  }

  it('1: which companies win most contracts', async () => {
    const { tenderStatistics: found, withoutNamedWinner } = await given().ask('27-top-winners', {
      filter: TABLE_ONLY,
    });
    const published = frequencies(awards.flatMap(({ companies }) => [...companies]));
    expect(published.slice(0, 4).map(([, count]) => count)).toEqual([31, 18, 14, 13]);
    const won = frequencies(once.flatMap(({ companies }) => [...companies]));
    expect(won.slice(0, 4).map(([, count]) => count)).toEqual([29, 18, 14, 12]);
    expect(won.slice(4, 8).map(([, count]) => count)).toEqual([11, 11, 11, 11]);
    const shown = found.byAwards.nodes.map(({ organisation, wonCount }: Answer) => [
      sirenOf(organisation),
      wonCount,
    ]);
    expect(shown.map(([, count]: [string, number]) => count)).toEqual(
      won.slice(0, 10).map(([, count]) => count),
    );
    const counts = new Map(won);
    for (const [siren, count] of shown) expect([siren, counts.get(siren)]).toEqual([siren, count]);
    expect(found.byAwards.nodes[0].organisation.name).toBe('COLAS FRANCE');
    expect(shown.slice(0, 2).map(([siren]: [string]) => siren)).toEqual(['329338883', '339609661']);
    expect(found).toMatchObject({ allTendersRead: true, total: { tenderCount: numbersOnce.size } });
    expect(found.byAwards.bidderCount).toBe(won.length);
    expectSites(found.byEstablishment.nodes);
    const nobody = [...numbers.values()].filter((parts) =>
      parts.every(({ companies }) => companies.length === 0),
    );
    expect(withoutNamedWinner.totalCount).toBe(nobody.length);
  });

  it('2: which contracts of a million or more had a single bid', async () => {
    const single = [...numbers].filter(([, parts]) => parts.every(({ received }) => received === 1));
    const million = 100_000_000;
    const byOneAmount = single.filter(([, parts]) => parts.some(({ cents }) => cents > million));
    expect(byOneAmount).toHaveLength(41);
    const {
      tenders,
      notTold,
      duplicates: twice,
    } = await given().ask('28-large-single-bids', {
      filter: TABLE_ONLY,
      first: 100,
    });
    const shown = new Set<string>(tenders.nodes.map(({ identifiers }: Answer) => identifiers[0].value));
    expect(shown.size).toBe(tenders.totalCount);
    const isOnce = ([uid]: readonly [string, unknown]) => !duplicates.has(uid);
    expect(byOneAmount.filter(isOnce).filter(([uid]) => !shown.has(uid))).toEqual([]);
    // Others reach the million by the sum of their parts.
    const large = single.filter(([, parts]) => worthOf(parts) >= million);
    expect([...shown].sort()).toEqual(
      large
        .filter(isOnce)
        .map(([uid]) => uid)
        .sort(),
    );
    expect(twice.totalCount).toBe(large.length - shown.size);
    expect(twice.totalCount).toBeGreaterThan(0);
    const untold = [...numbersOnce.values()].filter((parts) => isUntold(parts) && worthOf(parts) >= million);
    expect(notTold.totalCount).toBe(untold.length);
  });

  it('3: what was bought in a department, in a division', async () => {
    const {
      tenderStatistics: found,
      newest,
      allRegions,
      allDivisions,
    } = await given().ask('29-region-and-division', {
      dates: { from: '2024-07' },
    });
    const herault = [...numbers.values()].filter(([first]) => first?.row.acheteur_departement_code === '34');
    expect(herault).toHaveLength(129);
    expect(newest.totalCount).toBe(129);
    const counted = herault.filter(([first]) => !duplicates.has(first?.uid ?? ''));
    const { length } = counted;
    expect(found).toMatchObject({ allTendersRead: true, total: { tenderCount: length } });
    const single = counted.filter((parts) => parts.every(({ received }) => received === 1));
    expect(found.total.singleBids.certain).toBe(single.length);
    const buyers = new Set(counted.map(([first]) => companyOf(first?.row.acheteur_id ?? '')));
    expect(found.topBuyers.buyerCount).toBe(buyers.size);
    const won = frequencies(counted.flatMap((parts) => parts.flatMap(({ companies }) => [...companies])));
    expect(found.topBidders.nodes.map(({ wonCount }: Answer) => wonCount)).toEqual(
      won.slice(0, 10).map(([, count]) => count),
    );
    const inHerault = allRegions.byRegion.find(({ region }: Answer) => region === 'FRJ13');
    expect(inHerault.figures.tenderCount).toBe(length);
    expect(sumOf(allRegions.byRegion.map(({ figures }: Answer) => figures.tenderCount))).toBe(
      numbersOnce.size,
    );
    expect(allDivisions.byCpvDivision).toMatchObject([{ division: '45', figures: { tenderCount: length } }]);
  });

  it('4: who always bids together', async () => {
    const { coBiddings: found } = await given().ask('30-always-together', { filter: TABLE_ONLY, first: 100 });
    const bidsOf = new Map(frequencies(once.flatMap(({ companies }) => [...companies])));
    const pairs = frequencies(
      once.flatMap(({ companies }) =>
        companies.flatMap((one, index) => companies.slice(index + 1).map((other) => `${one} ${other}`)),
      ),
    );
    const always = pairs.filter(([pair, joint]) => pair.split(' ').every((one) => bidsOf.get(one) === joint));
    expect(found).toMatchObject({ complete: true, totalCount: always.length });
    expect(always.length).toBeLessThan(pairs.length);
    const shown = found.nodes.map(({ organisations, jointBids }: Answer) => [
      organisations.map(sirenOf).sort().join(' '),
      jointBids.certain,
    ]);
    expect(shown.map(([, count]: [string, number]) => count)).toEqual(
      always.slice(0, 100).map(([, count]) => count),
    );
    const counts = new Map(always);
    for (const [pair, count] of shown) expect([pair, counts.get(pair)]).toEqual([pair, count]);
    const { coBiddings: all } = await given().ask('30-always-together', {
      filter: TABLE_ONLY,
      always: false,
    });
    expect(all.totalCount).toBe(pairs.length);
  });

  it('9: how a finding is cited, by file and row', async () => {
    const { tender } = await given().ask('35-cite', {
      tender: { identifier: { scheme: 'DECP', value: TEN_LOTS } },
      first: 20,
    });
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, TABLE)))
      .digest('hex');
    // Rows are counted from the first below the column names.
    const lines = rows.flatMap(({ uid, montant }, index) => (uid === TEN_LOTS ? [[index + 1, montant]] : []));
    expect(lines).toHaveLength(10);
    expect(tender.valuations.totalCount).toBe(10);
    const cited = tender.valuations.nodes.map(({ sentence, evidence }: Answer) => {
      const [{ citation }] = evidence.nodes;
      expect(citation.text).toContain(`${TABLE}, ${citation.locator}, SHA-256 ${sha256}`);
      expect(JSON.parse(citation.csl).note).toContain(sha256);
      expect(citation.bibtex).toContain(TEN_LOTS);
      return [citation.locator, sentence];
    });
    for (const [line, amount] of lines) {
      const decimals = Number.isInteger(Number(amount)) ? 0 : 2;
      const shown = Number(amount).toLocaleString('en-GB', { minimumFractionDigits: decimals });
      const [sentence] = cited.flatMap(([locator, text]: string[]) =>
        locator === `row ${line}, column montant` ? [text] : [],
      );
      expect(sentence).toContain(`for ${shown}\u00a0EUR`);
    }
    const keys = tender.valuations.nodes.map(
      ({ evidence }: Answer) => JSON.parse(evidence.nodes[0].citation.csl).id,
    );
    // They stand beside each other in one bibliography.
    expect(new Set(keys).size).toBe(keys.length);
    const places = tender.sources.nodes.flatMap(({ article }: Answer) => article.placements.nodes);
    expect(new Set(places.map(({ locator }: Answer) => locator))).toEqual(
      new Set(lines.map(([line]) => `row ${line}`)),
    );
    expect(places.every(({ import: { sha256: hash } }: Answer) => hash === sha256)).toBe(true);
  });

  it('10: a company is found by its number, with a letter wrong, and by joined words', async () => {
    const find = async (text: string): Promise<Answer> => {
      const { search } = await given().ask('36-find-organisation', { text });
      return search.nodes[0];
    };
    const sites = new Set(
      rows
        .filter(({ titulaire_id }) => companyOf(titulaire_id) === '329338883')
        .map(({ titulaire_id }) => titulaire_id),
    );
    expect(sites.size).toBe(24);
    for (const number of ['329338883', '329 338 883', ...sites]) {
      const hit = await find(number);
      expect([number, hit.match, sirenOf(hit.node)]).toEqual([number, 'IDENTIFIER', '329338883']);
      expect(hit.node.establishments.totalCount).toBeGreaterThanOrEqual(sites.size);
    }
    for (const text of [
      'herve thermique',
      'Hervé Thermique',
      'hervethermique',
      'herve termique',
      'hervé thermiqeu',
    ]) {
      expect([text, sirenOf((await find(text)).node)]).toEqual([text, '627220049']);
    }
    for (const text of ['colas france', 'colasfrance', 'colas framce']) {
      expect([text, sirenOf((await find(text)).node)]).toEqual([text, '329338883']);
    }
  });
}
