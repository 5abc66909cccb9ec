import { CLAIM_TABLES } from '../../db/claim-kind.ts';
import { organisations } from '../../db/tables/organisation.ts';
import { CLAIMS, type ClaimKind } from '../../model/model.ts';
import type { DeclaredInterface } from '../type/collection-type.ts';
import { assessment } from './claims/assessment.ts';
import { bid } from './claims/bid.ts';
import { anyClaim, CLAIM_INTERFACE, declareModelled } from './claims/common.ts';
import { procurementRole } from './claims/procurement-role.ts';
import { tenderEvent } from './claims/tender-event.ts';
import type { ObjectDeclaration } from './declare.ts';
import { article } from './nodes/article.ts';
import { nodeInterfaces } from './nodes/common.ts';
import { organisation } from './nodes/organisation.ts';
import { person } from './nodes/person.ts';
import { regulation } from './nodes/regulation.ts';
import { tender } from './nodes/tender.ts';
import { assessmentAmount } from './parts/assessment-amount.ts';
import { bidParty } from './parts/bid-party.ts';
import { establishment, namedEstablishment } from './parts/establishment.ts';
import { evidence } from './parts/evidence.ts';
import { importedFile } from './parts/import.ts';
import { lot } from './parts/lot.ts';
import { mention } from './parts/mention.ts';
import { identifier, VALUE_PARTS } from './parts/name.ts';
import { placement } from './parts/placement.ts';
import { qualityFlag } from './parts/quality-flag.ts';

/** The five types of node. */
export const NODES: readonly ObjectDeclaration[] = [article, organisation, person, regulation, tender];

/** Kinds of claim that show something else besides what their model says. */
const SHOWN_BESIDE: Partial<Record<ClaimKind, ObjectDeclaration>> = {
  BID: bid,
  PROCUREMENT_ROLE: procurementRole,
  TENDER_EVENT: tenderEvent,
  ASSESSMENT: assessment,
};

const CLAIM_ENTITIES: readonly ObjectDeclaration[] = CLAIMS.map(
  (model) => SHOWN_BESIDE[model.kind] ?? declareModelled(model, CLAIM_TABLES[model.kind].table),
);

/** What is only there as a part of a node or claim. */
const PARTS: readonly ObjectDeclaration[] = [
  identifier,
  lot,
  bidParty,
  establishment,
  namedEstablishment,
  evidence,
  mention,
  placement,
  assessmentAmount,
  qualityFlag,
];

/** What is listed at the root besides nodes. */
export const LISTED: readonly ObjectDeclaration[] = [importedFile];

/** Entities with an object type of their own in the API. */
export const SHOWN: readonly ObjectDeclaration[] = [...NODES, ...CLAIM_ENTITIES, ...PARTS, ...LISTED];

/** Entities that lists of an interface show, without an object type of their own. */
export const ABSTRACT: readonly ObjectDeclaration[] = [anyClaim];

/** Every collection that can be read. */
export const DECLARED_ENTITIES: readonly ObjectDeclaration[] = [...SHOWN, ...ABSTRACT, ...VALUE_PARTS];

export const INTERFACES: readonly DeclaredInterface[] = [...nodeInterfaces(organisations), CLAIM_INTERFACE];
