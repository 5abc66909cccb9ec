import { idOfCode } from '../../graph/code.ts';
import type { GraphMoreQuery, GraphThingsQuery } from '../../operations.ts';
import { type GraphValues, openedLater, openedSeeds, openingsBeforeChain } from './asked.ts';

type Things = GraphThingsQuery['around']['things'];

/** A thing of the picture, before it has a place. */
export type FoundThing = Pick<Things[number], 'opening' | 'via' | 'node'>;

const MAX_THINGS = 400;

/**
 * All things of the picture in the order in which they came. What the chain brought that was asked for comes between what was opened
 * before it and after it: so nothing of either moves when more is opened.
 */
export function thingsOf(
  parameters: GraphValues,
  { around, paths, more }: GraphThingsQuery & Partial<GraphMoreQuery>,
): FoundThing[] {
  const before = openingsBeforeChain(parameters);
  const things = new Map<string, FoundThing>();
  const add = (thing: FoundThing) => {
    if (!things.has(thing.node.id) && things.size < MAX_THINGS) things.set(thing.node.id, thing);
  };
  for (const thing of around.things) if (thing.opening <= before) add(thing);
  for (const { claim, from, to } of paths?.paths[0]?.steps ?? []) {
    for (const node of [from, to]) add({ opening: before + 1, via: { kind: claim.kind }, node });
  }
  for (const thing of more?.things ?? around.things)
    if (thing.opening > before) add({ ...thing, opening: thing.opening + 1 });
  return [...things.values()];
}

/** Things of the chain that was asked for, by their global ids, in its order. */
export function chainIds({ paths }: GraphThingsQuery): string[] {
  const steps = paths?.paths[0]?.steps ?? [];
  return [...new Set(steps.flatMap(({ from, to }) => [from.id, to.id]))];
}

/** Claims of that chain, by their ids. */
export function chainClaims({ paths }: GraphThingsQuery): Set<string> {
  return new Set(paths?.paths[0]?.steps.map(({ claim }) => claim.id));
}

/** Ids of the seeds that need no entry in the address to be open; empty for one that there is not. */
export function selfOpenedIds(parameters: GraphValues, { around }: GraphThingsQuery): string[] {
  const idOfSlug = new Map(seedThings(around).map(({ slug, id }) => [slug, id]));
  return openedSeeds(parameters).map((slug) => idOfSlug.get(slug) ?? '');
}

/** Global ids of what each opening opened, the first one first; of what came for the chain, where it begins. */
export function openedIds(parameters: GraphValues, data: GraphThingsQuery): string[] {
  const [from = ''] = parameters.path?.split(',') ?? [];
  const ids = [...selfOpenedIds(parameters, data), ...openedLater(parameters).map(({ id }) => id)];
  return ids.toSpliced(openingsBeforeChain(parameters), 0, idOfCode(from) ?? '');
}

export function seedThings({ things }: GraphThingsQuery['around']) {
  return things.filter(({ opening }) => opening === 0).map(({ node }) => node);
}

/** The tenders around the seeds. */
export function tendersOf({ things }: GraphThingsQuery['around']) {
  return things.flatMap(({ node }) => (node.__typename === 'Tender' ? [node] : []));
}
