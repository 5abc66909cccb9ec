import { MODALITIES, type Modality } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import { VALUE_GAPS, type ValueGap } from '../../../domain/value-gap.ts';
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
  /** Whether it is the most that may be spent on a contract, and its part is named by who holds that: DECP `montant`. */
  readonly isCeiling: boolean;
  /** Whether the same contract is published under a longer number, too. */
  readonly isTwin: boolean;
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
  /** Whether its parts share one ceiling, which counts once. */
  readonly isShared: boolean;
  /** Whether any of it is the most that may be spent; null without an amount. */
  readonly isCeiling: boolean | null;
  /** What it leaves out, in the order of the words; null when nothing. */
  readonly gaps: string | null;
}

/** What is known of a tender's lots. */
export interface CountedLots {
  /** Lots that were awarded. */
  readonly awarded: number;
  /** Lots that have not ended. */
  readonly open: number;
}

/** Raised with every change of the rules here: columns are derived anew by it. */
export const VALUE_RULES = 3;

/**
 * What a tender is worth by the valuations that count: what is, before what is expected. An amount of the whole that was awarded or
 * contracted comes first, then the sum of parts of which any was, then what was estimated or budgeted for the whole, then for its
 * parts. What was estimated for a lot that was given up is no part of a sum. Statements call this by `derivedValue`.
 *
 * @param isAwarded whether the tender or a lot of it was awarded; asked where parts may be summed
 * @param lots asked where amounts of parts are summed
 */
export function tenderValueOf(
  valuations: readonly CountedValuation[],
  isAwarded: () => boolean,
  lots: () => CountedLots,
): TenderValue {
  const amounts = valuations.filter(({ minor }) => minor !== null).sort(byAdvance);
  for (const modality of MODALITIES) {
    const value = valueOfAmounts(
      amounts.filter((each) => each.modality === modality),
      isAwarded,
    );
    if (value === undefined) continue;
    return value.minor === null || value.basis === 'WHOLE'
      ? value
      : { ...value, gaps: gapsOf(value, valuations, lots()) };
  }
  return whyMissing(valuations);
}

/** A value with what it was made of. */
interface MadeValue extends TenderValue {
  readonly basis: 'WHOLE' | 'AWARDS' | 'ESTIMATES';
  readonly summed: readonly CountedValuation[];
}

/** `amounts`: all of one modality, the most advanced first. */
function valueOfAmounts(
  amounts: readonly CountedValuation[],
  isAwarded: () => boolean,
): MadeValue | undefined {
  const whole = amounts.find(isOfWhole);
  if (whole !== undefined && isAmong(AWARD_SIDE_KINDS, whole)) return ofWhole(whole);
  const sums = divisionsOf(amounts);
  const maySum = sums.length > 0 && (amounts.some((each) => isAmong(CONTRACT_KINDS, each)) || isAwarded());
  const awarded = sums.find((parts) => parts.some((each) => isAmong(AWARD_SIDE_KINDS, each)));
  if (maySum && awarded !== undefined) return totalOfAwards(awarded);
  if (whole !== undefined) return ofWhole(whole);
  // What parts were awarded for is no estimate, and counts once it is certain that they were.
  const expected = maySum ? amounts : amounts.filter((each) => !isAmong(AWARD_SIDE_KINDS, each));
  const [estimated] = divisionsOf(expected);
  if (estimated === undefined) return undefined;
  const total = totalOf(estimated, estimated.length);
  return { ...total, basis: 'ESTIMATES', summed: estimated };
}

function ofWhole(amount: CountedValuation): MadeValue {
  return { ...totalOf([amount], null), basis: 'WHOLE', summed: [amount] };
}

/**
 * The sum of what was awarded. Contracts that one company holds are one award, whose last amount counts; contracts of several holders with one
 * ceiling share it.
 */
function totalOfAwards(parts: readonly CountedValuation[]): MadeValue {
  const awards = parts.some(({ isCeiling }) => isCeiling) ? oneOfEachHolder(parts) : parts;
  const [first, ...others] = awards as readonly [CountedValuation];
  const isShared =
    others.length > 0 &&
    awards.every(
      ({ isCeiling, minor, currency }) => isCeiling && minor === first.minor && currency === first.currency,
    );
  const total = totalOf(isShared ? [first] : awards, awards.length);
  return { ...total, isShared, basis: 'AWARDS', summed: awards };
}

