import { PROCEDURE_KINDS, type ProcedureKind } from '../domain/node.ts';

/** The words that a field may hold, each with what it means: an enum of the API, a CHECK of the database, a choice in a dossier. */
export interface Words<W extends string = string> {
  readonly name: string;
  readonly doc: string;
  readonly list: readonly [W, ...W[]];
  readonly meanings: Readonly<Record<W, string>>;
}

export type WordOf<S> = S extends Words<infer W> ? W : never;

export function words<const W extends string>(
  name: string,
  doc: string,
  meanings: Record<W, string>,
): Words<W> {
  return { name, doc, list: Object.keys(meanings) as [W, ...W[]], meanings };
}

export const PROCEDURE_KIND: Words<ProcedureKind> = {
  name: 'ProcedureKind',
  doc: 'Kind of procurement procedure. eForms BT-105; OCDS `tender/procurementMethod`.',
  list: PROCEDURE_KINDS,
  meanings: {
    OPEN: 'Anybody may bid. eForms `open`; OCDS `open`.',
    RESTRICTED: 'Anybody may ask to take part, those invited bid. eForms `restricted`.',
    SELECTIVE: 'Only qualified suppliers may bid. OCDS `selective`.',
    NEGOTIATED_WITH_CALL: 'Negotiated after a published call. eForms `neg-w-call`.',
    NEGOTIATED_WITHOUT_CALL: 'Negotiated without a published call. eForms `neg-wo-call`.',
    COMPETITIVE_DIALOGUE: 'Dialogue with admitted candidates before they bid. eForms `comp-dial`.',
    INNOVATION_PARTNERSHIP: 'Development and purchase of something new. eForms `innovation`.',
    LIMITED: 'Offered to suppliers of the buyer’s choice. OCDS `limited`.',
    DIRECT: 'Awarded to one supplier without competition. OCDS `direct`.',
    OTHER: 'Another kind; `procedureDetails` has its name.',
  },
};
