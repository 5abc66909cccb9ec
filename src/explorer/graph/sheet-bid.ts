import type { BidStatus, SheetTenderFragment, Standing } from '../operations.ts';

/** Who bid, alone or with others. */
export interface Party {
  /** Global: `organisation:42`. */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly identifier: string | undefined;
}

export interface SheetBid {
  readonly id: string;
  readonly tender: SheetTenderFragment;
  readonly status: BidStatus;
  readonly standing: Standing;
  readonly parties: readonly Party[];
}

export function bidsOf(tender: SheetTenderFragment): SheetBid[] {
  return tender.bids.nodes.map(({ id, status, standing, ends }) => ({
    id,
    tender,
    status,
    standing,
    parties: ends
      .filter(({ name }) => name === 'parties')
      .map(({ node }) => ({
        id: node.id,
        slug: node.slug,
        name: node.name,
        identifier: 'identifiers' in node ? node.identifiers[0]?.value : undefined,
      })),
  }));
}

/** Bids of the same firms on one tender have the same. */
export function groupKey({ tender, parties }: SheetBid): string {
  return [tender.id, ...parties.map(({ id }) => id).sort()].join(' ');
}

/** How many bids on a tender are named: those of the same firms, on several lots, are one. */
export function namedBidCount(tender: SheetTenderFragment): number {
  return new Set(
    bidsOf(tender)
      .filter(({ status }) => status !== 'EXPECTED')
      .map(groupKey),
  ).size;
}

/** On which tenders each firm bid, by its id: expected bids are none. */
export function tendersOfFirms(bids: readonly SheetBid[]): Map<string, Set<string>> {
  const tenders = new Map<string, Set<string>>();
  for (const { tender, status, parties } of bids) {
    for (const { id } of parties) {
      const own = tenders.get(id) ?? new Set();
      if (status !== 'EXPECTED') own.add(tender.id);
      tenders.set(id, own);
    }
  }
  return tenders;
}
