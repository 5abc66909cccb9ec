import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../domain/node.ts';
import { type ClaimModel, type End, typeOf } from '../model/claim-kind.ts';
import { CLAIM_KINDS, CLAIMS, type ClaimKind } from '../model/model.ts';
import { assessments } from './tables/assessment.ts';
import { authorships } from './tables/authorship.ts';
import { bidParties, bids } from './tables/bid.ts';
import { citations } from './tables/citation.ts';
import { hostings } from './tables/hosting.ts';
import { involvements } from './tables/involvement.ts';
import { issuances } from './tables/issuance.ts';
import { offices } from './tables/office.ts';
import { ownerships } from './tables/ownership.ts';
import { procurementRoles } from './tables/procurement-role.ts';
import { qualifications } from './tables/qualification.ts';
import { requirements } from './tables/requirement.ts';
import { subjections } from './tables/subjection.ts';
import { successions } from './tables/succession.ts';
import { tenderEvents } from './tables/tender-event.ts';
import { valuations } from './tables/valuation.ts';

/** A place in a claim where a node stands. It may be empty where `column` may be null. */
export interface ClaimEnd {
  /** The field of the claim's record that names the node; `parties` of a bid holds several. */
  readonly name: string;
  readonly column: AnySQLiteColumn;
  /** The column that holds the node's type, where several are allowed. */
  readonly typeColumn?: AnySQLiteColumn;
  /** The name of that column in TypeScript. */
  readonly typeField?: string;
  readonly types: readonly NodeType[];
  /** The link table in which `column` stands, where a claim has several nodes at this end; `claim` points at the claim. */
  readonly through?: {
    readonly table: SQLiteTable & { readonly withdrawn: AnySQLiteColumn };
    readonly claim: AnySQLiteColumn;
    /** Columns of the claim of which the link table has copies: pairs of the claim's own and the copy. */
    readonly copies?: readonly (readonly [own: AnySQLiteColumn, copy: AnySQLiteColumn])[];
  };
}

/** Where claims of one kind are stored, which nodes they link, and which way the edge between them runs. */
export interface ClaimTable {
  readonly table: SQLiteTable & { readonly id: AnySQLiteColumn; readonly withdrawn: AnySQLiteColumn };
  readonly ends: readonly ClaimEnd[];
  /** The lot that a claim may be about. */
  readonly lot?: AnySQLiteColumn;
  /** Names of the ends that an edge runs between; without it claims of this kind are no edges. */
  readonly edge?: { readonly from: string; readonly to: string };
}

/** The table of each kind; that of a bid's parties is a link's. */
const TABLES: Record<ClaimKind, ClaimTable['table']> = {
  BID: bids,
  PROCUREMENT_ROLE: procurementRoles,
  TENDER_EVENT: tenderEvents,
  VALUATION: valuations,
  REQUIREMENT: requirements,
  SUCCESSION: successions,
  QUALIFICATION: qualifications,
  SUBJECTION: subjections,
  ISSUANCE: issuances,
  HOSTING: hostings,
  OWNERSHIP: ownerships,
  OFFICE: offices,
  INVOLVEMENT: involvements,
  ASSESSMENT: assessments,
  CITATION: citations,
  AUTHORSHIP: authorships,
};

/** Where several nodes stand at an end: the column of the node in the table that links them. */
type Link = NonNullable<ClaimEnd['through']> & { readonly node: AnySQLiteColumn };
const LINKS: Readonly<Record<string, Link>> = {
  bid_parties: {
    table: bidParties,
    claim: bidParties.bidId,
    copies: [[bids.dateKey, bidParties.dateKey]],
    node: bidParties.organisationId,
  },
};

/** The shape that a model says. */
export function shapeOf({ ends, edge, lot }: ClaimModel, table: ClaimTable['table']): ClaimTable {
  const { lotId } = columnsOf(table);
  return {
    table,
    ends: Object.entries(ends).map(([name, end]) => endOf(name, end, table)),
    ...(lot && lotId && { lot: lotId }),
    ...(edge && { edge }),
  };
}
const columnsOf = (table: object) => table as Readonly<Record<string, AnySQLiteColumn>>;

function endOf(name: string, end: End, table: object): ClaimEnd {
  const { types, link } = end;
  if (link) {
    const { node: column, ...through } = LINKS[link.table] as Link;
    return { name, types, column, through };
  }
  const columns = columnsOf(table);
  const typeField = typeOf(name, end);
  const typeColumn = columns[typeField ?? ''];
  return {
    name,
    types,
    column: columns[`${name}Id`] as AnySQLiteColumn,
    ...(typeField !== undefined && typeColumn && { typeColumn, typeField }),
  };
}

/**
 * Every claim kind, once: what the writer, the edges, the check and the readers know of its shape.
 * An edge is there for each pair of nodes at its ends; a claim with an empty end has none.
 */
export const CLAIM_TABLES = Object.fromEntries(
  CLAIMS.map((model) => [model.kind, shapeOf(model, TABLES[model.kind])]),
) as Record<ClaimKind, ClaimTable>;

/** Where nodes of one type stand in claims of one kind: the node's column and, in the same table, the claim's and its flag. */
export interface NodePlace {
  readonly kind: ClaimKind;
  readonly node: AnySQLiteColumn;
  readonly claimId: AnySQLiteColumn;
  readonly withdrawn: AnySQLiteColumn;
}

/** Every place in which a node of this type may stand, in order of the kinds: a union over them is all claims of the node. */
export function claimEndsOf(type: NodeType): readonly NodePlace[] {
  return CLAIM_KINDS.flatMap((kind) => {
    const { table, ends } = CLAIM_TABLES[kind];
    return ends
      .filter((end) => end.types.includes(type))
      .map(({ column, through }) => ({
        kind,
        node: column,
        claimId: through?.claim ?? table.id,
        withdrawn: (through?.table ?? table).withdrawn,
      }));
  });
}
