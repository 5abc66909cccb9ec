import type { GraphQLResolveInfo } from 'graphql';
import { CLAIM_TABLES } from '../../db/claim-kind.ts';
import { readClaimFacts, readNodeTypes } from '../../db/read/claim/claim-fact.ts';
import { SpokenClaims } from '../../db/read/claim/spoken-claim-reader.ts';
import type { Collection } from '../../db/read/collection/collection.ts';
import { type Row, readRows } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import { establishments } from '../../db/tables/establishment.ts';
import type { NodeType } from '../../domain/node.ts';
import { selectionAt } from './lookahead.ts';

/**
 * The nodes and claims that a computed answer names by key, read when a field asks for the first of them: at each place of an
 * operation one statement for each type or kind, however many there are.
 */
export class ReadTogether {
  readonly #session: Session;
  readonly #nodes: readonly number[] | ReadonlyMap<number, NodeType>;
  readonly #claims: Iterable<number>;
  readonly #establishments: readonly number[];
  readonly #read = new Map<unknown, Map<number, Row>>();
  #nodesByCollection: Map<Collection, number[]> | undefined;
  #claimsByCollection: Map<Collection, number[]> | undefined;
  #spoken: SpokenClaims | undefined;

  /** Nodes whose types are known are given with them, which saves reading those. */
  constructor(
    session: Session,
    {
      nodes = [],
      claims = [],
      establishments: places = [],
    }: { nodes?: number[] | ReadonlyMap<number, NodeType>; claims?: number[]; establishments?: number[] },
  ) {
    this.#session = session;
    this.#nodes = nodes;
    this.#claims = new Set(claims);
    this.#establishments = places;
  }

  node(key: number, info: GraphQLResolveInfo): Row | undefined {
    this.#nodesByCollection ??= this.#groupNodes();
    return this.#rows(this.#nodesByCollection, info).get(key);
  }

  claim(key: number, info: GraphQLResolveInfo): Row | undefined {
    this.#claimsByCollection ??= this.#groupClaims();
    return this.#rows(this.#claimsByCollection, info).get(key);
  }

  establishment(key: number, info: GraphQLResolveInfo): Row | undefined {
    const collection = this.#session.catalogue.byTable(establishments);
    return this.#rows(new Map([[collection, [...this.#establishments]]]), info).get(key);
  }

  /** What the claims say in words. */
  get spoken(): SpokenClaims {
    this.#spoken ??= new SpokenClaims(this.#session, this.#claims);
    return this.#spoken;
  }

  #rows(byCollection: ReadonlyMap<Collection, number[]>, info: GraphQLResolveInfo): Map<number, Row> {
    let rows = this.#read.get(info.fieldNodes);
    if (!rows) {
      rows = new Map();
      this.#read.set(info.fieldNodes, rows);
      for (const [collection, keys] of byCollection) {
        const found = readRows(this.#session, selectionAt(info, collection), keys);
        for (const [key, row] of found) rows.set(key, row);
      }
    }
    return rows;
  }

  #groupNodes(): Map<Collection, number[]> {
    const { catalogue } = this.#session;
    const types = 'get' in this.#nodes ? this.#nodes : readNodeTypes(this.#session, this.#nodes);
    return keysBy(types, (type) => catalogue.byType(type));
  }

  #groupClaims(): Map<Collection, number[]> {
    const { catalogue } = this.#session;
    const facts = readClaimFacts(this.#session, this.#claims);
    return keysBy(facts, ({ kind }) => catalogue.byTable(CLAIM_TABLES[kind].table));
  }
}

/** Reads organisations that a computed answer names. */
export function readingOrganisations(session: Session, keys: readonly number[]): ReadTogether {
  return new ReadTogether(session, { nodes: new Map(keys.map((key) => [key, 'ORGANISATION'])) });
}

function keysBy<T>(
  found: ReadonlyMap<number, T>,
  entityOf: (of: T) => Collection,
): Map<Collection, number[]> {
  const grouped = Map.groupBy(found, ([, of]) => entityOf(of));
  return new Map(Array.from(grouped, ([collection, entries]) => [collection, entries.map(([key]) => key)]));
}
