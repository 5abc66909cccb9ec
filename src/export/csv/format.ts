import {
  readSheetBids,
  readSheetTenders,
  type SheetPage,
  type SheetTender,
} from '../../db/read/export/bid-sheet.ts';
import type { ExportCounts, ExportFormat } from '../format.ts';
import type { Selection } from '../selection.ts';
import { ToldClaims } from '../told.ts';
import type { SheetRow } from './column.ts';
import { CSV_MAPPING } from './mapping.ts';
import { headText, rowsText } from './sheet-text.ts';

/** Tenders whose bids are read together. */
const TENDERS_PER_STEP = 50;
/** Bids whose rows are written at once: each has a sentence, a citation and some fifty cells. */
const BIDS_PER_STEP = 25;

/**
 * A sheet for spreadsheets: one row for each party of a bid, so that a bid of three organisations has three; one row with empty cells
 * for a tender without a bid that is known. UTF-8 with a mark, lines end in CR LF (RFC 4180).
 */
export const csvFormat: ExportFormat = {
  name: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  description: 'CSV for spreadsheets: one row for each party of a bid, and one for a tender without bids.',
  mapping: CSV_MAPPING,
  *write(selection: Selection) {
    const counts = { rows: 0, tenders: 0, bids: 0 };
    yield headText();
    for (const found of selection.tenders()) {
      yield '';
      for (let start = 0; start < found.length; start += TENDERS_PER_STEP) {
        yield* writeTenders(selection, found.slice(start, start + TENDERS_PER_STEP), counts);
      }
    }
    return counts satisfies ExportCounts;
  },
};

function* writeTenders(
  selection: Selection,
  ids: readonly number[],
  counts: { rows: number; tenders: number; bids: number },
): Generator<string> {
  const { session } = selection;
  const tenders = readSheetTenders(session, ids);
  counts.tenders += tenders.length;
  yield '';
  const sheet = new SheetOfTenders(tenders);
  const write = (rows: readonly SheetRow[]) => {
    counts.rows += rows.length;
    return rowsText(rows);
  };
  for (const page of readSheetBids(session, ids)) {
    yield '';
    if (!page) continue;
    const { bids } = page;
    counts.bids += bids.length;
    const told = new ToldClaims(
      selection,
      bids.map(({ key }) => key),
    );
    for (let start = 0; start < bids.length; start += BIDS_PER_STEP) {
      yield '';
      const some = bids.slice(start, start + BIDS_PER_STEP);
      yield write(sheet.rowsOf({ ...page, bids: some }, told));
    }
  }
  yield write(sheet.restWithoutBids());
}

/** Puts bids beside their tenders, which both come in order of the tender's id. */
class SheetOfTenders {
  readonly #tenders: readonly SheetTender[];
  #next = 0;
  #hasBids = false;

  constructor(tenders: readonly SheetTender[]) {
    this.#tenders = tenders;
  }

  rowsOf({ bids, parties, cited }: SheetPage, told: ToldClaims): SheetRow[] {
    return bids.flatMap((bid) => {
      const passed = this.#passUntil(bid.parent);
      const tender = this.#tenders[this.#next];
      if (!tender) return passed;
      this.#hasBids = true;
      const place = cited.get(bid.evidence ?? 0);
      const rows = (parties.get(bid.key) ?? []).map((party) => ({
        tender,
        bid,
        party,
        cited: place,
        sentence: told.sentence(bid.key, party.organisation),
      }));
      return [...passed, ...rows];
    });
  }

  /** A row for each tender that is left and has no bid. */
  restWithoutBids(): SheetRow[] {
    return this.#passUntil(undefined);
  }

  /** Goes on to the tender of this id, and gives a row for each without bids on the way. */
  #passUntil(id: number | undefined): SheetRow[] {
    const rows: SheetRow[] = [];
    for (; this.#next < this.#tenders.length; this.#next++) {
      const tender = this.#tenders[this.#next] as SheetTender;
      if (tender.id === id) return rows;
      if (!this.#hasBids) rows.push({ tender });
      this.#hasBids = false;
    }
    return rows;
  }
}
