import type { JsonObject } from '../../../json-value.ts';
import { type ElementIndex, GROWING, type GrowingList } from './element-index.ts';
import { type AwardKeys, objectsIn } from './element-key.ts';
import type { FlagPlaces } from './flag-place.ts';
import { isStrictName, namesOfParty } from './party-name.ts';

/** One more than one is enough to tell that something is said more than once. */
const SEVERAL = 2;

/** So many buyers are looked at to find the first of them, as some that are listed may be one. */
const FEW = 10;

/** What a release speaks of, by position. */
export interface Touched {
  readonly positions: Readonly<Record<GrowingList, ReadonlySet<number>>>;
  /** Parties of which it says something else than was said before. */
  readonly changedParties: ReadonlySet<number>;
}

/**
 * The elements of a state by which all is told that a release may change: those that it speaks of, those that are one with them, and of
 * all others that have something in common with them as many as show that it is so.
 */
export class Slice {
  readonly positions: Readonly<Record<GrowingList, Set<number>>> = {
    parties: new Set(),
    awards: new Set(),
    contracts: new Set(),
  };
  /**
   * The greatest published number of bids, where not all awards are in that may contradict it. What is read of the slice tells only if it
   * has more bidders: awards that name the same in two ways, or nobody, were counted as so many.
   */
  unreached = Number.NEGATIVE_INFINITY;
  private readonly fresh: (readonly [GrowingList, number])[] = [];
  private readonly offered = new Set<string>();

  get size(): number {
    return GROWING.reduce((sum, list) => sum + this.positions[list].size, 0);
  }

  /** Positions in order. */
  of(list: GrowingList): readonly number[] {
    return [...this.positions[list]].sort((a, b) => a - b);
  }

  /** Adds what is needed of a state: of that before a release, then of that after it. */
  collect(index: ElementIndex, value: JsonObject, touched: Touched, flags: FlagPlaces): void {
    // What was one with others before may be one with further ones now.
    for (const list of GROWING)
      for (const position of this.positions[list]) this.fresh.push([list, position]);
    this.addShown(index, value);
    this.addFlagged(flags, touched);
    this.addNamed(index, value);
    for (const list of GROWING) {
      for (const position of touched.positions[list]) this.add(list, [position]);
    }
    for (const position of touched.positions.awards) {
      for (const name of index.awards[position]?.shared ?? []) {
        // What the touched ones have in common they may all leave: the others tell what is said without them.
        this.add('awards', index.byShared.of(name)?.firstBesides(touched.positions.awards, SEVERAL));
      }
      // Whether a lot failed follows from all awards on it.
      for (const lot of index.awards[position]?.lots ?? []) this.add('awards', index.failedOn.of(lot)?.all());
    }
    for (const position of touched.positions.parties) {
      for (const name of index.partyNames[position] ?? []) {
        const count = touched.changedParties.has(position) ? undefined : 1;
        this.addSupplied(index, name, count);
      }
    }
    this.addConnected(index);
  }

  private add(list: GrowingList, positions: readonly number[] = []): void {
    for (const position of positions) {
      if (this.positions[list].has(position)) continue;
      this.positions[list].add(position);
      this.fresh.push([list, position]);
    }
  }

  /** Awards to suppliers of this name; all of them unless a number is given that is enough. */
  private addSupplied({ bySupplier }: ElementIndex, name: string, count?: number): void {
    const group = bySupplier.of(name);
    this.add('awards', count === undefined ? group?.all() : group?.first(count));
  }

  /** What the tender shows of its elements, whichever a release speaks of. */
  private addShown(index: ElementIndex, value: JsonObject): void {
    for (const list of GROWING) if (index.places[list].size > 0) this.add(list, [0]);
    for (const list of ['awards', 'contracts'] as const) {
      for (const group of index.shown[list].byName.values()) this.add(list, group.first(1));
    }
    for (const group of index.buying.byName.values()) this.add('parties', group.first(FEW));
    this.add('awards', index.standing.first(1));
    this.add('awards', index.made.first(1));
    this.add('awards', index.earliestMade?.first(1));
    this.addBidders(index, value);
  }

