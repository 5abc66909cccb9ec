import type { Database } from 'better-sqlite3';
import { NODE_TYPES } from '../../../domain/node.ts';
import type { MentionRecord } from '../../../model/record.ts';
import { forgetStated, MENTION_PLACE, statedId } from '../../merge/place.ts';
import { bare } from '../../statement/alias.ts';
import { mentions } from '../../tables/mention.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { Value } from '../field/attribute.ts';
import { nodeNamed } from '../node/node-ref.ts';
import type { Pending } from '../pending/pending.ts';

const ARTICLE = ['ARTICLE'] as const;
const own = bare(mentions);

/** Adds mentions; the same one again is not added. */
export function createMentionWriter(sqlite: Database, pending: Pending) {
  const newMentions = pending.rowsOf([
    mentions.id,
    mentions.articleId,
    mentions.nodeId,
    mentions.nodeType,
    mentions.name,
    mentions.startOffset,
    mentions.endOffset,
    mentions.locator,
    mentions.documentId,
  ]);
  const identity = [
    statedId(MENTION_PLACE, own.toString()),
    own.name,
    own.startOffset,
    own.endOffset,
    own.locator,
  ].join(', ');
  const ofArticle = sqlite
    .prepare<[number], Value[]>(`SELECT ${own.id}, ${identity} FROM ${own} WHERE ${own.articleId} = +?`)
    .raw();
  const ofDocument = sqlite
    .prepare<[number, number | null], number>(
      `SELECT ${own.id} FROM ${own} WHERE ${own.documentId} = +? UNION SELECT ${own.id} FROM ${own} WHERE ${own.articleId} = +? AND ${own.documentId} IS NULL`,
    )
    .pluck();
  const adopt = sqlite.prepare<[number, number]>(
    `UPDATE ${own} SET ${own.documentId} = ? WHERE ${own.id} = +?`,
  );
  const adoptUnowned = sqlite.prepare<[number, number]>(
    `UPDATE ${own} SET ${own.documentId} = ? WHERE ${own.id} = +? AND ${own.documentId} IS NULL`,
  );
  const forgetRestated = sqlite.prepare<[number]>(forgetStated(MENTION_PLACE));
  const remove = sqlite.prepare<[number]>(`DELETE FROM ${own} WHERE ${own.id} = +?`);
  /** Mentions that the document had, and that it has not named again yet. */
  const leftovers = new Set<number>();

  function mentionsOf(batch: Batch, articleId: number): Map<string, number> {
    let known = batch.mentions.get(articleId);
    if (known === undefined) {
      const isNew = batch.made.isNewNode(articleId);
      if (!isNew) pending.flush();
      const rows = isNew ? [] : ofArticle.all(articleId);
      known = new Map(rows.map(([id, ...row]) => [JSON.stringify(row), Number(id)]));
      batch.mentions.set(articleId, known);
    }
    return known;
  }

  /** @throws Refusal */
  function write(batch: Batch, record: MentionRecord): void {
    const article = nodeNamed(batch, record.article, ARTICLE, '/article');
    const node = nodeNamed(batch, record.node, NODE_TYPES, '/node');
    if (record.name === '') throw new Refusal('/name', 'it is empty');
    const start = record.startOffset ?? null;
    const end = record.endOffset ?? null;
    if (
      (start === null) !== (end === null) ||
      (start !== null && end !== null && !(0 <= start && start < end))
    ) {
      throw new Refusal('/startOffset', `${start} to ${end} is no range of characters`);
    }
    const locator = record.locator ?? null;
    const named = JSON.stringify([node.id, record.name, start, end, locator]);
    const known = mentionsOf(batch, article.id);
    const documentId = batch.document?.id ?? null;
    const id = known.get(named);
    if (id === undefined) {
      const values = [article.id, node.id, node.type, record.name, start, end, locator, documentId];
      const newId = batch.made.idOf('mention');
      newMentions.add(newId, ...values);
      known.set(named, newId);
      batch.mentionsAdded++;
    } else if (documentId !== null) {
      pending.flush();
      if (leftovers.delete(id)) adopt.run(documentId, id);
      else if (batch.document?.articleId === null) adoptUnowned.run(documentId, id);
    }
  }

  return {
    write,
    /** Notes what the document that is open named when it was read before. */
    open({ document }: Batch): void {
      leftovers.clear();
      if (!document?.replaces) return;
      pending.flush();
      for (const id of ofDocument.all(document.id, document.articleId)) leftovers.add(id);
    },
    /** Takes out what the document does not name any more. */
    close(batch: Batch): void {
      if (leftovers.size > 0) pending.flush();
      for (const id of leftovers) {
        forgetRestated.run(id);
        remove.run(id);
      }
      if (leftovers.size > 0) batch.mentions.clear();
      leftovers.clear();
    },
  };
}
