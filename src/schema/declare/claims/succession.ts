import { successions } from '../../../db/tables/succession.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const succession = declareClaim({
  kind: 'SUCCESSION',
  table: successions,
  doc: 'A tender or regulation replaces, amends or repeals an earlier one. OCDS `relatedProcesses`.',
  filters: {
    relation: {
      kind: 'oneOf',
      column: successions.relation,
      words: 'SuccessionRelation',
      doc: 'It does one of these.',
    },
  },
  fields: {
    successor: declare.oneNode(
      successions.successorId,
      successions.nodeType,
      'The later tender or regulation.',
    ),
    predecessor: declare.oneNode(
      successions.predecessorId,
      successions.nodeType,
      'The earlier one, of the same type.',
    ),
    relation: declare.word('SuccessionRelation', successions.relation, 'What the later does to the earlier.'),
  },
});
