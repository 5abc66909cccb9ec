import type { Collection, OrderDescription } from '../../db/read/collection/collection.ts';
import { decodeCursor, InvalidCursor } from '../../db/read/collection/cursor.ts';
import { checkFilter, type FilterValue } from '../../db/read/collection/filter.ts';
import type { Position } from '../../db/read/collection/order.ts';
import { refuseUnknownNodes } from '../../db/read/node/filtered-node.ts';
import type { Session } from '../../db/read/row/session.ts';
import { BadUserInput } from '../../domain/error.ts';
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
  readonly tag: string;
}

/**
 * Reads the paging arguments of a list; `place` is the field, which cursors carry.
 *
 * @throws BadUserInput naming the argument: a page size out of 1 to 100, both directions at once, a
 * cursor of another list.
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
  const tag = `${place}.${orderName}`;
  const cursor = args[cursorName];
  const position = cursor == null ? undefined : readCursor(cursor, cursorName, tag, order);
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

function readCursor(cursor: string, argument: string, tag: string, order: OrderDescription): Position {
  try {
    return decodeCursor(cursor, tag, order);
  } catch (error) {
    if (!(error instanceof InvalidCursor)) throw error;
    throw new BadUserInput(
      `${argument}: ${JSON.stringify(cursor.slice(0, 80))} is not a cursor of this list in this order.`,
      argument,
    );
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
