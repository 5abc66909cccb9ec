import { quoted } from '../../../domain/error.ts';
import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { isPartialDate, lastDay } from '../../../domain/partial-date.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { StatedFields } from '../../../model/field.ts';
import type { NodeModel } from '../../../model/node-type.ts';
import { tender } from '../../../model/nodes/tender.ts';
import type { MentionRecord, NodeRecord, NodeRef } from '../../../model/record.ts';
import type { Dossier } from './dossier-schema.ts';
import type { NodeSection } from './names.ts';
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
  return OWN_FIELDS[section](entry, base);
}

type Base = Omit<NodeRecord, 'type' | 'name'>;

const OWN_FIELDS: { [Section in NodeSection]: (entry: EntriesOf[Section], base: Base) => NodeRecord } = {
  articles: ({ title, kind, url, published, language, section, body }, base) => ({
    type: 'ARTICLE',
    name: title,
    ...base,
    ...withoutUndefined({ kind, url, published, language, section, body }),
  }),
  organisations: (entry, base) => {
    const { name, kind, country, activity, category, founded, headcount, address, areasServed, website } =
      entry;
    return {
      type: 'ORGANISATION',
      name,
      ...base,
      ...withoutUndefined({ kind, country, activity, category, founded, areasServed, website }),
      ...withoutUndefined({ headcountMin: headcount?.min, headcountMax: headcount?.max }),
      ...withoutUndefined({
        addressLocality: address?.locality,
        addressRegion: address?.region,
        addressCountry: address?.country,
      }),
    };
  },
  people: ({ name, givenName, familyName }, base) => ({
    type: 'PERSON',
    name,
    ...base,
    ...withoutUndefined({ givenName, familyName }),
  }),
  regulations: ({ name, kind, jurisdiction, version, adopted, inForce }, base) => ({
    type: 'REGULATION',
    name,
    ...base,
    ...withoutUndefined({ kind, jurisdiction, version, adopted, inForce }),
  }),
  tenders: ({ title, lots, ...entry }, base) => {
    return {
      type: 'TENDER',
      name: title,
      ...base,
      ...ownFields(tender, entry),
      ...withoutUndefined({ cpvs: entry.cpvs, places: entry.places }),
      ...withoutUndefined({
        lots: lots && Object.entries(lots).map(([number, lot]) => ({ number, ...withoutUndefined(lot) })),
      }),
    };
  },
};

/** Those of an entry's fields that the model has, as they are stated. */
function ownFields<M extends NodeModel>(model: M, entry: { readonly [N in keyof M['fields']]?: unknown }) {
  const given: Readonly<Record<string, unknown>> = entry;
  return withoutUndefined(
    Object.fromEntries(Object.keys(model.fields).map((name) => [name, given[name]])),
  ) as StatedFields<M['fields']>;
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
