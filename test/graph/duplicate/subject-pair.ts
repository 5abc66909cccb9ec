import type { NamedSubject } from '../../../src/db/read/node/name-reader.ts';
import type { NameKind } from '../../../src/graph/duplicate/common-word.ts';
import { type Evidence, NameEvidence } from '../../../src/graph/duplicate/evidence.ts';
import { scorePair } from '../../../src/graph/duplicate/pair-score.ts';
import { prepareSubject, type Subject } from '../../../src/graph/duplicate/subject.ts';

let next = 1;

/** A node as it is compared; it has a name, and no more unless that is given. */
export function subjectOf(
  name: string,
  also: Partial<NamedSubject> = {},
  kind: NameKind = 'ORGANISATION',
): Subject {
  const id = next++;
  const node = { id, slug: `n${id}`, name, aliases: [], country: null, locality: null, identifiers: [] };
  return prepareSubject({ ...node, ...also }, kind);
}

/** How two nodes compare among others that have nothing to do with them; 500 are enough for a database to say something. */
export function compareAmong(
  a: Subject,
  b: Subject,
  others: number,
  more: readonly Subject[] = [],
): ReturnType<typeof scorePair> {
  const filler = Array.from({ length: others }, (_, at) => subjectOf(`Zq${at.toString(36)}x Filler${at}`));
  const evidence: Evidence = new NameEvidence([a, b, ...more, ...filler]);
  return scorePair(a, b, evidence);
}

/** The codes of what speaks against a pair. */
export function codesOf(list: readonly { readonly code: string }[]): string[] {
  return list.map(({ code }) => code);
}
