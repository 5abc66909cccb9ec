/** How PostgreSQL keeps a column: truths are 0 and 1 there too, so that both engines answer alike. */
export type ColumnType = 'bigint' | 'text' | 'bytea' | 'tsvector';

export interface PublishedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly isRequired: boolean;
  /** What it is made of where it is generated: it is not written then. */
  readonly generatedAs?: string;
}

export interface PublishedIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly isUnique: boolean;
  readonly where?: string;
  /**
   * For words: which texts hold all of some; for texts of any length: which are the same, or which begin alike. Absent: in order.
   */
  readonly method?: 'gin' | 'hash' | 'start';
}

/** Rows that must be there: (columns) of each row are (foreignColumns) of one in the other table. */
export interface PublishedReference {
  readonly name: string;
  readonly columns: readonly string[];
  readonly foreignTable: string;
  readonly foreignColumns: readonly string[];
}

/** A table as it is published: its rows are those of the table of the same name in the author's file, but of search. */
export interface PublishedTable {
  readonly name: string;
  readonly columns: readonly PublishedColumn[];
  /** No two rows have the same values in these columns. */
  readonly primaryKey: readonly string[];
  /** Whether texts of any length are among them, which no key of PostgreSQL holds: an index finds rows by them. */
  readonly isKeyLong?: boolean;
  readonly checks: readonly { readonly name: string; readonly condition: string }[];
  readonly indexes: readonly PublishedIndex[];
  readonly references: readonly PublishedReference[];
}

/** The columns that are written: those that are not generated. */
export function writtenColumns({ columns }: PublishedTable): readonly PublishedColumn[] {
  return columns.filter(({ generatedAs }) => generatedAs === undefined);
}
