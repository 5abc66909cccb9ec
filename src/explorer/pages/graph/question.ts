import {
  claimIdsOf,
  DOCUMENT_KINDS,
  idOfCode,
  idsOfCodes,
  numberOfClaimCode,
  OTHER_KINDS,
} from '../../graph/code.ts';
import type { Opening } from '../../graph/opening.ts';
import type {
  GraphMoreQuery,
  GraphMoreQueryVariables,
  GraphQueryVariables,
  GraphThingsQuery,
  GraphThingsQueryVariables,
} from '../../operations.ts';
import {
  type GraphAsked,
  type GraphValues,
  NO_SEED,
  openedLater,
  openedSeeds,
  openingsBeforeChain,
  seedSlugs,
} from './asked.ts';
import { chainIds, seedThings, tendersOf, thingsOf } from './found-thing.ts';

type Without<V> = Omit<V, 'known' | 'valid'>;

/** What stands where no chain is asked for. */
const NO_ENDS = ['organisation:1', 'organisation:2'];
/** So many tenders have a column, the latest. */
const MAX_TENDERS = 60;
/** What links a firm or a buyer to tenders. */
const LINKS = ['BID', 'PROCUREMENT_ROLE'] as const;
/** Of each kind of claim; of a sheet all tenders come in that can be asked for, and of a tender as many bids as are read. */
const PER_OPENING = { whom: 14, sheet: 100, tender: 17 };

export function thingsVariables({ parameters }: GraphAsked): Without<GraphThingsQueryVariables> {
  const seeds = seedSlugs(parameters).map((slug) => ({ slug }));
  const [from = '', to = ''] = parameters.path?.split(',').map((code) => idOfCode(code) ?? '') ?? NO_ENDS;
  const asked = { seeds, from: { id: from }, to: { id: to }, hasPath: parameters.path !== undefined };
  if (parameters.view === 'whom') return { ...asked, ...stepVariables(parameters) };
  return {
    ...asked,
    openings: seeds.map((of) => ({ of, kinds: [...LINKS] })),
    perOpening: PER_OPENING.sheet,
    hasPath: false,
  };
}

/** What was opened, one after the other. */
function stepVariables(parameters: GraphValues) {
  const later = openedLater(parameters);
  const isWithDocuments = later.some(({ kinds }) => kinds.some((kind) => DOCUMENT_KINDS.includes(kind)));
  // The API limits how many values a request has: what `excludeKinds` says already is not said again.
  const along = (kinds: Opening['kinds']) =>
    (kinds !== OTHER_KINDS || isWithDocuments) && { kinds: [...kinds] };
  return {
    openings: [
      ...openedSeeds(parameters).map((slug) => ({ of: { slug }, ...along(OTHER_KINDS) })),
      ...later.map(({ id, kinds, all }) => ({ of: { id }, ...along(kinds), ...(all && { all }) })),
    ],
    excludeKinds: isWithDocuments ? null : [...DOCUMENT_KINDS],
    perOpening: PER_OPENING.whom,
  };
}

/** Of bids on a day of the past, what is known today; of columns, what was opened after a chain was drawn. Else nothing is asked. */
export function moreVariables(
  { parameters, known }: GraphAsked,
  data: GraphThingsQuery,
): Without<GraphMoreQueryVariables> | undefined {
  if (parameters.view !== 'whom')
    return known === null ? undefined : { ...bidVariables(latestTenders(data)), isSheet: true };
  const chain = chainIds(data);
  const isLast =
    openingsBeforeChain(parameters) === openedSeeds(parameters).length + openedLater(parameters).length;
  if (chain.length === 0 || isLast) return undefined;
  const ids = [...new Set([...seedThings(data.around).map(({ id }) => id), ...chain])];
  return {
    ...stepVariables(parameters),
    seeds: ids.map((id) => ({ id })),
    filter: { among: [] },
    isSheet: false,
  };
}

export function graphVariables(
  { parameters, language }: GraphAsked,
  data: GraphThingsQuery & Partial<GraphMoreQuery>,
): Without<GraphQueryVariables> {
  const isWalk = parameters.view === 'whom';
  const nodes = thingsOf(parameters, data).map(({ node }) => node);
  const things = isWalk && nodes.length > 0 ? nodes.map(({ id }) => ({ id })) : [{ slug: NO_SEED }];
  const { filter, seeds: tenders, openings } = bidVariables(isWalk ? [] : latestTenders(data));
  const picked = pickedIds(parameters);
  return { things, isWalk, isSheet: !isWalk, filter, tenders, openings, picked, language };
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
    seeds: tenders.length > 0 ? tenders : [{ slug: NO_SEED }],
    openings: tenders.map((of) => ({ of, kinds: ['BID' as const] })),
    perOpening: PER_OPENING.tender,
  };
}

/** Global ids that what is selected can have: of a claim only one of them is there. */
function pickedIds({ pick }: GraphValues): string[] {
  const number = pick === undefined ? undefined : numberOfClaimCode(pick);
  return number === undefined ? idsOfCodes(pick) : claimIdsOf(number);
}
