import type { Award } from './award.ts';
import type { Bids } from './bid.ts';
import { objectAt, objectsAt } from './member.ts';
import type { Party } from './organisation.ts';
import type { Parties } from './party.ts';
import type { Release } from './release-record.ts';

/**
 * States bids of unknown value for `tender/tenderers`, where the release has no bids of its own (`bids/details`); where it has,
 * those say who bid, and the list only how else they are called.
 *
 * Some publishers copy the suppliers into this list: then it tells of nobody but the winners. So it counts only when it names
 * somebody who is no supplier, or when nothing was awarded yet; and a winner's bid is the one that the award tells of.
 */
export function stateListedTenderers(
  release: Release,
  parties: Parties,
  awards: readonly Award[],
  bids: Bids,
  hasOffers: boolean,
): void {
  const tender = objectAt(release, release.root, 'tender');
  if (tender === undefined || tender.value.tenderers === undefined) return;
  const suppliers = new Set(awards.flatMap((award) => award.suppliers));
  const listed = new Map<Party, string>();
  for (const reference of objectsAt(release, tender, 'tenderers')) {
    const party = parties.find(reference, 'tender/tenderers');
    if (party !== undefined && !listed.has(party)) listed.set(party, reference.pointer);
  }
  if (hasOffers) return;
  for (const [party, pointer] of listed) {
    if (!suppliers.has(party)) bids.state({ parties: [party], lot: undefined, pointers: [pointer] });
  }
}
