import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  parse,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { refuseDocument } from '../refusal.ts';
import type { Fragments } from './expansion.ts';
import { ONE_PAGE, type PageSize, pageSizeOf, widestPage } from './page-size.ts';

/**
 * Estimated number of objects an operation returns, as a polynomial of the variables that give page sizes: what they don't
 * influence is already one number, so that a request costs a few multiplications.
 */
export interface CostFormula {
  readonly fixed: number;
  readonly pages: readonly { readonly factor: number; readonly size: PageSize; readonly each: CostFormula }[];
}

/** The estimate for these variables; never more than a safe integer, so that it can be shown. */
export function estimateCost(formula: CostFormula, variables: Readonly<Record<string, unknown>>): number {
  const total = Math.ceil(sumUp(formula, variables));
  // Written so that an overflow to Infinity, and the NaN it may lead to, count as too much.
  return Number.isSafeInteger(total) ? total : Number.MAX_SAFE_INTEGER;
}

function sumUp(formula: CostFormula, variables: Readonly<Record<string, unknown>>): number {
  let total = formula.fixed;
  for (const { factor, size, each } of formula.pages) {
    total += factor * widestPage(size, variables) * sumUp(each, variables);
  }
  return total;
}

/** Parts of a connection that are there once, however long the page is. */
const ONCE_PER_CONNECTION: ReadonlySet<string> = new Set(['pageInfo', 'totalCount', 'hiddenCount']);
/** The standard introspection query, as GraphiQL sends it, costs this share of the limit. */
const INTROSPECTION_SHARE = 0.1;
/** OverlappingFieldsCanBeMerged compares each field with each other of the same name. */
const MAX_COMPARISONS = 20_000;

interface Selected {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType | undefined;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
}

/** Makes cost formulas for the operations of one schema. */
export class CostCompiler {
  readonly #schema: GraphQLSchema;
  #introspectionCost = 1;

  /** @param maxCost the limit to which the cost of introspection is scaled */
  constructor(schema: GraphQLSchema, maxCost: number) {
    this.#schema = schema;
    const introspection = parse(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    const fragments = new Map(
      introspection.definitions.flatMap((d) =>
        d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [],
      ),
    );
    const operation = introspection.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
    if (operation !== undefined) {
      this.#introspectionCost = (maxCost * INTROSPECTION_SHARE) / this.compile(operation, fragments).fixed;
    }
  }

  /**
   * The cost of an operation: a field costs its `extensions.cost`, else 1 when it returns objects and 0 when it returns leaves, and
   * what its given arguments cost by theirs; a page multiplies what is below it. Fields that execution merges count once; where
   * they disagree, the larger counts.
   *
   * Walks the written-out operation: only for documents whose expansion is known to be small.
   *
   * @throws GraphQLError FIELD_LIMIT when fields repeat so often that validating their overlaps would take long
   */
  compile(operation: OperationDefinitionNode, fragments: Fragments): CostFormula {
    const variableDefaults = new Map(
      (operation.variableDefinitions ?? []).map((d) => [d.variable.name.value, d.defaultValue]),
    );
    let comparisons = 0;

    const costOfFields = (selected: readonly Selected[]): CostFormula => {
      comparisons += selected.length ** 2;
      if (comparisons > MAX_COMPARISONS) {
        const nodes = selected.slice(0, 1).map(({ node }) => node);
        throw refuseDocument('FIELD_LIMIT', 'The same fields are selected too many times.', { nodes });
      }
      const own = Math.max(...selected.map((field) => this.#costOfField(field)));
      const size = selected
        .map(({ definition, parent, node }) =>
          pageSizeOf(this.#schema, definition, parent, node, variableDefaults),
        )
        .reduce(widerPage);
      const once: CostFormula[] = [{ fixed: own, pages: [] }];
      const each: CostFormula[] = [];
      for (const below of groupBelow(selected).values()) {
        const isThereOnce =
          size !== ONE_PAGE && below.every(({ node }) => ONCE_PER_CONNECTION.has(node.name.value));
        (isThereOnce ? once : each).push(costOfFields(below));
      }
      return sum([...once, multiply(size, sum(each))]);
    };

    const groupBelow = (selected: readonly Selected[]): Map<string, Selected[]> => {
      const groups = new Map<string, Selected[]>();
      for (const { node, definition } of selected) {
        if (node.selectionSet === undefined) continue;
        const type = definition === undefined ? undefined : getNamedType(definition.type);
        this.#collect(node.selectionSet, isCompositeType(type) ? type : undefined, fragments, groups);
      }
      return groups;
    };

    const root = this.#schema.getRootType(operation.operation) ?? undefined;
    const groups = new Map<string, Selected[]>();
    this.#collect(operation.selectionSet, root, fragments, groups);
    return sum(Array.from(groups.values(), costOfFields));
  }

  /** Groups fields by their name in the answer, as execution does, whatever type they are selected on. */
  #collect(
    selectionSet: SelectionSetNode,
    parent: GraphQLCompositeType | undefined,
    fragments: Fragments,
    into: Map<string, Selected[]>,
  ): void {
    for (const node of selectionSet.selections) {
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const field: Selected = { node, parent, definition: this.#definitionOf(node, parent) };
        const group = into.get(name);
        if (group === undefined) into.set(name, [field]);
        else group.push(field);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
      this.#collect(fragment.selectionSet, isCompositeType(condition) ? condition : parent, fragments, into);
    }
  }

  /** Undefined for a field that the type doesn't have: validation will say so, and nothing is executed. */
  #definitionOf(node: FieldNode, parent: GraphQLCompositeType | undefined) {
    const name = node.name.value;
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return parent !== undefined && 'getFields' in parent ? parent.getFields()[name] : undefined;
  }

  #costOfField({ definition, node }: Selected): number {
    if (definition === undefined) return 0;
    const given = new Set(node.arguments?.map(({ name }) => name.value));
    return definition.args
      .filter(({ name }) => given.has(name))
      .reduce(
        (cost, { extensions }) => cost + declaredCost(extensions, 0),
        this.#costOfReturning(definition),
      );
  }

  #costOfReturning({ extensions, type: returned }: GraphQLField<unknown, unknown>): number {
    const type = getNamedType(returned);
    if (!isCompositeType(type)) return declaredCost(extensions, 0);
    return declaredCost(extensions, type.name.startsWith('__') ? this.#introspectionCost : 1);
  }
}

function declaredCost(extensions: Readonly<Record<string, unknown>>, otherwise: number): number {
  return typeof extensions.cost === 'number' ? extensions.cost : otherwise;
}

function widerPage(one: PageSize, other: PageSize): PageSize {
  if (one === ONE_PAGE) return other;
  if (other === ONE_PAGE) return one;
  return { least: Math.max(one.least, other.least), variables: [...one.variables, ...other.variables] };
}

function sum(parts: readonly CostFormula[]): CostFormula {
  return {
    fixed: parts.reduce((total, part) => total + part.fixed, 0),
    pages: parts.flatMap((part) => part.pages),
  };
}

function multiply(size: PageSize, each: CostFormula): CostFormula {
  if (size.variables.length > 0) return { fixed: 0, pages: [{ factor: 1, size, each }] };
  return {
    fixed: size.least * each.fixed,
    pages: each.pages.map((page) => ({ ...page, factor: page.factor * size.least })),
  };
}
