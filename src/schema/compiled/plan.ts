import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { AsOf } from '../../db/read/as-of.ts';
import { type Fragment, type SqlValue, sql } from '../../db/read/fragment.ts';
import type { JsonPart } from '../../db/read/json.ts';
import { type NodeReference, referencedKey } from '../../db/read/node-reference.ts';
import type { Catalogue } from '../../db/read/session.ts';
import type { OperationArguments } from '../operation-arguments.ts';
import { declaredVariables, type Variables } from '../operation-variables.ts';
import type { FieldExtensions } from '../output/field.ts';
import { type AnswerField, Compilation, NotDescribed } from './compilation.ts';
import { compileFields } from './fields.ts';
import { compileLookup, compileRow } from './object.ts';
import { compilePage } from './page.ts';
import { shapeOfVariables } from './shape.ts';

/** A whole operation as one statement, which gives the JSON text of `data`. */
export interface Plan {
  readonly text: string;
  readonly bind: (args: OperationArguments) => readonly SqlValue[];
}

/** Why an operation has no plan: the field without a description. */
export interface NoPlan {
  readonly field: string;
}

export interface PlannedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly args: OperationArguments;
  readonly asOf: AsOf;
}

/** Characters of all plans together. */
const MAX_CACHED_CHARACTERS = 8_000_000;

/**
 * Makes plans, and keeps those used last within a bound in bytes. A plan holds for one document, operation
 * and shape of variables; values are bound.
 */
export class Planner {
  readonly #schema: GraphQLSchema;
  readonly #catalogue: Catalogue;
  readonly #plans = new LRUCache<string, Plan | NoPlan>({
    maxSize: MAX_CACHED_CHARACTERS,
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

  #keyOf({ document, operation, variables, asOf }: PlannedOperation): string {
    let number = this.#documents.get(document);
    if (number === undefined) {
      number = this.#documentCount++;
      this.#documents.set(document, number);
    }
    const days = `${asOf.knownOn === undefined ? '' : 'k'}${asOf.validOn === undefined ? '' : 'v'}`;
    const shape = shapeOfVariables(declaredVariables(this.#schema, operation), variables);
    return `${number} ${operation.name?.value ?? ''} ${days} ${shape}`;
  }

  #make({ document, operation, variables, args, asOf }: PlannedOperation): Plan | NoPlan {
    const compilation = new Compilation({
      schema: this.#schema,
      fragments: fragmentsOf(document),
      variables,
      args,
      asOf,
      catalogue: this.#catalogue,
    });
    try {
      const { text, values } = compileOperation(compilation, this.#schema, operation);
      return { text, bind: compilation.bindings.binder(values) };
    } catch (error) {
      if (error instanceof NotDescribed) return { field: error.field };
      throw error;
    }
  }
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  return Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
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
  return sql`SELECT ${json} AS data`;
}

function compileRoot(compilation: Compilation, field: AnswerField): JsonPart {
  const { definition, nodes } = field;
  const reads = (definition?.extensions as FieldExtensions | undefined)?.reads;
  const [node] = nodes;
  if (!definition || !node || !reads) throw new NotDescribed(`Query.${field.name}`);
  if (reads.kind === 'page') return compilePage(compilation, reads, field, { parent: null, compileRow });
  if (reads.kind !== 'lookup') throw new NotDescribed(`Query.${field.name}`);
  const entity = compilation.find(reads.target);
  const key = compilation.bindings.bound({ definition, node }, ({ by }) =>
    referencedKey(entity, by as NodeReference),
  );
  return compileLookup(compilation, entity, key, nodes);
}
