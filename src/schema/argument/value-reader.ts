import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type ObjectValueNode,
  type ValueNode,
  valueFromAST,
} from 'graphql';
import type { Variables } from './operation-variables.ts';

/** Reads a value of input for one request; undefined where the value is missing or fits no type. */
export type ReadValue = (variables: Variables) => unknown;

/**
 * How a value written in a document is read, as `valueFromAST` of graphql-js reads it: what holds no variable is read once, of objects
 * only the fields that are there. Whatever is not plain, graphql-js itself is asked.
 */
export function valueReader(value: ValueNode, type: GraphQLInputType): ReadValue {
  const readAll: ReadValue = (variables) => valueFromAST(value, type, variables);
  if (!dependsOnVariables(value)) {
    const fixed = readAll({});
    return () => fixed;
  }
  if (value.kind === Kind.VARIABLE) return variableReader(value.name.value, type);
  const nullable = getNullableType(type);
  if (value.kind !== Kind.OBJECT || !isInputObjectType(nullable)) return readAll;
  return objectReader(value, nullable, readAll);
}

export function dependsOnVariables(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(dependsOnVariables);
  return value.kind === Kind.OBJECT && value.fields.some((field) => dependsOnVariables(field.value));
}

function variableReader(name: string, type: GraphQLInputType): ReadValue {
  const mayBeNull = !isNonNullType(type);
  return (variables) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value === null && !mayBeNull ? undefined : value;
  };
}

function objectReader(
  { fields: nodes }: ObjectValueNode,
  type: GraphQLInputObjectType,
  readAll: ReadValue,
): ReadValue {
  const fields: { name: string; read: ReadValue }[] = [];
  for (const { name, type: fieldType, defaultValue } of Object.values(type.getFields())) {
    const node = nodes.find((each) => each.name.value === name);
    if (node) fields.push({ name, read: valueReader(node.value, fieldType) });
    else if (defaultValue !== undefined) fields.push({ name, read: () => defaultValue });
    else if (isNonNullType(fieldType)) return readAll;
  }
  if (type.isOneOf && fields.length !== 1) return readAll;
  return (variables) => {
    const object: Record<string, unknown> = Object.create(null);
    for (const { name, read } of fields) {
      const value = read(variables);
      if (value === undefined || (value === null && type.isOneOf)) return readAll(variables);
      object[name] = value;
    }
    return object;
  };
}
