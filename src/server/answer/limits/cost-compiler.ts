import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parse,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { refuseDocument } from '../refusal.ts';
import { estimateCost, type FieldCost, fieldCost, type Surcharge } from './cost.ts';
import type { Fragments } from './expansion.ts';
import { type Includes, includesAll } from './inclusion.ts';
import { type PageSize, pageSizeOf, type VariableDefaults } from './page-size.ts';

/** Parts of a connection that are there once, however long the page is. */
const ONCE_PER_CONNECTION: ReadonlySet<string> = new Set([
  'pageInfo',
  'totalCount',
  'hiddenCount',
  'withdrawnCount',
]);
/** The standard introspection query, as GraphiQL sends it, costs this share of what is answered at once. */
const INTROSPECTION_SHARE = 0.1;
/** OverlappingFieldsCanBeMerged compares each field with each other of the same name. */
const MAX_COMPARISONS = 20_000;

interface Selected {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType | undefined;
  readonly definition: GraphQLField<unknown, unknown> | undefined;
}

/** Works out what the operations of one schema cost. */
export class CostCompiler {
  readonly #schema: GraphQLSchema;
  #introspectionCost = 1;

  /** @param scale the cost to which that of introspection is scaled */
  constructor(schema: GraphQLSchema, scale: number) {
    this.#schema = schema;
    const introspection = parse(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    const fragments = new Map(
      introspection.definitions.flatMap((d) =>
        d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [],
      ),
    );
    const operation = introspection.definitions.find((d) => d.kind === Kind.OPERATION_DEFINITION);
    if (operation !== undefined) {
      const whole = estimateCost(this.compile(operation, fragments), {});
      this.#introspectionCost = (scale * INTROSPECTION_SHARE) / whole;
    }
  }

  /**
   * What the fields of an operation cost: a field its `extensions.cost`, else 1 when it returns objects and 0 when it returns leaves, and
   * what its given arguments cost by theirs; a page multiplies what is below it, but for what it has once, and itself where it is a plain list. Fields that execution merges count once; where
   * they disagree, the larger counts. What is not included costs nothing.
   *
   * Walks the written-out operation: only for documents whose expansion is known to be small.
   *
   * @throws GraphQLError FIELD_LIMIT when fields repeat so often that validating their overlaps would take long
   */
  compile(
    operation: OperationDefinitionNode,
    fragments: Fragments,
    includes: Includes = includesAll,
  ): readonly FieldCost[] {
    const walk = new CostWalk(this.#schema, this.#introspectionCost, operation, fragments, includes);
    return walk.costs();
  }
}

/** One walk through an operation. */
class CostWalk {
  readonly #schema: GraphQLSchema;
  readonly #introspectionCost: number;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Fragments;
  readonly #includes: Includes;
  readonly #defaults: VariableDefaults;
  #comparisons = 0;

  constructor(
    schema: GraphQLSchema,
    introspectionCost: number,
    operation: OperationDefinitionNode,
    fragments: Fragments,
    includes: Includes,
  ) {
    this.#schema = schema;
    this.#introspectionCost = introspectionCost;
    this.#operation = operation;
    this.#fragments = fragments;
    this.#includes = includes;
    this.#defaults = new Map(
      (operation.variableDefinitions ?? []).map((d) => [d.variable.name.value, d.defaultValue]),
    );
  }

  costs(): readonly FieldCost[] {
    const { operation, selectionSet } = this.#operation;
    const groups = new Map<string, Selected[]>();
    this.#collect(selectionSet, this.#schema.getRootType(operation) ?? undefined, groups);
    return this.#costsOf(groups);
  }

  #costsOf(groups: ReadonlyMap<string, readonly Selected[]>): FieldCost[] {
    return Array.from(groups, ([key, selected]) => this.#costOf(key, selected)).filter(
      ({ settled }) => settled !== 0,
    );
  }

