import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import type { ProcedureKind } from '../../model/words/node.ts';
import type { Exclusion } from './exclusion.ts';

/** Why an indicator of some kinds of procedure, where none means all, does not apply to a tender; undefined when it does. */
export function exclusionOutside(
  kinds: readonly ProcedureKind[],
  { procedure }: TenderCase,
): Exclusion | undefined {
  if (kinds.length === 0) return undefined;
  if (procedure === null) return 'PROCEDURE_UNKNOWN';
  return kinds.includes(procedure) ? undefined : 'PROCEDURE_NOT_COVERED';
}
