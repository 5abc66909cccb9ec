import { integer } from '../../db/dialect/expression.ts';
import type { Collection, FieldDescription } from '../../db/read/collection/collection.ts';
import { allOf, filterConditions, listedState, wordsOf } from '../../db/read/collection/filter.ts';
import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import { Direction } from '../../db/read/collection/order.ts';
import { isFoundRow } from '../../db/read/collection/page.ts';
import type { Scope } from '../../db/read/row/scope.ts';
import { looksThroughNode, partOf } from '../../db/read/slow/served.ts';
import { filteredListMayReadMany } from '../../db/read/slow/slow-statement.ts';
import { type Fragment, fragment, NOTHING, raw } from '../../db/statement/fragment.ts';
import type { Selected } from '../argument/operation-arguments.ts';
import { type PageArguments, type PageCut, readPageArguments } from '../argument/page-argument.ts';
import type { FieldExtensions } from '../type/field.ts';
import { type Below, listBelow } from './below.ts';
import { type AnswerField, type Compilation, NotDescribed, selectedOf } from './compilation.ts';
import { compilePart, readsOf } from './connection.ts';
import { compileFields } from './fields.ts';
import { type Look, PageSource } from './page-source.ts';

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
  const known = compilation.lists.get(selected.node);
  const isFound = known !== undefined && compilation.found.has(selected.node);
  if (args.filter && !known?.isUnserved) {
    compilation.mayReadMany ||= parent
      ? looksThroughNode(collection, args.filter)
      : filteredListMayReadMany(collection, args.filter, compilation.asOf);
  }
  const list = {
    ...listBelow(compilation, collection, description.via, parent),
    where: description.where,
    state: listedState(collection, args.filter),
    words: parent === null && !isFound ? wordsIn(compilation, selected, collection, args.filter) : undefined,
  };
  const served = known?.isUnserved && !isFound ? known.served : undefined;
  const source = new PageSource(
    compilation,
    { ...list, conditions: conditionsOf(compilation, selected, args, { isFound, served }) },
    { parentKey: parent?.key ?? null },
    {
      ...cut,
      limit: compilation.bindings.bound(selected, (given) => fragment`${read(given).limit}`),
      position: isFound ? undefined : cut.position && positionOf(compilation, selected, read),
      // A WITH clause below a row could not name the row.
      isShared: parent === null && readsOf(compilation, type, field.nodes) > 1,
      look: served && lookOf(compilation, selected, served),
    },
  );
  return source.around(
    compileFields(compilation, type, field.nodes, (part) => [
      (known && foundCount(compilation, selected, part)) ||
        compilePart({ compilation, collection, source, cut: { ...cut, tag }, compileRow }, part),
    ]),
  );
}

/** The keys that the filter's words lead to. */
function wordsIn(
  { bindings }: Compilation,
  selected: Selected,
  collection: Collection,
  filter: FilterValue | null | undefined,
): Fragment | undefined {
  if (!wordsOf(collection, filter)) return undefined;
  return bindings.bound(selected, (args) => wordsOf(collection, args.filter as FilterValue) ?? NOTHING);
}

interface KnownConditions {
  readonly isFound: boolean;
  /** The filter's conditions that an index serves, where the statement looks through rows. */
  readonly served: readonly string[] | undefined;
}

/** The filter's conditions but those that an index serves; where the page is known, that its rows are those. */
function conditionsOf(
  compilation: Compilation,
  selected: Selected,
  args: PageArguments,
  { isFound, served = [] }: KnownConditions,
) {
  if (!isFound) {
    return args.filter ? (scope: Scope) => [filterOf(compilation, selected, scope, served, true)] : undefined;
  }
  return (scope: Scope): readonly Fragment[] => [
    compilation.bindings.boundToPage(selected, ({ keys }) => isFoundRow(scope, keys ?? [])),
  ];
}

function lookOf(compilation: Compilation, selected: Selected, served: readonly string[]): Look {
  return {
    rows: compilation.bindings.boundToPage(selected, ({ rowsToLookAt }) => fragment`${rowsToLookAt}`),
    bounds: (scope) => filterOf(compilation, selected, scope, served),
  };
}

/** A count that is known beforehand. */
function foundCount({ bindings }: Compilation, selected: Selected, part: AnswerField): Fragment | undefined {
  const count = ({ totalCount: 'total', hiddenCount: 'hidden' } as const)[part.name];
  return count && bindings.boundToPage(selected, (page) => integer(fragment`${page[count] ?? 0}`));
}

/** The filter's conditions of these names, as one; with `others`, the other ones. */
function filterOf(
  { bindings, find }: Compilation,
  selected: Selected,
  scope: Scope,
  names: readonly string[],
  others = false,
): Fragment {
  return bindings.bound(selected, (args) =>
    allOf(filterConditions(scope, partOf(args.filter as FilterValue | null, names, others), find)),
  );
}

function positionOf({ bindings }: Compilation, selected: Selected, read: (args: unknown) => PageCut) {
  return (scope: Scope): Fragment =>
    bindings.bound(selected, (args) => {
      const { order, forward, position } = read(args);
      return position ? new Direction(order, forward).after(scope, position) : raw('TRUE');
    });
}
