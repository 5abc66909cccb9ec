import { type Party, type SheetBid, tendersOfFirms } from './sheet-bid.ts';

/**
 * Firms in the order of rows: seeds, then whoever shares most tenders with those above; of those that share as many, whoever bid on most.
 *
 * @param most so many are put in this order; the rest follows by how much they bid
 */
export function orderRows(bids: readonly SheetBid[], seeds: ReadonlySet<string>, most: number): Party[] {
  const parties = new Map(bids.flatMap(({ parties: all }) => all.map((party) => [party.id, party])));
  const tendersOf = tendersOfFirms(bids);
  const countOf = ({ id }: Party) => tendersOf.get(id)?.size ?? 0;
  const firms = Array.from(parties.values()).sort(
    (a, b) => countOf(b) - countOf(a) || compareTexts(a.name, b.name) || compareTexts(a.id, b.id),
  );
  const placed = firms.filter(({ id }) => seeds.has(id));
  const above = new Set(placed.flatMap(({ id }) => [...(tendersOf.get(id) ?? [])]));
  let rest = firms.filter(({ id }) => !seeds.has(id));
  const sharedOf = ({ id }: Party) => [...(tendersOf.get(id) ?? [])].filter((each) => above.has(each)).length;
  while (rest.length > 0 && placed.length < most) {
    const shared = rest.map(sharedOf);
    const next = rest[shared.indexOf(Math.max(...shared))] as Party;
    placed.push(next);
    for (const each of tendersOf.get(next.id) ?? []) above.add(each);
    rest = rest.filter((firm) => firm !== next);
  }
  return [...placed, ...rest];
}

/** By their signs, whatever the language. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
