import { expect, it } from 'vitest';
import { publishedData } from '../../../ingest/with-import.ts';
import { decidedInArmenia, decidedInProzorro, ownersInStatements } from '../bid-file.ts';
import { frequencies } from '../contract-table.ts';
import type { Read, Reader } from './reader.ts';

/** The same tasks as by GraphQL, and against the same counts of the files, by somebody who clicks. */
export function describeClickedBidders(given: () => Read): void {
  const bids = async (reader: Reader) => {
    const outcomes = (await reader.rows('bids')).map(([, outcome = '']) => outcome);
    return {
      won: outcomes.filter((outcome) => outcome.startsWith('Won')).length,
      lost: outcomes.filter((outcome) => /^(Rejected|Excluded)|not chosen/.test(outcome)).length,
    };
  };

  it.each([
    ['Armenia', 'AM', () => decidedInArmenia(publishedData('ocds-sample-data/armenia') as string)],
    ['Ukraine', 'UA', () => decidedInProzorro(publishedData('prozorro-native') as string)],
  ] as const)('5: who lost to whom in %s, tender by tender', (_, country, decided) =>
    given()(async (reader) => {
      await reader.follow('Tenders');
      await reader.choose({ country, hasWinner: 'yes', hasBids: 'yes' });
      const addresses = await reader.page
        .locator('main tbody th a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      const expected = decided();
      expect(addresses).toHaveLength(expected.size);
      const shown: { won: number; lost: number }[] = [];
      for (const [index] of addresses.entries()) {
        await reader.page.locator('main tbody th a').nth(index).click();
        shown.push(await bids(reader));
        await reader.page.goBack();
      }
      const inOrder = (all: { won: number; lost: number }[]) =>
        all.map(({ won, lost }) => `${won} won, ${lost} lost`).sort();
      expect(inOrder(shown)).toEqual(
        inOrder(Array.from(expected.values(), ({ won, lost }) => ({ won: won.length, lost: lost.length }))),
      );
    }),
  );

  it('6: which bids an organisation lost, and to whom', () =>
    given()(async (reader) => {
      const tenders = [...decidedInProzorro(publishedData('prozorro-native') as string).values()];
      const [number = ''] = tenders.flatMap(({ lost }) => lost.map((bid) => bid.split(' ')[1] ?? ''));
      const lost = tenders.flatMap((tender) => tender.lost).filter((bid) => bid.endsWith(` ${number}`));
      await reader.find(number);
      const text = await reader.text();
      expect(text).toContain(`UA-EDR ${number}`);
      expect(text).toMatch(new RegExp(`\\b${lost.length} (lost|not won)`));
      const against = await reader.rows('against');
      expect(against.length).toBeGreaterThan(0);
      // The tender of a lost bid says who won it.
      await reader.page.locator('section[aria-labelledby="bids"] tbody tr:not(.won) th a').first().click();
      expect((await bids(reader)).won).toBeGreaterThan(0);
    }));

  it('15: who owns those who bid on a tender, and who of them stands behind several', () =>
    given()(async (reader) => {
      const expected = ownersInStatements(publishedData('ocds-bods-uk-bluetail/prototype/bods') as string);
      await reader.find('ocds-123abc-PROC-20-0001');
      const bidders = (await reader.rows('bids')).map(([name = '']) => name);
      expect(bidders.sort()).toEqual([...expected.keys()].sort());
      for (const [bidder, owners] of expected) {
        await reader.follow(bidder);
        const told = (await reader.page.locator('section[aria-labelledby="owners"]').innerText()).replace(
          /\s+/g,
          ' ',
        );
        for (const owner of owners)
          expect([bidder, told]).toEqual([bidder, expect.stringContaining(owner.replace(/\.$/, ''))]);
        await reader.page.goBack();
      }
      const twice = frequencies([...expected.values()].flat()).filter(([, count]) => count > 1);
      for (const [owner] of twice) {
        const [first = ''] = [...expected].find(([, owners]) => owners.includes(owner)) ?? [];
        await reader.follow(first);
        await reader.follow(owner.replace(/\.$/, ''));
        const owned = [...expected].flatMap(([bidder, owners]) => (owners.includes(owner) ? [bidder] : []));
        const text = await reader.text();
        for (const each of owned)
          expect([owner, text]).toEqual([owner, expect.stringContaining(each.replace(/\.$/, ''))]);
        await reader.page.goBack();
        await reader.page.goBack();
      }
    }));
}
