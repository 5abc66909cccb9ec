import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { checkFilter } from '../../db/read/collection/filter-check.ts';
import type { FilterValue, FindCollection } from '../../db/read/collection/filter-value.ts';
import { BadUserInput, GreffeError } from '../../domain/error.ts';
import { tender } from '../declare/nodes/tender.ts';

/** A filter for tenders that was written as JSON. */
export interface WrittenFilter {
  readonly value: FilterValue;
  /** The JSON, in one spelling. */
  readonly text: string;
}

const TYPE = 'TenderFilter';

/** Conditions nest as deep as conditions of SQL may, with room to spare. */
const MAX_DEPTH = 16;

/**
 * Reads a filter as the API's argument `filter: TenderFilter` takes it, where it is written as JSON: `{"status": ["AWARDED"]}`.
 *
 * @throws BadUserInput naming the place within the filter
 */
export function readTenderFilter(
  text: string,
  schema: GraphQLSchema,
  findCollection: FindCollection,
): WrittenFilter {
  const written = parse(text);
  requireShallow(written, 0);
  const type = schema.getType(TYPE) as GraphQLInputType;
  const value = coerceInputValue(written, type, (path, _value, error) => {
    const { originalError } = error;
    const place = placeOf(path);
    const reason = originalError instanceof GreffeError ? originalError.message : error.message;
    throw new BadUserInput(`${place}: ${reason}`, place, { cause: error });
  }) as FilterValue | null;
  if (value === null)
    throw new BadUserInput('filter: null is no filter; leave it out for everything.', 'filter');
  checkFilter(tender, value, 'filter', findCollection);
  return { value, text: JSON.stringify(written) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadUserInput(`filter: it is not JSON: ${(error as Error).message}`, 'filter', { cause: error });
  }
}

function requireShallow(value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new BadUserInput(
      `filter: it nests lists and objects more than ${MAX_DEPTH} levels deep.`,
      'filter',
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) requireShallow(inner, depth + 1);
}

function placeOf(path: readonly (string | number)[]): string {
  return path.reduce<string>(
    (place, step) => place + (typeof step === 'number' ? `[${step}]` : `.${step}`),
    'filter',
  );
}
