import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { FindCollection } from '../../db/read/collection/filter-value.ts';
import type { Catalogue } from '../../db/read/row/session.ts';
import type { AsOf } from '../../db/read/time/as-of.ts';
import type { Fragment } from '../../db/statement/fragment.ts';
import { jsonGuardedList, jsonList } from '../../db/statement/json.ts';
import type { OperationArguments, Selected } from '../argument/operation-arguments.ts';
import type { Variables } from '../argument/operation-variables.ts';
import type { RootList } from '../resolve/root-list.ts';
import { Bindings } from './binding.ts';

/** Thrown when an operation asks for a field that has no description: the resolvers answer it as a whole. */
export class NotDescribed extends Error {
  readonly field: string;

  constructor(field: string) {
    super(`${field} has no description`);
    this.name = 'NotDescribed';
    this.field = field;
  }
}

/**
 * Tables in one statement. A claim of any kind is a subquery for each of its kinds, and claims below claims
 * multiply: beyond this, reading level by level is better than one statement.
 */
const MAX_TABLES = 600;

/** A field of an answer: its name there, and what is asked of it. */
export interface AnswerField {
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  /** Undefined for `__typename`. */
  readonly definition: GraphQLField<unknown, unknown> | undefined;
}

/** The field as what its arguments are read from: fields that are merged have the same. */
export function selectedOf({ definition, nodes, name }: AnswerField): Selected {
  const [node] = nodes;
  if (!definition || !node) throw new NotDescribed(name);
  return { definition, node };
}

export interface CompilationInput {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Variables;
  readonly args: OperationArguments;
  readonly asOf: AsOf;
  readonly catalogue: Catalogue;
  /** Lists at the root of which something is found beforehand. */
  readonly lists: readonly RootList[];
  /** Those of them whose pages are. */
  readonly found: ReadonlySet<FieldNode>;
  /** Whether the statement is to be stopped when it takes too much. */
  readonly isGuarded: boolean;
}

/** What compiling one operation shares. */
export class Compilation {
  readonly bindings: Bindings;
  readonly asOf: AsOf;
  readonly catalogue: Catalogue;
  readonly find: FindCollection;
  readonly lists: ReadonlyMap<FieldNode, RootList>;
  readonly found: ReadonlySet<FieldNode>;
  /** Whether the statement may look at far more rows than it returns. */
  mayReadMany = false;
  readonly #input: CompilationInput;
  #aliases = 0;
  #listsAround = 0;

  constructor(input: CompilationInput) {
    this.#input = input;
    this.bindings = new Bindings(input.args);
    this.asOf = input.asOf;
    this.catalogue = input.catalogue;
    this.find = input.catalogue.find;
    this.lists = new Map(input.lists.map((list) => [list.node, list]));
    this.found = input.found;
  }

  /** An alias that no other table of the statement has. */
  newAlias(): string {
    this.#aliases += 1;
    if (this.#aliases > MAX_TABLES) throw new NotDescribed('(too many tables)');
    return `t${this.#aliases}`;
  }

  /** Whether what is compiled now is read for each row of a list. */
  get isRepeated(): boolean {
    return this.#listsAround > 0;
  }

  /** The JSON list of what is compiled for each row of a list. */
  list(compileRows: () => Fragment): Fragment {
    this.#listsAround += 1;
    try {
      const rows = compileRows();
      return this.#input.isGuarded ? jsonGuardedList(rows, this.#listsAround) : jsonList(rows);
    } finally {
      this.#listsAround -= 1;
    }
  }

  objectType(name: string): GraphQLObjectType {
    const type = this.#input.schema.getType(name);
    if (!isObjectType(type)) throw new NotDescribed(name);
    return type;
  }

  /** The fields asked of an object of the type, as graphql-js collects them: in order, merged, without what is skipped. */
  fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): AnswerField[] {
    const { schema, fragments, variables } = this.#input;
    const collected = collectSubfields(schema, fragments, variables, type, nodes);
    return Array.from(collected, ([key, fieldNodes]) => {
      const name = fieldNodes[0]?.name.value ?? '';
      return { key, name, nodes: fieldNodes, definition: type.getFields()[name] };
    });
  }
}
