import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { FilterDescription, OrderDescription } from '../../../db/read/collection/collection.ts';
import { ascending, descending } from '../../../db/read/collection/order.ts';
import { knownUntilAsKnown, standingAsKnown } from '../../../db/read/time/as-known.ts';
import { STATE, WITHDRAWN_BY } from '../../../db/read/time/state.ts';
import { noteStated } from '../../../db/read/time/stated-as-known.ts';
import { claims, evidence } from '../../../db/tables/claim.ts';
import { qualityFlags } from '../../../db/tables/quality-flag.ts';
import type { ClaimModel } from '../../../model/claim-kind.ts';
import type { ClaimKind } from '../../../model/model.ts';
import type { DeclaredInterface } from '../../type/collection-type.ts';
import type { DeclaredField, ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';
import {
  type AsKnownOf,
  endFilters,
  fieldFilters,
  shownEnds,
  shownFields,
  shownLot,
} from '../declare-field.ts';

interface ClaimTable extends SQLiteTable {
  id: SQLiteColumn;
  withdrawn: SQLiteColumn;
}

interface ClaimDeclaration {
  readonly kind: ClaimKind;
  readonly table: ClaimTable;
  readonly doc: string;
  readonly filters?: Record<string, FilterDescription>;
  readonly orders?: Record<string, OrderDescription>;
  readonly defaultOrder?: string;
  readonly fields: Record<string, DeclaredField>;
}

/** Declares a kind of claim: what it says of its own, and what all claims share. */
export function declareClaim({
  kind,
  table,
  doc,
  filters,
  orders,
  defaultOrder,
  fields,
}: ClaimDeclaration): ObjectDeclaration {
  const prefix = kind.toLowerCase().replaceAll('_', '-');
  return {
    name: claimTypeName(kind),
    doc,
    table,
    base: claims,
    key: table.id,
    idPrefix: prefix,
    visibility: { kind: 'claim', withdrawn: table.withdrawn },
    interfaces: ['Node', 'Claim'],
    filters: { ...COMMON_FILTERS, ...filters },
    orders: { ...orders, ...recordedOrders() },
    defaultOrder: defaultOrder ?? 'RECORDED_ASC',
    fields: { ...COMMON_FIELDS, ...fields },
  };
}

/** The name of a kind's type in the API: `TenderEvent`. */
export function claimTypeName(kind: ClaimKind): string {
  return kind.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Declares a kind of claim as its model says, with what else it shows. */
export function declareModelled(
  model: ClaimModel<ClaimKind>,
  table: ClaimTable,
  {
    asKnown,
    ...more
  }: Partial<Pick<ClaimDeclaration, 'filters' | 'fields' | 'orders' | 'defaultOrder'>> & {
    readonly asKnown?: AsKnownOf;
  } = {},
): ObjectDeclaration {
  return declareClaim({
    ...more,
    kind: model.kind,
    table,
    doc: model.doc,
    filters: { ...fieldFilters(model.fields, table, asKnown), ...endFilters(model, table), ...more.filters },
    fields: {
      ...shownEnds(model, table),
      ...shownLot(model, table),
      ...shownFields(model.fields, table, { asKnown }),
      ...more.fields,
    },
  });
}

function recordedOrders(): Record<string, OrderDescription> {
  return {
    RECORDED_ASC: ascending(undefined, 'In order of recording in Greffe.'),
    RECORDED_DESC: descending(undefined, 'Recorded last, first.'),
  };
}

const COMMON_FILTERS: Record<string, FilterDescription> = {
  standing: {
    kind: 'oneOf',
    column: claims.standing,
    words: 'Standing',
    asKnown: standingAsKnown,
    doc: 'It has one of these standings on the day asked.',
  },
  modality: { kind: 'oneOf', column: claims.modality, words: 'Modality', doc: 'It is so, or expected.' },
  knownFrom: { kind: 'dateRange', column: claims.knownFrom, doc: 'The day since which it is known.' },
  state: {
    kind: 'state',
    doc: 'It is in one of these states on the day asked. Where the filter does not name it, not even within `and`, `or` or `not`, the list has current claims only: as if `[CURRENT]` was given.',
  },
};

const COMMON_FIELDS: Record<string, DeclaredField> = {
  id: declare.globalIdField('Global id (Relay): opaque, stable for good.'),
  kind: declare.word(
    'ClaimKind',
    claims.kind,
    'Which of the sixteen kinds it is: a bid, an event, an office and so on. The type of the object says the same.',
  ),
  standing: declare.word(
    'Standing',
    claims.standing,
    'How sure it is, by the evidence known on the day asked.',
    standingAsKnown,
  ),
  modality: declare.word('Modality', claims.modality, 'Whether it is so, or expected.'),
  validFrom: declare.partialDate(claims.validFrom, 'Since when it holds. Null when no document says.'),
  validUntil: declare.partialDate(
    claims.validUntil,
    'Until when it holds, that day, month or year included. Null when it has no end, or no document says.',
  ),
  knownFrom: declare.day(claims.knownFrom, 'Day since which it is known: that of its earliest evidence.'),
  state: declare.word('ClaimState', STATE, 'Whether documents still say so, on the day asked.'),
  knownUntil: declare.day(
    claims.knownUntil,
    'Day on which the last document that said so was superseded by one that no longer does. Null while it is current on the day asked.',
    knownUntilAsKnown,
  ),
  withdrawnBy: declare.one(
    'Article',
    WITHDRAWN_BY,
    'The document that no longer says so, by which it was taken back; of several the last one. Null while it is current on the day asked, and where no document of its own took it back.',
  ),
  note: declare.text(
    claims.note,
    "A remark in the recorder's own words, as of the day asked. Null when there is none.",
    noteStated,
  ),
  evidence: declare.page(
    'Evidence',
    evidence.claimId,
    'The places in documents that support or dispute it, those taken back among them. Never empty.',
  ),
  qualityFlags: declare.list(
    'QualityFlag',
    qualityFlags.claimId,
    'What is suspect about what is published of it, or was left out.',
  ),
  created: declare.instant(claims.created, 'When Greffe first stored it. Says nothing of the world.'),
  updated: declare.instant(claims.updated, 'When Greffe last changed it.'),
  revision: declare.integer(claims.revision, 'Counts changes of it in Greffe, from 1.'),
};

/** The interface of all claims. */
export const CLAIM_INTERFACE: DeclaredInterface = {
  name: 'Claim',
  doc: 'A statement that some document makes about nodes, of one of sixteen kinds; never without evidence.',
  interfaces: ['Node'],
  fields: COMMON_FIELDS,
};

/**
 * Claims of any kind, as lists of the interface show them. Its rows are read from the base table to
 * find which they are, then again from the table of their kind.
 */
export const anyClaim: ObjectDeclaration = {
  name: 'Claim',
  doc: CLAIM_INTERFACE.doc,
  table: claims,
  key: claims.id,
  visibility: { kind: 'claim' },
  interfaces: [],
  filters: {
    kind: { kind: 'oneOf', column: claims.kind, words: 'ClaimKind', doc: 'It is of one of these kinds.' },
    ...COMMON_FILTERS,
  },
  orders: recordedOrders(),
  defaultOrder: 'RECORDED_ASC',
  fields: COMMON_FIELDS,
};
