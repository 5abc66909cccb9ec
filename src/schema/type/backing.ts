import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { NodeReference } from '../../db/read/node/node-reference.ts';
import type { Row } from '../../db/read/row/batch.ts';
import type { Modality, Standing } from '../../domain/claim.ts';
import type { Money, MoneySum } from '../../domain/money.ts';
import type { NodeType, TenderStatus } from '../../domain/node.ts';
import type { StopReason } from '../../graph/search-budget.ts';
import type { ClaimKind } from '../../model/model.ts';
import type { ProcedureKind } from '../../model/words/node.ts';
import type { PageInfo } from './connection.ts';

/**
 * What stands behind the types of the API that fields name: what a resolver must give, and what an argument holds. A name that stands
 * in none of these interfaces does not compile.
 *
 * The file that makes a type adds it (`declare module`); here are those that are made from declarations or that all files share.
 */
export interface Objects extends Record<NodeName | ClaimName | 'Lot' | 'Establishment', Row> {
  Money: Money | MoneySum;
  PageInfo: PageInfo;
}

export type NodeName = 'Article' | 'Organisation' | 'Person' | 'Regulation' | 'Tender';

/** Kinds of claim that computed answers show. */
export type ClaimName = 'Bid' | 'Requirement' | 'Qualification';

export interface Interfaces {
  Node: Row;
  /** Any of the five nodes. */
  Entity: Row;
  Claim: Row;
}

/** Objects that arguments hold. */
export interface Inputs {
  NodeBy: NodeReference;
  TenderFilter: FilterValue;
}

/** The words of enums, which fields give and arguments hold. */
export interface Enums {
  ClaimKind: ClaimKind;
  Modality: Modality;
  NodeType: NodeType;
  ProcedureKind: ProcedureKind;
  Standing: Standing;
  StopReason: StopReason;
  TenderStatus: TenderStatus;
}

/** Scalars of the API's own; each travels as text. */
export type TextScalarName = 'Date' | 'DateTime' | 'Decimal' | 'PartialDate';
