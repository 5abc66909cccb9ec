import { type Opening, readOpenings } from '../../graph/opening.ts';
import { ends, hidden, kindsOff, openings, picked, standingsOn } from '../../graph/picture-parameter.ts';
import type { GraphMoreQuery, GraphQuery, GraphThingsQuery } from '../../operations.ts';
import type { Asked } from '../../page.ts';
import { choiceOr, integer, slugs, type Values } from '../../parameter.ts';
import type { View } from '../../view.ts';

export const VIEWS = ['whom', 'sheet', 'matrix'] as const;
const MAX_SEEDS = 60;

/** What the address of a picture says. */
export const graphParameters = {
  seed: slugs(MAX_SEEDS),
  view: choiceOr(VIEWS),
  open: openings,
  hide: hidden,
  off: kindsOff,
  st: standingsOn,
  min: integer(2, 99),
  path: ends,
  pick: picked,
};
export type GraphView = View<typeof graphParameters>;
export type GraphData = GraphQuery & GraphThingsQuery & Partial<GraphMoreQuery>;
export type GraphValues = Values<typeof graphParameters>;
export type GraphAsked = Asked<typeof graphParameters>;

/** Nothing that there is has such a slug: the page then says how to begin. */
export const NO_SEED = '-';
/** More seeds than so many are compared with each other: what lies around each is not asked for. */
const MAX_OPENED_SEEDS = 3;

export function seedSlugs({ seed }: GraphValues): string[] {
  return (seed ?? NO_SEED).split(',');
}

/** What is opened at first by itself: seeds, where they are few. */
export function openedSeeds(parameters: GraphValues): string[] {
  const seeds = seedSlugs(parameters);
  return seeds.length <= MAX_OPENED_SEEDS ? seeds : [];
}

export function openedLater({ open }: GraphValues): Opening[] {
  return open === undefined ? [] : (readOpenings(open) ?? []);
}

/** How many openings, those of seeds among them, come before the chain that is drawn: all, unless the address says otherwise. */
export function openingsBeforeChain(parameters: GraphValues): number {
  const later = openedLater(parameters).length;
  const [, , count] = parameters.path?.split(',') ?? [];
  return openedSeeds(parameters).length + Math.min(later, count === undefined ? later : Number(count));
}
