import type { Collection, OrderDescription } from '../../db/read/collection/collection.ts';
import { cursorTag, decodeCursor, InvalidCursor } from '../../db/read/collection/cursor.ts';
import { checkFilter } from '../../db/read/collection/filter-check.ts';
import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { Position } from '../../db/read/collection/order.ts';
import { refuseUnknownNodes } from '../../db/read/node/filtered-node.ts';
import type { Session } from '../../db/read/row/session.ts';
import { BadUserInput, CursorMismatch, quoted } from '../../domain/error.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** The arguments of every connection, as GraphQL gives them. */
export interface PageArguments {
  readonly filter?: FilterValue | null | undefined;
  readonly orderBy?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface PageCut {
  readonly orderName: string;
  readonly order: OrderDescription;
  readonly forward: boolean;
  readonly limit: number;
  readonly position?: Position;
  /** What the cursors of the list carry. */
  readonly tag: () => string;
}

/**
 * Reads the paging arguments of a list; `place` is its name, which cursors carry.
 *
 * @throws BadUserInput naming the argument: a page size out of 1 to 100, both directions at once
 * @throws CursorMismatch for a cursor of another list, order or filter
 */
export function readPageArguments(collection: Collection, place: string, args: PageArguments): PageCut {
  const orderName = args.orderBy ?? collection.defaultOrder;
  const order = collection.orders[orderName];
  if (!order) throw new BadUserInput(`orderBy: ${collection.name} has no order ${orderName}.`, 'orderBy');
  const backward = args.last != null || args.before != null;
  if (backward && (args.first != null || args.after != null)) {
    throw new BadUserInput('first and after page forwards, last and before backwards: not both.', 'last');
  }
  const sizeName = backward ? 'last' : 'first';
  const limit = readPageSize(args[sizeName], sizeName);
  const cursorName = backward ? 'before' : 'after';
  let known: string | undefined;
  const tag = () => (known ??= cursorTag(place, orderName, args.filter));
  const cursor = args[cursorName];
  const position =
    cursor == null ? undefined : readCursor(cursor, cursorName, (text) => decodeCursor(text, tag(), order));
  return { orderName, order, forward: !backward, limit, tag, ...withoutUndefined({ position }) };
}

/** @throws BadUserInput when out of 1 to 100. */
export function readPageSize(size: number | null | undefined, argument: string): number {
  if (size == null) return DEFAULT_PAGE_SIZE;
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw new BadUserInput(
      `${argument}: ${size} is not a page size; ask for 1 to ${MAX_PAGE_SIZE}.`,
      argument,
    );
  }
  return size;
}

const MISFITS = {
  list: 'is a cursor of another list.',
  order: 'is a cursor of this list in another order.',
  filter: 'is a cursor of this list under another filter, or with other arguments.',
} as const;

/**
 * What `decode` makes of a cursor.
 *
 * @throws BadUserInput naming the argument, where it is none
 * @throws CursorMismatch where it does not fit
 */
export function readCursor<T>(cursor: string, argument: string, decode: (cursor: string) => T): T {
  try {
    return decode(cursor);
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    const shown = `${argument}: ${quoted(cursor)}`;
    if (error.misfit === 'form') {
      throw new BadUserInput(`${shown} is not a cursor of this list.`, argument, { cause: error });
    }
    throw new CursorMismatch(`${shown} ${MISFITS[error.misfit]}`, argument, { cause: error });
  }
}

/** Refuses any argument of a list that can't be meant, before the list is read. */
export function checkPageArguments(
  collection: Collection,
  place: string,
  args: PageArguments,
  session: Session,
): void {
  readPageArguments(collection, place, args);
  if (args.filter) checkFilterArgument(collection, args.filter, 'filter', session);
}

/** @throws BadUserInput naming the place within the argument: for a value that can't be meant, and a node that there is not. */
export function checkFilterArgument(
  collection: Collection,
  filter: FilterValue,
  argument: string,
  session: Session,
): void {
  checkFilter(collection, filter, argument, session.catalogue.find);
  refuseUnknownNodes(session, collection, filter, argument);
}
