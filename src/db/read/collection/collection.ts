import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../../domain/node.ts';
import type { Expression, Source } from './expression.ts';

/**
 * What the API says it reads, as data. Entities and fields are declared in these words and nothing
 * else; executors are made from them. Nothing here knows who asks or how an answer is sent.
 */

/**
 * The value of a derived column as known on a day: SQL over the row under `alias`, with the day bound
 * as `@knownOn`. Without a day the column itself is read.
 */
export type AsKnown = (alias: string) => string;

/** How rows come to be known, and to be taken back, for reading as known on a day. */
export type Visibility =
  /** The row itself carries the days. Rows that may be taken back are listed all the same, and say so. */
  | { kind: 'own'; knownFrom: SQLiteColumn; knownUntil?: SQLiteColumn }
  /** The row is a claim: its base row carries the days and the validity, its own a copy of whether it is taken back. */
  | { kind: 'claim'; withdrawn?: SQLiteColumn }
  /** The row is as old as the article it belongs to. */
  | { kind: 'article'; articleId: SQLiteColumn }
  /** The row is part of its parent and as old as that; `of` says which that is, where the row is also found without it. */
  | { kind: 'part'; of?: { readonly key: SQLiteColumn; readonly knownFrom: SQLiteColumn } };

/** An order by one NOT NULL column (absent: by the key alone), then by the key, in one direction. */
export interface OrderDescription {
  readonly by?: SQLiteColumn;
  /** Whether the column may hold texts that are too long for a cursor. */
  readonly mayBeLong?: boolean;
  readonly direction: 'ASC' | 'DESC';
  readonly doc: string;
}

/** A table of claims, each with a copy of whether it is taken back. */
export type FlaggedTable = SQLiteTable & { readonly withdrawn: SQLiteColumn };

/** From a node to the claims that link it to others, for filters that look through a claim. */
export interface ClaimPath {
  readonly claim: FlaggedTable;
  /** The claim's end that is the filtered row. */
  readonly near: SQLiteColumn;
  /** The claim's other end; through `link`, when it may have several. */
  readonly far: SQLiteColumn;
  readonly link?: { readonly table: SQLiteTable; readonly claimId: SQLiteColumn };
}

/** A condition that callers can put on a collection's rows; each has one fixed shape of value. */
export type FilterDescription = { readonly doc: string } & (
  | {
      readonly kind: 'oneOf';
      readonly column: Source;
      readonly words: string;
      readonly asKnown?: AsKnown;
    }
  | {
      readonly kind: 'text';
      readonly column: SQLiteColumn;
      readonly asKnown?: AsKnown;
      /** How a value is written in the column; undefined for one that can't be meant. Absent: as it is given. */
      readonly spell?: (value: string) => string | undefined;
      /** What a value has to be, for those who gave another. */
      readonly expected?: string;
    }
  | { readonly kind: 'truth'; readonly column: Source }
  | { readonly kind: 'dateRange'; readonly column: SQLiteColumn; readonly asKnown?: AsKnown }
  | { readonly kind: 'integerRange'; readonly column: SQLiteColumn; readonly asKnown?: AsKnown }
  /** Whether documents still say so. Without it a list of claims has current ones only. */
  | { readonly kind: 'state' }
  | {
      readonly kind: 'moneyRange';
      readonly amount: SQLiteColumn;
      readonly currency: SQLiteColumn;
      readonly asKnown?: { readonly amount: AsKnown; readonly currency: AsKnown };
    }
  | { readonly kind: 'namePrefix'; readonly column: SQLiteColumn }
  /** Whether the index of search has all words of a text in the names of the row's node. */
  | { readonly kind: 'words'; readonly type: NodeType }
  | {
      readonly kind: 'codePrefix';
      readonly column: SQLiteColumn;
      readonly rowId: SQLiteColumn;
      /** The codes as known on the day asked, as a JSON list. */
      readonly asKnown?: Expression;
      /** How a start of a code is written in the column; undefined for one that can't be meant. */
      readonly spell: (value: string) => string | undefined;
      /** What a value has to be, for those who gave another. */
      readonly expected: string;
      /** Further codes of the row, in rows of another table that belong to it. */
      readonly also?: { readonly column: SQLiteColumn; readonly rowId: SQLiteColumn };
    }
  /** The row is a bid, or a tender with a visible bid, of which some party is in a region of NUTS. */
  | {
      readonly kind: 'bidderRegion';
      readonly of: 'bid' | 'tender';
      readonly spell: (value: string) => string | undefined;
      readonly expected: string;
    }
  /** A row of another table that belongs to this one has the text. */
  | {
      readonly kind: 'partText';
      readonly column: SQLiteColumn;
      readonly rowId: SQLiteColumn;
      readonly spell?: (value: string) => string | undefined;
      readonly expected?: string;
      /** Set where documents may bring further words: others than those that are known or that rows have are refused. */
      readonly open?: OpenWords;
    }
  /** A flag of this kind stands on the row, or on a claim of these tables about it. */
  | {
      readonly kind: 'flagged';
      readonly words: string;
      readonly claims: readonly { readonly id: SQLiteColumn; readonly near: SQLiteColumn }[];
    }
  /** Whether there is a visible claim about the row, of one word in a column where that is given. */
  | {
      readonly kind: 'hasClaim';
      readonly claim: SQLiteTable & { readonly id: SQLiteColumn };
      readonly near: SQLiteColumn;
      readonly word?: { readonly column: SQLiteColumn; readonly equals: string; readonly asKnown?: AsKnown };
    }
  /** A document that states something of the row was published by the node. */
  | { readonly kind: 'publisher'; readonly target: string }
  /** The row is one of these nodes of its own type. */
  | { readonly kind: 'among'; readonly target: string }
  | {
      readonly kind: 'reference';
      readonly target: string;
      readonly column: SQLiteColumn;
      readonly asKnown?: AsKnown;
    }
  | {
      readonly kind: 'link';
      readonly target: string;
      readonly link: SQLiteColumn;
      readonly rowId: SQLiteColumn;
    }
  | { readonly kind: 'through'; readonly target: string; readonly path: ClaimPath }
  | { readonly kind: 'claimStanding'; readonly claim: SQLiteTable; readonly near: SQLiteColumn }
);

