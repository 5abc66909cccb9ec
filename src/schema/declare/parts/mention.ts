import { ascending } from '../../../db/read/collection/order.ts';
import { mentions } from '../../../db/tables/mention.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const mention: ObjectDeclaration = {
  name: 'Mention',
  doc: 'A name found in a document that means a node. It claims nothing more.',
  table: mentions,
  key: mentions.id,
  visibility: { kind: 'article', articleId: mentions.articleId },
  interfaces: [],
  filters: {
    nodeType: {
      kind: 'oneOf',
      column: mentions.nodeType,
      words: 'NodeType',
      doc: 'It means a node of one of these types.',
    },
  },
  orders: { RECORDED_ASC: ascending(undefined, 'In order of recording.') },
  defaultOrder: 'RECORDED_ASC',
  fields: {
    article: declare.one('Article', mentions.articleId, 'Where the name stands.'),
    node: declare.oneNode(mentions.nodeId, mentions.nodeType, 'The node that the name means.'),
    name: declare.text(mentions.name, 'The name as it stands in the document.'),
    startOffset: declare.integer(
      mentions.startOffset,
      'Where it starts in the body, in UTF-16 code units. Null when the body is not kept.',
    ),
    endOffset: declare.integer(
      mentions.endOffset,
      'Where it ends in the body, exclusive. Null when the body is not kept.',
    ),
    locator: declare.text(
      mentions.locator,
      'Where in the document: paragraph, page. Null when not recorded.',
    ),
  },
};
