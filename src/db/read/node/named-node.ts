import { BadUserInput, NotFound, quoted } from '../../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { BARE_NODES } from '../../node-type.ts';
import { bare } from '../../statement/alias.ts';
import { mergedNodes } from '../../tables/merge.ts';
import { nodes } from '../../tables/node.ts';

const base = bare(nodes);
const merged = bare(mergedNodes);

/** A node by its type and id; merges are not followed. */
export interface NamedNode {
  readonly type: NodeType;
  readonly id: number;
}

const SHAPE = /^([a-z]+)(?::([1-9][0-9]{0,15})|\/([a-z0-9-]+))$/;

/**
 * The node of a global id (`organisation:42`), or of a type and slug (`organisation/atos`). Of a merged node it is that node itself,
 * not the one that stands for it.
 *
 * @throws BadUserInput when the text is neither; NotFound when there is no such node
 */
export function findNamedNode({ sqlite }: GreffeDatabase, text: string, argument: string): NamedNode {
  const [, word, key, slug] = SHAPE.exec(text) ?? [];
  const type = NODE_TYPES.find((each) => each.toLowerCase() === word);
  if (type === undefined) {
    throw new BadUserInput(
      `${argument}: ${quoted(text)} names no node; write its id ("organisation:42") or its type and slug ("organisation/atos").`,
      argument,
    );
  }
  const id =
    key !== undefined
      ? sqlite
          .prepare(`SELECT ${base.id} FROM ${base} WHERE ${base.id} = +? AND ${base.type} = +?`)
          .pluck()
          .get(Number(key), type)
      : sqlite
          .prepare(`SELECT ${idOfSlug(type)}`)
          .pluck()
          .get({ slug });
  if (typeof id !== 'number') throw new NotFound(type.toLowerCase(), text);
  return { type, id };
}

/** SQL of the id of the node of this type whose slug is bound as `@slug`, merged nodes included; NULL when there is none. */
export function idOfSlug(type: NodeType): string {
  const node = BARE_NODES[type];
  return `coalesce((SELECT ${node.id} FROM ${node} WHERE ${node.slug} = +@slug), (SELECT ${merged.nodeId} FROM ${merged} WHERE ${merged.nodeType} = '${type}' AND ${merged.slug} = +@slug))`;
}
