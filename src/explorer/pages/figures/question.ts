import type { SelectionFiguresQuery } from '../../operations.ts';
import { choice } from '../../parameter.ts';
import type { View } from '../../view.ts';
import { tenderFilterParameters } from '../tenders/tender-filter.ts';

/** Of NUTS: of France 1 are regions, and 3 departments. */
export const LEVELS = ['1', '2', '3'] as const;

export const figureParameters = {
  level: choice(LEVELS),
  by: choice(['amount']),
  ...tenderFilterParameters,
};

export type FiguresView = View<typeof figureParameters>;
export type Statistics = SelectionFiguresQuery['tenderStatistics'];
