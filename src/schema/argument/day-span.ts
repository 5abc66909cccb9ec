import type { DaySpan } from '../../db/read/claim/claim-change-reader.ts';
import { BadUserInput } from '../../domain/error.ts';

/** @throws BadUserInput when the arguments `from` and `to` stand the other way round */
export function checkDaySpan({ from, to }: DaySpan): void {
  if (from > to) {
    throw new BadUserInput(`from: ${from} is after to, ${to}; give the earlier day first.`, 'from');
  }
}
