/** The words that a field may hold, each with what it means: an enum of the API, a CHECK of the database, a choice in a dossier. */
export interface Words<W extends string = string> {
  readonly name: string;
  readonly doc: string;
  readonly list: readonly [W, ...W[]];
  readonly meanings: Readonly<Record<W, string>>;
}

export type WordOf<S> = S extends Words<infer W> ? W : never;

export function words<const W extends string>(
  name: string,
  doc: string,
  meanings: Record<W, string>,
): Words<W> {
  return { name, doc, list: Object.keys(meanings) as [W, ...W[]], meanings };
}
