import { issuances } from '../../../db/tables/issuance.ts';
import { qualifications } from '../../../db/tables/qualification.ts';
import { regulations } from '../../../db/tables/regulation.ts';
import { requirements } from '../../../db/tables/requirement.ts';
import { subjections } from '../../../db/tables/subjection.ts';
import { successions } from '../../../db/tables/succession.ts';
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
    requiredBy: declare.page('Requirement', requirements.regulationId, 'Tenders that require it.'),
    qualified: declare.page(
      'Qualification',
      qualifications.regulationId,
      'Who holds it, obtains it, held it or was refused.',
    ),
    subjects: declare.page('Subjection', subjections.regulationId, 'Who must obey it, as stated.'),
    issuers: declare.page('Issuance', issuances.regulationId, 'Who made it or grants it.'),
    replaces: declare.page(
      'Succession',
      successions.successorId,
      'Earlier regulations that it replaces, amends or repeals.',
    ),
    replacedBy: declare.page(
      'Succession',
      successions.predecessorId,
      'Later regulations that replace, amend or repeal it.',
    ),
  },
});
