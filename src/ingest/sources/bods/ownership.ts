import { endsBefore, type PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { OrganisationRecord, OwnershipRecord, PersonRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedDate, publishedText } from '../../published-value.ts';
import { evidenceIn, type StatementDocument } from './document.ts';
import type { KnownParties } from './known-party.ts';
import { readShare } from './share.ts';

/**
 * States who owns or controls whom: one claim for each interest. Where the statement says that nobody does, or does not name who,
 * that is an assessment of the organisation.
 *
 * @param parties must know both that the statement refers to
 * @returns why nothing can be stated, if so
 */
export function stateOwnership(document: StatementDocument, parties: KnownParties): string | undefined {
  const { subject, interestedParty } = document.statement;
  if (typeof subject !== 'string') return 'it names no subject';
  if (interestedParty === undefined) return 'it names no interested party, and not why there is none';
  const owned = parties.get(subject);
  if (owned === undefined) return `its subject ${subject} is not described in this file`;
  // Of an entity that is not named nothing can be said.
  if ('unnamed' in owned) return undefined;
  if (owned.type !== 'ORGANISATION') return 'its subject is a person';
  document.addNode(owned);
  const owner =
    typeof interestedParty === 'string' ? parties.get(interestedParty) : { unnamed: interestedParty.reason };
  if (owner === undefined) return 'its interested party is not described in this file';
  if ('unnamed' in owner) {
    stateUnnamed(document, owned, owner.unnamed);
    return undefined;
  }
  if (owner.ref === owned.ref) return 'its subject and its interested party are the same';
  document.addNode(owner);
  stateInterests(document, owner, owned);
  return undefined;
}

function interestsOf({ statement }: StatementDocument): { interest: JsonObject; pointer: string }[] {
  const { interests } = statement.details;
  if (!Array.isArray(interests)) return [];
  return interests.flatMap((interest: unknown, position) =>
    isJsonObject(interest) ? [{ interest, pointer: `/interests/${position}` }] : [],
  );
}

function stateInterests(
  document: StatementDocument,
  owner: OrganisationRecord | PersonRecord,
  owned: OrganisationRecord,
): void {
  const interests = interestsOf(document);
  const ends = { kind: 'OWNERSHIP', owner: owner.ref, owned: owned.ref } as const;
  // A closing statement without interests says of none that it was there.
  if (interests.length === 0 && !document.statement.isClosed) {
    const evidence = evidenceIn(document, '/interestedParty');
    document.addClaim({ ...ends, key: `bods:${document.series}:`, evidence });
  }
  const count = new Map<string, number>();
  for (const { interest, pointer } of interests) {
    const control = publishedText(interest.type);
    const nth = (count.get(control ?? '') ?? 0) + 1;
    count.set(control ?? '', nth);
    document.addClaim({
      ...ends,
      key: `bods:${document.series}:${control ?? ''}${nth === 1 ? '' : `:${nth}`}`,
      ...withoutUndefined({ control }),
      ...termsOf(document, interest),
      evidence: evidenceIn(document, pointer),
    });
  }
}

type Terms = Pick<OwnershipRecord, 'shareMin' | 'shareMax' | 'validFrom' | 'validUntil' | 'note' | 'flags'>;

function termsOf({ statement }: StatementDocument, interest: JsonObject): Terms {
  const flags: QualityFlagRecord[] = [];
  const { bounds, ...share } = readShare(interest.share, flags);
  const from = publishedDate(interest.startDate, 'validFrom', flags);
  // A closed record says that the relationship is over, if not since when.
  const end = publishedDate(interest.endDate, 'validUntil', flags);
  const until = endAfter(from, end ?? (statement.isClosed ? statement.statementDate : undefined), flags);
  const note = [
    ...bounds,
    publishedText(interest.directOrIndirect) ?? publishedText(interest.interestLevel),
    interest.beneficialOwnershipOrControl === true ? 'beneficial ownership or control' : undefined,
    publishedText(interest.details),
  ].filter((part) => part !== undefined);
  return {
    ...share,
    ...withoutUndefined({
      validFrom: from,
      validUntil: until,
      note: note.length > 0 ? note.join('; ') : undefined,
    }),
    flags,
  };
}

function endAfter(
  from: PartialDate | undefined,
  until: PartialDate | undefined,
  flags: QualityFlagRecord[],
): PartialDate | undefined {
  if (from === undefined || until === undefined || !endsBefore(until, from)) return until;
  flags.push({ flag: 'CONTRADICTION', field: 'validUntil', published: until });
  return undefined;
}

const ASPECT = 'Beneficial ownership';

function stateUnnamed(document: StatementDocument, owned: OrganisationRecord, reason: string): void {
  const interests = interestsOf(document).map(({ interest }) => publishedText(interest.type) ?? '');
  const what = interests.filter(Boolean).join(', ');
  const finding = [reason === '' ? 'unspecified' : reason, what].filter(Boolean).join('; ');
  document.addClaim({
    kind: 'ASSESSMENT',
    key: `bods:${document.series}:unspecified`,
    object: owned.ref,
    aspect: ASPECT,
    finding,
    evidence: evidenceIn(document, '/interestedParty'),
  });
}
