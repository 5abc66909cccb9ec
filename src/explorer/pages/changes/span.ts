import { today } from '../../../domain/partial-date.ts';

/** The days of a page of changes: after the first, until the last. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The year that ends on the day as known on, else today, where no days are asked for. */
export function spanOf(
  { since, changedUntil }: { readonly since: string | undefined; readonly changedUntil: string | undefined },
  known: string | null | undefined,
): Span {
  const to = changedUntil ?? known ?? today();
  return { from: since ?? yearBefore(to), to };
}

function yearBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.toISOString().slice(0, 10);
}
