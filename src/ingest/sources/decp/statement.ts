import type { Day } from '../../../domain/partial-date.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord, BidRecord, TenderRecord, Valued } from '../../../model/record.ts';
import { DocumentBuilder } from '../../document-builder.ts';
import type { SourceFile, StatedDocument } from '../../source.ts';
import { type Award, partiesOf } from './award.ts';
import type { Party } from './party.ts';
import type { Publication } from './publication.ts';
import { TENDER_REF } from './tender-record.ts';

const ARTICLE_REF = 'article';

/** What a document of a contract says of itself. */
export interface Notice {
  readonly key: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly publication: Publication;
}

/** A document about a contract: the contract itself, an amendment or a subcontract. */
export class ContractNotice extends DocumentBuilder {
  constructor(file: Pick<SourceFile, 'name'>, locator: string) {
    super(file, locator, ARTICLE_REF);
  }

  /** The document with the tender it speaks of and the parties its claims name: each as it is named last. */
  stated(notice: Notice, tender: TenderRecord, parties: readonly Party[]): StatedDocument {
    this.addNode(tender);
    const records = new Map(parties.map(({ identity, record }) => [identity, record]));
    for (const record of records.values()) this.addNode(record);
    // An amendment that changes nothing that claims hold still is a document about the tender.
    if (!this.hasClaims) this.addMention(TENDER_REF, tender.name);
    return this.build(articleOf(notice));
  }
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
    language: 'fr',
    statedOn: publication.statedOn,
    ...withoutUndefined({ description, published: publication.published, flags: nonEmpty(flags) }),
  };
}

/** An award as a bid. @param contractKey what the award's identity is one of */
export function bidOf(
  document: ContractNotice,
  award: Award,
  contractKey: string,
  locator: string,
  more: {
    readonly subcontractors?: readonly Party[];
    readonly value?: Valued | undefined;
    readonly flags?: readonly QualityFlagRecord[];
    readonly validFrom?: Day | undefined;
    readonly validUntil?: Day | undefined;
  } = {},
): BidRecord {
  const { subcontractors, flags = [], value, validFrom, validUntil } = more;
  return {
    kind: 'BID',
    ref: `bid:${award.identity}`,
    key: `${contractKey}:bid:${award.identity}`,
    tender: TENDER_REF,
    parties: partiesOf(award, subcontractors),
    evidence: document.evidence(locator),
    ...withoutUndefined({
      grouping: award.grouping,
      value,
      validFrom,
      validUntil,
      flags: nonEmpty([...award.flags, ...flags]),
    }),
  };
}
