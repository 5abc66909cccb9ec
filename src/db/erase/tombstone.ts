import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { normaliseIdentifier } from '../../domain/identifier.ts';
import type { NodeRecord } from '../../model/record.ts';
import { as } from '../statement/alias.ts';
import { tombstones } from '../tables/erasure.ts';

const t = as(tombstones, 't');

/** By what a record finds a person: see `NodeMatcher`. */
export interface PersonKeys {
  /** In this database; records have none. */
  readonly id?: number;
  readonly keys: readonly string[];
  /** Checked ones; others find nobody. */
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
  readonly slugs: readonly string[];
}

/** What is kept of somebody's keys, of which none can be read from it. */
export function hashesOf({ id, keys, identifiers, slugs }: PersonKeys): string[] {
  const texts = [
    ...keys.map((key) => ['key', key]),
    ...identifiers.map(({ scheme, value }) => ['identifier', scheme, value]),
    ...slugs.map((slug) => ['slug', slug]),
    ...(id === undefined ? [] : [['id', String(id)]]),
  ];
  return [...new Set(texts.map((text) => hash('sha256', JSON.stringify(text))))];
}

/** Knows the people who were erased. */
export interface Tombstones {
  /** Whether anybody was. */
  readonly isAny: () => boolean;
  /** Whether the record is of a person who was erased. */
  readonly isOf: (record: NodeRecord) => boolean;
}

export function openTombstones(sqlite: Database): Tombstones {
  const any = sqlite.prepare<[], number>(`SELECT EXISTS (SELECT 1 FROM ${t})`).pluck();
  const find = sqlite
    .prepare<[string], number>(
      `SELECT EXISTS (SELECT 1 FROM ${t} WHERE ${t.hash} IN (SELECT value FROM json_each(+?)))`,
    )
    .pluck();
  return {
    isAny: () => any.get() === 1,
    isOf: (record) =>
      record.type === 'PERSON' && find.get(JSON.stringify(hashesOf(personKeys(record)))) === 1,
  };
}

function personKeys({ keys = [], identifiers = [], slug }: NodeRecord): PersonKeys {
  const normal = identifiers.map(({ scheme, value }) => normaliseIdentifier(scheme, value));
  return {
    keys,
    identifiers: normal.filter(({ checked }) => checked),
    slugs: slug === undefined ? [] : [slug],
  };
}
