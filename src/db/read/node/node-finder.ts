import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { NodeRecord } from '../../../model/record.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { BARE_NODES, nodesAs } from '../../node-type.ts';
import { as, bare } from '../../statement/alias.ts';
import { articles } from '../../tables/article.ts';
import { canonical, mergedNodes } from '../../tables/merge.ts';

const nodes = nodesAs('t');
const article = as(articles, 't');
const s = as(canonical, 's');
const merged = bare(mergedNodes);

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
      const [t, column] = [nodes[type], BARE_NODES[type]];
      const ofArticle = type === 'ARTICLE' ? `, ${article.kind}, ${article.published}` : '';
      const noArticle = type === 'ARTICLE' ? ', NULL, NULL' : '';
      return [
        type,
        sqlite.prepare<[object], Row>(
          `SELECT ${t.slug}, ${t.name}, coalesce(${s.knownFrom}, ${t.knownFrom}) AS statedOn${ofArticle}
           FROM ${t} LEFT JOIN ${s} ON ${s.nodeId} = ${t.id} WHERE ${t.slug} = +@slug
           UNION ALL SELECT ${merged.slug}, ${merged.state} ->> '$.columns.${column.name}', ${merged.state} ->> '$.columns.${column.knownFrom}'${noArticle}
           FROM ${merged} WHERE ${merged.nodeType} = '${type}' AND ${merged.slug} = +@slug`,
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
