import { type PageSize, type RawVariables, widestPage } from './page-size.ts';

/**
 * What a field of an operation costs: the estimated number of objects that it returns, with what is below it. A tree, so that the
 * dearest fields can be named.
 */
export interface FieldCost {
  /** Its name in the answer. */
  readonly key: string;
  /** Each time it is read, without its page and what is below it. */
  readonly own: number;
  /** Of each item of its page itself: of a list of objects, which is no connection. */
  readonly item: number;
  /** What arguments cost where a variable gives them. */
  readonly surcharges: readonly Surcharge[];
  /** Of a page; of fields that are merged, all that they say. Empty where it is none. */
  readonly sizes: readonly PageSize[];
  /** What is there once, however long the page is. */
  readonly once: readonly FieldCost[];
  /** What is there for each item of the page. */
  readonly each: readonly FieldCost[];
  /** All of it, where no variable has a say. */
  readonly settled: number | undefined;
}

export interface Surcharge {
  readonly variable: string;
  readonly cost: number;
  /** Whether the variable has a default. */
  readonly isPreset: boolean;
}

/** What one field of an operation costs for the variables of one request. */
export interface PricedField {
  /** Names in the answer, joined by points. */
  readonly path: string;
  /** How many items its pages have at most; undefined where it is no page. */
  readonly pageSize?: number;
  /** How many times it may be read. */
  readonly times: number;
  /** Objects that it may return in all, with what is below it. */
  readonly cost: number;
}

/** The largest number that is shown: no estimate is more than a safe integer. */
function shown(cost: number): number {
  const whole = Math.ceil(cost);
  // Written so that an overflow to Infinity, and the NaN it may lead to, count as too much.
  return Number.isSafeInteger(whole) ? whole : Number.MAX_SAFE_INTEGER;
}

/** The estimate for these variables. @param maxPageSize what pages are cut to, to see what would fit */
export function estimateCost(
  fields: readonly FieldCost[],
  variables: RawVariables,
  maxPageSize = Number.POSITIVE_INFINITY,
): number {
  return shown(sumUp(fields, variables, maxPageSize));
}

function sumUp(fields: readonly FieldCost[], variables: RawVariables, maxPageSize: number): number {
  let total = 0;
  for (const field of fields) total += totalOf(field, variables, maxPageSize);
  return total;
}

function totalOf(field: FieldCost, variables: RawVariables, maxPageSize: number): number {
  if (field.settled !== undefined && maxPageSize === Number.POSITIVE_INFINITY) return field.settled;
  return (
    ownOf(field, variables) +
    sumUp(field.once, variables, maxPageSize) +
    sizeOf(field, variables, maxPageSize) * (field.item + sumUp(field.each, variables, maxPageSize))
  );
}

function ownOf({ own, surcharges }: FieldCost, variables: RawVariables): number {
  let total = own;
  for (const { variable, cost, isPreset } of surcharges) {
    const given = variables[variable];
    if (given === undefined ? isPreset : given !== null) total += cost;
  }
  return total;
}

function sizeOf({ sizes }: FieldCost, variables: RawVariables, maxPageSize: number): number {
  let widest = 1;
  for (const size of sizes) widest = Math.max(widest, widestPage(size, variables));
  return Math.min(widest, maxPageSize);
}

/** Makes the cost of a field from its parts. */
export function fieldCost(parts: Omit<FieldCost, 'settled'>): FieldCost {
  const { surcharges, sizes, once, each } = parts;
  const isOpen =
    surcharges.length > 0 ||
    sizes.some(({ variables }) => variables.length > 0) ||
    [...once, ...each].some(({ settled }) => settled === undefined);
  const field = { ...parts, settled: undefined };
  return isOpen ? field : { ...field, settled: totalOf(field, {}, Number.POSITIVE_INFINITY) };
}

/** The fields of an operation that return objects, the dearest first; of the same cost those above first. */
export function priceFields(fields: readonly FieldCost[], variables: RawVariables): PricedField[] {
  const priced: PricedField[] = [];
  const visit = (field: FieldCost, above: string, times: number): void => {
    const path = above === '' ? field.key : `${above}.${field.key}`;
    const cost = shown(times * totalOf(field, variables, Number.POSITIVE_INFINITY));
    const size = sizeOf(field, variables, Number.POSITIVE_INFINITY);
    priced.push({ path, ...(field.sizes.length > 0 && { pageSize: size }), times: shown(times), cost });
    for (const below of field.once) visit(below, path, times);
    for (const below of field.each) visit(below, path, times * size);
  };
  for (const field of fields) visit(field, '', 1);
  return priced.sort((a, b) => b.cost - a.cost);
}

/** The largest page size to which all pages may be cut for the estimate to be within the limit; 0 when none is small enough. */
export function fittingPageSize(
  fields: readonly FieldCost[],
  variables: RawVariables,
  limit: number,
  largest: number,
): number {
  let [fits, over] = [0, largest + 1];
  while (over - fits > 1) {
    const middle = (fits + over) >>> 1;
    if (estimateCost(fields, variables, middle) <= limit) fits = middle;
    else over = middle;
  }
  return fits;
}
