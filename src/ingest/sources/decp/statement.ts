import type { Day } from '../../../domain/partial-date.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord, BidRecord, TenderRecord, Valued } from '../../../model/record.ts';
import { DocumentBuilder, type DocumentText, hashOf } from '../../document-builder.ts';
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
  /** Key of the contract's series; an amendment and a subcontract are each one of their own. */
  readonly series?: string;
  /** All that the document says, however it is spelt. */
  readonly said: unknown;
  /** That a part of it could not be understood. */
  readonly isPartlyRead?: boolean;
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
    return this.build(articleOf(notice), documentTextOf(notice));
  }
}

/**
 * Contracts of one number and the same holders that were published on one day say different things of lots: they are documents beside
 * each other, not one that was rewritten.
 */
function documentTextOf({ key, publication, series = key, said, isPartlyRead }: Notice): DocumentText {
  const hash = hashOf(said);
  return {
    key: `${key}#${hash.slice(0, HASH_CHARACTERS)}`,
    moment: publication.statedOn,
    hash,
    series: { key: series },
    // Without a date, nobody knows that it came after what it leaves out.
    ...((isPartlyRead === true || !publication.isDated) && { takesBack: 'NOTHING' }),
  };
}

const HASH_CHARACTERS = 16;

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
