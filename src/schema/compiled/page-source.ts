import { thenJoin } from '../../db/dialect/expression.ts';
import { firstOfKeys, inOrderOfKeys, lastOfKeys, orderedKeys } from '../../db/dialect/ordered-keys.ts';
import {
  type Cut,
  firstKeys,
  isDirect,
  LISTED_KEY,
  type ListPlace,
  type ListRequest,
  listCount,
  listRows,
  select,
  tableAs,
} from '../../db/read/collection/list.ts';
import { Direction } from '../../db/read/collection/order.ts';
import { Scope } from '../../db/read/row/scope.ts';
import { isFound } from '../../db/read/slow/scan.ts';
import { countMayReadMany, pageMayReadMany } from '../../db/read/slow/slow-statement.ts';
import { columnOf, type Fragment, fragment, NOTHING, raw } from '../../db/statement/fragment.ts';
import { jsonOfRow } from '../../db/statement/json.ts';
import type { PageCut } from '../argument/page-argument.ts';
import type { Compilation } from './compilation.ts';

const KEY = raw(LISTED_KEY);

/** The SQL of the row that the page stands below. */
type PageParent = Pick<ListPlace, 'parentKey' | 'parentWithin'>;

/** Makes the JSON text of a row of the page, naming its columns through the scope. */
type RowText = (scope: Scope) => Fragment;

/** What of a list is the page. */
interface SourceCut extends Pick<PageCut, 'order' | 'forward'> {
  readonly limit: Fragment;
  /** The condition that a row comes after the cursor. */
  readonly position?: ((scope: Scope) => Fragment) | undefined;
  /** Whether several parts of the answer read the page's rows. */
  readonly isShared?: boolean;
  /** Set where no index serves the list: the statement looks at some rows only, and gives NULL where these are too few. */
  readonly look?: Look | undefined;
}

/** How a statement looks through rows that no index has chosen. */
export interface Look {
  /** At how many rows. */
  readonly rows: Fragment;
  /** The conditions that an index serves; the list has the other ones. */
  readonly bounds: (scope: Scope) => Fragment;
}

/** A page of a list as the statement reads it: the SQL of each thing that an answer may ask of it. */
export class PageSource {
  readonly #compilation: Compilation;
  readonly #list: ListRequest;
  readonly #parent: PageParent;
  readonly #isFiltered: boolean;
  readonly #direction: Direction;
  readonly #backward: Direction;
  readonly #forward: boolean;
  readonly #position: ((scope: Scope) => Fragment) | undefined;
  readonly #limit: Fragment;
  readonly #look: Look | undefined;
  /** The name of the page's keys and one more, where several parts of the answer read them. */
  readonly #shared: string | undefined;

  constructor(compilation: Compilation, list: ListRequest, parent: PageParent, cut: SourceCut) {
    this.#compilation = compilation;
    this.#list = list;
    this.#parent = parent;
    this.#isFiltered = list.conditions !== undefined;
    this.#look = cut.look;
    this.#forward = cut.forward;
    this.#direction = new Direction(cut.order, cut.forward);
    this.#backward = new Direction(cut.order, !cut.forward);
    this.#position = cut.position;
    this.#limit = cut.limit;
    // Against the direction read, the keys would have to be sorted again.
    const isShared = (cut.isShared && cut.forward) || cut.look !== undefined;
    this.#shared = isShared ? compilation.newAlias() : undefined;
    compilation.mayReadMany ||= pageMayReadMany(list, cut.order);
  }

  /** The text that reads the page, as a subquery that finds the keys once where they are shared. */
  around(json: Fragment): Fragment {
    if (this.#shared === undefined) return json;
    const text = this.#look ? fragment`CASE WHEN ${this.#isWhole(this.#look)} THEN ${json} END` : json;
    return fragment`(WITH ${raw(this.#shared)} AS MATERIALIZED (${orderedKeys(this.#keysAndOne())}) SELECT ${text})`;
  }

  /** The keys of the page's rows and of one more, in the direction read. */
  #keysAndOne(): Fragment {
    if (this.#look) {
      const looked = this.#rowsLookedAt(
        this.#look,
        this.#list,
        ({ key }, conditions) => fragment`${raw(key)} AS ${KEY}, ${isFound(conditions)}`,
      );
      return fragment`SELECT ${KEY} FROM (${looked} LIMIT ${this.#look.rows}) WHERE isFound = 1 LIMIT ${this.#limit} + 1`;
    }
    const limit = fragment`${this.#limit} + 1`;
    return firstKeys(this.#list, this.#place(), (scope) => this.#cut(scope), limit);
  }

