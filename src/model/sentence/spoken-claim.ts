import type { Modality, Standing } from '../../domain/claim.ts';
import type { PartialDate } from '../../domain/partial-date.ts';
import type { ClaimKind } from '../model.ts';
import type { PartyRole } from '../words/claim.ts';

/** What a claim says of its own: a bid's status, an event's word, an amount, by the names of columns. */
export type OwnFields = Readonly<Record<string, string | number | null | undefined>>;

/** How an organisation stands among the parties of the bid that it is read from. */
export interface PlaceInBid {
  readonly role: PartyRole;
  /** Parties that are no subcontractors. */
  readonly size: number;
  /** Name of the leader; null where none is named. */
  readonly leader: string | null;
}

/** Where a company is, or one of its establishments, as documents say. */
interface Placed {
  readonly locality: string | null;
  readonly region: string | null;
}

/** The one establishment, of several, by which documents name a company in a claim. */
export interface SpokenEstablishment extends Placed {
  /** Null when no document names it. */
  readonly name: string | null;
  readonly company: Placed & { readonly name: string };
}

/** All that a sentence needs of a claim, on the days asked. */
export interface SpokenClaim {
  readonly kind: ClaimKind;
  readonly fields: OwnFields;
  /** Name at the end where its edge starts; of an event or an amount the tender, of what happened to a bid its bidder. Null when nobody is named. */
  readonly from: string | null;
  /** Name at the other end. Null when there is none. */
  readonly to: string | null;
  /** Number of the lot that it is about. */
  readonly lot: string | null;
  readonly place?: PlaceInBid | undefined;
  /** The establishment by which documents name `from`; undefined where they name none or several, or know of no other. */
  readonly establishment?: SpokenEstablishment | undefined;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly validFrom: PartialDate | null;
  readonly validUntil: PartialDate | null;
  /** Who says so: whom the evidence names, else who published the document, else its title. Null when no document does. */
  readonly source: string | null;
}
