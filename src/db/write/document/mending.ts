import type { Database } from 'better-sqlite3';
import type { DocumentRecord } from '../../../model/document.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { bare } from '../../statement/alias.ts';
import { documents } from '../../tables/document.ts';
import type { Batch } from '../batch/batch.ts';
import type { NodeWriter } from '../node/node-writer.ts';
import { unpackNodes } from './edited-text.ts';

/**
 * Takes out of nodes what an edited document stated when it was written before and does not state now. To be called before its own
 * records are written, which take the place of what is gone. What other edited documents state of those nodes is stated again.
 */
export type MendNodes = (batch: Batch, document: DocumentRecord, nodes: readonly NodeRecord[]) => void;

const d = bare(documents);

export function createMending(sqlite: Database, nodeWriter: NodeWriter): MendNodes {
  const textOf = sqlite
    .prepare<[string, string], Buffer | null>(
      `SELECT ${d.raw} FROM ${d} WHERE ${d.key} = +? AND ${d.moment} = +?`,
    )
    .pluck();
  const others = sqlite
    .prepare<{ first: string; end: string; key: string }, number>(
      `SELECT ${d.id} FROM ${d} WHERE ${d.key} >= @first AND ${d.key} < @end AND ${d.key} <> @key AND ${d.raw} IS NOT NULL AND ${d.articleId} IS NULL ORDER BY ${d.key}`,
    )
    .pluck();

  const textOfId = sqlite.prepare<[number], Buffer>(`SELECT ${d.raw} FROM ${d} WHERE ${d.id} = +?`).pluck();

  function stateOthers(batch: Batch, key: string, mended: ReadonlySet<string>): void {
    const source = key.slice(0, key.indexOf(':'));
    // ";" is the character after ":".
    for (const id of others.all({ first: `${source}:`, end: `${source};`, key })) {
      for (const record of unpackNodes(textOfId.get(id) as Buffer))
        if (mended.has(record.ref)) nodeWriter.write(batch, record);
    }
  }

  return (batch, { key, moment }, nodes) => {
    const text = textOf.get(key, moment);
    if (text === undefined || text === null) return;
    const now = new Map(
      nodes.filter(({ isReference }) => !isReference).map((record) => [record.ref, record]),
    );
    const mended = new Set<string>();
    for (const before of unpackNodes(text)) {
      if (nodeWriter.unstate(batch, before, now.get(before.ref))) mended.add(before.ref);
    }
    if (mended.size > 0) stateOthers(batch, key, mended);
  };
}