  /** Whether the rows looked at are enough: the page is full, or there are no more rows. */
  #isWhole(look: Look): Fragment {
    const beyond = this.#rowsLookedAt(look, { ...this.#list, conditions: undefined }, () => raw('1'));
    return fragment`(SELECT count(*) FROM ${raw(this.#shared ?? '')}) > ${this.#limit} OR (${beyond} LIMIT 1 OFFSET ${look.rows}) IS NULL`;
  }

  /** The rows from where the page starts on, in the direction read, whether or not the list has them. */
  #rowsLookedAt(
    { bounds }: Look,
    list: ListRequest,
    what: (scope: Scope, conditions: readonly Fragment[]) => Fragment,
  ): Fragment {
    const { scope, conditions, from } = listRows(list, this.#place());
    const { conditions: after, order } = this.#cut(scope);
    const columns = what(scope, conditions);
    return select(columns, from, [bounds(scope), ...after], order);
  }

  /** The texts of the page's rows, in the list's own order, as a JSON list. */
  rows(text: RowText): Fragment {
    return this.#compilation.list(() => (this.#forward ? this.#select(text, null) : this.#reversed(text)));
  }

  /** The text of the row at the start or the end of the page, or `null` when it is empty. */
  at(end: 'start' | 'end', text: RowText): Fragment {
    const isReadFirst = (end === 'start') === this.#forward;
    if (isReadFirst) return jsonOfRow(this.#select(text, raw('1')));
    if (this.#shared !== undefined) return jsonOfRow(this.#lastShared(text));
    return jsonOfRow(fragment`${this.#reversed(text)} LIMIT 1`);
  }

  /** `true` or `false`: whether there are rows beyond the page in the direction read. */
  hasMore(): Fragment {
    // Not EXISTS with an OFFSET: SQLite then takes no heed of DISTINCT.
    const counted = this.#shared === undefined ? fragment`(${this.#keysAndOne()})` : raw(this.#shared);
    return fragment`CASE WHEN (SELECT count(*) FROM ${counted}) > ${this.#limit} THEN 'true' ELSE 'false' END`;
  }

  count(list = this.#list): Fragment {
    this.#compilation.mayReadMany ||= countMayReadMany(list, this.#compilation.isRepeated);
    return fragment`(${listCount(list, this.#place())})`;
  }

  hiddenCount(): Fragment {
    if (!this.#isFiltered) return raw('0');
    return fragment`(${this.count({ ...this.#list, conditions: undefined })} - ${this.count()})`;
  }

  withdrawnCount(): Fragment {
    return this.count({ ...this.#list, conditions: undefined, state: 'WITHDRAWN' });
  }

  #place(): ListPlace {
    return { alias: this.#compilation.newAlias(), ...this.#parent };
  }

  #cut(scope: Scope): Cut {
    return {
      conditions: this.#position ? [this.#position(scope)] : [],
      order: this.#direction.terms(scope),
    };
  }

  /** Rows in the direction read, one column `j`. */
  #select(text: RowText, limit: Fragment | null, more?: (scope: Scope) => string): Fragment {
    const bound = fragment` LIMIT ${limit ?? this.#limit}`;
    if (this.#shared !== undefined) {
      const keys = firstOfKeys(this.#shared, limit ?? this.#limit);
      return this.#rowsOf(keys, text, { more, order: 'keys' });
    }
    // Where rows may have to be sorted, their texts must not be made before the page is cut.
    if (isDirect(this.#list.via) && !this.#isFiltered) {
      const { scope, conditions, from } = listRows(this.#list, this.#place());
      const what = fragment`${text(scope)} AS j${raw(more?.(scope) ?? '')}`;
      const { conditions: after, order } = this.#cut(scope);
      return fragment`${select(what, from, [...conditions, ...after], order)}${bound}`;
    }
    const keys = firstKeys(this.#list, this.#place(), (scope) => this.#cut(scope), limit ?? this.#limit);
    return this.#rowsOf(keys, text, { more, order: 'list' });
  }

  #lastShared(text: RowText): Fragment {
    return this.#rowsOf(lastOfKeys(this.#shared ?? '', this.#limit), text);
  }

  /** The texts of the rows with the keys that a subquery finds, in the list's order or in that of the keys. */
  #rowsOf(
    keys: Fragment,
    text: RowText,
    { more, order: by }: { more?: ((scope: Scope) => string) | undefined; order?: 'list' | 'keys' } = {},
  ): Fragment {
    const { collection } = this.#list;
    const found = this.#compilation.newAlias();
    const scope = new Scope(collection, this.#compilation.newAlias(), this.#list.asOf);
    const what = fragment`${text(scope)} AS j${raw(more?.(scope) ?? '')}`;
    const within = collection.keyWithin
      ? ` AND ${columnOf(scope.alias, collection.keyWithin)} = ${this.#parent.parentWithin ?? this.#parent.parentKey}`
      : '';
    // What the order names has to be known before what is joined.
    const inOrder =
      by === 'keys' ? inOrderOfKeys(found) : fragment` ORDER BY ${this.#direction.terms(scope)}`;
    const order = by === undefined ? NOTHING : inOrder;
    return fragment`SELECT ${what} FROM (${keys}) ${raw(found)} ${thenJoin} ${raw(`${tableAs(collection, scope.alias)} ON ${scope.key} = ${found}.${LISTED_KEY}${within}${scope.moreJoins()}`)}${order}`;
  }

  /** The page's rows against the direction read. */
  #reversed(text: RowText): Fragment {
    let terms = '';
    const page = this.#select(text, null, (scope) => {
      const [columns, order] = numbered(this.#backward.terms(scope).text);
      terms = order;
      return columns;
    });
    return fragment`SELECT j FROM (${page}) ORDER BY ${raw(terms)}`;
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
