/** A list as a member of a release: one without elements says nothing and is left out. */
export function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** The member `relatedLots` of what is on one lot, or on the tender as a whole. */
export function relatedLots(lot: string | null): readonly string[] | undefined {
  return lot === null ? undefined : [lot];
}
