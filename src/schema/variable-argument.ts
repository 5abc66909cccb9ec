import { type FieldNode, Kind, type ValueNode } from 'graphql';

/** Whether an argument of the field is, or holds, a variable; all others are the same for every request. */
export function hasVariableArgument(node: FieldNode): boolean {
  return (node.arguments ?? []).some(({ value }) => dependsOnVariables(value));
}

function dependsOnVariables(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(dependsOnVariables);
  return value.kind === Kind.OBJECT && value.fields.some((field) => dependsOnVariables(field.value));
}