/** The words of a list to which documents add. */
export interface OpenWords {
  /** Those that may be asked for though no row has them. */
  readonly known: readonly string[];
  /** What is said of another one, before the word: `no organisation has an identifier of the register`. */
  readonly absent: string;
}

/** What can be read as rows: a node, a claim, or a part of one. */
export interface Collection {
  /** Name of its type in the API. */
  readonly name: string;
  readonly table: SQLiteTable;
  /** The table that shares the primary key and holds what all claims have in common. */
  readonly base?: SQLiteTable;
  /** The unique column that ends every order and stands in global ids and cursors. */
  readonly key: SQLiteColumn;
  /** Set where `key` is unique only among the rows that agree on this column. */
  readonly keyWithin?: SQLiteColumn;
  /** What stands before the key in global ids (`tender` in `tender:42`); absent for parts. */
  readonly idPrefix?: string;
  readonly visibility: Visibility;
  readonly filters: Readonly<Record<string, FilterDescription>>;
  readonly orders: Readonly<Record<string, OrderDescription>>;
  readonly defaultOrder: string;
}

/** Which rows of a page's collection belong to a parent. */
export type Via =
  /** All of them: a page at the root. */
  | { readonly kind: 'all' }
  /** Those whose column holds the parent's key. */
  | { readonly kind: 'column'; readonly column: SQLiteColumn }
  /** Those that a link table joins to the parent. */
  | {
      readonly kind: 'link';
      readonly parent: SQLiteColumn;
      readonly child: SQLiteColumn;
      /** Where the child is a claim and the link table carries a copy of its `withdrawn`. */
      readonly withdrawn?: SQLiteColumn;
      /** Columns of the child of which the link table has copies, by which it can be ordered: pairs of its own and the copy. */
      readonly copies?: readonly (readonly [own: SQLiteColumn, copy: SQLiteColumn])[];
      /** Whether the link table may lead from a parent to the same row twice. */
      readonly repeats?: boolean;
    }
  /**
   * Of a parent whose key is unique only within another (`Collection.keyWithin`): those whose column holds that other, and that point
   * at a row whose owner is the parent. Of the establishments of a bid, those of one of its parties.
   */
  | {
      readonly kind: 'owned';
      readonly column: SQLiteColumn;
      readonly points: SQLiteColumn;
      readonly at: SQLiteColumn;
      readonly owner: SQLiteColumn;
    }
  /** The claims, of any kind, at one of whose ends the parent stands. */
  | { readonly kind: 'ends' };

/** An amount of money from two columns; there is none where the amount is null. */
export interface MoneySource {
  readonly amount: Source;
  readonly currency: Source;
}

/** How a field of the API is read. */
export type FieldDescription =
  | { readonly kind: 'globalId' }
  | { readonly kind: 'column'; readonly column: Source; readonly asKnown?: AsKnown }
  | ({
      readonly kind: 'money';
      readonly asKnown?: { readonly amount: AsKnown; readonly currency: AsKnown };
    } & MoneySource)
  /** An object of several columns of the row; null when all of them are. */
  | { readonly kind: 'group'; readonly columns: Readonly<Record<string, Source | MoneySource>> }
  /** One row of another collection, by its key in a column. */
  | {
      readonly kind: 'one';
      readonly target: string;
      readonly column: Source;
      readonly asKnown?: AsKnown;
    }
  /** One node of several possible types: the key and the type in two columns. */
  | { readonly kind: 'oneOfTypes'; readonly column: SQLiteColumn; readonly type: SQLiteColumn }
  /** A page of rows of another collection. */
  | { readonly kind: 'page'; readonly target: string; readonly via: Via; readonly where?: FixedCondition }
  /** The first few rows of a part, as a plain list. */
  | { readonly kind: 'list'; readonly target: string; readonly via: Via }
  /** The first few values of one column of a part, as a plain list. */
  | {
      readonly kind: 'values';
      readonly target: string;
      readonly via: Via;
      readonly column: SQLiteColumn;
      /** All of them, in order, as known on the day asked: a JSON list. */
      readonly asKnown?: Expression;
    };

/** How a field at the root is read, where it is described. */
export type RootDescription =
  /** One node by its id, slug or identifier, in the argument `by`. */
  { readonly kind: 'lookup'; readonly target: string } | Extract<FieldDescription, { kind: 'page' }>;

/** A condition that the field's meaning implies: `Tender.winners` are the bids whose status is WON. */
export interface FixedCondition {
  readonly column: SQLiteColumn;
  readonly equals: string;
}
