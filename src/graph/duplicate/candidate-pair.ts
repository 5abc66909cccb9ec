import type { GreffeDatabase } from '../../db/connection/client.ts';
import { readNamedSubjects } from '../../db/read/node/name-reader.ts';
import { type Band, bandOf } from './band.ts';
import { type Candidates, findCandidates } from './block.ts';
import type { NameKind } from './common-word.ts';
import { NameEvidence } from './evidence.ts';
import { scorePair } from './pair-score.ts';
import type { Finding } from './reason.ts';
import { prepareSubject, type Subject } from './subject.ts';

export interface CandidatePair extends Finding {
  readonly band: Band;
  /** The one that was known to the database first. */
  readonly a: Subject;
  readonly b: Subject;
}

/** The nodes of a type, prepared for comparison with each other. */
export interface Comparison {
  readonly subjects: readonly Subject[];
  readonly evidence: NameEvidence;
  readonly isComplete: boolean;
  /** Calls for each pair that is worth comparing and reaches the score; for some pairs several times. How many were compared. */
  each(minScore: number, visit: (pair: CandidatePair) => void): number;
}

export function prepareComparison(database: GreffeDatabase, type: NameKind): Comparison {
  const subjects: Subject[] = [];
  for (const node of readNamedSubjects(database, type)) subjects.push(prepareSubject(node, type));
  const evidence = new NameEvidence(subjects);
  const candidates: Candidates = findCandidates(subjects, evidence);
  return {
    subjects,
    evidence,
    isComplete: candidates.isComplete,
    each(minScore, visit) {
      let compared = 0;
      candidates.each((atA, atB) => {
        const [a, b] = [subjects[atA] as Subject, subjects[atB] as Subject];
        compared++;
        const finding = scorePair(a, b, evidence);
        if (finding.score >= minScore) visit({ ...finding, band: bandOf(a, b, finding), a, b });
      });
      return compared;
    },
  };
}
