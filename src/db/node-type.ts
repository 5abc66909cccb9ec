import type { NodeType } from '../domain/node.ts';
import { articles } from './tables/article.ts';
import { organisations } from './tables/organisation.ts';
import { people } from './tables/person.ts';
import { regulations } from './tables/regulation.ts';
import { tenders } from './tables/tender.ts';

/** The table of each type of node. */
export const NODE_TABLES = {
  ARTICLE: articles,
  ORGANISATION: organisations,
  PERSON: people,
  REGULATION: regulations,
  TENDER: tenders,
} as const satisfies Record<NodeType, unknown>;
