import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import {
  ASSESSOR_TYPES,
  AUTHOR_TYPES,
  CITED_TYPES,
  CLAIM_KINDS,
  type ClaimKind,
  INVOLVED_TYPES,
  OWNER_TYPES,
  SUCCESSION_TYPES,
} from '../domain/claim.ts';
import { NODE_TYPES, type NodeType } from '../domain/node.ts';
import type { ClaimModel, Ends } from '../model/claim-kind.ts';
import { bid } from '../model/claims/bid.ts';
import { qualification } from '../model/claims/qualification.ts';
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
  readonly types: readonly NodeType[];
  /** The link table in which `column` stands, where a claim has several nodes at this end; `claim` points at the claim. */
  readonly through?: {
    readonly table: SQLiteTable & { readonly withdrawn: AnySQLiteColumn };
    readonly claim: AnySQLiteColumn;
  };
}

/** Where claims of one kind are stored, which nodes they link, and which way the edge between them runs. */
export interface ClaimTable {
  readonly table: SQLiteTable & { readonly id: AnySQLiteColumn; readonly withdrawn: AnySQLiteColumn };
  readonly ends: readonly ClaimEnd[];
  /** Names of the ends that an edge runs between; without it claims of this kind are no edges. */
  readonly edge?: { readonly from: string; readonly to: string };
}

const TENDER = ['TENDER'] as const;
const ORGANISATION = ['ORGANISATION'] as const;
const REGULATION = ['REGULATION'] as const;
const ARTICLE = ['ARTICLE'] as const;

/** The shape that a model says: `links` has the columns of the ends at which several nodes stand. */
function shapeOf<E extends Ends>(
  { ends, edge }: ClaimModel<ClaimKind, E>,
  table: ClaimTable['table'],
  links: {
    readonly [N in keyof E as E[N]['presence'] extends 'many' ? N : never]: NonNullable<
      ClaimEnd['through']
    > & { node: AnySQLiteColumn };
  },
): ClaimTable {
  const columns = table as unknown as Readonly<Record<string, AnySQLiteColumn>>;
  const linked: Readonly<Record<string, NonNullable<ClaimEnd['through']> & { node: AnySQLiteColumn }>> =
    links;
  return {
    table,
    ends: Object.entries(ends).map(([name, { types }]) => {
      const { node, ...through } = linked[name] ?? {};
      return {
        name,
        types,
        ...(node
          ? { column: node, through: through as NonNullable<ClaimEnd['through']> }
          : { column: columns[`${name}Id`] as AnySQLiteColumn }),
      };
    }),
    ...(edge && { edge }),
  };
}

/**
 * Every claim kind, once: what the writer, the edges, the check and the readers know of its shape.
 * An edge is there for each pair of nodes at its ends; a claim with an empty end has none.
 */
export const CLAIM_TABLES: Record<ClaimKind, ClaimTable> = {
  BID: shapeOf(bid, bids, {
    parties: { table: bidParties, claim: bidParties.bidId, node: bidParties.organisationId },
  }),
  PROCUREMENT_ROLE: {
    table: procurementRoles,
    ends: [
      { name: 'organisation', column: procurementRoles.organisationId, types: ORGANISATION },
      { name: 'tender', column: procurementRoles.tenderId, types: TENDER },
    ],
    edge: { from: 'organisation', to: 'tender' },
  },
  TENDER_EVENT: {
    table: tenderEvents,
    ends: [{ name: 'tender', column: tenderEvents.tenderId, types: TENDER }],
  },
  VALUATION: {
    table: valuations,
    ends: [{ name: 'tender', column: valuations.tenderId, types: TENDER }],
  },
  REQUIREMENT: {
    table: requirements,
    ends: [
      { name: 'tender', column: requirements.tenderId, types: TENDER },
      { name: 'regulation', column: requirements.regulationId, types: REGULATION },
    ],
    edge: { from: 'tender', to: 'regulation' },
  },
  SUCCESSION: {
    table: successions,
    ends: [
      {
        name: 'successor',
        column: successions.successorId,
        typeColumn: successions.nodeType,
        types: SUCCESSION_TYPES,
      },
      {
        name: 'predecessor',
        column: successions.predecessorId,
        typeColumn: successions.nodeType,
        types: SUCCESSION_TYPES,
      },
    ],
    edge: { from: 'successor', to: 'predecessor' },
  },
  QUALIFICATION: shapeOf(qualification, qualifications, {}),
  SUBJECTION: {
    table: subjections,
    ends: [
      { name: 'organisation', column: subjections.organisationId, types: ORGANISATION },
      { name: 'regulation', column: subjections.regulationId, types: REGULATION },
    ],
    edge: { from: 'organisation', to: 'regulation' },
  },
  ISSUANCE: {
    table: issuances,
    ends: [
      { name: 'organisation', column: issuances.organisationId, types: ORGANISATION },
      { name: 'regulation', column: issuances.regulationId, types: REGULATION },
    ],
    edge: { from: 'organisation', to: 'regulation' },
  },
  HOSTING: {
    table: hostings,
    ends: [
      { name: 'host', column: hostings.hostId, types: ORGANISATION },
      { name: 'hosted', column: hostings.hostedId, types: ORGANISATION },
    ],
    edge: { from: 'host', to: 'hosted' },
  },
  OWNERSHIP: {
    table: ownerships,
    ends: [
      { name: 'owner', column: ownerships.ownerId, typeColumn: ownerships.ownerType, types: OWNER_TYPES },
      { name: 'owned', column: ownerships.ownedId, types: ORGANISATION },
    ],
    edge: { from: 'owner', to: 'owned' },
  },
  OFFICE: {
    table: offices,
    ends: [
      { name: 'person', column: offices.personId, types: ['PERSON'] },
      { name: 'organisation', column: offices.organisationId, types: ORGANISATION },
    ],
    edge: { from: 'person', to: 'organisation' },
  },
  INVOLVEMENT: {
    table: involvements,
    ends: [
      {
        name: 'subject',
        column: involvements.subjectId,
        typeColumn: involvements.subjectType,
        types: INVOLVED_TYPES,
      },
      {
        name: 'object',
        column: involvements.objectId,
        typeColumn: involvements.objectType,
        types: NODE_TYPES,
      },
    ],
    edge: { from: 'subject', to: 'object' },
  },
  ASSESSMENT: {
    table: assessments,
    ends: [
      {
        name: 'assessor',
        column: assessments.assessorId,
        typeColumn: assessments.assessorType,
        types: ASSESSOR_TYPES,
      },
      { name: 'object', column: assessments.objectId, typeColumn: assessments.objectType, types: NODE_TYPES },
    ],
    edge: { from: 'assessor', to: 'object' },
  },
  CITATION: {
    table: citations,
    ends: [
      { name: 'citing', column: citations.citingId, types: ARTICLE },
      { name: 'cited', column: citations.citedId, typeColumn: citations.citedType, types: CITED_TYPES },
    ],
    edge: { from: 'citing', to: 'cited' },
  },
  AUTHORSHIP: {
    table: authorships,
    ends: [
      {
        name: 'author',
        column: authorships.authorId,
        typeColumn: authorships.authorType,
        types: AUTHOR_TYPES,
      },
      { name: 'article', column: authorships.articleId, types: ARTICLE },
    ],
    edge: { from: 'author', to: 'article' },
  },
};

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
