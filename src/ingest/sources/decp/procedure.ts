import { nameKey } from '../../../domain/name-key.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';

/**
 * The procedures of the regulations of 2017, 2019 and 2022, of markets and of concessions, by their name key: sources differ in
 * case and accents. The "procédure adaptée" has rules that each buyer sets, so it is of no other kind.
 */
const PROCEDURES: ReadonlyMap<string, ProcedureKind> = new Map(
  (
    [
      ["Appel d'offres ouvert", 'OPEN'],
      ["Appel d'offres restreint", 'RESTRICTED'],
      ['Procédure adaptée', 'OTHER'],
      ['Procédure concurrentielle avec négociation', 'NEGOTIATED_WITH_CALL'],
      ['Procédure négociée avec mise en concurrence préalable', 'NEGOTIATED_WITH_CALL'],
      ['Procédure avec négociation', 'NEGOTIATED_WITH_CALL'],
      ['Marché négocié sans publicité ni mise en concurrence préalable', 'NEGOTIATED_WITHOUT_CALL'],
      ['Marché public négocié sans publicité ni mise en concurrence préalable', 'NEGOTIATED_WITHOUT_CALL'],
      ['Marché passé sans publicité ni mise en concurrence préalable', 'NEGOTIATED_WITHOUT_CALL'],
      ['Marché public passé sans publicité ni mise en concurrence préalable', 'NEGOTIATED_WITHOUT_CALL'],
      ['Dialogue compétitif', 'COMPETITIVE_DIALOGUE'],
      ["Partenariat d'innovation", 'INNOVATION_PARTNERSHIP'],
      ['Procédure négociée ouverte', 'NEGOTIATED_WITH_CALL'],
      ['Procédure négociée restreinte', 'NEGOTIATED_WITH_CALL'],
      ['Procédure non négociée ouverte', 'OPEN'],
      ['Procédure non négociée restreinte', 'RESTRICTED'],
    ] as const
  ).map(([name, kind]) => [nameKey(name), kind]),
);

/** The kind of procedure that a published name stands for; undefined for a name that no regulation has. */
export function procedureKind(name: string): ProcedureKind | undefined {
  return PROCEDURES.get(nameKey(name));
}
