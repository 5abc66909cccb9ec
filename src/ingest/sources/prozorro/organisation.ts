import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { NodeRef, OrganisationRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText, publishedTextFlags } from '../../published-value.ts';
import type { Statement } from './statement.ts';

/** What ProZorro writes over a name that was withdrawn from publication ("hidden"). */
const MASKS: ReadonlySet<string> = new Set(['приховано', 'hidden', 'скрыто']);

export function isMasked(value: unknown): boolean {
  const text = publishedText(value);
  return text !== undefined && MASKS.has(text.toLowerCase());
}

/**
 * States the organisation that a `tenderers`, `suppliers`, `buyers` or `procuringEntity` object describes, once in the document.
 *
 * Undefined for one that is masked or has no name: nobody is named there. It is found again by its checked identifier, else by its
 * name and country within ProZorro.
 */
export function stateOrganisation(
  statement: Statement,
  party: JsonObject,
  { isBuyer = false }: { isBuyer?: boolean } = {},
): NodeRef | undefined {
  const published = isJsonObject(party.identifier) ? party.identifier : {};
  const called = publishedText(party.name) === undefined ? published.legalName : party.name;
  const name = publishedText(called);
  if (name === undefined || isMasked(name)) return undefined;
  const flags: QualityFlagRecord[] = publishedTextFlags(called, 'name');
  const identifier = identifierOf(statement, published, isBuyer, flags);
  const country = countryOf(party, published);
  const address = isJsonObject(party.address) ? party.address : {};
  const legalName = publishedText(published.legalName);
  const aliases = [legalName, publishedText(party.name_en), publishedText(published.legalName_en)].filter(
    (alias) => alias !== undefined && alias !== name && !isMasked(alias),
  ) as string[];
  const ref =
    identifier?.checked === true
      ? `${identifier.scheme}:${identifier.value}`
      : `prozorro:name:${country ?? ''}:${nameKey(name)}`;
  if (isBuyer && identifier?.checked === true) statement.buyers.add(ref);
  const known = statement.node(ref);
  if (known !== undefined) {
    addSpelling(known as OrganisationRecord, [name, ...aliases]);
    return ref;
  }
  statement.addNode({
    type: 'ORGANISATION',
    ref,
    statedOn: statement.day,
    name,
    keys: identifier?.checked === true ? [] : [ref],
    identifiers: identifier === undefined ? [] : [{ scheme: identifier.scheme, value: identifier.value }],
    aliases,
    ...withoutUndefined({
      kind: isBuyer ? kindOf(party.kind) : undefined,
      country,
      addressCountry: country,
      addressLocality: isMasked(address.locality) ? undefined : publishedText(address.locality),
      addressRegion: isMasked(address.region) ? undefined : publishedText(address.region),
      website: websiteOf(party),
    }),
    flags,
  });
  return ref;
}

/** One bidder under two spellings with one identifier is one; the other spelling stays as an alias. */
function addSpelling(record: OrganisationRecord, names: readonly string[]): void {
  const more = names.filter((name) => name !== record.name && !record.aliases?.includes(name));
  if (more.length > 0) record.aliases = [...(record.aliases ?? []), ...new Set(more)];
}

interface FoundIdentifier {
  readonly scheme: string;
  readonly value: string;
  readonly checked: boolean;
}

function identifierOf(
  statement: Statement,
  published: JsonObject,
  isBuyer: boolean,
  flags: QualityFlagRecord[],
): FoundIdentifier | undefined {
  const value = publishedText(published.id);
  if (value === undefined || isMasked(value)) return undefined;
  const scheme = publishedText(published.scheme);
  if (scheme === undefined) {
    flags.push({ flag: 'UNCHECKED_IDENTIFIER', field: 'identifiers', published: value });
    return undefined;
  }
  const identifier = normaliseIdentifier(scheme, value);
  if (!identifier.checked) flags.push({ flag: 'INVALID_IDENTIFIER', field: 'identifiers' });
  if (!isBuyer && statement.buyers.has(`${identifier.scheme}:${identifier.value}`)) {
    flags.push({ flag: 'SHARED_IDENTIFIER', field: 'identifiers', published: `${scheme} ${value}` });
    return undefined;
  }
  return identifier;
}

/** By the country's name, else by the register: codes of org-id.guide begin with the country, X… with none. */
function countryOf(party: JsonObject, identifier: JsonObject): string | undefined {
  const name = isJsonObject(party.address) ? publishedText(party.address.countryName) : undefined;
  if (name === 'Україна' || name === 'Ukraine') return 'UA';
  if (name !== undefined && !isMasked(name)) return undefined;
  return /^([A-WYZ][A-Z])-/.exec(publishedText(identifier.scheme) ?? '')?.[1];
}

/** `special` are utilities, `other` may be anything: neither says what kind of organisation it is. */
function kindOf(kind: unknown): OrganisationRecord['kind'] {
  return ['authority', 'central', 'defense', 'general', 'social'].includes(kind as string)
    ? 'PUBLIC_BODY'
    : undefined;
}

function websiteOf(party: JsonObject): string | undefined {
  const url = isJsonObject(party.contactPoint) ? publishedText(party.contactPoint.url) : undefined;
  return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;
}
