import type { TenderStatus } from '../../../domain/node.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import { tenders } from '../../tables/tender.ts';
import { TENDER_PARTS } from '../batch/tender-part.ts';
import type { Value } from '../field/attribute.ts';
import {
  type CountedEvent,
  dayOfAward,
  dayOfLaunch,
  statusOfEvents,
  statusOfTender,
} from './folded-event.ts';
import { type CountedValuation, tenderValueOf } from './tender-value.ts';

/** The columns of a tender that are derived, in the order in which `PendingTender` gives them. */
export const DERIVED_OF_TENDER = [
  tenders.status,
  tenders.awarded,
  tenders.launched,
  tenders.buyerId,
  tenders.valueMinor,
  tenders.valueCurrency,
  tenders.valueStatus,
  tenders.valueKind,
  tenders.valueParts,
  tenders.valueIsCeiling,
];

/** A role that counts. */
interface Buyer {
  readonly organisationId: number;
  readonly modality: string;
  readonly knownFrom: string;
}

/**
 * What a tender is derived from whose row is not written yet: the claims that count, as they come in. The rules are those of the SQL,
 * which does it where the row is there, and where something stands on lots.
 */
export class PendingTender {
  private readonly events: CountedEvent<TenderStatus>[] = [];
  private readonly valuations: CountedValuation[] = [];
  private readonly buyers: Buyer[] = [];
  /** What is left to SQL: a sum of `TENDER_PARTS`. */
  private left = 0;

  addEvent(event: CountedEvent<TenderStatus>): void {
    this.events.push(event);
  }

  addValuation(valuation: CountedValuation): void {
    this.valuations.push(valuation);
  }

  addBuyer(buyer: Buyer): void {
    this.buyers.push(buyer);
  }

  /** Has columns derived by SQL. */
  leave(part: number): void {
    this.left |= part;
  }

  /** The values, and which of `TENDER_PARTS` are still to be derived by SQL. */
  derive(): { readonly values: readonly Value[]; readonly left: number } {
    const { events, valuations } = this;
    const value = tenderValueOf(
      valuations,
      () => events.some(({ event }) => event === 'AWARDED'),
      () => NO_LOTS,
    );
    // A flag is raised beside it.
    if (value.isMixed) this.leave(TENDER_PARTS.VALUATION);
    const { minor, currency, status, kind, parts, isCeiling } = value;
    return {
      values: [
        statusOfTender(events),
        dayOfAward(events),
        dayOfLaunch(events),
        this.firstBuyer(),
        ...(value.isMixed
          ? NO_VALUE
          : [minor, currency, status, kind, parts, isCeiling === null ? null : Number(isCeiling)]),
      ],
      left: this.left,
    };
  }

  private firstBuyer(): number | null {
    const order = ({ modality, knownFrom }: Buyer) => `${modality} ${knownFrom}`;
    const [first, ...others] = this.buyers.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
    if (first === undefined) return null;
    // Between two of one day their slugs decide.
    const isAmongSeveral = others.some(
      (other) => order(other) === order(first) && other.organisationId !== first.organisationId,
    );
    if (isAmongSeveral) this.leave(TENDER_PARTS.PROCUREMENT_ROLE);
    return isAmongSeveral ? null : first.organisationId;
  }
}

const NO_VALUE: readonly Value[] = [null, null, 'UNKNOWN', null, null, null];

/** What stands on lots is derived by SQL. */
const NO_LOTS = { awarded: 0, open: 0 };

/** The same for a bid. */
export class PendingBid {
  private readonly events: CountedEvent<BidStatus>[] = [];

  addEvent(event: CountedEvent<BidStatus>): void {
    this.events.push(event);
  }

  /** Undefined without any event. */
  get status(): BidStatus | undefined {
    return statusOfEvents(this.events);
  }
}
