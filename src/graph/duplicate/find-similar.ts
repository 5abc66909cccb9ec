import { readSharingIdentifiers, readSubjectsOf } from '../../db/read/node/similar-node-reader.ts';
import type { Session } from '../../db/read/row/session.ts';
import { readQueryText } from '../../db/search/query-text.ts';
import { bandOf, MIN_POSSIBLE_SCORE } from './band.ts';
import { type NameKind, weightOf } from './common-word.ts';
import type { Evidence } from './evidence.ts';
import { scorePair } from './pair-score.ts';
import type { Reason } from './reason.ts';
import { prepareSubject, type Subject } from './subject.ts';

/** A node that may be the same as another one. */
export interface SimilarNode {
  readonly id: number;
  /** From 0 to 1; no probability, but rising with it. */
  readonly score: number;
  readonly band: 'LIKELY' | 'POSSIBLE';
  readonly reasons: readonly Reason[];
  readonly against: readonly Reason[];
}

/** Names by which others are looked for: its own, and the first of its aliases. */
const MAX_NAMES = 4;
const MAX_HITS = 25;
const MAX_SHARING = 25;
/** What a search takes. */
const MAX_CHARACTERS = 200;
const MAX_WORDS = 12;

/**
 * Which other nodes of its type may be the same as this one, the likeliest first; ties in order of id. Looked for by its names and
 * identifiers, so that it costs a few bounded searches however many nodes there are: `findDuplicates` compares all with each other, and
 * knows how rare each word is, which this does not.
 */
export async function findSimilar(session: Session, type: NameKind, id: number): Promise<SimilarNode[]> {
  const [own] = readSubjectsOf(session, type, [id]);
  if (own === undefined) return [];
  const found = new Set(readSharingIdentifiers(session, type, id, MAX_SHARING));
  for (const name of [own.name, ...own.aliases].slice(0, MAX_NAMES)) {
    const text = readQueryText(beginning(name), 'name');
    if (text.words.length === 0) continue;
    const { hits } = await session.search({ text, types: [type], first: MAX_HITS, near: true });
    for (const hit of hits) found.add(hit.id);
  }
  found.delete(id);
  const subject = prepareSubject(own, type);
  const others = readSubjectsOf(session, type, [...found]).map((other) => prepareSubject(other, type));
  const evidence = evidenceOf([subject, ...others]);
  return others
    .flatMap((other) => similar(subject, other, evidence))
    .sort((x, y) => y.score - x.score || x.id - y.id);
}

function similar(subject: Subject, other: Subject, evidence: Evidence): SimilarNode[] {
  const [a, b] = subject.id < other.id ? [subject, other] : [other, subject];
  const finding = scorePair(a, b, evidence);
  const band = bandOf(a, b, finding);
  if (finding.score < MIN_POSSIBLE_SCORE || (band !== 'LIKELY' && band !== 'POSSIBLE')) return [];
  return [{ ...finding, id: other.id, band }];
}

/** What can be said without all names: how common a word is in general, and how many of those found have a name. */
function evidenceOf(subjects: readonly Subject[]): Evidence {
  return {
    isLarge: true,
    weigh: (word, { kind }) => weightOf(word, kind),
    // A word that is in few names can't be told from one that is in many: none counts as rare.
    of: () => Number.MAX_SAFE_INTEGER,
    bearersOf: ({ key }) => subjects.filter(({ names }) => names.some((parts) => parts.key === key)).length,
  };
}

function beginning(name: string): string {
  return name.slice(0, MAX_CHARACTERS).split(/\s+/).slice(0, MAX_WORDS).join(' ');
}
