import type { GraphQLError } from 'graphql';
import { quoted } from '../../domain/error.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { countObjects } from './answer-size.ts';
import type { Exchange, OperationResult } from './exchange.ts';
import type { PricedField } from './limits/cost.ts';
import type { OperationCost } from './limits/operation-cost.ts';
import type { RawVariables } from './limits/page-size.ts';
import { refuseDocument, refuseRequest } from './refusal.ts';

/** What `extensions.cost` says of an answer. */
export interface CostReport {
  /** Objects that the operation may return, with what counts, filters and analyses cost besides. */
  readonly estimated: number;
  /** Objects that the answer has; absent where nothing was executed. */
  readonly actual?: number;
  readonly limit: number;
  /** What each field is estimated at, the dearest first; where the request asks for it. */
  readonly fields?: readonly PricedField[];
}

const BY_FIELD = 'fields';

const MAX_FIELDS_SHOWN = 100;
const FIELDS_NAMED = 3;
const MAX_PATH_CHARACTERS = 60;

/** @throws GraphQLError BAD_REQUEST for a header `GraphQL-Cost` that asks for what there is not */
export function refuseCostReport(wanted: string | undefined): void {
  if (wanted === undefined || wanted === BY_FIELD) return;
  throw refuseRequest(
    400,
    'BAD_REQUEST',
    `The header GraphQL-Cost may be "${BY_FIELD}", for what each field costs; ${quoted(wanted)} is not known.`,
  );
}

/** Undefined where it was not found out what the operation costs. */
export function reportCost(
  { operation, estimatedCost, wantedCost }: Exchange,
  variables: RawVariables,
  limit: number,
  result: OperationResult,
): CostReport | undefined {
  if (operation === undefined || estimatedCost === undefined) return undefined;
  const actual = 'data' in result ? countObjects(result.data) : undefined;
  const fields =
    wantedCost === BY_FIELD ? operation.cost.price(variables).slice(0, MAX_FIELDS_SHOWN) : undefined;
  return {
    estimated: estimatedCost,
    ...withoutUndefined({ actual }),
    limit,
    ...withoutUndefined({ fields }),
  };
}

/**
 * The refusal of an operation that costs too much: says which fields make it so, and what would fit.
 *
 * @param beside what it asks for that makes the limit a lower one
 */
export function refuseCost(
  cost: OperationCost,
  variables: RawVariables,
  limit: number,
  beside?: string,
): GraphQLError {
  const estimated = cost.estimate(variables);
  const fields = cost.price(variables);
  const pages = fields.filter(({ pageSize }) => pageSize !== undefined);
  const dearest = (pages.length > 0 ? pages : fields).slice(0, FIELDS_NAMED);
  const fittingPageSize = cost.fittingPageSize(variables, limit);
  const fits =
    fittingPageSize > 0
      ? `With pages of at most ${fittingPageSize} it would fit.`
      : 'Not even pages of 1 would fit: ask for fewer fields.';
  const message = `The operation may return ${estimated} objects; at most ${limit} are allowed${beside === undefined ? '' : ` together with ${beside}`}. Most are in ${dearest.map(nameField).join(', ')}. ${fits}`;
  return refuseDocument('COST_LIMIT', message, {
    extensions: { estimated, limit, fields: dearest.map(shorten), fittingPageSize },
  });
}

function nameField(field: PricedField): string {
  const { path, pageSize, cost } = shorten(field);
  return `${path} (${pageSize === undefined ? '' : `pages of ${pageSize}, `}${cost})`;
}

/** The end of a long path says more than its beginning. */
function shorten(field: PricedField): PricedField {
  const { path } = field;
  return path.length <= MAX_PATH_CHARACTERS
    ? field
    : { ...field, path: `…${path.slice(-MAX_PATH_CHARACTERS)}` };
}
