import { ATTRIBUTED_TYPES, type EvidenceStanding } from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { EvidenceRecord, NodeRef } from '../../../model/record.ts';
import type { ClaimEntry, EvidenceEntry } from './claim-schema.ts';
import type { Scope } from './scope.ts';
import type { Path } from './yaml-text.ts';

/** The evidence of a claim: its places in the default article, then what its `evidence` says. A claim without any is a problem. */
export function toEvidenceRecords(claim: ClaimEntry, path: Path, scope: Scope): EvidenceRecord[] {
  const pieces: [EvidenceEntry, Path][] = [
    ...(claim.at ?? []).map((at, index): [EvidenceEntry, Path] => [{ at }, [...path, 'at', index]]),
    ...(claim.evidence ?? []).map((piece, index): [EvidenceEntry, Path] => [
      piece,
      [...path, 'evidence', index],
    ]),
  ];
  if (pieces.length === 0) {
    scope.report(path, () => 'who says so? expected `at`, a place in the default article, or `evidence`');
  }
  const ofClaim = {
    standing: claim.standing ?? scope.defaultStanding,
    attributedTo: attributedTo(claim, path, scope),
  };
  return pieces.map(([piece, at]) =>
    isOwnKnowledge(piece, scope) ? toOwnKnowledge(piece, at, scope) : toDocumented(piece, ofClaim, at, scope),
  );
}

function isOwnKnowledge({ article, at }: EvidenceEntry, scope: Scope): boolean {
  return article === null || (article === undefined && at === undefined && !scope.hasDefaultArticle);
}

interface OfClaim {
  standing: EvidenceStanding;
  attributedTo: NodeRef | undefined;
}

function toDocumented(piece: EvidenceEntry, ofClaim: OfClaim, path: Path, scope: Scope): EvidenceRecord {
  const article =
    typeof piece.article === 'string'
      ? scope.node(piece.article, ['ARTICLE'], [...path, 'article'])
      : scope.defaultArticle(path);
  if (piece.knownFrom !== undefined) {
    scope.report(
      [...path, 'knownFrom'],
      () => 'a document is known from its publication on; expected no "knownFrom"',
    );
  }
  return withoutUndefined({
    article,
    stance: piece.stance,
    standing: piece.standing ?? ofClaim.standing,
    locator: piece.at,
    quote: piece.quote,
    note: piece.note,
    attributedTo: attributedTo(piece, path, scope) ?? ofClaim.attributedTo,
    ...taking(piece, path, scope),
  });
}

/** When a piece was taken back, and by which article. */
function taking({ until, withdrawnBy }: EvidenceEntry, path: Path, scope: Scope) {
  if (withdrawnBy === undefined) return { until };
  const place = [...path, 'withdrawnBy'];
  if (until === undefined) {
    scope.report(place, () => `since when? expected "until" beside ${quoted(withdrawnBy)}`);
  }
  return { until, withdrawnBy: scope.node(withdrawnBy, ['ARTICLE'], place) };
}

function attributedTo(entry: { attributedTo?: string | undefined }, path: Path, scope: Scope) {
  if (entry.attributedTo === undefined) return undefined;
  return scope.node(entry.attributedTo, ATTRIBUTED_TYPES, [...path, 'attributedTo']);
}

function toOwnKnowledge(piece: EvidenceEntry, path: Path, scope: Scope): EvidenceRecord {
  if (piece.note === undefined) {
    scope.report(
      path,
      () => 'evidence without an article is an editor\'s own knowledge; expected a "note" that says so',
    );
  }
  for (const field of ['at', 'quote', 'attributedTo'] as const) {
    if (piece[field] === undefined) continue;
    scope.report([...path, field], () => `"${field}" needs a document; expected an "article"`);
  }
  if (piece.standing === 'OFFICIAL') {
    scope.report(
      [...path, 'standing'],
      () => 'OFFICIAL needs an official document; expected an "article", REPORTED or UNCONFIRMED',
    );
  }
  return withoutUndefined({
    knownFrom: piece.knownFrom ?? scope.statedOn(path),
    stance: piece.stance,
    standing: piece.standing ?? 'UNCONFIRMED',
    note: piece.note,
    ...taking(piece, path, scope),
  });
}
