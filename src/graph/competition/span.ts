/** The time in which something happened, in partial dates; null where no document dates any of it. */
export interface Span {
  first: string | null;
  last: string | null;
}

export function extend(span: Span, day: string | null): void {
  if (day === null) return;
  if (span.first === null || day < span.first) span.first = day;
  if (span.last === null || day > span.last) span.last = day;
}

/** Compares partial dates by their text; what is not dated comes before what is. */
export function compareDays(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
