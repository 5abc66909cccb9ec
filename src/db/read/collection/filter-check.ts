import { BadUserInput, quoted } from '../../../domain/error.ts';
import { parseAmount, requireCurrency } from '../../../domain/money.ts';
import { endsBefore } from '../../../domain/partial-date.ts';
import { readQueryText } from '../../search/query-text.ts';
import { checkNodeReference, type NodeReference } from '../node/node-reference.ts';
import { IS_NULL } from './absence.ts';
import type { Collection, FilterDescription } from './collection.ts';
import {
  type DateRange,
  descriptionOf,
  type FilterValue,
  type FindCollection,
  type IntegerRange,
  MAX_AMONG,
  type MoneyRange,
} from './filter-value.ts';

const MAX_CONDITIONS = 40;

/**
 * Refuses filter values that can't be meant, before anything is read.
 *
 * @throws BadUserInput naming the place within the argument.
 */
export function checkFilter(
  collection: Collection,
  filter: FilterValue,
  argument: string,
  findCollection: FindCollection,
): void {
  let conditions = 0;
  const check = (value: FilterValue, path: string): void => {
    for (const [name, part] of Object.entries(value)) {
      if (part === null || part === undefined) continue;
      const place = `${path}.${name}`;
      conditions += 1;
      if (conditions > MAX_CONDITIONS) {
        throw new BadUserInput(`${argument} has more than ${MAX_CONDITIONS} conditions.`, argument);
      }
      if (name === 'and' || name === 'or') {
        (part as FilterValue[]).forEach((inner, index) => {
          check(inner, `${place}[${index}]`);
        });
      } else if (name === 'not') check(part as FilterValue, place);
      else if (name === IS_NULL) conditions += Object.keys(part).length;
      else checkCondition(descriptionOf(collection, name), part, place, findCollection);
    }
  };
  check(filter, argument);
}

function checkCondition(
  description: FilterDescription,
  value: unknown,
  place: string,
  findCollection: FindCollection,
): void {
  switch (description.kind) {
    case 'dateRange': {
      const { from, until } = value as DateRange;
      if (from && until && endsBefore(until, from)) {
        throw new BadUserInput(`${place}: ${until} is before ${from}.`, place);
      }
      return;
    }
    case 'integerRange': {
      const { min, max } = value as IntegerRange;
      if (min != null && max != null && max < min)
        throw new BadUserInput(`${place}: ${max} is under ${min}.`, place);
      return;
    }
    case 'moneyRange': {
      checkMoneyRange(value as MoneyRange, place);
      return;
    }
    case 'codePrefix':
    case 'bidderRegion':
    case 'partText':
    case 'text':
      if (description.spell && description.spell(value as string) === undefined) {
        throw new BadUserInput(`${place}: ${quoted(value)} is not ${description.expected}.`, place);
      }
      return;
    case 'words':
      if (readQueryText(value as string, place).words.length === 0) {
        throw new BadUserInput(`${place}: ${quoted(value)} has no letter or digit to look for.`, place);
      }
      return;
    case 'reference':
    case 'link':
    case 'through':
    case 'publisher':
      checkNodeReference(findCollection(description.target), value as NodeReference, place);
      return;
    case 'among':
      checkAmong(findCollection(description.target), value as NodeReference[], place);
      return;
    default:
      return;
  }
}

function checkAmong(collection: Collection, nodes: readonly NodeReference[], place: string): void {
  if (nodes.length > MAX_AMONG) {
    throw new BadUserInput(`${place}: ${nodes.length} nodes are too many; name at most ${MAX_AMONG}.`, place);
  }
  nodes.forEach((node, index) => {
    checkNodeReference(collection, node, `${place}[${index}]`);
  });
}

function checkMoneyRange({ currency, min, max }: MoneyRange, place: string): void {
  // No amount is in a currency that there is not, which would look like an answer.
  requireCurrency(currency, [place, 'currency'].join('.'));
  const [least, most] = [
    min == null ? undefined : amountOf(min, currency, `${place}.min`),
    max == null ? undefined : amountOf(max, currency, `${place}.max`),
  ];
  if (least !== undefined && most !== undefined && most < least) {
    throw new BadUserInput(`${place}: ${max} is under ${min}.`, place);
  }
}

/** In minor units. */
function amountOf(amount: string, currency: string, place: string): number {
  try {
    return parseAmount(amount, currency).amountMinor;
  } catch (error) {
    throw new BadUserInput(`${place}: ${(error as Error).message}`, place);
  }
}
