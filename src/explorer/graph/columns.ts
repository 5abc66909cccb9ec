import type { ClaimKind, GraphClaimFragment, Standing } from '../operations.ts';
import { DOCUMENT_KINDS, letterOfKind } from './code.ts';
import { findLines, type Line, type Shown } from './column-line.ts';
import { NAME_SIZE, NAME_WIDTH, type Place, placeThings } from './column-place.ts';
import { wrapped } from './text-width.ts';
import type { KindCounts, Thing } from './thing.ts';

/** What is known on the day asked. */
export interface Known {
  /** Of each thing that is known how many claims it has, by its id. */
  readonly counts: ReadonlyMap<string, KindCounts>;
  readonly claims: readonly GraphClaimFragment[];
}

/** What the reader wants to see of it. */
export interface Shows {
  /** Ids of things that are not drawn; they leave their places empty. */
  readonly hidden: ReadonlySet<string>;
  readonly kindsOff: readonly ClaimKind[];
  /** Undefined: all. */
  readonly standings: readonly Standing[] | undefined;
  /** Things with fewer lines are left out. */
  readonly leastLines: number;
  /** Things that stay, however few lines they have. */
  readonly kept: ReadonlySet<string>;
}

/** The picture "who with whom". */
export interface Columns {
  /** Where everything stands, drawn or not. */
  readonly places: readonly Place[];
  /** What is drawn. */
  readonly shown: readonly Shown[];
  readonly lines: readonly Line[];
  /** All claims between things of the picture that are known on the day, drawn or not. */
  readonly claims: readonly GraphClaimFragment[];
  /** How many claims of each kind link a thing to what is no part of the picture, by its id. */
  readonly unseen: ReadonlyMap<string, KindCounts>;
}

/** Places follow from the things and openings alone; what is known and what is wanted decide only what of it is drawn. */
export function makeColumns(
  things: readonly Thing[],
  openings: { readonly ids: readonly string[]; readonly firstCount: number },
  known: Known,
  shows: Shows,
): Columns {
  const places = placeThings(things, openings.ids, openings.firstCount);
  const unseen = unseenOf(known);
  const drawable = places.flatMap((place): Shown[] => {
    const { id } = place.thing;
    return known.counts.has(id) && !shows.hidden.has(id) ? [shownAt(place, unseen.get(id) ?? [])] : [];
  });
  const wanted = known.claims.filter(
    ({ kind, standing }) => !shows.kindsOff.includes(kind) && (shows.standings?.includes(standing) ?? true),
  );
  const all = linesAmong(wanted, drawable);
  const shown = drawable.filter(
    (place) => shows.kept.has(place.thing.id) || linesAt(all, place.thing).length >= shows.leastLines,
  );
  const lines = shown.length === drawable.length ? all : linesAmong(wanted, shown);
  return { places, shown, lines, claims: known.claims, unseen };
}

/** Lines at which a thing stands. */
export function linesAt(lines: readonly Line[], { id }: Pick<Thing, 'id'>): Line[] {
  return lines.filter(({ from, to }) => [...from, to].some(({ thing }) => thing.id === id));
}

function linesAmong(claims: readonly GraphClaimFragment[], shown: readonly Shown[]): Line[] {
  return findLines(claims, new Map(shown.map((place) => [place.thing.id, place])));
}

function unseenOf({ counts, claims }: Known): Map<string, KindCounts> {
  const seen = new Map<string, number>();
  for (const { kind, ends } of claims) {
    for (const id of new Set(ends.map(({ node }) => node.id)))
      seen.set(`${id} ${kind}`, (seen.get(`${id} ${kind}`) ?? 0) + 1);
  }
  const rest = (id: string, all: KindCounts) =>
    all.flatMap(({ kind, count }) => {
      const left = count - (seen.get(`${id} ${kind}`) ?? 0);
      return left > 0 && letterOfKind(kind) !== undefined ? [{ kind, count: left }] : [];
    });
  return new Map(Array.from(counts, ([id, all]) => [id, rest(id, all)]));
}

/** What documents say beside is not counted at names: it comes when it is asked for. */
function shownAt(place: Place, unseen: KindCounts): Shown {
  const { name, below } = place.thing;
  const count = unseen.reduce(
    (sum, { kind, count: each }) => sum + (DOCUMENT_KINDS.includes(kind) ? 0 : each),
    0,
  );
  const lines = wrapped(name, NAME_SIZE, NAME_WIDTH[place.column] ?? 0, 2);
  return {
    ...place,
    lines,
    below: lines.length === 1 ? below : undefined,
    unseen: count === 0 ? '' : `+${count}`,
  };
}
