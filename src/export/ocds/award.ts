import type { Course } from './course.ts';
import { startOf } from './date.ts';
import { relatedLots } from './member.ts';
import type { Offer } from './offer.ts';
import type { Parties, Reference } from './party.ts';
import { amountOf, type Value } from './value.ts';
import type { Worths } from './worth.ts';

/** An Award of OCDS. */
export interface Award {
  readonly id: string;
  readonly status: 'active';
  readonly date: string | undefined;
  readonly value: Value | undefined;
  readonly suppliers: readonly Reference[] | undefined;
  readonly relatedBids: readonly string[] | undefined;
  readonly relatedLots: readonly string[] | undefined;
}

/**
 * The awards of a tender: one for each bid that won, and one without suppliers where documents say that it was awarded and not to whom.
 *
 * Documents may give the worth of several awards as one amount. It is that of an award only where the award is alone, or where the
 * bids that won add up to it: then each is worth its bid. Else awards have no value.
 */
export function awardsOf(
  offers: readonly Offer[],
  parties: Parties,
  course: Course,
  worths: Worths,
): Award[] {
  const winners = offers.filter(({ won }) => won !== undefined);
  const awards: Award[] = [];
  for (const [lot, group] of Map.groupBy(winners, ({ bid }) => bid.lot)) {
    const values = valuesOf(group, lot, worths, winners.length === 1);
    for (const [position, { bid, won, tenderers }] of group.entries()) {
      awards.push({
        id: `award:bid:${bid.key}`,
        status: 'active',
        date: startOf(won?.date ?? null),
        value: values[position],
        suppliers: tenderers.map(({ organisation }) => parties.reference(organisation)),
        relatedBids: [`bid:${bid.key}`],
        relatedLots: relatedLots(lot),
      });
    }
  }
  return [...awards, ...namelessAwards(winners, course, worths)];
}

function valuesOf(
  group: readonly Offer[],
  lot: string | null,
  worths: Worths,
  isOnly: boolean,
): readonly (Value | undefined)[] {
  const total = worths.latest('AWARD', lot);
  if (group.length === 1) {
    const own = worths.state(total);
    return [own ?? (isOnly ? worths.state(worths.latest('AWARD', null)) : undefined)];
  }
  if (total?.valueMinor == null) return [];
  let sum = 0;
  for (const { bid } of group) {
    if (bid.valueMinor === null || bid.valueCurrency !== total.valueCurrency) return [];
    sum += bid.valueMinor;
  }
  if (sum !== total.valueMinor) return [];
  worths.state(total);
  return group.map(({ bid }) => amountOf(bid));
}

/** Of lots where there are any: that the tender as a whole was awarded then says no more. */
function namelessAwards(winners: readonly Offer[], course: Course, worths: Worths): Award[] {
  if (winners.some(({ bid }) => bid.lot === null)) return [];
  const named = new Set(winners.map(({ bid }) => bid.lot));
  const ofLots = course.scopes.flatMap((lot) =>
    lot === null || named.has(lot) ? [] : namelessAward(lot, course, worths),
  );
  return ofLots.length > 0 || winners.length > 0 ? ofLots : namelessAward(null, course, worths);
}

function namelessAward(lot: string | null, course: Course, worths: Worths): Award[] {
  const awarded = course.on(lot).find(({ event }) => event === 'AWARDED');
  if (awarded === undefined) return [];
  return [
    {
      id: `award:tender-event:${awarded.key}`,
      status: 'active',
      date: startOf(awarded.date),
      value: worths.state(worths.latest('AWARD', lot)),
      suppliers: undefined,
      relatedBids: undefined,
      relatedLots: relatedLots(lot),
    },
  ];
}
