import { encodeCursor } from '../../db/read/collection/cursor.ts';
import { keyOf, type Pages, type Row } from '../../db/read/row/batch.ts';
import type { MaybePromise } from '../../domain/maybe-promise.ts';
import type { PageCut } from '../argument/page-argument.ts';

/** One parent's page of a list, as the connection types show it. */
export class Connection {
  readonly #pages: Pages;
  readonly #parent: number | null;
  readonly #cut: PageCut;

  constructor(pages: Pages, parent: number | null, cut: PageCut) {
    this.#pages = pages;
    this.#parent = parent;
    this.#cut = cut;
  }

  get nodes(): readonly Row[] {
    return this.#pages.rows(this.#parent);
  }

  get edges(): Edge[] {
    return this.nodes.map((node) => ({ node, cursor: () => this.cursor(node) }));
  }

  get pageInfo(): PageInfo {
    const { nodes } = this;
    const [first, last] = [nodes[0], nodes[nodes.length - 1]];
    const more = this.#pages.hasMore(this.#parent);
    const started = this.#cut.position !== undefined;
    return {
      hasNextPage: this.#cut.forward ? more : started,
      hasPreviousPage: this.#cut.forward ? started : more,
      startCursor: first ? this.cursor(first) : null,
      endCursor: last ? this.cursor(last) : null,
    };
  }

  get totalCount(): MaybePromise<number> {
    return this.#pages.total(this.#parent);
  }

  get hiddenCount(): MaybePromise<number> {
    return this.#pages.hidden(this.#parent);
  }

  get withdrawnCount(): MaybePromise<number> {
    return this.#pages.withdrawn(this.#parent);
  }

  cursor(row: Row): string {
    const { by } = this.#cut.order;
    const sortValue = by ? (row[by.name] as string | number) : null;
    return encodeCursor(this.#cut.tag(), sortValue, keyOf(row));
  }
}

export interface Edge {
  readonly node: Row;
  readonly cursor: () => string;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}
