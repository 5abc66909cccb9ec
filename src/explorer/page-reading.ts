import { GraphQLError } from 'graphql';
import type { Exchange } from '../server/answer/exchange.ts';
import type { PageRoom } from '../server/page-room.ts';
import type { Asked, Page } from './page.ts';
import { OperationRefused, type PageData, readPageData } from './page-data.ts';

/** So often the operations of a page are asked before it is given up: each time somebody wrote between them. */
const MAX_ATTEMPTS = 5;

/** The variables of a page's operation, with all that has to be known before. */
export interface ReadFirst {
  readonly first: PageData;
  readonly variables: object;
}

/**
 * All that a page is made from, of one state of the database: each operation is of one, and those of a page that needs several are
 * asked anew where the state changed between them.
 *
 * @throws OperationRefused where nothing can be shown
 */
export async function readPage(
  room: PageRoom,
  exchange: Exchange,
  page: Page,
  asked: Asked,
): Promise<PageData> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const before = page.first && room.readState?.();
    const { first, variables } = await readFirst(room, exchange, page, asked);
    const main = await readPageData(room, exchange, page, variables);
    if (page.first && room.readState?.() !== before) continue;
    return together(first, main);
  }
  throw new OperationRefused(
    new GraphQLError('The database changes faster than this can be read.', {
      extensions: { code: 'BUSY', http: { headers: { 'retry-after': '1' } } },
    }),
  );
}

/** What has to be known before a page's operation can be asked, and what it is asked with then. */
export async function readFirst(
  room: PageRoom,
  exchange: Exchange,
  page: Page,
  asked: Asked,
): Promise<ReadFirst> {
  const days = { known: asked.known, valid: asked.valid };
  const read = ({ document }: Pick<Page, 'document'>, variables: object | undefined) =>
    variables && readPageData(room, exchange, { document, lean: undefined }, { ...variables, ...days });
  let first: PageData = { data: {}, missing: [], isWhole: true };
  for (const operation of [page.first, page.second]) {
    const more = operation && (await read(operation, operation.variables(asked, first.data)));
    if (more) first = together(first, more);
  }
  return { first, variables: { ...page.variables(asked, first.data), ...days } };
}

function together(before: PageData, after: PageData): PageData {
  return {
    data: { ...before.data, ...after.data },
    missing: [...before.missing, ...after.missing],
    isWhole: before.isWhole && after.isWhole,
  };
}
