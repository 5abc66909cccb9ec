import type { FieldDescription } from '../../db/read/collection/collection.ts';
import { type FilterValue, filterConditions, listedState } from '../../db/read/collection/filter.ts';
import { Direction } from '../../db/read/collection/order.ts';
import { isAmong } from '../../db/read/collection/page.ts';
import type { Scope } from '../../db/read/row/scope.ts';
import { countsTable, narrowListMayReadMany } from '../../db/read/slow/slow-statement.ts';
import { type Fragment, fragment, raw } from '../../db/statement/fragment.ts';
import type { Selected } from '../argument/operation-arguments.ts';
import { type PageArguments, type PageCut, readPageArguments } from '../argument/page-argument.ts';
import type { FieldExtensions } from '../type/field.ts';
import { type Below, listBelow } from './below.ts';
import { type AnswerField, type Compilation, NotDescribed, selectedOf } from './compilation.ts';
import { compilePart, readsOf } from './connection.ts';
import { compileFields } from './fields.ts';
import { PageSource } from './page-source.ts';

type PageDescription = Extract<FieldDescription, { kind: 'page' }>;

/** The JSON text of a connection below a row, or at the root. */
export function compilePage(
  compilation: Compilation,
  description: PageDescription,
  field: AnswerField,
  { parent, compileRow }: Below,
): Fragment {
  const selected = selectedOf(field);
  const collection = compilation.find(description.target);
  const { list: name } = selected.definition.extensions as FieldExtensions;
  if (name === undefined) throw new NotDescribed(field.name);
  const read = (args: unknown) => readPageArguments(collection, name, args as PageArguments);
  const args = compilation.bindings.argumentsOf(selected) as PageArguments;
  const cut = read(args);
  const tag = () =>
    args.filter
      ? compilation.bindings.bound(selected, (given) => fragment`${read(given).tag()}`)
      : fragment`${cut.tag()}`;
  const type = compilation.objectType(`${description.target}Connection`);
  const isFound = compilation.found.has(selected.node);
  if (parent === null && !isFound && args.filter) {
    compilation.mayReadMany ||= narrowListMayReadMany(collection, args.filter, compilation.asOf);
  }
  const list = {
    ...listBelow(compilation, collection, description.via, parent),
    where: description.where,
    state: listedState(collection, args.filter),
  };
  const source = new PageSource(
    compilation,
    { ...list, conditions: conditionsOf(compilation, selected, args, isFound) },
    parent?.key ?? null,
    {
      ...cut,
      limit: compilation.bindings.bound(selected, (given) => fragment`${read(given).limit}`),
      position: isFound ? undefined : cut.position && positionOf(compilation, selected, read),
      // A WITH clause below a row could not name the row.
      isShared: parent === null && readsOf(compilation, type, field.nodes) > 1,
      countsTable: countsTable({ ...list, filter: args.filter ?? undefined }),
    },
  );
  return source.around(
    compileFields(compilation, type, field.nodes, (part) => [
      (isFound && foundCount(compilation, selected, part)) ||
        compilePart({ compilation, collection, source, cut: { ...cut, tag }, compileRow }, part),
    ]),
  );
}

/** The filter's conditions, or, where the page is known, that its rows are those. */
function conditionsOf(compilation: Compilation, selected: Selected, args: PageArguments, isFound: boolean) {
  if (!isFound) return args.filter ? filterOf(compilation, selected) : undefined;
  return (scope: Scope): readonly Fragment[] => [
    compilation.bindings.boundToPage(selected, ({ keys }) => isAmong(scope, keys)),
  ];
}

/** A count that is known beforehand. */
function foundCount({ bindings }: Compilation, selected: Selected, part: AnswerField): Fragment | undefined {
  const count = ({ totalCount: 'total', hiddenCount: 'hidden' } as const)[part.name];
  return count && bindings.boundToPage(selected, (page) => fragment`CAST(${page[count] ?? 0} AS INTEGER)`);
}

function filterOf({ bindings, find }: Compilation, selected: Selected) {
  return (scope: Scope): readonly Fragment[] => [
    bindings.bound(selected, (args) => {
      const conditions = filterConditions(scope, args.filter as FilterValue, find);
      return conditions.length === 0
        ? raw('1')
        : conditions.reduce((all, each) => fragment`${all} AND ${each}`);
    }),
  ];
}

function positionOf({ bindings }: Compilation, selected: Selected, read: (args: unknown) => PageCut) {
  return (scope: Scope): Fragment =>
    bindings.bound(selected, (args) => {
      const { order, forward, position } = read(args);
      return position ? new Direction(order, forward).after(scope, position) : raw('1');
    });
}
