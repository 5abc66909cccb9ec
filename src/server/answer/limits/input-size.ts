import { Kind, type ValueNode } from 'graphql';
import type { QueryLimits } from '../../../config.ts';
import { refuseDocument } from '../refusal.ts';

/**
 * How many values an argument as written in a document holds, lists and objects included.
 *
 * @throws GraphQLError INPUT_LIMIT when its lists and objects nest too deep
 */
export function countLiteralValues(value: ValueNode, limits: QueryLimits, level = 0): number {
  let count = 1;
  if (value.kind === Kind.LIST) {
    refuseDeepInput(level + 1, limits, 'An argument');
    for (const item of value.values) count += countLiteralValues(item, limits, level + 1);
  } else if (value.kind === Kind.OBJECT) {
    refuseDeepInput(level + 1, limits, 'An argument');
    for (const field of value.fields) count += countLiteralValues(field.value, limits, level + 1);
  }
  return count;
}

/**
 * Refuses variables that nest too deep or hold too many values: graphql-js coerces them by recursion, one value after the other.
 *
 * @throws GraphQLError INPUT_LIMIT naming the variable
 */
export function refuseLargeVariables(
  variables: Readonly<Record<string, unknown>>,
  limits: QueryLimits,
): void {
  let count = 0;
  const visit = (value: unknown, level: number, name: string): void => {
    count++;
    if (count > limits.maxInputValues) {
      throw refuseDocument('INPUT_LIMIT', `The variables hold more than ${limits.maxInputValues} values.`);
    }
    if (typeof value !== 'object' || value === null) return;
    refuseDeepInput(level + 1, limits, `Variable "$${name.slice(0, 80)}"`);
    for (const item of Array.isArray(value) ? value : Object.values(value)) visit(item, level + 1, name);
  };
  for (const name in variables) visit(variables[name], 0, name);
}

function refuseDeepInput(level: number, limits: QueryLimits, where: string): void {
  if (level <= limits.maxInputDepth) return;
  const message = `${where} nests lists and objects more than ${limits.maxInputDepth} levels deep.`;
  throw refuseDocument('INPUT_LIMIT', message);
}
