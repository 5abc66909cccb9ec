import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  TABLE,
  TEN_LOTS,
  worthOf,
} from '../contract-table.ts';
import { numberIn, type Read, type Reader } from './reader.ts';

/** The contracts of the table, as the list of tenders is asked for them. */
const MARKET = { cpv: '45', awardedFrom: '2024-07', awardedUntil: '2025-01' };

/** The same tasks as by GraphQL, and against the same counts of the table of contracts, by somebody who clicks. */
export function describeClickedContracts(given: () => Read): void {
  const folder = publishedData('decp-2024-csv') ?? '';
  const rows = folder ? readTable(folder) : [];
  const awards = awardsOf(rows);
  const numbers = byNumber(awards);
  const duplicates = duplicatesIn(awards);
  const once = awards.filter(({ uid }) => !duplicates.has(uid));
  const companies = (among: typeof awards) => frequencies(among.flatMap((award) => [...award.companies]));

  async function openMarket({ follow, choose }: Reader, more: Record<string, string> = {}): Promise<void> {
    await follow('Tenders');
    await choose({ ...MARKET, ...more });
  }

  const counted = async ({ page }: Reader): Promise<number> =>
    numberIn(await page.locator('.resultline').innerText());

  it('1: which companies win most contracts', () =>
    given()(async (reader) => {
      await openMarket(reader);
      await reader.follow(/^Their figures/);
      const won = companies(once);
      const shown = await reader.rows('winners');
      expect(shown.map(([, count]) => Number(count))).toEqual(won.slice(0, 20).map(([, count]) => count));
      expect(shown.slice(0, 4).map(([name]) => name)).toEqual([
        'COLAS FRANCE',
        'IDVERDE',
        'ST GROUPE',
        'HERVE THERMIQUE',
      ]);
      const nobody = [...numbers.values()].filter((parts) =>
        parts.every((part) => part.companies.length === 0),
      );
      expect(await reader.text()).toContain(`of ${nobody.length} tenders no winner is named`);
      await reader.follow('COLAS FRANCE');
      expect(await reader.text()).toContain(`SIREN ${won[0]?.[0]}`);
    }));

  it('2: which contracts of a million or more had a single bid', () =>
    given()(async (reader) => {
      await openMarket(reader, { valueMin: '1000000', bidsMin: '1', bidsMax: '1', duplicate: 'no' });
      const large = [...numbers].filter(
        ([uid, parts]) =>
          !duplicates.has(uid) &&
          parts.every(({ received }) => received === 1) &&
          worthOf(parts) >= 100_000_000,
      );
      expect(await counted(reader)).toBe(large.length);
      const values = (await reader.page.locator('tbody tr td:nth-child(4)').allInnerTexts()).map((text) =>
        numberIn(text.replace(/^[^\d]*/, '')),
      );
      expect(Math.min(...values)).toBeGreaterThanOrEqual(1_000_000);
    }));

  it('3: what was bought in a department, in a division', () =>
    given()(async (reader) => {
      await reader.follow('Tenders');
      await reader.choose({ cpv: '45', region: 'FRJ13', from: '2024-07' });
      const herault = [...numbers.values()].filter(
        ([first]) => first?.row.acheteur_departement_code === '34',
      );
      expect(await counted(reader)).toBe(herault.length);
      await reader.follow(/^Their figures/);
      const single = herault.filter((parts) => parts.every(({ uid }) => !duplicates.has(uid)));
      expect(await counted(reader)).toBe(single.length);
      const [[division, count = ''] = [], ...others] = await reader.rows('divisions');
      expect([division, numberIn(count), others]).toEqual(['Construction work (45)', single.length, []]);
      const won = companies(single.flat());
      expect((await reader.rows('winners')).map(([, count]) => Number(count))).toEqual(
        won.slice(0, 20).map(([, count]) => count),
      );
    }));

  it('4: who always bids together', () =>
    given()(async (reader) => {
      await openMarket(reader);
      await reader.follow(/^Who bids together/);
      const bidsOf = new Map(companies(once));
      const pairs = frequencies(
        once.flatMap(({ companies: all }) =>
          all.flatMap((one, index) => all.slice(index + 1).map((other) => `${one} ${other}`)),
        ),
      );
      expect(await counted(reader)).toBe(pairs.length);
      await reader.choose({ together: 'always' });
      const always = pairs.filter(([pair, joint]) =>
        pair.split(' ').every((one) => bidsOf.get(one) === joint),
      );
      expect(await counted(reader)).toBe(always.length);
      const joint = await reader.page.locator('tbody tr td:nth-child(2)').allInnerTexts();
      expect(joint.map(Number)).toEqual(always.slice(0, 30).map(([, count]) => count));
    }));

  it('8: what a tender of ten lots is worth, and from what the figure follows', () =>
    given()(async (reader) => {
      await reader.find(TEN_LOTS);
      const lots = awards.filter(({ uid }) => uid === TEN_LOTS).map(({ cents }) => cents);
      expect(await reader.text()).toContain(`Value Σ ${euros(sumOf(lots))} 10 amounts`);
      const greatestFirst = lots.toSorted((a, b) => b - a).map(euros);
      const amounts = (await reader.rows('bids')).map(([, , amount]) => amount);
      expect(amounts.toSorted((a, b) => numberIn(b ?? '') - numberIn(a ?? ''))).toEqual(greatestFirst);
    }));

  it('9: how a finding is cited, by file and row', () =>
    given()(async (reader) => {
      await reader.find(TEN_LOTS);
      const row = rows.findIndex(({ uid, montant }) => uid === TEN_LOTS && Number(montant) === 425_000) + 1;
      // The mark of an amount leads to its claim.
      await reader.page
        .locator('section[aria-labelledby="amounts"] li, section[aria-labelledby="amounts"] tr')
        .filter({ hasText: '€425,000' })
        .locator('a[href*="/claim/"]')
        .first()
        .click();
      await reader.page.getByText('Cite its sources').click();
      const text = await reader.text();
      const sha256 = createHash('sha256')
        .update(readFileSync(join(folder, TABLE)))
        .digest('hex');
      expect(text).toContain(`${TABLE}, row ${row}, column montant, SHA-256 ${sha256}`);
      expect(text).toContain('425,000');
    }));

  it('10: a company is found by its number, with a letter wrong, and by joined words', () =>
    given()(
      async ({ page, find, text }) => {
        const origin = page.url();
        const asked = [
          ['329 338 883', '329338883'],
          ['colasfrance', '329338883'],
          ['colas framce', '329338883'],
          ['herve termique', '627220049'],
        ] as const;
        for (const [typed, siren] of asked) {
          await page.goto(origin);
          await find(typed);
          expect([typed, await text()]).toEqual([typed, expect.stringContaining(`SIREN ${siren}`)]);
        }
        const sites = new Set(
          rows.flatMap(({ titulaire_id: site }) => (companyOf(site) === '329338883' ? [site] : [])),
        );
        await page.goto(origin);
        await find([...sites].at(-1) ?? '');
        expect(await text()).toContain('SIREN 329338883');
      },
      { script: true },
    ));
}

/** An amount as pages show it, with its cents where it has any. */
function euros(cents: number): string {
  const decimals = cents % 100 === 0 ? 0 : 2;
  return `€${(cents / 100).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}`;
}
