/** The earlier of two days (`YYYY-MM-DD`), or of any texts that sort by time. */
export function earlier(a: string, b: string): string {
  if (b < a) return b;
  return a;
}

/** The later of two days. */
export function later(a: string, b: string): string {
  if (b > a) return b;
  return a;
}
