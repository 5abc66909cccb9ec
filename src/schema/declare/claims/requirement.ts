import { requirements } from '../../../db/tables/requirement.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const requirement = declareClaim({
  kind: 'REQUIREMENT',
  table: requirements,
  doc: 'A tender requires that bidders hold a certification or obey a rule. eForms BT-821 and selection criteria.',
  filters: {
    level: {
      kind: 'oneOf',
      column: requirements.level,
      words: 'RequirementLevel',
      doc: 'It is that strong.',
    },
  },
  fields: {
    tender: declare.one('Tender', requirements.tenderId, 'The tender that requires.'),
    regulation: declare.one('Regulation', requirements.regulationId, 'What it requires.'),
    level: declare.word('RequirementLevel', requirements.level, 'How strongly it requires it.'),
  },
});
