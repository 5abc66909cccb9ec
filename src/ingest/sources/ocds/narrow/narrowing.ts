import type { JsonObject } from '../../../json-value.ts';
import { publishedText } from '../../../published-value.ts';
import { idOf } from '../merge.ts';
import { ElementIndex, GROWING, type GrowingList, growingListsOf, idsIn } from './element-index.ts';
import { objectsIn } from './element-key.ts';
import { FlagPlaces, type RaisedFlag } from './flag-place.ts';
import { Slice, type Touched } from './slice.ts';

/** What of a state has to be read after a release, and of the state before it to tell what that takes back. */
export interface Narrowed {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly slice: Slice;
}

/**
 * Follows what the releases of a process say together, so that of a long process only that part is read which a release may have
 * changed. What it gives is read like a state of its own, and says of that part what the whole would.
 *
 * It gives nothing, and the whole is read, where what an element states may follow from any other: in processes of which all awards
 * failed, with awards that name bids, with contracts that name parties of their own or lots that their award does not; for releases
 * that speak of bids; and for lists of what has no ids.
 */
export class Narrowing {
  /** What `index` speaks of. */
  private value: JsonObject | undefined;
  private index: ElementIndex | undefined;
  /** Undefined until a whole state was read. */
  private flags: FlagPlaces | undefined;

  /**
   * @param former the state that the release was put on; undefined where it is whole, or nothing stands before it
   * @param value the state after the release
   */
  follow(former: JsonObject | undefined, value: JsonObject, text: JsonObject): Narrowed | undefined {
    const { index, flags } = this;
    const isFollowed = former !== undefined && this.value === former && index !== undefined;
    const touched = isFollowed ? touchedBy(text, index, former, value) : undefined;
    if (former === undefined || index === undefined || touched === undefined) {
      // Of most processes nothing comes after what is whole.
      this.begin(value, former !== undefined);
      return undefined;
    }
    const isKnown = flags !== undefined && mayBeNarrowed(index, former, text);
    const slice = new Slice();
    const held = { ...touched, positions: heldOf(touched.positions, former) };
    if (isKnown) slice.collect(index, former, held, flags);
    for (const list of GROWING) {
      const elements = elementsOf(value, list);
      for (const position of touched.positions[list])
        index.put(list, position, elements[position] as JsonObject);
    }
    this.value = value;
    if (!isKnown || !mayBeNarrowed(index, value, text)) return undefined;
    slice.collect(index, value, touched, flags);
    if (slice.size * 2 > index.size) return undefined;
    return { before: cutOut(former, slice), after: cutOut(value, slice), slice };
  }

  /** Takes in which flags the reading of a state raised, of a part of it or of the whole. */
  noteFlags(raised: readonly RaisedFlag[], slice?: Slice): void {
    const { value, index } = this;
    if (value === undefined || index === undefined) return;
    this.flags ??= new FlagPlaces();
    for (const list of GROWING) {
      const positions = slice?.of(list) ?? [...index.places[list].values()];
      const names = positions.map((position, at) => [`${list}/${position}`, `${list}/${at}`] as const);
      this.flags.renew(names, raised);
    }
  }

  private begin(value: JsonObject, isLikelyToGrow: boolean): void {
    const lists = isLikelyToGrow ? growingListsOf(value) : undefined;
    const isLong = lists !== undefined && GROWING.some((list) => lists[list].length >= LONG);
    this.index = isLong ? new ElementIndex(lists) : undefined;
    this.value = value;
    this.flags = undefined;
  }
}

/** Shorter lists are read whole in no time. */
const LONG = 16;

/** What the release speaks of in the state after it; undefined where it says something that is no element with an id. */
function touchedBy(
  text: JsonObject,
  index: ElementIndex,
  former: JsonObject,
  value: JsonObject,
): Touched | undefined {
  const positions = { parties: new Set<number>(), awards: new Set<number>(), contracts: new Set<number>() };
  for (const list of GROWING) {
    const ids = idsIn(text, list);
    if (ids === undefined) return undefined;
    const known = elementsOf(former, list).length;
    const fresh = new Map(
      elementsOf(value, list)
        .slice(known)
        .map((element, at) => [idOf(element), known + at]),
    );
    for (const id of ids) {
      const position = index.places[list].get(id) ?? fresh.get(id);
      if (position === undefined) return undefined;
      positions[list].add(position);
    }
  }
  const [before, after] = [elementsOf(former, 'parties'), elementsOf(value, 'parties')];
  const isOther = (position: number) => JSON.stringify(before[position]) !== JSON.stringify(after[position]);
  return { positions, changedParties: new Set([...positions.parties].filter(isOther)) };
}

function heldOf(positions: Touched['positions'], former: JsonObject): Touched['positions'] {
  const held = (list: GrowingList) => {
    const { length } = elementsOf(former, list);
    return new Set([...positions[list]].filter((position) => position < length));
  };
  return { parties: held('parties'), awards: held('awards'), contracts: held('contracts') };
}

function mayBeNarrowed(index: ElementIndex, value: JsonObject, text: JsonObject): boolean {
  if (index.isEntangled || text.bids !== undefined || value.relatedProcesses !== undefined) return false;
  const lots = objectsIn(value.tender).flatMap((tender) => objectsIn(tender.lots));
  if (lots.length === 0) return true;
  // A lot that only an element names is one of the tender's all the same, and flagged.
  const described = new Set(lots.map((lot) => `lot\u0000${publishedText(lot.id)}`));
  return [index.shown.awards, index.shown.contracts].every((shown) =>
    [...shown.byName.keys()].every((name) => !name.startsWith('lot\u0000') || described.has(name)),
  );
}

function elementsOf(value: JsonObject, list: GrowingList): readonly JsonObject[] {
  const elements = value[list];
  // The index was made of objects only.
  return Array.isArray(elements) ? (elements as JsonObject[]) : [];
}

function cutOut(value: JsonObject, slice: Slice): JsonObject {
  const cut = { ...value };
  for (const list of GROWING) {
    const elements = elementsOf(value, list);
    if (elements.length > 0) cut[list] = slice.of(list).flatMap((position) => elements[position] ?? []);
  }
  return cut;
}
