import { getTableName } from 'drizzle-orm';
import { PARTY_ROLES } from '../../domain/claim.ts';
import { NODE_TABLES } from '../node-type.ts';
import { MERGEABLE_TYPES } from '../tables/merge.ts';
import { PLACES, type Place, statedId } from './place.ts';

/** A problem that merges can have: in which rows `x (id)` of which table, as the rest of an SQL SELECT. */
export interface MergeQuestion {
  readonly table: string;
  readonly message: string;
  readonly rest: string;
}

/** SQL of the node that stands for another one. */
function survivorOf(id: string): string {
  return `coalesce((SELECT merged_into FROM nodes WHERE id = ${id}), ${id})`;
}

const LEADING_ROLE = `CASE r.role ${PARTY_ROLES.map((role, rank) => `WHEN '${role}' THEN ${rank}`).join(' ')} END`;

/** What must hold of merged nodes, of those that stand for them, and of what was stated of either. */
export const MERGE_QUESTIONS: readonly MergeQuestion[] = [
  {
    table: 'nodes',
    message: 'is merged, but its own row is not kept, or the other way round',
    rest: 'FROM nodes x WHERE (x.merged_into IS NOT NULL) <> EXISTS (SELECT 1 FROM merged_nodes m WHERE m.node_id = x.id)',
  },
  {
    table: 'nodes',
    message: 'is merged into another node than the merges say',
    rest: `FROM (SELECT n.id FROM nodes n JOIN merged_nodes m ON m.node_id = n.id WHERE n.merged_into <> ${survivorOf('m.into_id')}) x`,
  },
  {
    table: 'nodes',
    message: 'is merged into a node that is merged itself',
    rest: 'FROM nodes x JOIN nodes s ON s.id = x.merged_into WHERE s.merged_into IS NOT NULL',
  },
  ...MERGEABLE_TYPES.map((type) => ({
    table: getTableName(NODE_TABLES[type]),
    message: 'is of a merged node',
    rest: `FROM ${getTableName(NODE_TABLES[type])} x WHERE x.id IN (SELECT node_id FROM merged_nodes)`,
  })),
  {
    table: 'search',
    message: 'is of a merged node',
    rest: 'FROM (SELECT rowid AS id FROM search) x WHERE x.id IN (SELECT node_id FROM merged_nodes)',
  },
  {
    table: 'survivors',
    message: 'has nothing merged into it, or is not kept though it has',
    rest: 'FROM (SELECT node_id AS id FROM survivors WHERE node_id NOT IN (SELECT merged_into FROM nodes WHERE merged_into IS NOT NULL) UNION ALL SELECT DISTINCT merged_into FROM nodes WHERE merged_into IS NOT NULL AND merged_into NOT IN (SELECT node_id FROM survivors)) x',
  },
  ...['aliases', 'identifiers'].map((table) => ({
    table,
    message: 'is borrowed, but nothing is merged into its node',
    rest: `FROM ${table} x WHERE x.borrowed = 1 AND x.node_id NOT IN (SELECT node_id FROM survivors)`,
  })),
  ...PLACES.map(standsElsewhere),
  {
    table: 'restated_ends',
    message: 'has a place or row that is not there, or a node that is not merged',
    rest: `FROM (SELECT row_id AS id FROM restated_ends r WHERE stated_id NOT IN (SELECT node_id FROM merged_nodes) OR NOT (${PLACES.map(({ name, table }) => `place = '${name}' AND EXISTS (SELECT 1 FROM ${table} WHERE id = r.row_id)`).join(' OR ')})) x`,
  },
  {
    table: 'bids',
    message: 'has other parties than those that stand for the stated ones',
    rest: `FROM (SELECT DISTINCT bid_id AS id FROM restated_parties) x WHERE (SELECT json_group_array(json_array(organisation_id, role) ORDER BY organisation_id) FROM bid_parties WHERE bid_id = x.id) <> (SELECT json_group_array(json_array(id, role) ORDER BY id) FROM (SELECT ${survivorOf('r.organisation_id')} AS id, r.role, min(${LEADING_ROLE}) FROM restated_parties r WHERE r.bid_id = x.id GROUP BY 1))`,
  },
  {
    table: 'bids',
    message: 'keeps stated parties though none of them is merged',
    rest: 'FROM (SELECT DISTINCT bid_id AS id FROM restated_parties) x WHERE NOT EXISTS (SELECT 1 FROM restated_parties r JOIN merged_nodes m ON m.node_id = r.organisation_id WHERE r.bid_id = x.id)',
  },
];

function standsElsewhere(place: Place): MergeQuestion {
  const { table, column } = place;
  const among = `x.${column} IN (SELECT node_id FROM merged_nodes UNION ALL SELECT node_id FROM survivors)`;
  return {
    table,
    message: `has another node in ${column} than stands for the stated one`,
    rest: `FROM ${table} x WHERE ${among} AND x.${column} <> ${survivorOf(statedId(place, 'x'))}`,
  };
}
