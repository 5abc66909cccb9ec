import type { SheetBid, SheetParty, SheetTender } from '../../db/read/export/bid-sheet.ts';
import { citationOf } from '../../model/citation/citation.ts';
import type { CitedPlace } from '../../model/citation/cited.ts';
import { locatorInFile } from '../../model/citation/locator.ts';
import { decimalAmount } from '../decimal-amount.ts';

/** One row of the sheet: a tender, and a party of a bid on it; the latter are missing of a tender without bids. */
export interface SheetRow {
  readonly tender: SheetTender;
  readonly bid?: SheetBid & { readonly key: number };
  readonly party?: SheetParty;
  /** Where the document says so that the bid's row names. */
  readonly cited?: CitedPlace | undefined;
  /** The bid in words, told of the party. */
  readonly sentence?: string;
}

/** A column of the sheet: its head, and what stands in it. Numbers are texts too, as a sheet's own would lose digits. */
export interface Column<H extends string = string> {
  readonly head: H;
  readonly kind: 'text' | 'number';
  read(row: SheetRow): string | number | null | undefined;
}

/** Every column in order; adding one at the end breaks nobody. */
export const COLUMNS = [
  text('tender_id', ({ tender }) => `tender:${tender.id}`),
  text('tender_slug', ({ tender }) => tender.slug),
  text('tender_identifiers', ({ tender }) => tender.identifiers),
  text('tender_title', ({ tender }) => tender.name),
  text('tender_status', ({ tender }) => tender.status),
  text('tender_published', ({ tender }) => tender.published),
  text('tender_deadline', ({ tender }) => tender.deadline),
  text('tender_awarded', ({ tender }) => tender.awarded),
  number('tender_value', ({ tender }) => decimalAmount(tender)),
  text('tender_currency', ({ tender }) => tender.valueCurrency),
  text('tender_value_status', ({ tender }) => tender.valueStatus),
  text('tender_cpv', ({ tender }) => tender.cpvs),
  text('tender_flags', ({ tender }) => tender.flags),
  text('buyer_id', ({ tender }) => organisationId(tender.buyer)),
  text('buyer_name', ({ tender }) => tender.buyerName),
  text('buyer_identifier', ({ tender }) => tender.buyerIdentifier),
  text('lot', ({ bid }) => bid?.lot),
  text('bid_id', ({ bid }) => bid && `bid:${bid.key}`),
  text('bid_status', ({ bid }) => bid?.status),
  number('bid_value', ({ bid }) => bid && decimalAmount(bid)),
  text('bid_currency', ({ bid }) => bid?.valueCurrency),
  text('bid_value_status', ({ bid }) => bid?.valueStatus),
  number('bid_rank', ({ bid }) => bid?.rank),
  text('bid_standing', ({ bid }) => bid?.standing),
  text('bid_modality', ({ bid }) => bid?.modality),
  text('bid_known_from', ({ bid }) => bid?.knownFrom),
  text('bid_flags', ({ bid }) => bid?.flags),
  text('party_id', ({ party }) => organisationId(party?.organisation)),
  text('party_name', ({ party }) => party?.name),
  text('party_role', ({ party }) => party?.role),
  text('party_identifier', ({ party }) => party?.identifier),
  text('party_country', ({ party }) => party?.country),
  text('document_title', ({ bid }) => bid?.documentTitle),
  text('document_url', ({ bid }) => bid?.documentUrl),
  text('document_file', ({ cited }) => cited?.file?.name),
  text('document_sha256', ({ cited }) => cited?.file?.sha256),
  text('document_locator', ({ cited }) => cited && locatorInFile(cited)),
  text('citation', ({ cited }) => cited && citationOf(cited).text),
  text('bid_sentence', ({ sentence }) => sentence),
  text('tender_value_basis', ({ tender }) => tender.valueBasis),
  text('tender_value_is_partial', ({ tender }) => truth(tender.valueIsPartial)),
  text('tender_value_gaps', ({ tender }) => tender.valueGaps?.replaceAll(' ', '; ')),
  text('tender_value_is_ceiling', ({ tender }) => truth(tender.valueIsCeiling)),
] as const;
export type Head = (typeof COLUMNS)[number]['head'];

function text<const H extends string>(head: H, read: Column['read']): Column<H> {
  return { head, kind: 'text', read };
}

function number<const H extends string>(head: H, read: Column['read']): Column<H> {
  return { head, kind: 'number', read };
}

function truth(value: 0 | 1 | null): string | null {
  return value === null ? null : String(value === 1);
}

function organisationId(id: number | null | undefined): string | null {
  return id == null ? null : `organisation:${id}`;
}
