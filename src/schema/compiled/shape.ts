import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/**
 * What of an operation's variables selects the statement: which are there, the words of enums and the
 * truths. Everything else is bound, so that values never make a new statement.
 */
export function shapeOfVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): string {
  let shape = '';
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    shape += `${name}:${inputType ? shapeOf(variables[name], inputType) : ''};`;
  }
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
