import type { NodeType } from '../../../domain/node.ts';
import type { NodeRecord } from '../../../model/record.ts';
import type { Batch } from '../batch/batch.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { valuesOfRow } from '../field/reconcile.ts';
import type { AliasWriter } from './alias-writer.ts';
import { articleDay } from './article-day.ts';
import { type NodeStatements, setAttributes } from './node-statement.ts';
import { namesOnlyIn, withoutStatement } from './unstating.ts';

/** Takes out of the row of a node what holds there by the record `before` alone, and `now` does not say. True when that changed anything. */
export type MendNode = (batch: Batch, id: number, before: NodeRecord, now: NodeRecord | undefined) => boolean;

interface Writers {
  readonly statements: Record<NodeType, NodeStatements>;
  readonly aliases: AliasWriter;
  revise(batch: Batch, type: NodeType, id: number): void;
  restamp(id: number, stamps: string): void;
}

export function createNodeMending({ statements, aliases, revise, restamp }: Writers): MendNode {
  return (batch, id, before, now) => {
    const { type } = before;
    const of = statements[type];
    const attributes = NODE_ATTRIBUTES[type];
    const row = of.read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    const [stamps, , knownFrom] = row as [string, string, string];
    const old = valuesOfRow(attributes, row, 3);
    const left = withoutStatement(attributes, { values: old, stamps, knownFrom }, before, now);
    const names = namesOnlyIn(before, now);
    const isRenamed = names.map((name) => aliases.remove(id, name)).includes(true);
    const isSame = left.stamps === stamps && left.knownFrom === knownFrom && left.changed.length === 0;
    if (isSame && !isRenamed) return false;
    restamp(id, left.stamps);
    setAttributes(of, id, left.values, left.changed);
    if (left.knownFrom !== knownFrom) of.update.knownFrom.run(left.knownFrom, id);
    if (type === 'ARTICLE') {
      const day = articleDay(left.values, left.knownFrom);
      if (day !== articleDay(old, knownFrom)) batch.redatedArticles.add(id);
      batch.articleDays.set(id, day);
    }
    revise(batch, type, id);
    batch.unsearchable.add(id);
    return true;
  };
}
