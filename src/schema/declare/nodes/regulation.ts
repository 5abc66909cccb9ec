import { regulations } from '../../../db/tables/regulation.ts';
import { requirements } from '../../../db/tables/requirement.ts';
import * as declare from '../declare.ts';
import { declareNode } from './common.ts';

export const regulation = declareNode({
  name: 'Regulation',
  plural: 'regulations',
  table: regulations,
  doc: 'A law, directive, certification scheme or contract rule: what somebody must obey or can hold.',
  filters: {
    kind: {
      kind: 'oneOf',
      column: regulations.kind,
      words: 'RegulationKind',
      doc: 'It is of one of these kinds.',
    },
    jurisdiction: {
      kind: 'text',
      column: regulations.jurisdiction,
      doc: 'Jurisdiction: an ISO 3166 country or `EU`.',
    },
    requiredBy: {
      kind: 'through',
      target: 'Tender',
      path: { claim: requirements, near: requirements.regulationId, far: requirements.tenderId },
      doc: 'This tender requires it.',
    },
  },
  fields: {
    kind: declare.word(
      'RegulationKind',
      regulations.kind,
      'What kind of rule it is; `OTHER` when no document says.',
    ),
    jurisdiction: declare.text(
      regulations.jurisdiction,
      'Where it is in force: ISO 3166 alpha-2 country, or `EU`. Null when not known.',
    ),
    version: declare.text(regulations.version, 'Version, as its issuer numbers it. Null when not stated.'),
    adopted: declare.partialDate(regulations.adopted, 'When it was adopted. Null when not known.'),
    inForce: declare.partialDate(regulations.inForce, 'Since when it is in force. Null when not known.'),
  },
});
