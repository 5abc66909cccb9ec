import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { publishedData } from '../../../ingest/with-import.ts';
import {
  awardsOf,
  byNumber,
  companyOf,
  duplicatesIn,
  frequencies,
  readTable,
  sumOf,
  TEN_LOTS,
} from '../contract-table.ts';
import { monthsOf, regionsOf } from '../figure-tasks.ts';
import { numberIn, type Read, type Reader } from './reader.ts';

const MARKET = { cpv: '45', awardedFrom: '2024-07', awardedUntil: '2025-01' };
const COLAS = '329338883';

/** The same tasks as by GraphQL, and against the same counts, by somebody who clicks. */
export function describeClickedFigures(given: () => Read): void {
  const folder = publishedData('decp-2024-csv') ?? '';
  const rows = folder ? readTable(folder) : [];
  const awards = awardsOf(rows);
  const duplicates = duplicatesIn(awards);
  const once = awards.filter(({ uid }) => !duplicates.has(uid));
  const numbers = byNumber(once);
  const regionOf = regionsOf(rows);
  const tenLots = awards.filter(({ uid }) => uid === TEN_LOTS);
  const worthOn = (day: string) =>
    sumOf(tenLots.flatMap((award) => (award.day <= day ? [award.cents] : []))) / 100;

  /** A table of groups as name, of regions as code, and number of tenders. */
  const groups = async (reader: Reader, section: string): Promise<Map<string, number>> =>
    new Map(
      (await reader.rows(section)).map(([name = '', count = '']) => [
        /\((\w+)\)$/.exec(name)?.[1] ?? name,
        numberIn(count),
      ]),
    );

  const counted = async ({ page }: Reader): Promise<number> =>
    numberIn(await page.locator('.resultline').innerText());

  it('7: which are the greatest contracts, with no amount of nines before them', () =>
    given()(async (reader) => {
      const { marches } = JSON.parse(
        readFileSync(publishedData('decp-2019/data.gouv.fr_pes.json') as string, 'utf8'),
      );
      const nines = marches.filter(({ montant }: { montant: number }) =>
        /^9{7,}(\.|$)/.test(String(montant)),
      );
      const values = async () =>
        (await reader.page.locator('tbody tr td:nth-child(4)').allInnerTexts()).map((text) => numberIn(text));
      await reader.follow('Tenders');
      await reader.follow('Value', reader.page.locator('main thead'));
      const greatest = await values();
      expect(greatest).toEqual(greatest.toSorted((a, b) => b - a));
      expect(greatest.filter((value) => /^9{7,}$/.test(String(value)))).toEqual([]);
      await reader.choose({ flag: 'IMPLAUSIBLE_AMOUNT' });
      expect((await values()).filter((value) => /^9{7,}$/.test(String(value)))).toHaveLength(nines.length);
    }));

  it('11: what a company won, for whom, where and when', () =>
    given()(async (reader) => {
      await reader.find(COLAS);
      const own = once.filter(({ companies }) => companies.includes(COLAS));
      const sites = new Set(
        rows.flatMap(({ titulaire_id: site }) => (companyOf(site) === COLAS ? [site] : [])),
      );
      expect(sites.size).toBe(24);
      await reader.follow('Figures of the tenders on which it bid');
      await reader.choose(MARKET);
      // Of a tender in parts all count, whoever holds the others.
      const tenders = new Map([...byNumber(own).keys()].map((uid) => [uid, numbers.get(uid) ?? []]));
      expect([own.length, tenders.size, await counted(reader)]).toEqual([29, 28, 28]);
      const regions = frequencies([...tenders.values()].map(regionOf));
      expect(await groups(reader, 'regions')).toEqual(new Map(regions));
      expect(await groups(reader, 'months')).toEqual(monthsAsShown(monthsOf(tenders)));
      const buyers = frequencies(
        [...tenders.values()].map(([first]) => companyOf(first?.row.acheteur_id ?? '')),
      );
      expect((await reader.rows('buyers')).map(([, count]) => Number(count))).toEqual(
        buyers.slice(0, 20).map(([, count]) => count),
      );
    }));

  it('12: how contracts spread over regions and months, each list adding up to the total', () =>
    given()(async (reader) => {
      await reader.follow('Tenders');
      await reader.choose(MARKET);
      await reader.follow(/^Their figures/);
      expect(await counted(reader)).toBe(numbers.size);
      expect(await groups(reader, 'regions')).toEqual(
        new Map(frequencies([...numbers.values()].map(regionOf))),
      );
      const months = monthsAsShown(monthsOf(numbers));
      expect(await groups(reader, 'months')).toEqual(months);
      expect(sumOf(months.values())).toBe(numbers.size);
    }));

  it('13: what was known of a tender on a day, and what could be counted', () =>
    given()(async (reader) => {
      await reader.find(TEN_LOTS);
      await askDay(reader, '2024-08-31');
      expect(await reader.text()).toContain(`Value Σ €${worthOn('2024-08-31').toLocaleString('en-GB')}`);
      expect(await reader.rows('bids')).toHaveLength(tenLots.filter(({ day }) => day <= '2024-08-31').length);
      await reader.follow('Tenders');
      await reader.choose(MARKET);
      await reader.follow(/^Their figures/);
      const told = awardsOf(rows.filter(({ dateNotification }) => dateNotification <= '2024-08-31'));
      const twice = duplicatesIn(told);
      const known = byNumber(told.filter(({ uid }) => !twice.has(uid)));
      expect(await counted(reader)).toBe(known.size);
    }));

  it('14: what changed between two days', () =>
    given()(async (reader) => {
      const [from, to] = ['2024-07-31', '2024-09-30'];
      await reader.find(TEN_LOTS);
      await reader.follow('What changed between two days');
      await reader.choose({ since: from, changedUntil: to });
      const between = tenLots.filter(({ day }) => day > from && day <= to);
      const text = await reader.text();
      for (const { row } of between) expect(text).toContain(`${row.titulaire_nom} won`);
      expect(text).toContain(`${worthOn(from)} EUR ${worthOn(to)} EUR`);
      expect(text).not.toContain('No longer said');
    }));
}

async function askDay({ page }: Reader, day: string): Promise<void> {
  await page.locator('.clockbar summary').click();
  await page.getByLabel('As known on (day)').fill(day);
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForLoadState();
}

/** "2024-07" as "Jul 2024". */
function monthsAsShown(months: ReadonlyMap<string, number>): Map<string, number> {
  const format = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', timeZone: 'UTC' });
  return new Map(
    Array.from(months, ([month, count]) => [format.format(new Date(`${month}-01T00:00:00Z`)), count]),
  );
}
