import type { QualificationRow } from '../../db/read/claim/eligibility-reader.ts';
import { isFact } from '../../domain/claim.ts';
import type { RequirementLevel } from '../../model/words/claim.ts';
import { latest } from '../standing.ts';

/** Whether an organisation meets a requirement, as far as documents say. */
export const VERDICTS = ['YES', 'NO', 'POSSIBLE', 'UNKNOWN'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A verdict, and the claims that say so. */
export interface Finding {
  readonly verdict: Verdict;
  readonly because: readonly number[];
}

/**
 * What claims about one organisation and one regulation, all of the day in question, say together.
 *
 * Held is YES and refused or expired is NO, where a source states it as fact. Of the two the one stated later holds; of one day,
 * neither. Being obtained, held or being obtained, expected, unconfirmed or disputed is POSSIBLE; so is a NO after which one
 * of these was stated. A refusal or expiry that is not stated as fact says nothing sure: UNKNOWN, as when nothing is said.
 */
export function judge(qualifications: readonly QualificationRow[]): Finding {
  const meaning = Map.groupBy(qualifications, meaningOf);
  const said = (word: Verdict) => meaning.get(word) ?? [];
  const [yes, no, possible] = [said('YES'), said('NO'), said('POSSIBLE')];
  const [held, lost] = [lastStated(yes), lastStated(no)];
  if (held > lost) return finding('YES', yes);
  if (held !== '' && held === lost) return finding('POSSIBLE', [...yes, ...no]);
  const since = possible.filter((each) => statedOn(each) > lost);
  if (since.length > 0) return finding('POSSIBLE', since);
  if (lost !== '') return finding('NO', no);
  return finding('UNKNOWN', said('UNKNOWN'));
}

/** What a tender's requirements say of one organisation together: only the mandatory ones exclude. Without one nothing is known. */
export function judgeAll(findings: readonly { verdict: Verdict; level: RequirementLevel }[]): Verdict {
  const mandatory = findings.filter(({ level }) => level === 'MANDATORY').map(({ verdict }) => verdict);
  if (mandatory.length === 0) return 'UNKNOWN';
  return (['NO', 'UNKNOWN', 'POSSIBLE'] as const).find((verdict) => mandatory.includes(verdict)) ?? 'YES';
}

/** What one claim says by itself. */
function meaningOf(qualification: QualificationRow): Verdict {
  switch (qualification.status) {
    case 'HELD':
      return isFact(qualification) ? 'YES' : 'POSSIBLE';
    case 'IN_PROGRESS':
    case 'HELD_OR_IN_PROGRESS':
      return 'POSSIBLE';
    case 'EXPIRED':
    case 'REFUSED':
      return isFact(qualification) ? 'NO' : 'UNKNOWN';
  }
}

/** The day from which a claim speaks: since when it holds, else since when it is known. */
function statedOn({ validFrom, knownFrom }: QualificationRow): string {
  return validFrom ?? knownFrom;
}

function lastStated(claims: readonly QualificationRow[]): string {
  return latest(claims.map(statedOn));
}

function finding(verdict: Verdict, claims: readonly QualificationRow[]): Finding {
  return { verdict, because: claims.map(({ claim }) => claim).sort((a, b) => a - b) };
}
