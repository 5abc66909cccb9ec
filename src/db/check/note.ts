import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import { as } from '../statement/alias.ts';
import { evidence } from '../tables/claim.ts';
import { nodeKeys } from '../tables/node.ts';

const e = as(evidence, 'e');
const k = as(nodeKeys, 'k');

/**
 * How many articles of sources were read before documents were kept: what these said is known, and nothing takes it back. Importing their
 * files again makes documents of them.
 *
 * @throws DatabaseUnusable when it can't be read
 */
export function countUndocumented({ sqlite, location }: GreffeDatabase): number {
  try {
    const ofSource = `EXISTS (SELECT 1 FROM ${k} WHERE ${k.nodeId} = ${e.articleId})`;
    return sqlite
      .prepare<[], number>(
        `SELECT count(DISTINCT ${e.articleId}) FROM ${e} WHERE ${e.documentId} IS NULL AND ${e.articleId} IS NOT NULL AND ${ofSource}`,
      )
      .pluck()
      .get() as number;
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
}
