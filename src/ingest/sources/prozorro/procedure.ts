import type { ProcedureKind } from '../../../model/words/node.ts';
import type { JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

/** Kinds that `procurementMethod` is too coarse for: it calls a dialogue open and a report of a purchase limited. */
const KINDS_BY_TYPE: ReadonlyMap<string, ProcedureKind> = new Map([
  ['competitiveDialogueUA', 'COMPETITIVE_DIALOGUE'],
  ['competitiveDialogueEU', 'COMPETITIVE_DIALOGUE'],
  ['competitiveDialogueUA.stage2', 'COMPETITIVE_DIALOGUE'],
  ['competitiveDialogueEU.stage2', 'COMPETITIVE_DIALOGUE'],
  ['negotiation', 'NEGOTIATED_WITHOUT_CALL'],
  ['negotiation.quick', 'NEGOTIATED_WITHOUT_CALL'],
  ['reporting', 'DIRECT'],
]);

const KINDS_BY_METHOD: ReadonlyMap<string, ProcedureKind> = new Map([
  ['open', 'OPEN'],
  ['selective', 'SELECTIVE'],
  ['limited', 'LIMITED'],
]);

/** The kind of procedure, and ProZorro's own name of it. */
export function procedureOf(tender: JsonObject): {
  procedure: ProcedureKind | undefined;
  procedureDetails: string | undefined;
} {
  const type = publishedText(tender.procurementMethodType);
  const method = publishedText(tender.procurementMethod);
  const procedure = KINDS_BY_TYPE.get(type ?? '') ?? KINDS_BY_METHOD.get(method ?? '');
  return { procedure, procedureDetails: type };
}
