import { ATTRIBUTED_TYPES } from '../../domain/claim.ts';
import type { NodeType } from '../../domain/node.ts';
import type { ClaimKind } from '../../model/model.ts';
import { NODE_LISTS, type TextListTable } from '../node-type.ts';
import { assessmentAmounts } from '../tables/assessment.ts';
import { bidParties } from '../tables/bid.ts';
import { evidence } from '../tables/claim.ts';
import { claimEstablishments, establishments } from '../tables/establishment.ts';
import { restatedParties } from '../tables/merge.ts';
import { aliases, identifiers, nodeKeys } from '../tables/node.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { lots } from '../tables/tender.ts';
import { derived, integer, name, node, text, truth } from './field.ts';
import { fieldsOf, type PartShape } from './shape.ts';
import { EVIDENCE_STATED } from './stated-field.ts';

const ORGANISATION = ['ORGANISATION'] as const;

/** The lists that nodes of a type have. */
export function nodeParts(type: NodeType): PartShape[] {
  return [
    {
      member: 'aliases',
      table: aliases,
      owner: aliases.nodeId,
      order: aliases.id,
      fields: [
        name('name', aliases.name, aliases.nameKey),
        ...fieldsOf(aliases, { except: [aliases.id, aliases.nodeId, aliases.name, aliases.nameKey] }),
      ],
      isPlain: false,
    },
    {
      member: 'identifiers',
      table: identifiers,
      owner: identifiers.nodeId,
      order: identifiers.id,
      fields: [
        derived(identifiers.nodeType, () => type),
        ...fieldsOf(identifiers, { except: [identifiers.id, identifiers.nodeId, identifiers.nodeType] }),
      ],
      isPlain: false,
    },
    {
      member: 'keys',
      table: nodeKeys,
      owner: nodeKeys.nodeId,
      order: nodeKeys.key,
      fields: [text('key', nodeKeys.key)],
      isPlain: true,
    },
    ...textLists(type),
    ...(type === 'TENDER' ? [LOTS] : []),
    ...(type === 'ORGANISATION' ? [ESTABLISHMENTS] : []),
    flags('nodeId'),
  ];
}

/** The lists of texts, by their field. */
function textLists(type: NodeType): PartShape[] {
  const lists: Readonly<Record<string, TextListTable>> = NODE_LISTS[type];
  return Object.entries(lists).map(([member, { table, owner, element }]) => ({
    member,
    table,
    owner,
    order: table.id,
    fields: [text(element.name, element)],
    isPlain: true,
  }));
}

const ESTABLISHMENTS: PartShape = {
  member: 'establishments',
  table: establishments,
  owner: establishments.organisationId,
  order: establishments.id,
  fields: fieldsOf(establishments, { except: [establishments.organisationId] }),
  isPlain: false,
};

/** Those that a claim names, by the ids that they have with their organisation. */
const CLAIM_ESTABLISHMENTS: PartShape = {
  member: 'establishments',
  table: claimEstablishments,
  owner: claimEstablishments.claimId,
  order: claimEstablishments.establishmentId,
  fields: [integer('id', claimEstablishments.establishmentId)],
  isPlain: true,
};

const LOTS: PartShape = {
  member: 'lots',
  table: lots,
  owner: lots.tenderId,
  order: lots.id,
  fields: fieldsOf(lots, { except: [lots.tenderId] }),
  isPlain: false,
};

/** The lists that claims of a kind have: evidence first. */
export function claimParts(kind: ClaimKind): PartShape[] {
  return [...(CLAIM_PARTS[kind] ?? []), CLAIM_ESTABLISHMENTS, EVIDENCE, flags('claimId')];
}

const CLAIM_PARTS: Partial<Record<ClaimKind, readonly PartShape[]>> = {
  BID: [
    {
      member: 'parties',
      table: bidParties,
      owner: bidParties.bidId,
      order: bidParties.organisationId,
      fields: [
        node('organisation', bidParties.organisationId, ORGANISATION),
        text('role', bidParties.role),
        truth('withdrawn', bidParties.withdrawn),
      ],
      isPlain: false,
    },
    {
      member: 'statedParties',
      table: restatedParties,
      owner: restatedParties.bidId,
      order: restatedParties.organisationId,
      fields: [
        node('organisation', restatedParties.organisationId, ORGANISATION),
        text('role', restatedParties.role),
      ],
      isPlain: false,
    },
  ],
  ASSESSMENT: [
    {
      member: 'amounts',
      table: assessmentAmounts,
      owner: assessmentAmounts.assessmentId,
      order: assessmentAmounts.position,
      fields: fieldsOf(assessmentAmounts, {
        except: [assessmentAmounts.id, assessmentAmounts.assessmentId],
      }),
      isPlain: false,
    },
  ],
};

const EVIDENCE: PartShape = {
  member: 'evidence',
  table: evidence,
  owner: evidence.claimId,
  order: evidence.id,
  fields: [
    ...fieldsOf(evidence, {
      except: [
        evidence.claimId,
        evidence.articleId,
        evidence.attributedToId,
        evidence.attributedToType,
        evidence.documentId,
        evidence.stated,
      ],
    }),
    integer('document', evidence.documentId),
    EVIDENCE_STATED,
    node('article', evidence.articleId, ['ARTICLE']),
    node('attributedTo', evidence.attributedToId, ATTRIBUTED_TYPES, evidence.attributedToType),
  ],
  isPlain: false,
};

function flags(owner: 'nodeId' | 'claimId'): PartShape {
  return {
    member: 'flags',
    table: qualityFlags,
    owner: qualityFlags[owner],
    order: qualityFlags.id,
    fields: fieldsOf(qualityFlags, {
      except: [qualityFlags.id, qualityFlags.nodeId, qualityFlags.claimId],
    }),
    isPlain: false,
  };
}
