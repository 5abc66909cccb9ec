import {
  claimIdsOf,
  DOCUMENT_KINDS,
  idOfCode,
  idsOfCodes,
  numberOfClaimCode,
  OTHER_KINDS,
} from '../../graph/code.ts';
import { type Opening, readOpenings } from '../../graph/opening.ts';
import { ends, hidden, kindsOff, openings, picked, standingsOn } from '../../graph/picture-parameter.ts';
import type {
  GraphQuery,
  GraphQueryVariables,
  GraphThingsQuery,
  GraphThingsQueryVariables,
  GraphTodayQuery,
  GraphTodayQueryVariables,
} from '../../operations.ts';
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
export type GraphData = GraphQuery & GraphThingsQuery & Partial<GraphTodayQuery>;
type GraphValues = Values<typeof graphParameters>;
type GraphAsked = Asked<typeof graphParameters>;
type Without<V> = Omit<V, 'known' | 'valid'>;

/** Nothing that there is has such a slug: the page then says how to begin. */
const NO_SEED = '-';
/** What stands where no chain is asked for. */
const NO_ENDS = ['organisation:1', 'organisation:2'];
/** So many tenders have a column, the latest. */
const MAX_TENDERS = 60;
/** More seeds than so many are compared with each other: what lies around each is not asked for. */
const MAX_OPENED_SEEDS = 3;
/** What links a firm or a buyer to tenders. */
const LINKS = ['BID', 'PROCUREMENT_ROLE'] as const;
/** Of each kind of claim; of a sheet all tenders come in that can be asked for. */
const PER_OPENING = { whom: 14, sheet: 100 };

function seedSlugs({ seed }: GraphValues): string[] {
  return (seed ?? NO_SEED).split(',');
}

/** What is opened at first by itself: seeds, where they are few. */
function openedSeeds(parameters: GraphValues): string[] {
  const seeds = seedSlugs(parameters);
  return seeds.length <= MAX_OPENED_SEEDS ? seeds : [];
}

function openedLater({ open }: GraphValues): Opening[] {
  return open === undefined ? [] : (readOpenings(open) ?? []);
}

export function thingsVariables({ parameters }: GraphAsked): Without<GraphThingsQueryVariables> {
  const seeds = seedSlugs(parameters).map((slug) => ({ slug }));
  const [from = '', to = ''] = parameters.path?.split(',').map((code) => idOfCode(code) ?? '') ?? NO_ENDS;
  const asked = { seeds, from: { id: from }, to: { id: to }, hasPath: parameters.path !== undefined };
  if (parameters.view !== 'whom')
    return {
      ...asked,
      openings: seeds.map((of) => ({ of, kinds: [...LINKS] })),
      perOpening: PER_OPENING.sheet,
      hasPath: false,
    };
  const later = openedLater(parameters);
  const isWithDocuments = later.some(({ kinds }) => kinds.some((kind) => DOCUMENT_KINDS.includes(kind)));
  // The API limits how many values a request has: what `excludeKinds` says already is not said again.
  const along = (kinds: Opening['kinds']) =>
    (kinds !== OTHER_KINDS || isWithDocuments) && { kinds: [...kinds] };
  return {
    ...asked,
    openings: [
      ...openedSeeds(parameters).map((slug) => ({ of: { slug }, ...along(OTHER_KINDS) })),
      ...later.map(({ id, kinds, all }) => ({ of: { id }, ...along(kinds), ...(all && { all }) })),
    ],
    excludeKinds: isWithDocuments ? null : [...DOCUMENT_KINDS],
    perOpening: PER_OPENING.whom,
  };
}

/** Undefined where the day asked is today, and where no place follows from bids. */
export function todayVariables(
  { parameters, known }: GraphAsked,
  data: GraphThingsQuery,
): Without<GraphTodayQueryVariables> | undefined {
  if (parameters.view === 'whom' || known === null) return undefined;
  return bidVariables(latestTenders(data));
}

export function graphVariables(
  { parameters, language }: GraphAsked,
  data: GraphThingsQuery,
): Without<GraphQueryVariables> {
  const isWalk = parameters.view === 'whom';
  const nodes = thingsOf(parameters, data).map(({ node }) => node);
  const things = isWalk && nodes.length > 0 ? nodes.map(({ id }) => ({ id })) : [{ slug: NO_SEED }];
  return {
    things,
    isWalk,
    isSheet: !isWalk,
    ...bidVariables(isWalk ? [] : latestTenders(data)),
    picked: pickedIds(parameters),
    language,
  };
}

/** The tenders around the seeds. */
export function tendersOf({ things }: GraphThingsQuery['around']) {
  return things.flatMap(({ node }) => (node.__typename === 'Tender' ? [node] : []));
}

function latestTenders({ around }: GraphThingsQuery): string[] {
  const latest = tendersOf(around).toSorted((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
  return latest.slice(0, MAX_TENDERS).map(({ id }) => id);
}

/** For the bids on some tenders, and the days on which something of them changed. */
function bidVariables(ids: readonly string[]) {
  const tenders = ids.map((id) => ({ id }));
  return {
    filter: { among: tenders },
    tenders: tenders.length > 0 ? tenders : [{ slug: NO_SEED }],
    openings: tenders.map((of) => ({ of, kinds: ['BID' as const] })),
  };
}

/** Global ids that what is selected can have: of a claim only one of them is there. */
function pickedIds({ pick }: GraphValues): string[] {
  const number = pick === undefined ? undefined : numberOfClaimCode(pick);
  return number === undefined ? idsOfCodes(pick) : claimIdsOf(number);
}

/** A thing of the picture, before it has a place. */
export type FoundThing = Pick<GraphThingsQuery['around']['things'][number], 'opening' | 'via' | 'node'>;

const MAX_THINGS = 400;

/** All things of the picture in the order in which they came; those of the chain that was asked for came last. */
export function thingsOf(parameters: GraphValues, { around, paths }: GraphThingsQuery): FoundThing[] {
  const things = new Map<string, FoundThing>(around.things.map((thing) => [thing.node.id, thing]));
  const last = openedSeeds(parameters).length + openedLater(parameters).length + 1;
  for (const { claim, from, to } of paths?.paths[0]?.steps ?? []) {
    for (const node of [from, to]) {
      if (!things.has(node.id) && things.size < MAX_THINGS)
        things.set(node.id, { opening: last, via: { kind: claim.kind }, node });
    }
  }
  return [...things.values()];
}

/** Ids of the seeds that need no entry in the address to be open; empty for one that there is not. */
export function selfOpenedIds(parameters: GraphValues, { around }: GraphThingsQuery): string[] {
  const idOfSlug = new Map(seedThings(around).map(({ slug, id }) => [slug, id]));
  return openedSeeds(parameters).map((slug) => idOfSlug.get(slug) ?? '');
}

/** Global ids of what each opening opened, the first one first; of what came for the chain, where it begins. */
export function openedIds(parameters: GraphValues, data: GraphThingsQuery): string[] {
  const [from = ''] = parameters.path?.split(',') ?? [];
  return [
    ...selfOpenedIds(parameters, data),
    ...openedLater(parameters).map(({ id }) => id),
    idOfCode(from) ?? '',
  ];
}

/** Claims of the chain that was asked for, by their ids. */
export function pathClaims({ paths }: GraphThingsQuery): Set<string> {
  return new Set(paths?.paths[0]?.steps.map(({ claim }) => claim.id));
}

export function seedThings({ things }: GraphThingsQuery['around']) {
  return things.filter(({ opening }) => opening === 0).map(({ node }) => node);
}
