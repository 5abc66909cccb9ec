import type { ProcedureKind } from '../../../model/words/node.ts';

/** By the number that `sceltaContraente` begins with: ANAC's list of ways to choose a contractor. */
const KINDS: Readonly<Record<string, ProcedureKind>> = {
  '01': 'OPEN',
  '02': 'RESTRICTED',
  '03': 'NEGOTIATED_WITH_CALL',
  '04': 'NEGOTIATED_WITHOUT_CALL',
  '05': 'COMPETITIVE_DIALOGUE',
  '06': 'NEGOTIATED_WITHOUT_CALL',
  '07': 'OTHER',
  '08': 'OTHER',
  '14': 'SELECTIVE',
  '17': 'DIRECT',
  '21': 'RESTRICTED',
  '22': 'NEGOTIATED_WITH_CALL',
  '23': 'DIRECT',
  '24': 'DIRECT',
  '25': 'DIRECT',
  '26': 'DIRECT',
  '27': 'LIMITED',
  '28': 'OTHER',
  '29': 'RESTRICTED',
};

/** The kind of procedure, and the source's own words for it. */
export function procedureOf(choice: string | undefined): {
  procedure: ProcedureKind | undefined;
  procedureDetails: string | undefined;
} {
  return { procedure: KINDS[choice?.slice(0, 2) ?? ''], procedureDetails: choice };
}