  /** What raises the flags of the tender, and what does after the release if all that it speaks of no longer do. */
  private addFlagged(flags: FlagPlaces, { positions }: Touched): void {
    for (const list of GROWING) {
      for (const group of flags[list].byName.values())
        this.add(list, group.firstBesides(positions[list], SEVERAL));
    }
  }

  /** Of a published number of bids so many bidders that the number would be too small, where there are that many. */
  private addBidders({ together }: ElementIndex, { tender, bids }: JsonObject): void {
    const statistics = objectsIn(bids).flatMap((each) => objectsIn(each.statistics));
    const published = [
      ...objectsIn(tender).map((each) => each.numberOfTenderers),
      ...statistics.map((each) => each.value),
    ].filter((count) => count !== undefined && count !== null);
    if (published.length === 0) return;
    const most = Math.max(...published.map(Number));
    const enough = Number.isFinite(most) ? most + 1 : together.byName.size;
    let count = 0;
    for (const group of together.byName.values()) {
      if (count++ > enough) {
        this.unreached = Math.max(this.unreached, most);
        return;
      }
      this.add('awards', group.first(1));
    }
  }

  /** Parties that are named beside the growing lists. */
  private addNamed(index: ElementIndex, { buyer, tender, planning, bids }: JsonObject): void {
    const [owner = {}] = objectsIn(tender);
    const budgets = objectsIn(planning).flatMap((each) => objectsIn(each.budget));
    const sources = budgets.flatMap((budget) =>
      objectsIn(budget.budgetBreakdown).flatMap((part) => objectsIn(part.sourceParty)),
    );
    const offers = objectsIn(bids).flatMap((each) => objectsIn(each.details));
    const tenderers = offers.flatMap((offer) => objectsIn(offer.tenderers));
    for (const value of tenderers) for (const name of namesOfParty(value)) this.offered.add(name);
    const others = [...objectsIn(buyer), ...objectsIn(owner.procuringEntity), ...sources];
    for (const value of [...others, ...objectsIn(owner.tenderers), ...tenderers]) {
      for (const name of namesOfParty(value)) this.add('parties', index.parties.of(name)?.all());
    }
    for (const value of objectsIn(owner.tenderers)) {
      for (const name of namesOfParty(value)) this.addNeeded(index, name, 1);
    }
  }

  private addConnected(index: ElementIndex): void {
    for (let next = this.fresh.pop(); next !== undefined; next = this.fresh.pop()) {
      const [list, position] = next;
      if (list === 'parties') this.addOneWith(index, index.partyNames[position] ?? []);
      else if (list === 'awards') this.addOfAward(index, index.awards[position]);
      else {
        const award = index.places.awards.get(index.contracts[position]?.awardId ?? '');
        if (award !== undefined) this.add('awards', [award]);
      }
    }
  }

  /** Listed parties that are one with a listed party, and all awards to it where not all of them speak of it alike. */
  private addOneWith(index: ElementIndex, names: readonly string[]): void {
    for (const name of names) {
      const group = index.parties.of(name);
      const isOne = group === undefined || group.size === 1 || !isStrictName(name);
      if (!isOne) {
        this.add('parties', group.all());
        for (const each of names) this.addSupplied(index, each);
      }
      this.addNeeded(index, name, 0);
    }
  }

  private addOfAward(index: ElementIndex, award: AwardKeys | undefined): void {
    if (award === undefined) return;
    this.add('contracts', index.byAward.of(award.id)?.all());
    if (award.status === 'unsuccessful') {
      for (const lot of award.lots) this.add('awards', index.hopeOn.of(lot)?.first(SEVERAL));
    }
    for (const { names } of award.suppliers) {
      for (const name of names) {
        this.add('parties', index.parties.of(name)?.all());
        this.addNeeded(index, name, 0);
      }
    }
  }

  /** So many awards to suppliers of this name, or all where they differ in what they say of them or there are offers of theirs. */
  private addNeeded(index: ElementIndex, name: string, count: number): void {
    const isAlike = index.isUniform(name) && !this.offered.has(name);
    if (isAlike && count === 0) return;
    this.addSupplied(index, name, isAlike ? count : undefined);
  }
}