/** Of amounts whose parts have a company in common, directly or through others, the most advanced: they stand in that order. */
function oneOfEachHolder(parts: readonly CountedValuation[]): CountedValuation[] {
  let groups: { readonly leading: CountedValuation; readonly holders: ReadonlySet<string> }[] = [];
  for (const part of parts) {
    const holders = holdersOf(part);
    const same = groups.filter((group) => !group.holders.isDisjointFrom(holders));
    const [leading] = [...same.map((group) => group.leading), part].sort(byAdvance) as [CountedValuation];
    const all = same.reduce((union, group) => union.union(group.holders), holders);
    groups = [...groups.filter((group) => !same.includes(group)), { leading, holders: all }];
  }
  return groups.map(({ leading }) => leading).sort(byAdvance);
}

const BETWEEN_HOLDERS = ' + ';
const ESTABLISHMENT = /^SIRET:(\d{9})\d{5}$/;

/** Who holds a part that is named by its holders: companies, whichever of their establishments is named. */
function holdersOf({ part, isCeiling }: CountedValuation): ReadonlySet<string> {
  if (!isCeiling || part === null) return new Set([part ?? '']);
  return new Set(part.split(BETWEEN_HOLDERS).map((holder) => holder.replace(ESTABLISHMENT, 'SIREN:$1')));
}

/** What the sum of awards or estimates leaves out or doubts. */
function gapsOf(
  { basis, summed, isFlagged }: MadeValue,
  valuations: readonly CountedValuation[],
  { awarded, open }: CountedLots,
): string | null {
  const isBy = ({ part, lot }: CountedValuation) => (part === null ? `lot ${lot}` : `part ${part}`);
  const valued = new Set(valuations.filter(({ minor }) => minor !== null).map(isBy));
  const isUnvalued = valuations.some(
    (each) => isAmong(AWARD_SIDE_KINDS, each) && !isOfWhole(each) && !valued.has(isBy(each)),
  );
  // Of an amount that names no lot it is not told which it is of.
  const isOfLots = summed.every(({ lot }) => lot !== null);
  const valuedLots = new Set(summed.map(({ lot }) => lot)).size;
  const holds: Record<ValueGap, boolean> = {
    AWARD_WITHOUT_AMOUNT: basis === 'AWARDS' && (isUnvalued || (isOfLots && awarded > valuedLots)),
    LOT_WITHOUT_AWARD: basis === 'AWARDS' && open > 0,
    LOT_WITHOUT_AMOUNT: basis === 'ESTIMATES' && isOfLots && awarded + open > valuedLots,
    FLAGGED_AMOUNT: isFlagged,
    // Of a tender that stands twice as a whole its flag says so.
    TWIN: summed.some(({ isTwin }) => isTwin) && summed.some(({ isTwin }) => !isTwin),
  };
  return VALUE_GAPS.filter((gap) => holds[gap]).join(' ') || null;
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
    ? { ...NOTHING, kind, isMixed }
    : {
        minor,
        currency,
        status: 'KNOWN',
        kind,
        parts,
        isMixed,
        isFlagged,
        isShared: false,
        isCeiling: amounts.some((each) => each.isCeiling),
        gaps: null,
      };
}

const NOTHING: TenderValue = {
  minor: null,
  currency: null,
  status: 'UNKNOWN',
  kind: null,
  parts: null,
  isMixed: false,
  isFlagged: false,
  isShared: false,
  isCeiling: null,
  gaps: null,
};

/** What the most advanced valuation without an amount says, of the whole or of a part. */
function whyMissing(valuations: readonly CountedValuation[]): TenderValue {
  const [why] = valuations.filter(({ minor }) => minor === null).sort(byAdvance);
  return { ...NOTHING, status: why?.status ?? 'UNKNOWN', kind: why?.kind ?? null };
}

/** Actual before expected, then the most advanced kind, the later day, the greater amount. */
function byAdvance(a: CountedValuation, b: CountedValuation): number {
  return (
    MODALITIES.indexOf(a.modality) - MODALITIES.indexOf(b.modality) ||
    VALUATION_KIND.list.indexOf(b.kind) - VALUATION_KIND.list.indexOf(a.kind) ||
    compare(b.day, a.day) ||
    (b.minor ?? 0) - (a.minor ?? 0) ||
    compare(b.currency ?? '', a.currency ?? '') ||
    compare(a.status, b.status) ||
    // What is left of a tie is told apart by all else that is said.
    compare(a.part ?? '', b.part ?? '') ||
    (a.lot ?? 0) - (b.lot ?? 0) ||
    Number(a.isFlagged) - Number(b.isFlagged) ||
    Number(a.isCeiling) - Number(b.isCeiling) ||
    Number(a.isTwin) - Number(b.isTwin)
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
