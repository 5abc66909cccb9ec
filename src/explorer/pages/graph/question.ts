import { DOCUMENT_KINDS, OTHER_KINDS, openings, readOpenings, thing } from '../../graph/opening.ts';
import type {
  GraphQuery,
  GraphQueryVariables,
  GraphSeedsQuery,
  GraphSeedsQueryVariables,
} from '../../operations.ts';
import type { Asked } from '../../page.ts';
import { choiceOr, slugs, type Values } from '../../parameter.ts';
import type { View } from '../../view.ts';

export const VIEWS = ['whom', 'sheet', 'matrix'] as const;
const MAX_SEEDS = 60;

/** What the address of a picture says. */
export const graphParameters = {
  seed: slugs(MAX_SEEDS),
  view: choiceOr(VIEWS),
  open: openings,
  pick: thing,
};
export type GraphView = View<typeof graphParameters>;
export type GraphData = GraphQuery & GraphSeedsQuery;
type GraphValues = Values<typeof graphParameters>;
type GraphAsked = Asked<typeof graphParameters>;

/** Nothing that there is has such a slug: the page then says how to begin. */
const NO_SEED = '-';
/** The API takes so many by id. */
const MAX_TENDERS = 100;
/** More seeds than so many are compared with each other: what lies around each is not asked for. */
const MAX_OPENED_SEEDS = 3;
/** What links a firm or a buyer to tenders. */
const LINKS = ['BID', 'PROCUREMENT_ROLE'] as const;

function seedsOf({ seed }: GraphValues) {
  return (seed ?? NO_SEED).split(',').map((slug) => ({ slug }));
}

/** Seeds by themselves for the columns, with their tenders for the other pictures. */
export function seedVariables({ parameters }: GraphAsked): Omit<GraphSeedsQueryVariables, 'known' | 'valid'> {
  const seeds = seedsOf(parameters);
  const isWalk = parameters.view === 'whom';
  return { seeds, openings: isWalk ? [] : seeds.map((of) => ({ of, kinds: [...LINKS] })) };
}

export function graphVariables({ parameters }: GraphAsked, { around }: GraphSeedsQuery): GraphQueryVariables {
  const isWalk = parameters.view === 'whom';
  const steps = openingsOf(parameters, around);
  const isWithDocuments = steps.some(({ kinds }) => kinds.some((kind) => DOCUMENT_KINDS.includes(kind)));
  const tenders = around.things.filter(({ node }) => node.__typename === 'Tender').slice(0, MAX_TENDERS);
  return {
    seeds: seedsOf(parameters),
    // The API limits how many values a request has: what `excludeKinds` says already is not said again.
    openings: steps.map(({ id, kinds, all }) => ({
      of: { id },
      ...((kinds !== OTHER_KINDS || isWithDocuments) && { kinds: [...kinds] }),
      ...(all && { all }),
    })),
    excludeKinds: isWithDocuments ? null : [...DOCUMENT_KINDS],
    isWalk,
    filter: { among: tenders.map(({ node }) => ({ id: node.id })) },
    isSheet: !isWalk,
  };
}

/** What is opened: a few seeds by themselves, then what the address says. */
export function openingsOf(parameters: GraphValues, around: GraphSeedsQuery['around']) {
  const seeds = seedThings(around);
  const first = seeds.length <= MAX_OPENED_SEEDS ? seeds : [];
  return [
    ...first.map(({ id }) => ({ id, kinds: OTHER_KINDS, all: false })),
    ...(parameters.open === undefined ? [] : (readOpenings(parameters.open) ?? [])),
  ];
}

export function seedThings({ things }: GraphSeedsQuery['around']) {
  return things.filter(({ opening }) => opening === 0).map(({ node }) => node);
}
