export type SqlValue = string | number | null;

/** What a statement gives, by the names of its columns. */
export type SqlRow = Record<string, SqlValue>;

/** A piece of SQL with the values bound in it, in the order in which their places stand. */
export interface Fragment {
  readonly text: string;
  readonly values: readonly SqlValue[];
}
