import type { ExportMapping } from './mapping.ts';
import type { Selection } from './selection.ts';

/**
 * How many things of each sort were written, by their word in the plural: `tenders`, `bids`, `organisations`, `rows`. The
 * manifest tells them.
 */
export type ExportCounts = Readonly<Record<string, number>>;

/** A file that exports of a format refer to by its name, and that is the same for all of them: the context of JSON-LD. */
export interface CompanionFile {
  /** With its ending: `context.jsonld`. Served at `/export/<name>`, and written beside the export by the command. */
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** A form in which a part of the graph, or all of it, leaves Greffe. */
export interface ExportFormat {
  /** What it is asked for by: `greffe export csv`, `/export/csv`. */
  readonly name: string;
  /** With its parameters, as in the header Content-Type. */
  readonly mediaType: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** One sentence for help and errors: what it is, for whom. */
  readonly description: string;
  /** What it makes of every field that sources state. */
  readonly mapping: ExportMapping | 'EVERYTHING';
  readonly companions?: readonly CompanionFile[];
  /**
   * The text of the export, piece by piece, and in the end how many things it holds. Nothing is read before the first piece is
   * asked for.
   *
   * Every yield, of the empty text too, is a chance to give way: between two there are a few milliseconds of work, one short
   * statement and what becomes of its rows. Pieces have some ten kilobytes. Memory does not grow with what is exported; a
   * format that must know something before it writes reads twice. Ending the generator early ends the work.
   */
  write(selection: Selection): Generator<string, ExportCounts>;
}
