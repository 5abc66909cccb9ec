import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { DeclaredVariable, Variables } from '../argument/operation-variables.ts';

/**
 * What of an operation's variables selects the statement: which are there, the words of enums and the
 * truths. Everything else is bound, so that values never make a new statement.
 */
export function shapeOfVariables(declared: readonly DeclaredVariable[], variables: Variables): string {
  let shape = '';
  for (const { name, type } of declared) shape += `${name}:${shapeOf(variables[name], type)};`;
  return shape;
}

function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === undefined) return '-';
  if (value === null) return '0';
  if (isNonNullType(type)) return shapeOf(value, type.ofType);
  if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return `[${items.map((item) => shapeOf(item, type.ofType)).join()}]`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.entries(value as Record<string, unknown>).map(
      ([name, part]) => `${name}:${shapeOf(part, type.getFields()[name]?.type ?? type)}`,
    );
    return `{${fields.join()}}`;
  }
  if (isEnumType(type) || typeof value === 'boolean') return String(value);
  return '?';
}
