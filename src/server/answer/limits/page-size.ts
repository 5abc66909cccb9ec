import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type ValueNode,
} from 'graphql';

export type RawVariables = Readonly<Record<string, unknown>>;

/** By what a field multiplies the cost below it: the largest of the sizes that are given, else `otherwise`. */
export interface PageSize {
  /** The largest that the document writes down; 0 for none. */
  readonly written: number;
  /** Variables that give one, with their default. */
  readonly variables: readonly { readonly name: string; readonly preset: number | undefined }[];
  readonly otherwise: number;
}

/** What a connection returns when neither `first` nor `last` is given and the schema declares no default. */
const DEFAULT_PAGE_SIZE = 20;

export type VariableDefaults = ReadonlyMap<string, ValueNode | undefined>;

/** The size for these variables, as raw as the caller sent them: a size that is no number is for coercion to refuse. */
export function widestPage(
  { written, variables: asked, otherwise }: PageSize,
  variables: RawVariables,
): number {
  let widest = written;
  for (const { name, preset } of asked) {
    const given = variables[name];
    // A null gives no size, and puts a default aside.
    const size = given === undefined ? preset : sizeOfValue(given);
    if (size !== undefined) widest = Math.max(widest, size, 1);
  }
  return widest > 0 ? widest : otherwise;
}

function sizeOfValue(value: unknown): number | undefined {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * How many objects a field returns: the value of `first` or `last`, or of the argument that the field names in
 * `extensions.pageArgument` (a list counts its items). Undefined for fields without such an argument: they are no pages.
 */
export function pageSizeOf(
  schema: GraphQLSchema,
  definition: GraphQLField<unknown, unknown> | undefined,
  parent: GraphQLCompositeType | undefined,
  node: FieldNode,
  defaults: VariableDefaults,
): PageSize | undefined {
  if (definition === undefined) return undefined;
  if (parent?.name.startsWith('__')) return introspectionPage(schema, definition.name);
  const declared = definition.extensions.pageArgument;
  const names = typeof declared === 'string' ? [declared] : ['first', 'last'];
  const pageArguments = definition.args.filter((argument) => names.includes(argument.name));
  if (pageArguments.length === 0) return undefined;

  const preset = pageArguments
    .map(({ defaultValue }) => sizeOfValue(defaultValue) ?? 0)
    .find((size) => size > 0);
  const otherwise = preset ?? (typeof declared === 'string' ? 1 : DEFAULT_PAGE_SIZE);
  let written = 0;
  const variables: { name: string; preset: number | undefined }[] = [];
  for (const { name, value } of node.arguments ?? []) {
    if (!pageArguments.some((argument) => argument.name === name.value)) continue;
    if (value.kind === Kind.VARIABLE) {
      const variable = value.name.value;
      variables.push({ name: variable, preset: sizeOfLiteral(defaults.get(variable)) });
    } else written = Math.max(written, sizeOfLiteral(value) ?? 0);
  }
  return { written, variables, otherwise };
}

function sizeOfLiteral(value: ValueNode | undefined): number | undefined {
  if (value?.kind === Kind.INT) return Math.max(1, Number(value.value));
  return value?.kind === Kind.LIST ? Math.max(1, value.values.length) : undefined;
}

/** Typical lengths of the lists of introspection; only their proportions matter, see the scale in cost-compiler.ts. */
const INTROSPECTION_LISTS: Readonly<Record<string, number>> = {
  fields: 10,
  inputFields: 10,
  enumValues: 10,
  directives: 10,
  possibleTypes: 5,
  args: 3,
  interfaces: 3,
};

function introspectionPage(schema: GraphQLSchema, fieldName: string): PageSize | undefined {
  const length =
    fieldName === 'types' ? Object.keys(schema.getTypeMap()).length : INTROSPECTION_LISTS[fieldName];
  return length === undefined ? undefined : { written: length, variables: [], otherwise: 1 };
}
