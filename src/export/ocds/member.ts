/** The member `relatedLots` of what is on one lot, or on the tender as a whole. */
export function relatedLots(lot: string | null): readonly string[] | undefined {
  return lot === null ? undefined : [lot];
}
