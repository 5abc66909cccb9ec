import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { nutsOfRegion } from '../../../domain/nuts.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { IdentifierRecord, NodeRef, OrganisationRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText, publishedTextFlags } from '../../published-value.ts';
import { textsIn } from './code.ts';
import { countryCode } from './country.ts';
import { isStableId } from './organisation-id.ts';
import type { Release } from './release-record.ts';

/** An organisation of a release, as far as it has been described. */
export class Party {
  readonly ref: NodeRef;
  /** Where it is described first. */
  readonly pointer: string;
  /** It buys or pays, and does not sell. */
  readonly isBuying: boolean;
  readonly names = new Set<string>();
  /** Those of its names that the release itself gives. */
  private readonly saidNames = new Set<string>();
  readonly roles = new Set<string>();
  readonly identifiers: IdentifierRecord[] = [];
  readonly flags: QualityFlagRecord[] = [];
  private nameFlags: readonly QualityFlagRecord[] = [];
  /** Some claim of the release names it. */
  isUsed = false;
  private readonly id: string | undefined;
  private address: JsonObject | undefined;
  private isSaid = false;
  private saidAddress: JsonObject | undefined;
  private website: string | undefined;

  constructor(ref: NodeRef, pointer: string, id: string | undefined, isBuying: boolean) {
    this.ref = ref;
    this.pointer = pointer;
    this.id = id;
    this.isBuying = isBuying;
  }

  /** @param said the name as it stands in the release itself, where it gives one */
  addName(name: string, said: unknown): void {
    this.names.add(name);
    if (said === undefined) return;
    if (this.saidNames.size === 0) this.nameFlags = publishedTextFlags(said, 'name');
    this.saidNames.add(name);
  }

  isCalled(name: string): boolean {
    if (this.names.has(name)) return true;
    const key = nameKey(name);
    for (const known of this.names) if (nameKey(known) === key) return true;
    return false;
  }

  /**
   * Takes in what stands at one place of the state; what `parties` say is not overruled by what stands inline.
   *
   * @param said what the release itself has there: only that is stated of its attributes, on its day
   */
  describe(value: JsonObject, said: JsonObject | undefined, isParty: boolean): void {
    if (isParty) for (const role of textsIn(value.roles)) this.roles.add(role.toLowerCase());
    for (const name of furtherNames(value)) if (this.names.size > 0) this.names.add(name);
    if (isJsonObject(value.address)) this.address ??= value.address;
    if (said === undefined) return;
    this.isSaid = true;
    for (const name of furtherNames(said)) if (this.saidNames.size > 0) this.saidNames.add(name);
    if (isJsonObject(said.address)) this.saidAddress ??= said.address;
    if (isJsonObject(said.contactPoint)) {
      const url = publishedText(said.contactPoint.url);
      if (url !== undefined && /^https?:\/\/\S+$/i.test(url)) this.website ??= url;
    }
  }

  /** What names the organisation in keys of claims: the same in every release that describes it alike. */
  identityIn(release: Release): string {
    const [identifier] = this.identifiers;
    if (identifier !== undefined) return `${identifier.scheme.toUpperCase()}:${identifier.value}`;
    return this.key(release, this.country);
  }

  get name(): string {
    return this.names.values().next().value ?? this.id ?? (this.identifiers[0]?.value as string);
  }

  record(release: Release): OrganisationRecord {
    const [name, ...aliases] = this.saidNames;
    const { identifiers, saidAddress } = this;
    const region = publishedText(saidAddress?.region);
    const wrong = identifiers.filter(({ scheme, value }) => !normaliseIdentifier(scheme, value).checked);
    return {
      type: 'ORGANISATION',
      ref: this.ref,
      name: name ?? this.name,
      statedOn: release.day,
      ...withoutUndefined({
        nameIsMakeshift: name === undefined ? (true as const) : undefined,
        isReference: this.isSaid ? undefined : (true as const),
        aliases: nonEmpty(aliases),
        identifiers: nonEmpty(identifiers),
        keys: wrong.length === identifiers.length ? this.keys(release) : undefined,
        country: countryIn(saidAddress),
        addressLocality: publishedText(saidAddress?.locality),
        addressRegion: region,
        addressNuts: region && nutsOfRegion(region, countryIn(saidAddress)),
        addressCountry: publishedText(saidAddress?.countryName) ?? publishedText(saidAddress?.country),
        website: this.website,
        flags: this.isSaid ? nonEmpty(this.flagsIn(release, wrong)) : undefined,
      }),
    };
  }

  private flagsIn(release: Release, wrong: readonly IdentifierRecord[]): QualityFlagRecord[] {
    return [...this.flags, ...this.nameFlags, ...this.identifierFlags(release, wrong)];
  }

  private identifierFlags(release: Release, wrong: readonly IdentifierRecord[]): QualityFlagRecord[] {
    const flags: QualityFlagRecord[] = wrong.map(({ value }) => ({
      flag: 'INVALID_IDENTIFIER',
      field: 'identifiers',
      published: value,
    }));
    if (this.identifiers.some(({ scheme }) => scheme === release.publisher)) {
      flags.push({ flag: 'UNCHECKED_IDENTIFIER', field: 'identifiers' });
    }
    return flags;
  }

  /** Of a name with markup also what it was known by while that was part of the name. */
  private keys(release: Release): string[] {
    const { country, nameFlags } = this;
    const marked = nameFlags.find(({ flag }) => flag === 'ESCAPED_TEXT')?.published;
    const former = marked === undefined ? [] : [this.key(release, country, marked)];
    return [...new Set([this.key(release, country), ...former])];
  }

  /** By what the organisation is found again in this publisher's releases when it has no identifier that can be trusted. */
  private key(release: Release, country: string | undefined, name = this.name): string {
    if (this.id !== undefined && isStableId(this.id)) return `ocds:${release.publisher}:id:${this.id}`;
    return `ocds:name:${release.publisher}:${country ?? ''}:${nameKey(name)}`;
  }

  /** The country of its address, as far as it has been described. */
  get country(): string | undefined {
    return countryIn(this.address);
  }
}

/** Names besides `name`: the legal one, and those in other languages. */
export function furtherNames(value: JsonObject): string[] {
  const legalName = isJsonObject(value.identifier) ? publishedText(value.identifier.legalName) : undefined;
  const names = legalName === undefined ? [] : [legalName];
  for (const member in value) {
    const name = member.startsWith('name_') ? publishedText(value[member]) : undefined;
    if (name !== undefined) names.push(name);
  }
  return names;
}

function countryIn(address: JsonObject | undefined): string | undefined {
  return countryCode(address?.country) ?? countryCode(address?.countryName);
}
