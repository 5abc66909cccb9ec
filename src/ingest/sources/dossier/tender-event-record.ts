import { quoted } from '../../../domain/error.ts';
import { TENDER_STATUSES } from '../../../domain/node.ts';
import { BID_STATUS } from '../../../model/words/claim.ts';
import type { ClaimsOf, Dossier } from './dossier-schema.ts';
import { nearest } from './problem.ts';
import type { Scope } from './scope.ts';
import type { Path } from './yaml-text.ts';

/** The bids of a file that have a name in it. */
export type NamedBids = ReadonlyMap<string, { ref: string; tender: string }>;

/** The name under which a bid's record is known in its batch. */
export function bidRef(file: string, index: number): string {
  return `bid:${file}:${index}`;
}

/** The bids that a file names; a name given twice is a problem. */
export function namedBids(dossier: Dossier, scope: Scope): NamedBids {
  const named = new Map<string, { ref: string; tender: string }>();
  for (const [index, bid] of (dossier.claims?.bids ?? []).entries()) {
    if (bid.ref === undefined) continue;
    if (named.has(bid.ref)) {
      scope.report(
        ['claims', 'bids', index, 'ref'],
        () => `the name ${quoted(bid.ref)} stands at another bid too`,
      );
    }
    named.set(bid.ref, { ref: bidRef(scope.file, index), tender: bid.tender });
  }
  return named;
}

/** An event about a bid has to be one of bids, and the bid of this file and on that tender; any other, one of tenders. */
export function reportMisplacedEvent(
  { tender, bid, event }: ClaimsOf['tenderEvents'],
  path: Path,
  bids: NamedBids,
  scope: Scope,
): void {
  const words: readonly string[] = bid === undefined ? TENDER_STATUSES : BID_STATUS.list;
  if (!words.includes(event)) {
    const whose = bid === undefined ? 'a tender' : 'a bid';
    scope.report(
      [...path, 'event'],
      () => `${event} can't happen to ${whose}; expected one of ${words.join(', ')}`,
    );
  }
  if (bid === undefined) return;
  const named = bids.get(bid);
  if (!named) {
    const near = nearest(bid, [...bids.keys()]);
    const hint = near === undefined ? '' : `; did you mean ${quoted(near)}?`;
    scope.report([...path, 'bid'], () => `no bid of this file has the ref ${quoted(bid)}${hint}`);
  } else if (named.tender !== tender) {
    scope.report(
      [...path, 'tender'],
      () => `the bid ${quoted(bid)} is on ${quoted(named.tender)}; expected that tender`,
    );
  }
}
