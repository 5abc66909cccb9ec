import type { FieldNode, GraphQLObjectType } from 'graphql';
import type { Entity, FieldDescription, Via } from '../../db/read/description.ts';
import { type FilterValue, filterConditions } from '../../db/read/filter.ts';
import { columnOf, type Fragment, raw, sql } from '../../db/read/fragment.ts';
import { type JsonPart, jsonInteger, jsonList, jsonOfRow, jsonText } from '../../db/read/json.ts';
import {
  type Cut,
  isDirect,
  type ListRequest,
  listCount,
  listKeys,
  listRows,
  select,
  tableAs,
} from '../../db/read/list.ts';
import { Direction } from '../../db/read/order.ts';
import { isAmong } from '../../db/read/page.ts';
import { Scope } from '../../db/read/scope.ts';
import { nodeTypeOf } from '../node-type.ts';
import type { Selected } from '../operation-arguments.ts';
import { type PageArguments, type PageCut, readPageArguments, readPageSize } from '../page-argument.ts';
import { type AnswerField, type Compilation, NotDescribed } from './compilation.ts';
import { compileFields } from './fields.ts';

type PageDescription = Extract<FieldDescription, { kind: 'page' }>;
type ListDescription = Extract<FieldDescription, { kind: 'list' | 'values' }>;

/** Makes the JSON text of a row; passed on, since rows hold pages and pages hold rows. */
type CompileRow = (compilation: Compilation, scope: Scope, nodes: readonly FieldNode[]) => Fragment;

/** What a page stands below; nothing at the root. */
interface Below {
  readonly parent: Scope | null;
  readonly compileRow: CompileRow;
}

/** Makes the JSON text of a row of the page, naming its columns through the scope. */
type RowText = (scope: Scope) => Fragment;

/** A page of a list as the statement reads it. */
class PageSource {
  readonly #compilation: Compilation;
  readonly #list: ListRequest;
  readonly #parentKey: string | null;
  readonly #isFiltered: boolean;
  readonly #direction: Direction;
  readonly #backward: Direction;
  readonly #forward: boolean;
  readonly #position: ((scope: Scope) => Fragment) | undefined;
  readonly #limit: Fragment;
  /** The name of the page's keys and one more, where several parts of the answer read them. */
  readonly #shared: string | undefined;

  constructor(
    compilation: Compilation,
    list: ListRequest,
    parentKey: string | null,
    cut: Pick<PageCut, 'order' | 'forward'> & {
      limit: Fragment;
      position?: ((scope: Scope) => Fragment) | undefined;
      isShared?: boolean;
    },
  ) {
    this.#compilation = compilation;
    this.#list = list;
    this.#parentKey = parentKey;
    this.#isFiltered = list.conditions !== undefined;
    this.#forward = cut.forward;
    this.#direction = new Direction(cut.order, cut.forward);
    this.#backward = new Direction(cut.order, !cut.forward);
    this.#position = cut.position;
    this.#limit = cut.limit;
    // Against the direction read, the keys would have to be sorted again.
    this.#shared = cut.isShared && cut.forward ? compilation.newAlias() : undefined;
  }

