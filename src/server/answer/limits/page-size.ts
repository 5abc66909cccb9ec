import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type ValueNode,
} from 'graphql';

/** By what a field multiplies the cost below it: the largest of a number and some variables. */
export interface PageSize {
  readonly least: number;
  readonly variables: readonly { readonly name: string; readonly otherwise: number }[];
}

/** Of a field that is not a page. */
export const ONE_PAGE: PageSize = { least: 1, variables: [] };

/** What a connection returns when neither `first` nor `last` is given and the schema declares no default. */
const DEFAULT_PAGE_SIZE = 20;

export type VariableDefaults = ReadonlyMap<string, ValueNode | undefined>;

/** The size for these variables, as raw as the caller sent them: a size that is no number is for coercion to refuse. */
export function widestPage(size: PageSize, variables: Readonly<Record<string, unknown>>): number {
  let widest = size.least;
  for (const { name, otherwise } of size.variables) {
    widest = Math.max(widest, sizeOfVariable(variables[name], otherwise));
  }
  return widest;
}

function sizeOfVariable(value: unknown, otherwise: number): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/**
 * How many objects a field returns: the value of `first` or `last`, or of the argument that the field names in
 * `extensions.pageArgument` (a list counts its items). Fields without such an argument are not pages.
 */
export function pageSizeOf(
  schema: GraphQLSchema,
  definition: GraphQLField<unknown, unknown> | undefined,
  parent: GraphQLCompositeType | undefined,
  node: FieldNode,
  defaults: VariableDefaults,
): PageSize {
  if (definition === undefined) return ONE_PAGE;
  if (parent?.name.startsWith('__')) return introspectionPage(schema, definition.name);
  const declared = definition.extensions.pageArgument;
  const names = typeof declared === 'string' ? [declared] : ['first', 'last'];
  const pageArguments = definition.args.filter((argument) => names.includes(argument.name));
  if (pageArguments.length === 0) return ONE_PAGE;

  const preset = pageArguments
    .map(({ defaultValue }) => sizeOfVariable(defaultValue, 0))
    .find((size) => size > 0);
  const otherwise = preset ?? (typeof declared === 'string' ? 1 : DEFAULT_PAGE_SIZE);
  const given = (node.arguments ?? []).filter(({ name }) => pageArguments.some((a) => a.name === name.value));
  if (given.length === 0) return { least: otherwise, variables: [] };

  let least = 1;
  const variables: { name: string; otherwise: number }[] = [];
  for (const { value } of given) {
    if (value.kind === Kind.VARIABLE) {
      const name = value.name.value;
      variables.push({ name, otherwise: sizeOfLiteral(defaults.get(name), otherwise) });
    } else {
      least = Math.max(least, sizeOfLiteral(value, otherwise));
    }
  }
  return { least, variables };
}

function sizeOfLiteral(value: ValueNode | undefined, otherwise: number): number {
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind === Kind.LIST) return value.values.length;
  return otherwise;
}

/** Typical lengths of the lists of introspection; only their proportions matter, see the scale in cost.ts. */
const INTROSPECTION_LISTS: Readonly<Record<string, number>> = {
  fields: 10,
  inputFields: 10,
  enumValues: 10,
  directives: 10,
  possibleTypes: 5,
  args: 3,
  interfaces: 3,
};

function introspectionPage(schema: GraphQLSchema, fieldName: string): PageSize {
  const length =
    fieldName === 'types' ? Object.keys(schema.getTypeMap()).length : INTROSPECTION_LISTS[fieldName];
  return length === undefined ? ONE_PAGE : { least: length, variables: [] };
}
