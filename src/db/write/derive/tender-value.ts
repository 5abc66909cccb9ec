import { MODALITIES, type Modality } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import {
  AWARD_SIDE_KINDS,
  CONTRACT_KINDS,
  VALUATION_KIND,
  type ValuationKind,
} from '../../../model/words/claim.ts';

/** A valuation that counts. */
export interface CountedValuation {
  readonly kind: ValuationKind;
  readonly modality: Modality;
  /** The source's own name of the part that it values; null of the whole, and of a lot that is its own part. */
  readonly part: string | null;
  readonly lot: number | null;
  /** Whether its lot was given up: cancelled, or unsuccessful. */
  readonly isGivenUp: boolean;
  readonly minor: number | null;
  readonly currency: string | null;
  readonly status: ValueStatus;
  /** Whether the amount is not believed. */
  readonly isFlagged: boolean;
  /** Its own date, else the day since which it is known. */
  readonly day: string;
}

export interface TenderValue {
  readonly minor: number | null;
  readonly currency: string | null;
  readonly status: ValueStatus;
  /** The kind that all of it has reached; null without any valuation. */
  readonly kind: ValuationKind | null;
  /** How many parts were summed; null when it is no sum. */
  readonly parts: number | null;
  /** Whether its parts are in several currencies, so that there is no sum. */
  readonly isMixed: boolean;
  /** Whether the amount, or one that is summed, is not believed. */
  readonly isFlagged: boolean;
}

/**
 * What a tender is worth by the valuations that count: what is, before what is expected. An amount of the whole that was awarded or
 * contracted comes first, then the sum of parts of which any was, then what was estimated or budgeted for the whole, then for its
 * parts. What was estimated for a lot that was given up is no part of a sum. `derivedValue` says the same in SQL.
 *
 * @param isAwarded whether the tender or a lot of it was awarded; asked where parts may be summed
 */
export function tenderValueOf(
  valuations: readonly CountedValuation[],
  isAwarded: () => boolean,
): TenderValue {
  const amounts = valuations.filter(({ minor }) => minor !== null).sort(byAdvance);
  for (const modality of MODALITIES) {
    const value = valueOfAmounts(
      amounts.filter((each) => each.modality === modality),
      isAwarded,
    );
    if (value !== undefined) return value;
  }
  return whyMissing(valuations);
}

/** `amounts`: all of one modality, the most advanced first. */
function valueOfAmounts(
  amounts: readonly CountedValuation[],
  isAwarded: () => boolean,
): TenderValue | undefined {
  const whole = amounts.find(isOfWhole);
  if (whole !== undefined && isAmong(AWARD_SIDE_KINDS, whole)) return totalOf([whole], null);
  const sums = divisionsOf(amounts);
  const maySum = sums.length > 0 && (amounts.some((each) => isAmong(CONTRACT_KINDS, each)) || isAwarded());
  const awarded = sums.find((parts) => parts.some((each) => isAmong(AWARD_SIDE_KINDS, each)));
  if (maySum && awarded !== undefined) return totalOf(awarded, awarded.length);
  if (whole !== undefined) return totalOf([whole], null);
  const [estimated] = sums;
  return maySum && estimated !== undefined ? totalOf(estimated, estimated.length) : undefined;
}

/**
 * The ways in which amounts divide the tender, the better one first, each with the most advanced amount of each part: by parts that
 * sources name, and by lots. Never both at once, which would count twice.
 */
function divisionsOf(amounts: readonly CountedValuation[]): (readonly CountedValuation[])[] {
  const counted = amounts.filter((each) => !each.isGivenUp || isAmong(AWARD_SIDE_KINDS, each));
  const ofParts = counted.filter(({ part }) => part !== null);
  const ofLots = counted.filter(({ part, lot }) => part === null && lot !== null);
  return [leadingBy(ofParts, ({ part }) => part), leadingBy(ofLots, ({ lot }) => lot)].filter(
    (parts) => parts.length > 0,
  );
}

/** The first of each key. */
function leadingBy(
  amounts: readonly CountedValuation[],
  keyOf: (amount: CountedValuation) => string | number | null,
): CountedValuation[] {
  const leading = new Map<string | number | null, CountedValuation>();
  for (const each of amounts) if (!leading.has(keyOf(each))) leading.set(keyOf(each), each);
  return [...leading.values()];
}

function totalOf(amounts: readonly CountedValuation[], parts: number | null): TenderValue {
  const [{ currency }] = amounts as readonly [CountedValuation];
  const kind = VALUATION_KIND.list.find((each) => amounts.some((amount) => amount.kind === each)) ?? null;
  const isMixed = amounts.some((each) => each.currency !== currency);
  const isFlagged = amounts.some((each) => each.isFlagged);
  const minor = amounts.reduce((sum, each) => sum + (each.minor ?? 0), 0);
  // A sum that can't be held exactly is not known.
  return isMixed || !Number.isSafeInteger(minor)
    ? { minor: null, currency: null, status: 'UNKNOWN', kind, parts: null, isMixed, isFlagged: false }
    : { minor, currency, status: 'KNOWN', kind, parts, isMixed, isFlagged };
}

/** What the most advanced valuation of the whole without an amount says. */
function whyMissing(valuations: readonly CountedValuation[]): TenderValue {
  const [why] = valuations.filter(({ minor, lot }) => minor === null && lot === null).sort(byAdvance);
  return {
    minor: null,
    currency: null,
    status: why?.status ?? 'UNKNOWN',
    kind: why?.kind ?? null,
    parts: null,
    isMixed: false,
    isFlagged: false,
  };
}

/** Actual before expected, then the most advanced kind, the later day, the greater amount. */
function byAdvance(a: CountedValuation, b: CountedValuation): number {
  return (
    MODALITIES.indexOf(a.modality) - MODALITIES.indexOf(b.modality) ||
    VALUATION_KIND.list.indexOf(b.kind) - VALUATION_KIND.list.indexOf(a.kind) ||
    compare(b.day, a.day) ||
    (b.minor ?? 0) - (a.minor ?? 0) ||
    compare(b.currency ?? '', a.currency ?? '') ||
    compare(a.status, b.status)
  );
}

function isOfWhole({ part, lot }: CountedValuation): boolean {
  return part === null && lot === null;
}

function isAmong(kinds: readonly ValuationKind[], { kind }: CountedValuation): boolean {
  return kinds.includes(kind);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
