import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { estimateCost, type FieldCost, fittingPageSize, type PricedField, priceFields } from './cost.ts';
import type { CostCompiler } from './cost-compiler.ts';
import type { Fragments } from './expansion.ts';
import { type Conditions, conditionsOf, holdingOf, includesAll, inclusionBy } from './inclusion.ts';
import type { RawVariables } from './page-size.ts';

/** For so many combinations of conditions the cost of one operation is kept. */
const MAX_KEPT = 8;

/** Pages may be as long as this. */
const MAX_PAGE_SIZE = 100;

/** What one operation costs, for the variables of each request. */
export class OperationCost {
  readonly #compiler: CostCompiler;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Fragments;
  /** Undefined where nothing is left out. */
  readonly #conditions: Conditions | undefined;
  readonly #all: readonly FieldCost[];
  readonly #kept = new LRUCache<string, readonly FieldCost[]>({ max: MAX_KEPT });

  /** @throws GraphQLError FIELD_LIMIT as the compiler does, whatever is left out: validation looks at all fields */
  constructor(compiler: CostCompiler, operation: OperationDefinitionNode, fragments: Fragments) {
    this.#compiler = compiler;
    this.#operation = operation;
    this.#fragments = fragments;
    this.#conditions = conditionsOf(operation, fragments);
    this.#all = compiler.compile(operation, fragments, includesAll);
  }

  /** Objects that it may return. */
  estimate(variables: RawVariables): number {
    return estimateCost(this.#fields(variables), variables);
  }

  /** Its fields that cost something, the dearest first. */
  price(variables: RawVariables): readonly PricedField[] {
    return priceFields(this.#fields(variables), variables);
  }

  /** To which size all pages may be cut for it to cost no more than `limit`; 0 where no size is small enough. */
  fittingPageSize(variables: RawVariables, limit: number): number {
    return fittingPageSize(this.#fields(variables), variables, limit, MAX_PAGE_SIZE);
  }

  #fields(variables: RawVariables): readonly FieldCost[] {
    if (this.#conditions === undefined) return this.#all;
    const holding = holdingOf(this.#conditions, variables);
    let fields = this.#kept.get(holding);
    if (fields === undefined) {
      const names = [...this.#conditions.keys()];
      const includes = inclusionBy((variable) => holding[names.indexOf(variable)] === '1');
      fields = this.#compiler.compile(this.#operation, this.#fragments, includes);
      this.#kept.set(holding, fields);
    }
    return fields;
  }
}
