import { organisations } from '../../db/tables/organisation.ts';
import type { DeclaredInterface } from '../type/collection-type.ts';
import { assessment } from './claims/assessment.ts';
import { authorship } from './claims/authorship.ts';
import { bid } from './claims/bid.ts';
import { citation } from './claims/citation.ts';
import { anyClaim, CLAIM_INTERFACE } from './claims/common.ts';
import { hosting } from './claims/hosting.ts';
import { involvement } from './claims/involvement.ts';
import { issuance } from './claims/issuance.ts';
import { office } from './claims/office.ts';
import { ownership } from './claims/ownership.ts';
import { procurementRole } from './claims/procurement-role.ts';
import { qualification } from './claims/qualification.ts';
import { requirement } from './claims/requirement.ts';
import { subjection } from './claims/subjection.ts';
import { succession } from './claims/succession.ts';
import { tenderEvent } from './claims/tender-event.ts';
import { valuation } from './claims/valuation.ts';
import type { ObjectDeclaration } from './declare.ts';
import { article } from './nodes/article.ts';
import { nodeInterfaces } from './nodes/common.ts';
import { organisation } from './nodes/organisation.ts';
import { person } from './nodes/person.ts';
import { regulation } from './nodes/regulation.ts';
import { tender } from './nodes/tender.ts';
import { assessmentAmount } from './parts/assessment-amount.ts';
import { bidParty } from './parts/bid-party.ts';
import { evidence } from './parts/evidence.ts';
import { importedFile } from './parts/import.ts';
import { lot } from './parts/lot.ts';
import { mention } from './parts/mention.ts';
import { identifier, VALUE_PARTS } from './parts/name.ts';
import { qualityFlag } from './parts/quality-flag.ts';

/** The five types of node. */
export const NODES: readonly ObjectDeclaration[] = [article, organisation, person, regulation, tender];

/** The kinds of claim. A new kind is one more line here. */
const CLAIMS: readonly ObjectDeclaration[] = [
  bid,
  procurementRole,
  tenderEvent,
  valuation,
  requirement,
  succession,
  qualification,
  subjection,
  issuance,
  hosting,
  ownership,
  office,
  involvement,
  assessment,
  citation,
  authorship,
];

/** What is only there as a part of a node or claim. */
const PARTS: readonly ObjectDeclaration[] = [
  identifier,
  lot,
  bidParty,
  evidence,
  mention,
  assessmentAmount,
  qualityFlag,
];

/** What is listed at the root besides nodes. */
export const LISTED: readonly ObjectDeclaration[] = [importedFile];

/** Entities with an object type of their own in the API. */
export const SHOWN: readonly ObjectDeclaration[] = [...NODES, ...CLAIMS, ...PARTS, ...LISTED];

/** Entities that lists of an interface show, without an object type of their own. */
export const ABSTRACT: readonly ObjectDeclaration[] = [anyClaim];

/** Every collection that can be read. */
export const DECLARED_ENTITIES: readonly ObjectDeclaration[] = [...SHOWN, ...ABSTRACT, ...VALUE_PARTS];

export const INTERFACES: readonly DeclaredInterface[] = [...nodeInterfaces(organisations), CLAIM_INTERFACE];
