import type { Row } from '../../db/read/row/batch.ts';
import type { Money, MoneySum } from '../../domain/money.ts';
import type { Exclusion } from '../../graph/indicator/exclusion.ts';
import type { Group, Indicator } from '../../graph/indicator/indicator.ts';
import type { Figures } from '../../graph/statistics/figures.ts';

/**
 * What stands behind the object types that other types name: what a resolver of that type must give. Each file that makes a type adds
 * its own (`declare module`); here are those that are made from declarations.
 */
export interface Objects {
  Organisation: Row;
  Tender: Row;
  Regulation: Row;
  Money: Money | MoneySum;
  TenderFigures: Figures;
  IndicatorDefinition: Indicator;
}
/** The types of nodes. */
export type NodeName = 'Organisation' | 'Tender' | 'Regulation';

/** Enums that arguments and fields name. */
export interface Enums {
  IndicatorExclusion: Exclusion;
  IndicatorGroup: Group;
}
