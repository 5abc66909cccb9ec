import type { NodeType } from '../domain/node.ts';
import { article } from './nodes/article.ts';
import { organisation } from './nodes/organisation.ts';
import { person } from './nodes/person.ts';
import { regulation } from './nodes/regulation.ts';
import { tender } from './nodes/tender.ts';

/** Every type of node. Records, tables, the writer, the API and dossiers follow from what stands here. */
export const NODE_MODELS = {
  ARTICLE: article,
  ORGANISATION: organisation,
  PERSON: person,
  REGULATION: regulation,
  TENDER: tender,
} as const satisfies { readonly [T in NodeType]: { readonly type: T } };
export type NodeModels = typeof NODE_MODELS;
