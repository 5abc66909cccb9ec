import type { FieldNode, GraphQLObjectType } from 'graphql';
import { spell } from '../../db/dialect/neutral.ts';
import type { Collection } from '../../db/read/collection/collection.ts';
import type { Scope } from '../../db/read/row/scope.ts';
import { type Fragment, fragment } from '../../db/statement/fragment.ts';
import type { JsonPart } from '../../db/statement/json.ts';
import type { PageCut } from '../argument/page-argument.ts';
import type { CompileRow } from './below.ts';
import { type AnswerField, type Compilation, NotDescribed } from './compilation.ts';
import { compileFields } from './fields.ts';
import type { PageSource } from './page-source.ts';

/** How a page is cut, with what its cursors carry as SQL. */
interface Cut extends Omit<PageCut, 'tag'> {
  readonly tag: () => Fragment;
}

/** A page whose parts are asked for. */
interface OpenPage {
  readonly compilation: Compilation;
  readonly collection: Collection;
  readonly source: PageSource;
  readonly cut: Cut;
  readonly compileRow: CompileRow;
}

/** The JSON of one field of a connection. */
export function compilePart(page: OpenPage, part: AnswerField): JsonPart {
  const { compilation, source, cut, compileRow } = page;
  switch (part.name) {
    case 'nodes':
      return source.rows((scope) => compileRow(compilation, scope, part.nodes));
    case 'edges':
      return source.rows((scope) => compileEdge(page, scope, part.nodes));
    case 'pageInfo':
      return compilePageInfo(compilation, source, cut, part.nodes);
    case 'totalCount':
      return source.count();
    case 'hiddenCount':
      return source.hiddenCount();
    case 'withdrawnCount':
      return source.withdrawnCount();
    default:
      throw new NotDescribed(part.name);
  }
}

function compileEdge(
  { compilation, collection, cut, compileRow }: OpenPage,
  scope: Scope,
  nodes: readonly FieldNode[],
): Fragment {
  const type = compilation.objectType(`${collection.name}Edge`);
  return compileFields(compilation, type, nodes, ({ name, nodes: below }) =>
    name === 'node' ? [compileRow(compilation, scope, below)] : [cursorText(scope, cut)],
  );
}

function compilePageInfo(
  compilation: Compilation,
  source: PageSource,
  cut: Cut,
  nodes: readonly FieldNode[],
): Fragment {
  const started = String(cut.position !== undefined);
  return compileFields(compilation, compilation.objectType('PageInfo'), nodes, ({ name }) => {
    switch (name) {
      case 'hasNextPage':
        return [cut.forward ? source.hasMore() : started];
      case 'hasPreviousPage':
        return [cut.forward ? started : source.hasMore()];
      default:
        return [source.at(name === 'startCursor' ? 'start' : 'end', (scope) => cursorText(scope, cut))];
    }
  });
}

/** As `encodeCursor` writes it. */
function cursorText(scope: Scope, { tag, order }: Cut): Fragment {
  const sortValue = order.by ? scope.column(order.by) : 'NULL';
  return fragment`'"' || ${spell('cursor', tag(), sortValue, scope.key)} || '"'`;
}

/** How many parts of a connection read its rows. */
export function readsOf(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): number {
  const parts = compilation.fieldsOf(type, nodes).flatMap((part) => {
    if (part.name === 'nodes' || part.name === 'edges') return [part];
    if (part.name !== 'pageInfo') return [];
    return compilation.fieldsOf(compilation.objectType('PageInfo'), part.nodes);
  });
  return parts.filter(({ name }) => name !== '__typename' && name !== 'hasPreviousPage').length;
}
