import { PositionGroups } from './position-group.ts';

/** A flag that reading something at a place of the state has raised on the tender. */
export interface RaisedFlag {
  readonly name: string;
  readonly pointer: string;
}

const PLACE = /^\/(parties|awards|contracts)\/(\d+)/;

/** Which elements raise flags on their tender: the first of each flag tells what it shows. */
export class FlagPlaces {
  readonly parties = new PositionGroups();
  readonly awards = new PositionGroups();
  readonly contracts = new PositionGroups();
  private readonly namesAt = new Map<string, Set<string>>();

  /**
   * Takes in what was raised when some elements were read.
   *
   * @param elements those that were read, as `awards/3`, with what they are called in the pointers of flags
   */
  renew(elements: Iterable<readonly [name: string, pointer: string]>, raised: readonly RaisedFlag[]): void {
    const names = new Map<string, string>();
    for (const [name, pointer] of elements) {
      names.set(pointer, name);
      for (const flag of this.namesAt.get(name) ?? []) this.groupsOf(name).delete(flag, positionOf(name));
      this.namesAt.delete(name);
    }
    for (const { name: flag, pointer } of raised) {
      const [, list, position] = PLACE.exec(pointer) ?? [];
      const name = names.get(`${list}/${position}`);
      if (name === undefined) continue;
      this.namesAt.set(name, (this.namesAt.get(name) ?? new Set()).add(flag));
      this.groupsOf(name).add(flag, positionOf(name));
    }
  }

  private groupsOf(name: string): PositionGroups {
    return this[name.slice(0, name.indexOf('/')) as 'parties' | 'awards' | 'contracts'];
  }
}

function positionOf(name: string): number {
  return Number(name.slice(name.indexOf('/') + 1));
}
