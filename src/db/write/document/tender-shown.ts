import { earlier } from '../batch/day.ts';
import type { Value } from '../field/attribute.ts';
import { LOT_ATTRIBUTES, NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import type { Values } from '../field/reconcile.ts';
import { type DatedFlag, heldFlags, latestOfSeries, latestValues } from '../field/stated-text.ts';
import { namesOf, type PlacedTender } from './tender-stated.ts';

/** What a tender's rows show, by all that documents state of it. */
export interface TenderShown {
  readonly values: Values;
  readonly knownFrom: string;
  /** Every name that a document ever stated. */
  readonly names: readonly string[];
  /** Attributes by number of the lot; a lot that only taken-back documents name has none. */
  readonly lots: ReadonlyMap<string, Values>;
  readonly flags: readonly DatedFlag[];
}

const ATTRIBUTES = NODE_ATTRIBUTES.TENDER;
const NAME = 'name';
const PUBLISHED = 'published';
const BID_COUNT = 'publishedBidCount';

/**
 * Of each attribute the latest open statement that has it. A name made for want of one gives way to any stated. The date of
 * publication never moves to a later notice, and a count that series state differently is none.
 */
export function tenderShown(statements: readonly PlacedTender[]): TenderShown {
  const open = statements.filter(({ isOpen }) => isOpen);
  const isDivided = new Set(statements.flatMap(({ lots }) => Object.keys(lots))).size > 1;
  const shown = latestOfSeries(open.length > 0 ? open : statements).map((each) =>
    isDivided && isCountOfOnlyLot(each) ? without(each, BID_COUNT) : each,
  );
  const named = shown.some(({ isMakeshift, values }) => !isMakeshift && values[NAME] !== undefined);
  const values = latestValues(
    ATTRIBUTES,
    shown.map((each) => (named && each.isMakeshift ? without(each, NAME) : each)),
  );
  const set = (name: string, value: readonly Value[]) =>
    values.map((old, position) => (ATTRIBUTES[position]?.name === name ? value : old));
  let result: Values = set(PUBLISHED, publishedOf(shown, statements));
  const counts = distinctCounts(
    shown.map(({ series, values: said }) => ({ series, count: said[BID_COUNT]?.[0] })),
  );
  const contradiction = counts.length > 1;
  if (contradiction) {
    result = result.map((old, position) => (ATTRIBUTES[position]?.name === BID_COUNT ? [null] : old));
  }
  return {
    values: result,
    knownFrom: statements.map(({ day }) => day).reduce(earlier),
    names: [...new Set(statements.flatMap((each) => [...each.aliases, ...namesOf(each)]))],
    lots: lotsOf(statements, shown),
    flags: [...heldFlags(ATTRIBUTES, shown, result), ...(contradiction ? [contradicted(counts, shown)] : [])],
  };
}

/** A document that knows one lot takes its count for the tender's: other documents may tell of more lots. */
function isCountOfOnlyLot({ values, lots }: PlacedTender): boolean {
  const [only, ...others] = Object.values(lots);
  const count = values[BID_COUNT]?.[0];
  return count !== undefined && others.length === 0 && only?.[BID_COUNT]?.[0] === count;
}

function without(statement: PlacedTender, name: string): PlacedTender {
  const { [name]: _, ...values } = statement.values;
  return { ...statement, values };
}

/** The earliest date that a source states, else the first day on which a document called for bids. */
function publishedOf(shown: readonly PlacedTender[], all: readonly PlacedTender[]): readonly Value[] {
  const stated = shown.flatMap(({ values }) => (values[PUBLISHED] ? [String(values[PUBLISHED][0])] : []));
  const called = all.flatMap(({ calledOn }) => calledOn ?? []);
  return [(stated.sort()[0] ?? called.sort()[0]) || null];
}

/** What series state differently: of one series, or of documents that stand for themselves, its latest count. */
function distinctCounts(
  counts: readonly { readonly series: number | null; readonly count: Value | undefined }[],
): Value[] {
  const latest = new Map<number | null, Value>();
  for (const { series, count } of counts) if (count !== undefined) latest.set(series, count);
  return [...new Set(latest.values())].sort();
}

function contradicted(counts: readonly Value[], shown: readonly PlacedTender[]): DatedFlag {
  const day = shown
    .filter(({ values }) => values[BID_COUNT])
    .map((each) => each.day)
    .reduce(earlier);
  return { flag: 'CONTRADICTION', field: BID_COUNT, published: counts.join(', '), leftOut: true, day };
}

function lotsOf(all: readonly PlacedTender[], shown: readonly PlacedTender[]): Map<string, Values> {
  const numbers = new Set(all.flatMap(({ lots }) => Object.keys(lots)));
  return new Map(
    Array.from(numbers, (number) => [
      number,
      latestValues(
        LOT_ATTRIBUTES,
        shown.map((each) => ({ ...each, values: each.lots[number] ?? {} })),
      ),
    ]),
  );
}