  #costOf(key: string, selected: readonly Selected[]): FieldCost {
    this.#comparisons += selected.length ** 2;
    if (this.#comparisons > MAX_COMPARISONS) {
      const nodes = selected.slice(0, 1).map(({ node }) => node);
      throw refuseDocument('FIELD_LIMIT', 'The same fields are selected too many times.', { nodes });
    }
    const sizes = selected
      .map(({ definition, parent, node }) =>
        pageSizeOf(this.#schema, definition, parent, node, this.#defaults),
      )
      .filter((size) => size !== undefined);
    const prices = selected.map((field) => this.#priceOf(field, sizes.length > 0));
    const below = this.#groupBelow(selected);
    const { once = [], each = [] } = Object.groupBy(below, ([, group]) =>
      isThereOnce(group, sizes) ? 'once' : 'each',
    );
    return fieldCost({
      key,
      own: Math.max(...prices.map(({ own }) => own)),
      item: Math.max(...prices.map(({ item }) => item)),
      surcharges: dearestOfEach(prices.flatMap(({ surcharges }) => surcharges)),
      sizes,
      once: this.#costsOf(new Map(once)),
      each: this.#costsOf(new Map(each)),
    });
  }

  #groupBelow(selected: readonly Selected[]): Map<string, Selected[]> {
    const groups = new Map<string, Selected[]>();
    for (const { node, definition } of selected) {
      if (node.selectionSet === undefined) continue;
      const type = definition === undefined ? undefined : getNamedType(definition.type);
      this.#collect(node.selectionSet, isCompositeType(type) ? type : undefined, groups);
    }
    return groups;
  }

  /** Groups fields by their name in the answer, as execution does, whatever type they are selected on. */
  #collect(
    selectionSet: SelectionSetNode,
    parent: GraphQLCompositeType | undefined,
    into: Map<string, Selected[]>,
  ): void {
    for (const node of selectionSet.selections) {
      if (!this.#includes(node)) continue;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const field: Selected = { node, parent, definition: this.#definitionOf(node, parent) };
        const group = into.get(name);
        if (group === undefined) into.set(name, [field]);
        else group.push(field);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && this.#schema.getType(fragment.typeCondition.name.value);
      this.#collect(fragment.selectionSet, isCompositeType(condition) ? condition : parent, into);
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

  #priceOf({ definition, node }: Selected, isPage: boolean): Pick<FieldCost, 'own' | 'item' | 'surcharges'> {
    if (definition === undefined) return { own: 0, item: 0, surcharges: [] };
    const item = isPage ? costOfItem(definition) : 0;
    let own = item > 0 ? 0 : this.#costOfReturning(definition);
    const surcharges: Surcharge[] = [];
    for (const { name, value } of node.arguments ?? []) {
      const argument = definition.args.find((each) => each.name === name.value);
      const cost = declaredCost(argument?.extensions ?? {}, 0);
      if (cost === 0 || value.kind === Kind.NULL) continue;
      if (value.kind === Kind.VARIABLE) surcharges.push(this.#surcharge(value, cost));
      else own += cost;
    }
    return { own, item, surcharges };
  }

  #surcharge({ name }: Extract<ArgumentNode['value'], { kind: Kind.VARIABLE }>, cost: number): Surcharge {
    const preset = this.#defaults.get(name.value);
    return { variable: name.value, cost, isPreset: preset !== undefined && preset.kind !== Kind.NULL };
  }

  #costOfReturning({ extensions, type: returned }: GraphQLField<unknown, unknown>): number {
    const type = getNamedType(returned);
    if (!isCompositeType(type)) return declaredCost(extensions, 0);
    return declaredCost(extensions, type.name.startsWith('__') ? this.#introspectionCost : 1);
  }
}

/** 1 where the field returns a page of objects as a plain list, at no price of its own. */
function costOfItem({ type, extensions }: GraphQLField<unknown, unknown>): number {
  const named = getNamedType(type);
  if (!isListType(getNullableType(type)) || !isCompositeType(named) || named.name.startsWith('__')) return 0;
  return extensions.cost === undefined ? 1 : 0;
}

function isThereOnce(group: readonly Selected[], sizes: readonly PageSize[]): boolean {
  return (
    sizes.length > 0 &&
    group.every(
      ({ node, definition }) =>
        ONCE_PER_CONNECTION.has(node.name.value) || definition?.extensions.isOncePerPage === true,
    )
  );
}

function dearestOfEach(surcharges: readonly Surcharge[]): readonly Surcharge[] {
  if (surcharges.length < 2) return surcharges;
  const dearest = new Map<string, Surcharge>();
  for (const surcharge of surcharges) {
    const known = dearest.get(surcharge.variable);
    if (known === undefined || known.cost < surcharge.cost) dearest.set(surcharge.variable, surcharge);
  }
  return [...dearest.values()];
}

function declaredCost(extensions: Readonly<Record<string, unknown>>, otherwise: number): number {
  return typeof extensions.cost === 'number' ? extensions.cost : otherwise;
}
