import { getTableName } from 'drizzle-orm';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { NodeRecord } from '../../../model/record.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { NODE_TABLES } from '../../node-type.ts';

type Row = Readonly<Record<string, string | null>>;

/**
 * Finds nodes by slug, as records that state nothing new: written, they change nothing, and claims of the same batch can
 * name them by their `ref`. Of a merged node, the record is of that node: what is written of it then shows on the one it was
 * merged into.
 */
export function createNodeFinder({
  sqlite,
}: GreffeDatabase): (type: NodeType, slug: string) => NodeRecord | undefined {
  const statements = new Map(
    NODE_TYPES.map((type) => {
      const table = getTableName(NODE_TABLES[type]);
      const ofArticle = type === 'ARTICLE' ? ', t.kind, t.published' : '';
      const noArticle = type === 'ARTICLE' ? ', NULL, NULL' : '';
      return [
        type,
        sqlite.prepare<[object], Row>(
          `SELECT t.slug, t.name, coalesce(s.known_from, t.known_from) AS statedOn${ofArticle}
           FROM ${table} t LEFT JOIN survivors s ON s.node_id = t.id WHERE t.slug = +@slug
           UNION ALL SELECT slug, state ->> '$.columns.name', state ->> '$.columns.known_from'${noArticle}
           FROM merged_nodes WHERE node_type = '${type}' AND slug = +@slug`,
        ),
      ] as const;
    }),
  );
  return (type, slug) => {
    const row = statements.get(type)?.get({ slug });
    if (row === undefined) return undefined;
    const stated = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    return { type, ref: `${type.toLowerCase()}:${slug}`, ...stated } as unknown as NodeRecord;
  };
}
