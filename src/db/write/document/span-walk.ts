/** A document of a series, as the walk over its series sees it. Ids are those of the database's rows. */
export interface WalkedDocument {
  readonly id: number;
  readonly seriesId: number;
  /** Where it stands among the documents of its series; documents of one moment speak together. */
  readonly moment: string;
  /** Orders documents of one moment. */
  readonly key: string;
  /**
   * What the document takes back: all that it no longer says; only the claims in `drops`, as the state of a part-wise source after it
   * no longer has them; or nothing, as a part of it could not be read.
   */
  readonly takesBack: 'UNSAID' | 'DROPS' | 'NOTHING';
  /** Series that are one with its own from its moment on. */
  readonly continues: readonly number[];
  /** What it says: claims that it has evidence for, or whatever else has spans. */
  readonly says: Iterable<number>;
  readonly drops: Iterable<number>;
  /** What it can't repeat and does not take back. */
  readonly keeps: ReadonlySet<number>;
}

/** By document, what it said, each with the document that took it back. What is not there is open. */
export type Closings = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** The documents that said each thing and were not taken back, of the series that are one by now. */
type Open = Map<number, number[]>;

/**
 * Which document takes back what which document said: a function of the set of documents, never of their arrival.
 *
 * At each moment, what is open in a series and is not said by any document of that moment is closed by the first of them. A link
 * holds from its document's moment on. Takes as long as the documents and what they say are many.
 */
export function walkSeries(documents: readonly WalkedDocument[]): Closings {
  const closings = new Map<number, Map<number, number>>();
  const components = new Components();
  for (const together of byMoment(documents)) {
    for (const { seriesId, continues } of together) {
      for (const other of continues) components.join(seriesId, other);
    }
    const speaking = Map.groupBy(together, ({ seriesId }) => components.rootOf(seriesId));
    for (const [root, speakers] of speaking) speak(components.openOf(root), speakers, closings);
  }
  return closings;
}

function byMoment(documents: readonly WalkedDocument[]): WalkedDocument[][] {
  const ordered = documents.toSorted((a, b) => compare(a.moment, b.moment) || compare(a.key, b.key));
  return [...Map.groupBy(ordered, ({ moment }) => moment).values()];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function speak(
  open: Open,
  speakers: readonly WalkedDocument[],
  closings: Map<number, Map<number, number>>,
): void {
  const said = new Map<number, number[]>();
  for (const { id, says } of speakers) {
    for (const claim of says) said.set(claim, [...(said.get(claim) ?? []), id]);
  }
  const [first] = speakers;
  if (first !== undefined && speakers.every(({ takesBack }) => takesBack !== 'NOTHING')) {
    for (const claim of takenBack(open, speakers)) {
      if (said.has(claim) || speakers.some(({ keeps }) => keeps.has(claim))) continue;
      for (const document of open.get(claim) ?? []) {
        const closed = closings.get(document) ?? new Map<number, number>();
        closings.set(document, closed.set(claim, first.id));
      }
      open.delete(claim);
    }
  }
  for (const [claim, by] of said) open.set(claim, [...(open.get(claim) ?? []), ...by]);
}

function takenBack(open: Open, speakers: readonly WalkedDocument[]): Iterable<number> {
  if (speakers.some(({ takesBack }) => takesBack === 'UNSAID')) return [...open.keys()];
  return new Set(speakers.flatMap(({ drops }) => [...drops]));
}

/** Series that links have made one, and what is open in each. */
class Components {
  readonly #parents = new Map<number, number>();
  readonly #open = new Map<number, Open>();

  rootOf(series: number): number {
    let root = series;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root))
      root = parent;
    return root;
  }

  openOf(root: number): Open {
    const open = this.#open.get(root) ?? new Map<number, number[]>();
    this.#open.set(root, open);
    return open;
  }

  join(a: number, b: number): void {
    const [into, from] = [this.rootOf(a), this.rootOf(b)];
    if (into === from) return;
    this.#parents.set(from, into);
    const open = this.openOf(into);
    for (const [claim, by] of this.openOf(from)) open.set(claim, [...(open.get(claim) ?? []), ...by]);
    this.#open.delete(from);
  }
}
