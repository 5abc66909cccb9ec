/** What the value of a tender may leave out or doubt, in the order in which it is told: the words of `Tender.valueGaps`. */
export const VALUE_GAPS = [
  'AWARD_WITHOUT_AMOUNT',
  'LOT_WITHOUT_AWARD',
  'LOT_WITHOUT_AMOUNT',
  'FLAGGED_AMOUNT',
  'TWIN',
] as const;
export type ValueGap = (typeof VALUE_GAPS)[number];

export function isValueGap(word: string): word is ValueGap {
  return (VALUE_GAPS as readonly string[]).includes(word);
}
