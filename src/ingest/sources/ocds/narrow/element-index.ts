import { isJsonObject, type JsonObject } from '../../../json-value.ts';
import { idOf, isMergedById } from '../merge.ts';
import {
  type AwardKeys,
  type ContractKeys,
  keysOfAward,
  keysOfContract,
  type PartyReference,
} from './element-key.ts';
import { buyingNamesOf, namesOfParty } from './party-name.ts';
import { PositionGroup, PositionGroups } from './position-group.ts';

/** Lists that grow with their process, of objects with ids: the place of each stays the same. */
export const GROWING = ['parties', 'awards', 'contracts'] as const;
export type GrowingList = (typeof GROWING)[number];

/** The growing lists of a state; undefined where one is no list of objects with ids. */
export function growingListsOf(value: JsonObject): Record<GrowingList, readonly JsonObject[]> | undefined {
  const { parties = [], awards = [], contracts = [] } = value;
  const lists = { parties, awards, contracts };
  const isUsable = Object.values(lists).every((list) => Array.isArray(list) && isMergedById(list));
  return isUsable ? (lists as Record<GrowingList, JsonObject[]>) : undefined;
}

/** How suppliers of awards are referred to by one name, and by which awards. */
interface Referring {
  readonly texts: Map<string, number>;
}

/** Knows of the elements of a state which have something in common, and follows it from release to release. */
export class ElementIndex {
  readonly places: Readonly<Record<GrowingList, Map<string, number>>> = {
    parties: new Map(),
    awards: new Map(),
    contracts: new Map(),
  };
  readonly awards: AwardKeys[] = [];
  readonly contracts: ContractKeys[] = [];
  readonly partyNames: (readonly string[])[] = [];
  /** Listed parties by all that names them. */
  readonly parties = new PositionGroups();
  /** Listed parties that buy, by what they are there. */
  readonly buying = new PositionGroups();
  private readonly buyingNames: (readonly string[])[] = [];
  /** Awards by the names of their suppliers. */
  readonly bySupplier = new PositionGroups();
  readonly byShared = new PositionGroups();
  /** Awards that were made. */
  readonly made = new PositionGroup();
  /** Awards that did not fail. */
  readonly standing = new PositionGroup();
  /** Awards by their lots: those that failed, and those that were made or may be. */
  readonly failedOn = new PositionGroups();
  readonly hopeOn = new PositionGroups();
  /** Contracts by the id of their award. */
  readonly byAward = new PositionGroups();
  /** What the tender shows of elements, by the list that they stand in. */
  readonly shown = { awards: new PositionGroups(), contracts: new PositionGroups() };
  /** Awards by who they name together. */
  readonly together = new PositionGroups();
  private readonly entangled: Readonly<Record<'awards' | 'contracts', Set<number>>> = {
    awards: new Set(),
    contracts: new Set(),
  };
  private readonly referring = new Map<string, Referring>();
  /** Awards that were made, by their date. */
  private readonly madeOn = new PositionGroups();
  /** Their first date; undefined where it must be found anew. */
  private firstMade: string | undefined;

  constructor(lists: Readonly<Record<GrowingList, readonly JsonObject[]>>) {
    for (const list of GROWING) {
      for (const [position, element] of lists[list].entries()) this.put(list, position, element);
    }
  }

  get size(): number {
    return this.partyNames.length + this.awards.length + this.contracts.length;
  }

  /**
   * Whether what an element states may depend on any other. Where all awards failed, each tells that the tender did; where none was made,
   * each contract tells that there was one.
   */
  get isEntangled(): boolean {
    const hasFailed = this.awards.length > 0 && this.standing.size === 0;
    const isUnproven = this.contracts.length > 0 && this.made.size === 0;
    return hasFailed || isUnproven || this.entangled.awards.size > 0 || this.entangled.contracts.size > 0;
  }

  /** The awards that were made first, of those with a date. */
  get earliestMade(): PositionGroup | undefined {
    if (this.firstMade === undefined || this.madeOn.of(this.firstMade) === undefined) {
      this.firstMade = undefined;
      for (const date of this.madeOn.byName.keys()) this.noteMade(date);
    }
    return this.firstMade === undefined ? undefined : this.madeOn.of(this.firstMade);
  }

  private noteMade(date: string): void {
    if (this.firstMade === undefined || date < this.firstMade) this.firstMade = date;
  }

  /** Whether all that refer to suppliers by this name say the same of them. */
  isUniform(name: string): boolean {
    return (this.referring.get(name)?.texts.size ?? 0) <= 1;
  }

