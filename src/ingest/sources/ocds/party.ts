import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import { areOfTwoUnits } from '../../../domain/unit-register.ts';
import type { IdentifierRecord } from '../../../model/record.ts';
import type { JsonObject } from '../../json-value.ts';
import { isJsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { codeOf, textsIn } from './code.ts';
import { objectsAt } from './member.ts';
import { Party } from './organisation.ts';
import { identifierInId, identifierOf } from './organisation-id.ts';
import type { Place } from './place.ts';
import { flagRecord, type Release } from './release-record.ts';

const BUYING = ['buyer', 'procuringentity', 'funder', 'payer'];
const SELLING = ['supplier', 'tenderer', 'payee'];

/**
 * The organisations of a release: each once, from all places that speak of it. `parties` come first, then whatever buyers, suppliers
 * and tenderers say inline, which is all there is in version 1.0.
 *
 * Within a release two are the same by their id, else by an identifier, else, for references without a party, by their name.
 */
export class Parties {
  readonly all: Party[] = [];
  private readonly release: Release;
  private readonly byId = new Map<string, Party>();
  private readonly byIdentifier = new Map<string, Party>();
  private readonly placeholders = new Set<string>();
  private byName: Map<string, Party> | undefined;
  /** Whether parties are listed: then references are to those. */
  private readonly hasList: boolean;

  constructor(release: Release) {
    this.release = release;
    const places = objectsAt(release, release.root, 'parties');
    this.hasList = places.some(({ value }) => sayingOf(value).id !== undefined);
    // What is given as the buyer's own identifier is the buyer's, wherever in the list that stands.
    for (const buying of [true, false]) {
      for (const place of places) if (isBuying(place.value) === buying) this.addParty(place);
    }
  }

  /**
   * The organisation that a reference speaks of; undefined for a placeholder, which is flagged.
   *
   * @param path where it stands, without positions: `awards/suppliers`
   */
  find(place: Place, path: string, isBuyer = false): Party | undefined {
    const said = sayingOf(place.value);
    const known = said.id === undefined ? undefined : this.byId.get(said.id);
    if (known !== undefined) {
      this.describe(known, place, said, false);
      return known;
    }
    if (said.isBlank || (said.id !== undefined && this.placeholders.has(said.id))) {
      this.release.flag('PLACEHOLDER_TEXT', path, place.value);
      return undefined;
    }
    if (said.id !== undefined && this.hasList) this.release.flag('DANGLING_REFERENCE', path, said.id);
    return this.add(place, said, isBuyer, true);
  }

  /**
   * An organisation of its own for somebody whom the release does not name, and of whom it says something all the same.
   *
   * @param called words that no other publication of this publisher uses
   */
  addUnnamed(place: Place, called: string): Party {
    const party = new Party(`organisation:${this.all.length}`, place.pointer, called, false);
    this.all.push(party);
    return party;
  }

  private addParty(place: Place): void {
    this.release.readingAt(place.pointer);
    const said = sayingOf(place.value);
    if (said.isBlank) {
      if (said.id !== undefined) this.placeholders.add(said.id);
      this.release.flag('PLACEHOLDER_TEXT', 'parties', place.value);
      return;
    }
    const known = said.id === undefined ? undefined : this.byId.get(said.id);
    if (known === undefined) this.add(place, said, isBuying(place.value), false);
    else this.describe(known, place, said, true);
  }

  private add(place: Place, said: Saying, buying: boolean, byNameToo: boolean): Party {
    const identifiers = this.identifiersIn(place.value, said);
    let party: Party | undefined;
    for (const identifier of identifiers) {
      const owner = this.byIdentifier.get(keyOf(identifier));
      if (owner === undefined || areTwoUnits(owner.identifiers, identifiers)) continue;
      if (owner.isBuying !== buying && said.name !== undefined && !owner.isCalled(said.name)) {
        return this.register(this.withoutShared(place, said, buying, identifiers), said);
      }
      party ??= owner;
    }
    if (party === undefined && byNameToo && said.name !== undefined)
      party = this.findByName(said.name, identifiers);
    party ??= this.newParty(place, said, buying);
    this.describe(party, place, said, !byNameToo);
    for (const identifier of identifiers) this.give(party, identifier, identifiers);
    return this.register(party, said);
  }

  /** A party of its own for what carries the identifier of another one that it can't be. */
  private withoutShared(
    place: Place,
    said: Saying,
    buying: boolean,
    identifiers: readonly IdentifierRecord[],
  ): Party {
    const party = this.newParty(place, said, buying);
    this.describe(party, place, said, true);
    for (const identifier of identifiers) {
      if (this.byIdentifier.has(keyOf(identifier))) {
        party.flags.push(flagRecord('SHARED_IDENTIFIER', 'identifiers', identifier));
      } else {
        this.give(party, identifier, identifiers);
      }
    }
    return party;
  }

  private newParty(place: Place, said: Saying, buying: boolean): Party {
    const party = new Party(`organisation:${this.all.length}`, place.pointer, said.id, buying);
    this.all.push(party);
    return party;
  }

  private register(party: Party, said: Saying): Party {
    if (said.id !== undefined) this.byId.set(said.id, party);
    if (said.name !== undefined && this.byName !== undefined) this.rememberName(party, said.name);
    return party;
  }

  /** @param all what stands beside it: a number that another unit has, too, is kept, and known to be both's when it is written */
  private give(party: Party, identifier: IdentifierRecord, all: readonly IdentifierRecord[]): void {
    const key = keyOf(identifier);
    const owner = this.byIdentifier.get(key);
    if (owner === undefined) this.byIdentifier.set(key, party);
    else if (!areTwoUnits(owner.identifiers, all)) return;
    party.identifiers.push(identifier);
  }

  private describe(party: Party, place: Place, { name }: Saying, isParty: boolean): void {
    const said = this.release.saidAt(place);
    if (name !== undefined) party.addName(name, said && sayingOf(said).called);
    party.describe(place.value, said, isParty);
  }

  private identifiersIn(value: JsonObject, said: Saying): IdentifierRecord[] {
    const found: IdentifierRecord[] = [];
    const add = (published: unknown) => {
      if (!isJsonObject(published)) return;
      const id = publishedText(published.id);
      if (id === undefined) return;
      const scheme = publishedText(published.scheme);
      const identifier = identifierOf(scheme, id, this.release.publisher);
      if (identifier !== undefined) found.push(identifier);
    };
    add(value.identifier);
    if (Array.isArray(value.additionalIdentifiers)) value.additionalIdentifiers.forEach(add);
    if (found.length === 0 && said.id !== undefined) {
      const inId = identifierInId(said.id);
      if (inId !== undefined) found.push(inId);
    }
    return found;
  }

  /** The party of a name, unless it has another number of a register that is also among these: then they only share the name. */
  private findByName(name: string, identifiers: readonly IdentifierRecord[]): Party | undefined {
    if (this.byName === undefined) {
      this.byName = new Map();
      for (const party of this.all) for (const known of party.names) this.rememberName(party, known);
    }
    const party = this.byName.get(nameKey(name));
    return party !== undefined && areNumberedApart(party.identifiers, identifiers) ? undefined : party;
  }

  private rememberName(party: Party, name: string): void {
    const key = nameKey(name);
    if (!this.byName?.has(key)) this.byName?.set(key, party);
  }
}

export interface Saying {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The name as published. */
  readonly called: unknown;
  /** Nothing that could name an organisation. */
  readonly isBlank: boolean;
}

export function sayingOf(value: JsonObject): Saying {
  // Drafts before 1.0 have the name and number in an object for the id.
  const nested = isJsonObject(value.id) ? value.id : undefined;
  const id = meant(publishedText(nested === undefined ? value.id : nested.uid));
  const identifier = isJsonObject(value.identifier) ? value.identifier : undefined;
  const called =
    [value.name, identifier?.legalName].find((text) => meant(publishedText(text)) !== undefined) ??
    nested?.name;
  const name = publishedText(called);
  const saysNoName = value.name !== undefined && name === undefined;
  const number = meant(publishedText(identifier?.id));
  return {
    id,
    name,
    called: name === undefined ? undefined : called,
    isBlank: name === undefined && number === undefined && (saysNoName || id === undefined),
  };
}

function meant(text: string | undefined): string | undefined {
  return text === undefined || isPlaceholder(text) ? undefined : text;
}

/** Whether it buys or pays by its roles, and does not sell. */
export function isBuying(value: JsonObject): boolean {
  const roles = textsIn(value.roles).map((role) => codeOf(role));
  return (
    roles.some((role) => BUYING.includes(role ?? '')) && !roles.some((role) => SELLING.includes(role ?? ''))
  );
}

/** Whether a register of units gave them different numbers, as to companies of one VAT group. */
function areTwoUnits(a: readonly IdentifierRecord[], b: readonly IdentifierRecord[]): boolean {
  const [ofA, ofB] = [a, b].map((all) =>
    all.map(({ scheme, value }) => normaliseIdentifier(scheme, value)).filter(({ checked }) => checked),
  );
  return ofA !== undefined && ofB !== undefined && areOfTwoUnits(ofA, ofB);
}

/** Whether one register, whatever it numbers, gave them different numbers and none in common. */
function areNumberedApart(a: readonly IdentifierRecord[], b: readonly IdentifierRecord[]): boolean {
  return b.some(({ scheme }) => {
    const [ofA, ofB] = [a, b].map((all) =>
      all.filter((each) => each.scheme.toUpperCase() === scheme.toUpperCase()).map(({ value }) => value),
    ) as [string[], string[]];
    return ofA.length > 0 && !ofA.some((value) => ofB.includes(value));
  });
}

function keyOf({ scheme, value }: IdentifierRecord): string {
  return `${scheme.toUpperCase()} ${value}`;
}
