import type { Database } from 'better-sqlite3';
import type { Identifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { identifiers, nodeKeys } from '../../tables/node.ts';
import type { Batch } from '../batch/batch.ts';
import type { FlagWriter, HeldFlag } from '../evidence/flag-writer.ts';
import { nameOfIdentifier } from '../pending/made.ts';
import type { IdentifierHolders } from './identifier-holder.ts';
import type { Found, Match } from './node-match.ts';

/** Keeps what names nodes that are there. */
export interface NodeNaming {
  /** Adds keys and identifiers of a record to its node. A key of another node stays there; of an identifier both have it, one by it. */
  add(batch: Batch, record: NodeRecord, given: readonly Identifier[], found: Pick<Match, 'id' | 'by'>): void;
  /** The record and its identifiers where other units have some of them, too: those match nothing from now on, and are flagged. */
  settle(
    batch: Batch,
    record: NodeRecord,
    given: readonly Identifier[],
    found: Found,
  ): readonly [NodeRecord, readonly Identifier[]];
}

interface Writers {
  readonly holders: IdentifierHolders;
  readonly flags: FlagWriter;
  readonly revise: (batch: Batch, type: NodeType, id: number) => void;
  /** Makes a node's own rows as if it were in no group of merged nodes. */
  readonly open: (batch: Batch, type: NodeType, id: number) => void;
}

export function createNodeNaming(sqlite: Database, { holders, flags, revise, open }: Writers): NodeNaming {
  const insertKey = prepareInsert(sqlite, [nodeKeys.key, nodeKeys.nodeId], true);
  const insertIdentifier = prepareInsert(
    sqlite,
    [identifiers.nodeId, identifiers.nodeType, identifiers.scheme, identifiers.value, identifiers.checked],
    true,
  );

  function raise(batch: Batch, type: NodeType, id: number, flag: HeldFlag): void {
    if (flags.raise(id, [flag])) revise(batch, type, id);
  }

  function share(batch: Batch, { type, statedOn }: NodeRecord, identifier: Identifier): void {
    for (const id of holders.share(batch, type, identifier)) {
      open(batch, type, id);
      raise(batch, type, id, sharedFlag(identifier, statedOn));
    }
  }

  /** Whether the node alone has the identifier, so that it can be found by it. */
  function isItsOwn(batch: Batch, record: NodeRecord, id: number, identifier: Identifier): boolean {
    if (!identifier.checked) return false;
    const { type, statedOn } = record;
    const holder = holders.of(batch, type, identifier);
    if (holder === undefined || holder === id) return true;
    if (holder !== 'SHARED') {
      const numbers = holders.numbersOf(batch, id);
      if (!holders.isOfAnotherUnit(batch, type, identifier, numbers, id)) return false;
      share(batch, record, identifier);
    }
    raise(batch, type, id, sharedFlag(identifier, statedOn));
    return false;
  }

  return {
    add(batch, record, given, { id, by }) {
      const { made, pending } = batch;
      const isSettled = (name: string) =>
        made.nodes.get(name)?.id === id || made.settled.has(`${id} ${name}`);
      const settle = (name: string) => {
        // Another node's may be pending, which came first.
        pending.flush();
        made.settled.add(`${id} ${name}`);
      };
      for (const key of record.keys ?? []) {
        if (key === by || isSettled(key)) continue;
        settle(key);
        insertKey.run(key, id);
      }
      for (const identifier of given) {
        const { scheme, value } = identifier;
        const name = nameOfIdentifier(record.type, scheme, value);
        if (identifier === by || isSettled(name)) continue;
        settle(name);
        const isOwn = isItsOwn(batch, record, id, identifier);
        const isNew = insertIdentifier.run(id, record.type, scheme, value, Number(isOwn)).changes > 0;
        if (!isNew) continue;
        revise(batch, record.type, id);
        batch.unsearchable.add(id);
      }
    },
    settle(batch, record, given, { shared, keys }) {
      if (shared.length === 0) return [record, given];
      for (const identifier of shared) share(batch, record, identifier);
      const raised = shared.map((identifier) => {
        const { flag, field, published } = sharedFlag(identifier, record.statedOn);
        return { flag, field, published };
      });
      const known = record.flags ?? [];
      const unlike = raised.filter(
        ({ published }) => !known.some((flag) => flag.flag === FLAG && flag.published === published),
      );
      return [
        { ...record, keys, flags: [...known, ...unlike] },
        given.map((each) => (shared.includes(each) ? { ...each, checked: false } : each)),
      ];
    },
  };
}

const FLAG = 'SHARED_IDENTIFIER';

function sharedFlag({ scheme, value }: Identifier, day: string): HeldFlag & { flag: typeof FLAG } {
  return { flag: FLAG, field: 'identifiers', published: `${scheme} ${value}`, leftOut: 1, day };
}
