import type { Session } from '../../db/read/row/session.ts';
import type { Modality, Standing } from '../../domain/claim.ts';
import type { Work } from '../scheduler.ts';
import type { Limits, StopReason } from '../search-budget.ts';
import { standingRank, strongest } from '../standing.ts';
import {
  type Assumption,
  type ChainSearch,
  EXPOSURE_LIMITS,
  type ExposureChain,
  findExposureChains,
} from './exposure-chain.ts';

/** That a law reaches an organisation, or is expected to, with every chain of claims that proves it. */
export interface Exposure {
  readonly organisation: number;
  readonly regulation: number;
  /** EXPECTED when each of its chains has an expected claim. Actual and expected exposure are two. */
  readonly modality: Modality;
  /** Of its best chain. */
  readonly standing: Standing;
  /** The day since which the first of its chains is known whole. */
  readonly knownFrom: string;
  /** Best standing first, then the shortest, then in order of claims. Never empty. */
  readonly chains: readonly ExposureChain[];
}

export interface ExposureSearch {
  /** Actual before expected, then by standing, then the shortest chain first, then in order of organisation and regulation. */
  readonly exposures: readonly Exposure[];
  /** Why there may be more; undefined when these are all. */
  readonly stopped: StopReason | undefined;
}

/** What an exposure is sorted by, as numbers: no two of one list have the same. */
export function exposureRank({ modality, standing, chains, organisation, regulation }: Exposure): number[] {
  const shortest = Math.min(...chains.map(({ steps }) => steps.length));
  return [modality === 'ACTUAL' ? 0 : 1, standingRank(standing), shortest, organisation, regulation];
}

/** The laws that reach an organisation by the rules, whose claims all have one of the standings. Nothing of it is stored. */
export function* findExposuresOf(
  session: Session,
  organisation: number,
  options: { standings?: readonly Standing[] | undefined; assumption?: Assumption | undefined } = {},
  limits: Limits = EXPOSURE_LIMITS,
): Work<ExposureSearch> {
  const request = { start: organisation, towardsLaw: true, ...options };
  return exposuresOf(yield* findExposureChains(session, request, limits));
}

/** The organisations that a law reaches by the rules, through claims that all have one of the standings. */
export function* findExposedTo(
  session: Session,
  regulation: number,
  options: { standings?: readonly Standing[] | undefined } = {},
  limits: Limits = EXPOSURE_LIMITS,
): Work<ExposureSearch> {
  const request = { start: regulation, towardsLaw: false, ...options };
  return exposuresOf(yield* findExposureChains(session, request, limits));
}

/** What an assumption changes of an organisation's exposures. */
export interface ExposureChange {
  /** Exposures of which no chain is left, as they are without the assumption. */
  readonly ends: readonly Exposure[];
  /** Exposures that are there either way, with the chains that they have under the assumption. */
  readonly remain: readonly Exposure[];
  /** Exposures that are there only under the assumption. */
  readonly begin: readonly Exposure[];
  readonly stopped: StopReason | undefined;
}

/** Compares an organisation's exposures with those it would have if some claims were not so, or another organisation hosted it. */
export function* findExposureChange(
  session: Session,
  organisation: number,
  assumption: Assumption,
  limits: Limits = EXPOSURE_LIMITS,
): Work<ExposureChange> {
  const now = yield* findExposuresOf(session, organisation, {}, limits);
  const then = yield* findExposuresOf(session, organisation, { assumption }, limits);
  const isIn = (exposures: readonly Exposure[]) => {
    const keys = new Set(exposures.map(keyOf));
    return (exposure: Exposure) => keys.has(keyOf(exposure));
  };
  const [isNow, isThen] = [isIn(now.exposures), isIn(then.exposures)];
  return {
    ends: now.exposures.filter((exposure) => !isThen(exposure)),
    remain: then.exposures.filter(isNow),
    begin: then.exposures.filter((exposure) => !isNow(exposure)),
    stopped: now.stopped ?? then.stopped,
  };
}

function exposuresOf({ chains, stopped }: ChainSearch): ExposureSearch {
  const exposures = Array.from(Map.groupBy(chains, keyOf).values(), exposureOf);
  return { exposures: sortByRank(exposures, exposureRank), stopped };
}

function keyOf({ organisation, regulation, modality }: Exposure | ExposureChain): string {
  return `${organisation} ${regulation} ${modality}`;
}

function exposureOf(chains: readonly ExposureChain[]): Exposure {
  const [first] = chains;
  if (!first) throw new Error('an exposure has a chain');
  const { organisation, regulation, modality } = first;
  return {
    organisation,
    regulation,
    modality,
    standing: strongest(chains.map(({ standing }) => standing)),
    knownFrom: chains.map((chain) => chain.knownFrom).toSorted()[0] ?? first.knownFrom,
    chains: sortByRank(chains, ({ standing, steps }) => [
      standingRank(standing),
      steps.length,
      ...steps.map(({ claim }) => claim ?? 0),
    ]),
  };
}

function sortByRank<T>(items: readonly T[], rankOf: (item: T) => readonly number[]): T[] {
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ item }) => item);
}

/** Compares ranks of equal length number by number. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
