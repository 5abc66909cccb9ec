import { quoted } from '../../../domain/error.ts';
import { normaliseIdentifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import { noticeAddress } from '../../../domain/notice-address.ts';
import { isPartialDate, lastDay } from '../../../domain/partial-date.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { type Fields, partName } from '../../../model/field.ts';
import { NODE_MODELS } from '../../../model/node-types.ts';
import type {
  IdentifierRecord,
  LotRecord,
  MentionRecord,
  NodeRecord,
  NodeRef,
} from '../../../model/record.ts';
import type { Dossier } from './dossier-schema.ts';
import { NODE_SECTIONS, type NodeSection } from './names.ts';
import type { Scope } from './scope.ts';

type EntriesOf = { [Section in NodeSection]: NonNullable<Dossier[Section]>[string] };
type AnyEntry = EntriesOf[NodeSection];

/** The record of one node of a dossier. */
export function toNodeRecord<Section extends NodeSection>(
  section: Section,
  slug: string,
  entry: EntriesOf[Section],
  ref: NodeRef,
  scope: Scope,
): NodeRecord {
  const { aliases, description } = entry;
  const base = withoutUndefined({
    ref,
    slug,
    aliases,
    description,
    identifiers: identifiersOf(section, slug, entry, scope),
    statedOn: statedOn(section, slug, entry, scope),
  });
  const type = NODE_SECTIONS[section];
  return {
    type,
    name: nameOf(entry),
    ...base,
    ...addressOf(type, base.identifiers),
    ...ownFields(NODE_MODELS[type].fields, entry),
    ...lotsOf(entry),
  } as NodeRecord;
}

/** Of a notice in a gazette, where the dossier gives no other. */
function addressOf(type: NodeType, identifiers: readonly IdentifierRecord[] = []): { readonly url?: string } {
  return type === 'ARTICLE' ? withoutUndefined({ url: noticeAddress(identifiers) }) : {};
}

function nameOf(entry: AnyEntry): string {
  return 'title' in entry ? entry.title : entry.name;
}

/** Those of an entry's fields that the model has, as they are stated: parts of groups as fields of their own. */
function ownFields(fields: Fields, entry: object): Readonly<Record<string, unknown>> {
  const given: Readonly<Record<string, unknown>> = { ...entry };
  const stated = Object.entries(fields).flatMap(([name, { parts }]) =>
    parts ? statedParts(name, given[name]) : [[name, given[name]]],
  );
  return withoutUndefined(Object.fromEntries(stated));
}

function statedParts(group: string, given: unknown): [string, unknown][] {
  return Object.entries((given ?? {}) as object).map(([part, value]) => [partName(group, part), value]);
}

function lotsOf(entry: AnyEntry): { lots?: LotRecord[] } {
  if (!('lots' in entry) || entry.lots === undefined) return {};
  const lots = Object.entries(entry.lots).map(([number, lot]) => ({ number, ...withoutUndefined(lot) }));
  return { lots };
}

/** Where texts name a node of a dossier. */
export function toMentionRecords(
  section: NodeSection,
  slug: string,
  entry: AnyEntry,
  node: NodeRef,
  scope: Scope,
): MentionRecord[] {
  return Object.entries(entry.mentions ?? {}).flatMap(([name, places]) =>
    places.flatMap((place, index) => {
      const path = [section, slug, 'mentions', name, index];
      const { at, article } = typeof place === 'string' ? { at: place, article: undefined } : place;
      const ref = article === undefined ? scope.defaultArticle(path) : scope.node(article, ['ARTICLE'], path);
      return ref === undefined ? [] : [{ article: ref, node, name, locator: at }];
    }),
  );
}

/** Identifiers in their one spelling. A wrong one, in a file written by hand, is a slip. */
function identifiersOf(section: NodeSection, slug: string, { identifiers }: AnyEntry, scope: Scope) {
  if (identifiers === undefined) return undefined;
  return Object.entries(identifiers).flatMap(([scheme, values]) =>
    values.map((published, index) => {
      const { scheme: name, value, problem } = normaliseIdentifier(scheme, published);
      if (problem !== undefined) {
        scope.report(
          [section, slug, 'identifiers', scheme, index],
          () => `${scheme} ${quoted(published)} is ${problem}`,
        );
      }
      return { scheme: name, value };
    }),
  );
}

function statedOn(section: NodeSection, slug: string, entry: AnyEntry, scope: Scope): string {
  if (entry.statedOn !== undefined) return entry.statedOn;
  const published =
    section === 'articles' && !scope.hasDefaultArticle && 'published' in entry && entry.published;
  return isPartialDate(published) ? lastDay(published) : scope.statedOn([section, slug]);
}
