/** What a server knows of the publication that it serves. */
export interface PublicationState {
  /** Which state of the graph it is: the same text on every server that has it, another one after each change. */
  readonly name: string;
  /** The schema in which its tables are. */
  readonly schema: string;
  readonly schemaVersion: string;
  /** How many changes of rows by the author are not in it yet; null when nobody follows the author. */
  readonly missingChanges: number | null;
  /** For how many seconds nobody has looked for more; null when nobody follows the author. */
  readonly secondsSinceLook: number | null;
}

/** Gives `PublicationState.name`, of what the statement reads in which it stands. */
export const STATE_NAME = "schema || ':' || id || ':' || number";

/** The table with the one row that says which publication there is; its schema is the same in all. */
export const POINTER = 'greffe.publication';
