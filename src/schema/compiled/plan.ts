import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { renderSqlite } from '../../db/dialect/sqlite.ts';
import { type NodeReference, referencedKey } from '../../db/read/node/node-reference.ts';
import type { Catalogue, Reach } from '../../db/read/row/session.ts';
import type { FoundPages } from '../../db/read/slow/scan.ts';
import type { AsOf } from '../../db/read/time/as-of.ts';
import { type Fragment, fragment, type SqlValue } from '../../db/statement/fragment.ts';
import { type JsonPart, jsonBytes } from '../../db/statement/json.ts';
import type { OperationArguments } from '../argument/operation-arguments.ts';
import { declaredVariables, type Variables } from '../argument/operation-variables.ts';
import { fragmentsOf, type RootList, rootLists } from '../resolve/root-list.ts';
import type { FieldExtensions } from '../type/field.ts';
import { type AnswerField, Compilation, NotDescribed } from './compilation.ts';
import { compileFields } from './fields.ts';
import { compileLookup, compileRow } from './object.ts';
import { compilePage } from './page.ts';
import { shapeOfVariables } from './shape.ts';

/** A whole operation as one statement, which gives the JSON text of `data` as bytes. */
export interface Plan extends Reach {
  readonly text: string;
  readonly bind: (args: OperationArguments, found: FoundPages<FieldNode>) => readonly SqlValue[];
  /** Lists of which something is found beforehand. Where it has to look at more rows of one than it may, `data` is NULL. */
  readonly lists: readonly RootList[];
  /** Whether it looks far and names so many tables that the resolvers are several times faster. */
  readonly isCrowded: boolean;
}

/** Why an operation has no plan: the field without a description. */
export interface NoPlan {
  readonly field: string;
  readonly lists: readonly RootList[];
}

export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly args: OperationArguments;
  readonly asOf: AsOf;
  /** What is known of lists beforehand. */
  readonly found: FoundPages<FieldNode>;
  /** Whether the statement is to be stopped when it takes too much. */
  readonly isGuarded: boolean;
}

/**
 * Tables in a statement that looks far: for each row it runs subqueries, and whenever a subquery starts, SQLite goes through all
 * tables that the statement has open.
 */
const MAX_TABLES_LOOKING_FAR = 200;

/** Characters of all plans together. */
export const MAX_PLAN_CHARACTERS = 8_000_000;

/**
 * Makes plans, and keeps those used last within a bound in bytes. A plan holds for one document, operation
 * and shape of variables; values are bound.
 */
export class Planner {
  readonly #schema: GraphQLSchema;
  readonly #catalogue: Catalogue;
  readonly #plans = new LRUCache<string, Plan | NoPlan>({
    maxSize: MAX_PLAN_CHARACTERS,
    sizeCalculation: (plan, key) => key.length + ('text' in plan ? plan.text.length : plan.field.length) + 1,
  });
  readonly #documents = new WeakMap<DocumentNode, number>();
  #documentCount = 0;

  constructor(schema: GraphQLSchema, catalogue: Catalogue) {
    this.#schema = schema;
    this.#catalogue = catalogue;
  }

  /** Characters that plans take now. */
  get cachedCharacters(): number {
    return this.#plans.calculatedSize;
  }

  plan(planned: PlannedOperation): Plan | NoPlan {
    const key = this.#keyOf(planned);
    const known = this.#plans.get(key);
    if (known) return known;
    const made = this.#make(planned);
    this.#plans.set(key, made);
    return made;
  }

  #keyOf({ document, operation, variables, asOf, found, isGuarded }: PlannedOperation): string {
    let number = this.#documents.get(document);
    if (number === undefined) {
      number = this.#documentCount++;
      this.#documents.set(document, number);
    }
    const days = `${isGuarded ? 'g' : ''}${asOf.knownOn === undefined ? '' : 'k'}${asOf.validOn === undefined ? '' : 'v'}`;
    const shape = shapeOfVariables(declaredVariables(this.#schema, operation), variables);
    const places =
      found.size === 0
        ? ''
        : pagesIn(found)
            .map(({ loc }) => loc?.start)
            .join();
    return `${number} ${operation.name?.value ?? ''} ${days} ${places} ${shape}`;
  }

  #make(planned: PlannedOperation): Plan | NoPlan {
    const { document, operation, variables, args, asOf, found, isGuarded } = planned;
    const [schema, catalogue] = [this.#schema, this.#catalogue];
    const lists = rootLists({ ...planned, schema, catalogue });
    const compilation = new Compilation({
      schema,
      fragments: fragmentsOf(document),
      variables,
      args,
      asOf,
      catalogue,
      lists,
      found: new Set(pagesIn(found)),
      isGuarded,
    });
    try {
      const { text, values } = compileOperation(compilation, schema, operation);
      const { bindings, mayReadMany } = compilation;
      const isCrowded = mayReadMany && countTables(renderSqlite(text)) > MAX_TABLES_LOOKING_FAR;
      return { text, bind: bindings.binder(values), lists, mayReadMany, isCrowded };
    } catch (error) {
      if (error instanceof NotDescribed) return { field: error.field, lists };
      throw error;
    }
  }
}

/** The lists whose pages are known. */
function pagesIn(found: FoundPages<FieldNode>): FieldNode[] {
  return Array.from(found).flatMap(([node, { keys }]) => (keys ? [node] : []));
}

function countTables(text: string): number {
  return text.match(/\b(?:FROM|JOIN) \w/g)?.length ?? 0;
}

function compileOperation(
  compilation: Compilation,
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): Fragment {
  const root = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || !root) throw new NotDescribed(operation.operation);
  const asField = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '' },
    selectionSet: operation.selectionSet,
  } as const;
  const json = compileFields(compilation, root, [asField], (field) => [compileRoot(compilation, field)]);
  return fragment`SELECT ${jsonBytes(json)} AS data`;
}

function compileRoot(compilation: Compilation, field: AnswerField): JsonPart {
  const { definition, nodes } = field;
  const reads = (definition?.extensions as FieldExtensions | undefined)?.reads;
  const [node] = nodes;
  if (!definition || !node || !reads) throw new NotDescribed(`Query.${field.name}`);
  if (reads.kind === 'page') return compilePage(compilation, reads, field, { parent: null, compileRow });
  if (reads.kind !== 'lookup') throw new NotDescribed(`Query.${field.name}`);
  const collection = compilation.find(reads.target);
  const key = compilation.bindings.bound({ definition, node }, ({ by }) =>
    referencedKey(collection, by as NodeReference),
  );
  return compileLookup(compilation, collection, key, nodes);
}
