import type { Database } from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import type { PersonNames } from '../../domain/mask.ts';
import { createRowArchives } from '../merge/merged-node.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { aliases, identifiers, nodeKeys } from '../tables/node.ts';
import { people } from '../tables/person.ts';
import type { PersonKeys } from './tombstone.ts';

/** What names a person: themselves, and to sources. */
export type PersonRow = PersonNames & PersonKeys;

/** Reads a person, merged or not. */
export function readPerson(sqlite: Database, id: number): PersonRow {
  const db = drizzleOn(sqlite);
  const { name, slug, givenName, familyName } = people;
  const standing = db
    .select({ name, slug, givenName, familyName })
    .from(people)
    .where(eq(people.id, id))
    .get();
  const { columns } = standing ? { columns: undefined } : createRowArchives(sqlite).PERSON.read(id);
  const kept = (column: { name: string }) => (columns?.[column.name] ?? null) as string | null;
  const ofNode = db.select({ name: aliases.name }).from(aliases).where(eq(aliases.nodeId, id)).all();
  const keys = db.select({ key: nodeKeys.key }).from(nodeKeys).where(eq(nodeKeys.nodeId, id)).all();
  const { scheme, value } = identifiers;
  const isChecked = and(eq(identifiers.nodeId, id), eq(identifiers.checked, true));
  return {
    name: standing?.name ?? kept(name) ?? '',
    givenName: standing?.givenName ?? kept(givenName),
    familyName: standing?.familyName ?? kept(familyName),
    aliases: ofNode.map((alias) => alias.name),
    id,
    keys: keys.map(({ key }) => key),
    identifiers: db.select({ scheme, value }).from(identifiers).where(isChecked).all(),
    slugs: [standing?.slug ?? kept(slug) ?? ''],
  };
}