  /** Takes in what stands at a position now, a new one or one that was there. */
  put(list: GrowingList, position: number, element: JsonObject): void {
    this.places[list].set(idOf(element) as string, position);
    if (list === 'parties') this.putParty(position, element);
    else if (list === 'awards') this.putAward(position, element);
    else this.putContract(position, keysOfContract(element));
  }

  private putParty(position: number, element: JsonObject): void {
    for (const name of this.partyNames[position] ?? []) this.parties.delete(name, position);
    for (const name of this.buyingNames[position] ?? []) this.buying.delete(name, position);
    const buying = buyingNamesOf(element);
    for (const name of buying) this.buying.add(name, position);
    this.buyingNames[position] = buying;
    const names = namesOfParty(element);
    for (const name of names) this.parties.add(name, position);
    this.partyNames[position] = names;
  }

  private putAward(position: number, element: JsonObject): void {
    const old = this.awards[position];
    if (old !== undefined) this.takeOut(old, position);
    const keys = keysOfAward(idOf(element) as string, element);
    this.awards[position] = keys;
    for (const [groups, names] of this.groupsOf(keys)) for (const name of names) groups.add(name, position);
    for (const supplier of keys.suppliers) this.count(supplier, 1);
    if (keys.status !== 'unsuccessful') this.standing.add(position);
    if (keys.status === 'active') {
      this.made.add(position);
      if (keys.date !== undefined) {
        this.madeOn.add(keys.date, position);
        if (this.firstMade !== undefined) this.noteMade(keys.date);
      }
    }
    mark(this.entangled.awards, position, keys.isEntangled);
    // Whether its contracts prove more than it does is for it to say.
    for (const contract of this.byAward.of(keys.id)?.all() ?? []) {
      this.markContract(contract, this.contracts[contract] as ContractKeys);
    }
  }

  private takeOut(keys: AwardKeys, position: number): void {
    for (const [groups, names] of this.groupsOf(keys))
      for (const name of names) groups.delete(name, position);
    for (const supplier of keys.suppliers) this.count(supplier, -1);
    this.standing.delete(position);
    this.made.delete(position);
    if (keys.date !== undefined) this.madeOn.delete(keys.date, position);
  }

  private groupsOf(keys: AwardKeys): readonly (readonly [PositionGroups, Iterable<string>])[] {
    const { status, lots, suppliers } = keys;
    const names = new Set(suppliers.flatMap((supplier) => supplier.names));
    return [
      [this.bySupplier, names],
      [this.byShared, new Set(keys.shared)],
      [this.failedOn, status === 'unsuccessful' ? lots : []],
      [this.hopeOn, status === 'active' || status === 'pending' ? lots : []],
      [this.shown.awards, keys.shown],
      [this.together, suppliers.length > 0 ? [[...names].sort().join('\u0000')] : []],
    ];
  }

  private count({ names, text }: PartyReference, by: 1 | -1): void {
    for (const name of names) {
      const { texts } = this.referring.get(name) ?? { texts: new Map<string, number>() };
      const count = (texts.get(text) ?? 0) + by;
      if (count > 0) texts.set(text, count);
      else texts.delete(text);
      if (texts.size > 0) this.referring.set(name, { texts });
      else this.referring.delete(name);
    }
  }

  private putContract(position: number, keys: ContractKeys): void {
    const old = this.contracts[position];
    if (old?.awardId !== undefined) this.byAward.delete(old.awardId, position);
    for (const name of old?.shown ?? []) this.shown.contracts.delete(name, position);
    this.contracts[position] = keys;
    if (keys.awardId !== undefined) this.byAward.add(keys.awardId, position);
    for (const name of keys.shown) this.shown.contracts.add(name, position);
    this.markContract(position, keys);
  }

  /** A contract tells that its lots were awarded where no award that was made does: its own award has to. */
  private markContract(position: number, { awardId, lots, isEntangled }: ContractKeys): void {
    const place = awardId === undefined ? undefined : this.places.awards.get(awardId);
    const award = place === undefined ? undefined : this.awards[place];
    const about = lots.length > 0 ? lots : (award?.lots ?? []);
    const isToldByAward = award?.status === 'active' && about.every((lot) => award.lots.includes(lot));
    mark(this.entangled.contracts, position, isEntangled || (about.length > 0 && !isToldByAward));
  }
}

function mark(positions: Set<number>, position: number, isMarked: boolean): void {
  if (isMarked) positions.add(position);
  else positions.delete(position);
}

/** The ids that a release gives in one of the lists; undefined where it has something else than objects with ids. */
export function idsIn(text: JsonObject, list: GrowingList): readonly string[] | undefined {
  const said = text[list];
  if (said === undefined) return [];
  if (!Array.isArray(said) || !isMergedById(said)) return undefined;
  return said.flatMap((element) => (isJsonObject(element) ? (idOf(element) ?? []) : []));
}
