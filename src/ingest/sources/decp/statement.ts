import type { Day } from '../../../domain/partial-date.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import type {
  ArticleRecord,
  BidRecord,
  ClaimRecord,
  EvidenceRecord,
  NodeRecord,
  TenderRecord,
  Valued,
} from '../../../model/record.ts';
import type { StatedDocument } from '../../source.ts';
import { type Award, partiesOf } from './award.ts';
import { flagged } from './flagged.ts';
import type { Party } from './party.ts';
import type { Publication } from './publication.ts';
import { TENDER_REF } from './tender-record.ts';

const ARTICLE_REF = 'article';

/** Where in a document a claim is read. */
export function evidenceAt(locator: string): { evidence: readonly EvidenceRecord[] } {
  return {
    evidence: [{ article: ARTICLE_REF, standing: 'OFFICIAL', ...(locator === '' ? {} : { locator }) }],
  };
}

export interface Notice {
  readonly key: string;
  readonly title: string;
  readonly description?: string;
  readonly publication: Publication;
}

/** The document with its article, the tender it speaks of, the parties its claims name, and the claims. */
export function documentOf(
  locator: string,
  notice: Notice,
  tender: TenderRecord,
  parties: readonly Party[],
  claims: ClaimRecord[],
): StatedDocument {
  const records = new Map(parties.map(({ identity, record }) => [identity, record]));
  const nodes: NodeRecord[] = [articleOf(notice), tender, ...records.values()];
  // An amendment that changes nothing that claims hold still is a document about the tender.
  const mentions = claims.length === 0 ? [{ article: ARTICLE_REF, node: TENDER_REF, name: tender.name }] : [];
  return { locator, records: { nodes, claims, mentions } };
}

function articleOf({ key, title, description, publication }: Notice): ArticleRecord {
  const flags = [
    ...publication.flags,
    ...textFlags(title, 'name'),
    ...textFlags(description ?? '', 'description'),
  ];
  return {
    type: 'ARTICLE',
    ref: ARTICLE_REF,
    keys: [key],
    kind: 'NOTICE',
    name: title,
    ...(description === undefined ? {} : { description }),
    ...(publication.published === undefined ? {} : { published: publication.published }),
    language: 'fr',
    statedOn: publication.statedOn,
    ...flagged(flags),
  };
}

/** An award as a bid. @param contractKey what the award's identity is one of */
export function bidOf(
  award: Award,
  contractKey: string,
  locator: string,
  more: {
    readonly subcontractors?: readonly Party[];
    readonly value?: Valued;
    readonly flags?: readonly QualityFlagRecord[];
    readonly validFrom?: Day;
    readonly validUntil?: Day;
  } = {},
): BidRecord {
  const { subcontractors, flags = [], ...fields } = more;
  return {
    kind: 'BID',
    ref: `bid:${award.identity}`,
    key: `${contractKey}:bid:${award.identity}`,
    tender: TENDER_REF,
    parties: partiesOf(award, subcontractors),
    ...(award.grouping === undefined ? {} : { grouping: award.grouping }),
    ...fields,
    ...evidenceAt(locator),
    ...flagged([...award.flags, ...flags]),
  };
}
