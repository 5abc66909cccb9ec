import type { Database } from 'better-sqlite3';
import { NODE_TYPES } from '../../../domain/node.ts';
import type { MentionRecord } from '../../../model/record.ts';
import { MENTION_PLACE, statedId } from '../../merge/place.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { mentions } from '../../tables/article.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { Value } from '../field/attribute.ts';
import { nodeNamed } from '../node/node-ref.ts';

const ARTICLE = ['ARTICLE'] as const;

/** Adds mentions; the same one again is not added. */
export function createMentionWriter(sqlite: Database) {
  const insert = prepareInsert(sqlite, [
    mentions.articleId,
    mentions.nodeId,
    mentions.nodeType,
    mentions.name,
    mentions.startOffset,
    mentions.endOffset,
    mentions.locator,
  ]);
  const ofArticle = sqlite
    .prepare<[number], Value[]>(
      `SELECT ${statedId(MENTION_PLACE, 'mentions')}, name, start_offset, end_offset, locator FROM mentions WHERE article_id = +?`,
    )
    .raw();

  function mentionsOf(batch: Batch, articleId: number): Set<string> {
    let known = batch.mentions.get(articleId);
    if (known === undefined) {
      const isNew = batch.nodeFates.get(articleId)?.fate === 'CREATED';
      known = new Set(isNew ? [] : ofArticle.all(articleId).map((row) => JSON.stringify(row)));
      batch.mentions.set(articleId, known);
    }
    return known;
  }

  /** @throws Refusal */
  return function writeMention(batch: Batch, record: MentionRecord): void {
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
    const identity = JSON.stringify([node.id, record.name, start, end, locator]);
    const known = mentionsOf(batch, article.id);
    if (known.has(identity)) return;
    known.add(identity);
    insert.run(article.id, node.id, node.type, record.name, start, end, locator);
    batch.mentionsAdded++;
  };
}