  /** The text that reads the page, as a subquery that finds the keys once where they are shared. */
  around(json: Fragment): Fragment {
    if (this.#shared === undefined) return json;
    return sql`(WITH ${raw(this.#shared)} AS MATERIALIZED (${this.#keysAndOne()}) SELECT ${json})`;
  }

  /** The keys of the page's rows and of one more, in the direction read. */
  #keysAndOne(): Fragment {
    const keys = listKeys(this.#list, this.#place(), (scope) => this.#cut(scope));
    return sql`${keys} LIMIT ${this.#limit} + 1`;
  }

  /** The texts of the page's rows, in the list's own order, as a JSON list. */
  rows(text: RowText): Fragment {
    return jsonList(this.#forward ? this.#select(text, null) : this.#reversed(text));
  }

  /** The text of the row at the start or the end of the page, or `null` when it is empty. */
  at(end: 'start' | 'end', text: RowText): Fragment {
    if (this.#shared !== undefined && end === 'end') return jsonOfRow(this.#lastShared(text));
    const isReadFirst = (end === 'start') === this.#forward;
    return jsonOfRow(isReadFirst ? this.#select(text, raw('1')) : sql`${this.#reversed(text)} LIMIT 1`);
  }

  /** `true` or `false`: whether there are rows beyond the page in the direction read. */
  hasMore(): Fragment {
    // Not EXISTS with an OFFSET: SQLite then takes no heed of DISTINCT.
    const counted = this.#shared === undefined ? sql`(${this.#keysAndOne()})` : raw(this.#shared);
    return sql`CASE WHEN (SELECT count(*) FROM ${counted}) > ${this.#limit} THEN 'true' ELSE 'false' END`;
  }

  count(list = this.#list): Fragment {
    return sql`(${listCount(list, this.#place())})`;
  }

  hiddenCount(): Fragment {
    if (!this.#isFiltered) return raw('0');
    return sql`(${this.count({ ...this.#list, conditions: undefined })} - ${this.count()})`;
  }

  #place() {
    return { alias: this.#compilation.newAlias(), parentKey: this.#parentKey };
  }

  #cut(scope: Scope): Cut {
    return {
      conditions: this.#position ? [this.#position(scope)] : [],
      order: this.#direction.terms(scope),
    };
  }

  /** Rows in the direction read, one column `j`. */
  #select(text: RowText, limit: Fragment | null, more?: (scope: Scope) => string): Fragment {
    const bound = sql` LIMIT ${limit ?? this.#limit}`;
    if (this.#shared !== undefined) {
      return this.#rowsOf(sql`SELECT id FROM ${raw(this.#shared)}${bound}`, text).rows;
    }
    // Where rows may have to be sorted, their texts must not be made before the page is cut.
    if (isDirect(this.#list.via) && !this.#isFiltered) {
      const { scope, conditions, from } = listRows(this.#list, this.#place());
      const what = sql`${text(scope)} AS j${raw(more?.(scope) ?? '')}`;
      const { conditions: after, order } = this.#cut(scope);
      return sql`${select(what, from, [...conditions, ...after], order)}${bound}`;
    }
    const keys = listKeys(this.#list, this.#place(), (scope) => this.#cut(scope));
    const { rows, scope } = this.#rowsOf(sql`${keys}${bound}`, text, more);
    return sql`${rows} ORDER BY ${this.#direction.terms(scope)}`;
  }

  #lastShared(text: RowText): Fragment {
    const keys = raw(this.#shared ?? '');
    const last = sql`(SELECT min(count(*), ${this.#limit}) - 1 FROM ${keys})`;
    return this.#rowsOf(sql`SELECT id FROM ${keys} LIMIT 1 OFFSET ${last}`, text).rows;
  }

  /** The texts of the rows with the keys that a subquery finds; a table of keys is read in its order. */
  #rowsOf(keys: Fragment, text: RowText, more?: (scope: Scope) => string) {
    const { entity } = this.#list;
    const found = this.#compilation.newAlias();
    const scope = new Scope(entity, this.#compilation.newAlias(), this.#list.asOf);
    const what = sql`${text(scope)} AS j${raw(more?.(scope) ?? '')}`;
    const within = entity.keyWithin
      ? ` AND ${columnOf(scope.alias, entity.keyWithin)} = ${this.#parentKey}`
      : '';
    const rows = sql`SELECT ${what} FROM (${keys}) ${raw(found)} CROSS JOIN ${raw(`${tableAs(entity, scope.alias)} ON ${scope.key} = ${found}.id${within}${scope.moreJoins()}`)}`;
    return { rows, scope };
  }

  /** The page's rows against the direction read. */
  #reversed(text: RowText): Fragment {
    let terms = '';
    const page = this.#select(text, null, (scope) => {
      const [columns, order] = numbered(this.#backward.terms(scope).text);
      terms = order;
      return columns;
    });
    return sql`SELECT j FROM (${page}) ORDER BY ${raw(terms)}`;
  }
}

/** ORDER BY terms as further result columns, and the same order by their names. */
function numbered(terms: string): [columns: string, order: string] {
  const parts = terms.split(', ').map((term) => /^(.*) (ASC|DESC)$/.exec(term) ?? []);
  return [
    parts.map(([, column], index) => `, ${column} AS o${index}`).join(''),
    parts.map(([, , word], index) => `o${index} ${word}`).join(', '),
  ];
}

/** The JSON text of a connection below a row, or at the root. */
export function compilePage(
  compilation: Compilation,
  description: PageDescription,
  field: AnswerField,
  { parent, compileRow }: Below,
): Fragment {
  const selected = selectedOf(field);
  const entity = compilation.find(description.target);
  const parentName = parent?.entity.name ?? 'Query';
  const read = (args: unknown) =>
    readPageArguments(entity, `${parentName}.${field.name}`, args as PageArguments);
  const args = compilation.bindings.argumentsOf(selected) as PageArguments;
  const cut = read(args);
  const type = compilation.objectType(`${description.target}Connection`);
  const isFound = compilation.found.has(selected.node);
  const source = new PageSource(
    compilation,
    {
      ...listOf(compilation, entity, description.via, parent),
      where: description.where,
      conditions: conditionsOf(compilation, selected, args, isFound),
    },
    parent?.key ?? null,
    {
      ...cut,
      limit: compilation.bindings.bound(selected, (given) => sql`${read(given).limit}`),
      position: isFound ? undefined : cut.position && positionOf(compilation, selected, read),
      // A WITH clause below a row could not name the row.
      isShared: parent === null && readsOf(compilation, type, field.nodes) > 1,
    },
  );
  return source.around(
    compileFields(compilation, type, field.nodes, (part) => [
      (isFound && foundCount(compilation, selected, part)) ||
        connectionPart({ compilation, entity, source, cut, compileRow }, part),
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
  return count && bindings.boundToPage(selected, (page) => sql`CAST(${page[count] ?? 0} AS INTEGER)`);
}

/** How many parts of a connection read its rows. */
function readsOf(compilation: Compilation, type: GraphQLObjectType, nodes: readonly FieldNode[]): number {
  const parts = compilation.fieldsOf(type, nodes).flatMap((part) => {
    if (part.name === 'nodes' || part.name === 'edges') return [part];
    if (part.name !== 'pageInfo') return [];
    return compilation.fieldsOf(compilation.objectType('PageInfo'), part.nodes);
  });
  return parts.filter(({ name }) => name !== '__typename' && name !== 'hasPreviousPage').length;
}

function selectedOf({ definition, nodes, name }: AnswerField): Selected {
  const [node] = nodes;
  if (!definition || !node) throw new NotDescribed(name);
  return { definition, node };
}

function listOf(compilation: Compilation, entity: Entity, via: Via, parent: Scope | null): ListRequest {
  return {
    entity,
    via,
    asOf: compilation.asOf,
    findEntity: compilation.find,
    parentType: parent ? nodeTypeOf(parent.entity) : undefined,
  };
}

function filterOf({ bindings, find }: Compilation, selected: Selected) {
  return (scope: Scope): readonly Fragment[] => [
    bindings.bound(selected, (args) => {
      const conditions = filterConditions(scope, args.filter as FilterValue, find);
      return conditions.length === 0 ? raw('1') : conditions.reduce((all, each) => sql`${all} AND ${each}`);
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

interface OpenPage {
  readonly compilation: Compilation;
  readonly entity: Entity;
  readonly source: PageSource;
  readonly cut: PageCut;
  readonly compileRow: CompileRow;
}

function connectionPart(page: OpenPage, part: AnswerField): JsonPart {
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
    default:
      throw new NotDescribed(part.name);
  }
}

function compileEdge(
  { compilation, entity, cut, compileRow }: OpenPage,
  scope: Scope,
  nodes: readonly FieldNode[],
): Fragment {
  const type = compilation.objectType(`${entity.name}Edge`);
  return compileFields(compilation, type, nodes, ({ name, nodes: below }) =>
    name === 'node' ? [compileRow(compilation, scope, below)] : [cursorText(scope, cut)],
  );
}

function compilePageInfo(
  compilation: Compilation,
  source: PageSource,
  cut: PageCut,
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
function cursorText(scope: Scope, { tag, order }: PageCut): Fragment {
  const sortValue = order.by ? `${scope.column(order.by)} || '~' || ` : '';
  return jsonText(`'${tag}~' || ${sortValue}${scope.key}`);
}

/** The first few parts of a row as a plain list: of objects, or of one column. */
export function compileList(
  compilation: Compilation,
  description: ListDescription,
  field: AnswerField,
  { parent, compileRow }: Below & { parent: Scope },
): Fragment {
  const selected = selectedOf(field);
  const entity = compilation.find(description.target);
  const order = entity.orders[entity.defaultOrder];
  if (!order) throw new NotDescribed(`${entity.name}.${entity.defaultOrder}`);
  const limit = compilation.bindings.bound(
    selected,
    ({ first }) => sql`${readPageSize(first as number | null, 'first')}`,
  );
  const list = listOf(compilation, entity, description.via, parent);
  const source = new PageSource(compilation, list, parent.key, { order, forward: true, limit });
  if (description.kind === 'list') return source.rows((scope) => compileRow(compilation, scope, field.nodes));
  const { column } = description;
  return source.rows((scope) =>
    (column.dataType === 'number' ? jsonInteger : jsonText)(scope.column(column)),
  );
}
