import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../domain/node.ts';
import type { NodeRecord } from '../domain/record.ts';
import type { GreffeDatabase } from './client.ts';
import { NODE_TABLES } from './node-type.ts';

type Row = Readonly<Record<string, string | null>>;

/**
 * Finds nodes by slug, as records that state nothing new: written, they change nothing, and claims of the same batch can
 * name them by their `ref`. Of a merged node, the record is of the one it was merged into.
 */
export function createNodeFinder({
  sqlite,
}: GreffeDatabase): (type: NodeType, slug: string) => NodeRecord | undefined {
  const statements = new Map(
    NODE_TYPES.map((type) => {
      const table = getTableName(NODE_TABLES[type]);
      const ofArticle = type === 'ARTICLE' ? ', t.kind, t.published' : '';
      return [
        type,
        sqlite.prepare<[string], Row>(
          `WITH RECURSIVE chain (id) AS (
             SELECT id FROM ${table} WHERE slug = +?
             UNION SELECT n.merged_into FROM nodes n JOIN chain ON n.id = chain.id WHERE n.merged_into IS NOT NULL
           )
           SELECT t.slug, t.name, t.known_from AS statedOn${ofArticle} FROM chain
           JOIN nodes n ON n.id = chain.id AND n.merged_into IS NULL JOIN ${table} t ON t.id = n.id`,
        ),
      ] as const;
    }),
  );
  return (type, slug) => {
    const row = statements.get(type)?.get(slug);
    if (row === undefined) return undefined;
    const stated = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    return { type, ref: `${type.toLowerCase()}:${slug}`, ...stated } as unknown as NodeRecord;
  };
}
