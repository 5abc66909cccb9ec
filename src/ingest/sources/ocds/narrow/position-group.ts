/** Positions in a list, in order, each once. */
export class PositionGroup {
  private readonly positions: number[] = [];

  get size(): number {
    return this.positions.length;
  }

  add(position: number): void {
    const last = this.positions.at(-1);
    if (last === undefined || position > last) {
      this.positions.push(position);
      return;
    }
    const place = this.placeOf(position);
    if (this.positions[place] !== position) this.positions.splice(place, 0, position);
  }

  delete(position: number): void {
    const place = this.placeOf(position);
    if (this.positions[place] === position) this.positions.splice(place, 1);
  }

  first(count: number): readonly number[] {
    return this.positions.slice(0, count);
  }

  /** From the first on, until there are so many besides those left out; these are among them where they stand before. */
  firstBesides(leftOut: ReadonlySet<number>, count: number): readonly number[] {
    let missing = count;
    const end = this.positions.findIndex((position) => !leftOut.has(position) && --missing === 0);
    return end === -1 ? this.positions : this.positions.slice(0, end + 1);
  }

  all(): readonly number[] {
    return this.positions;
  }

  /** Of the first position that is not smaller. */
  private placeOf(position: number): number {
    let [low, high] = [0, this.positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.positions[middle] as number) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Groups of positions by name; what is empty is not there. */
export class PositionGroups {
  readonly byName = new Map<string, PositionGroup>();

  add(name: string, position: number): void {
    const group = this.byName.get(name) ?? new PositionGroup();
    this.byName.set(name, group);
    group.add(position);
  }

  delete(name: string, position: number): void {
    const group = this.byName.get(name);
    group?.delete(position);
    if (group?.size === 0) this.byName.delete(name);
  }

  of(name: string): PositionGroup | undefined {
    return this.byName.get(name);
  }
}
