import type { Database } from 'better-sqlite3';
import { sortedName } from '../../../domain/name-key.ts';
import { type NamedPart, unitName } from '../../../domain/unit-name.ts';
import { as, bare } from '../../statement/alias.ts';
import { establishments } from '../../tables/establishment.ts';
import { aliases, identifiers, nodes } from '../../tables/node.ts';
import { organisations } from '../../tables/organisation.ts';
import {
  FROM_ESTABLISHMENTS,
  isByEstablishments,
  OF_ESTABLISHMENTS,
  parseStamps,
  stampOf,
  withNameStamp,
} from '../batch/stamps.ts';

/** Keeps what companies are called that documents name by their establishments only. */
export interface UnitNaming {
  /**
   * Has a company called what most of its establishments are, of those that have its own number; true when it was called something else.
   *
   * @param isBorrowed whether what it is called now is no name of its own, so that it is forgotten
   */
  settle(id: number, isBorrowed?: boolean): boolean;
}

interface Named {
  readonly name: string;
  readonly stamps: string;
}

const SIREN_DIGITS = 9;

const e = as(establishments, 'e');
const i = as(identifiers, 'i');
const alias = bare(aliases);
const n = as(nodes, 'n');
const o = as(organisations, 'o');
const ownNode = bare(nodes);
const own = bare(organisations);

export function createUnitNaming(sqlite: Database): UnitNaming {
  const read = sqlite.prepare<[number], Named>(
    `SELECT ${o.name}, ${n.stamps} FROM ${o} JOIN ${n} ON ${n.id} = ${o.id} WHERE ${o.id} = +?`,
  );
  const numbers = `SELECT substr(${i.value}, 1, ${SIREN_DIGITS}) FROM ${i} WHERE ${i.nodeId} = ${e.organisationId} AND ${i.scheme} IN ('SIREN', 'SIRET') AND ${i.borrowed} = 0`;
  const parts = sqlite.prepare<[number], NamedPart>(
    `SELECT ${e.name}, ${e.statedOn} AS statedOn FROM ${e} WHERE ${e.organisationId} = +? AND ${e.name} IS NOT NULL AND substr(${e.value}, 1, ${SIREN_DIGITS}) IN (${numbers})`,
  );
  const removeAlias = sqlite.prepare<[number, string]>(
    `DELETE FROM ${alias} WHERE ${alias.nodeId} = +? AND ${alias.name} = +?`,
  );
  const addAlias = sqlite.prepare<[number, string, string]>(
    `INSERT INTO ${alias} (${alias.nodeId}, ${alias.name}, ${alias.nameKey}) VALUES (?, ?, ?) ON CONFLICT (${alias.nodeId}, ${alias.name}) DO UPDATE SET ${alias.borrowed} = 0`,
  );
  const rename = sqlite.prepare<[string, string, number]>(
    `UPDATE ${own} SET ${own.name} = ?, ${own.nameKey} = ? WHERE ${own.id} = +?`,
  );
  const restamp = sqlite.prepare<[string, number]>(
    `UPDATE ${ownNode} SET ${ownNode.stamps} = ? WHERE ${ownNode.id} = +?`,
  );
  return {
    settle(id, isBorrowed = false) {
      const now = read.get(id);
      if (now === undefined) return false;
      const stamp = stampOf(parseStamps(now.stamps), 'name');
      const name = isByEstablishments(stamp) ? unitName(parts.all(id)) : undefined;
      if (name === undefined || name === now.name) return false;
      // Every name that documents say is among the aliases, but the one that holds.
      const isSaid = removeAlias.run(id, name).changes > 0;
      if (stamp === OF_ESTABLISHMENTS && !isBorrowed) addAlias.run(id, now.name, sortedName(now.name));
      rename.run(name, sortedName(name), id);
      const said = isSaid ? OF_ESTABLISHMENTS : FROM_ESTABLISHMENTS;
      if (said !== stamp) restamp.run(withNameStamp(now.stamps, said), id);
      return true;
    },
  };
}
