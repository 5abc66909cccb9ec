import type { Database } from 'better-sqlite3';
import type { ClaimKind } from '../../model/model.ts';
import { as } from '../statement/alias.ts';
import { claims } from '../tables/claim.ts';
import { detachedNodes } from '../tables/detachment.ts';
import { claimEstablishments, establishments } from '../tables/establishment.ts';
import { identifiers } from '../tables/node.ts';

/** A claim that names an establishment. */
export interface PlacedClaim {
  readonly id: number;
  readonly kind: ClaimKind;
}

/** Which organisations were made of establishments, and where they stand. */
export interface DetachedNodes {
  /** The node as which records of this one are stated in claims: its company when it is detached, else itself. */
  statedAs(nodeId: number): number;
  /**
   * The nodes that stand in a claim for the one that is stated there, before merges: the detached ones whose establishments it names, and
   * itself when it names another one of its own, or none. The first has the leading role.
   */
  standingFor(claimId: number, statedId: number): readonly number[];
  /** The claims that name an establishment of the node. */
  claimsOf(nodeId: number): readonly PlacedClaim[];
}

const c = as(claimEstablishments, 'c');
const e = as(establishments, 'e');
const i = as(identifiers, 'i');
const d = as(detachedNodes, 'd');
const k = as(claims, 'k');

/** Whose own number an establishment has: what is merged has it still. */
const OWNER = `${i.scheme} = ${e.scheme} AND ${i.value} = ${e.value} AND ${i.nodeType} = 'ORGANISATION' AND ${i.borrowed} = 0`;

/**
 * SQL of the nodes that own the establishments named in claims, as (naming, said, bearer, turn): only of companies that establishments were
 * detached from. The first turn is the leading one.
 */
export const OWNERS = `SELECT naming, said, bearer, row_number() OVER (PARTITION BY naming, said ORDER BY bearer <> said, bearer) AS turn FROM (SELECT DISTINCT ${c.claimId} AS naming, coalesce(${d.statedId}, ${i.nodeId}) AS said, ${i.nodeId} AS bearer FROM ${c} JOIN ${e} ON ${e.id} = ${c.establishmentId} JOIN ${i} ON ${OWNER} LEFT JOIN ${d} ON ${d.nodeId} = ${i.nodeId}) WHERE said IN (SELECT ${d.statedId} FROM ${d})`;

export function createDetachedNodes(sqlite: Database): DetachedNodes {
  const statedOf = sqlite
    .prepare<[number], number>(`SELECT ${d.statedId} FROM ${d} WHERE ${d.nodeId} = +?`)
    .pluck();
  const isCompany = sqlite
    .prepare<[number], number>(`SELECT 1 FROM ${d} WHERE ${d.statedId} = +? LIMIT 1`)
    .pluck();
  const owners = sqlite
    .prepare<[number, number], number>(
      `SELECT bearer FROM (SELECT DISTINCT coalesce(${d.statedId}, ${i.nodeId}) AS said, ${i.nodeId} AS bearer FROM ${c} JOIN ${e} ON ${e.id} = ${c.establishmentId} JOIN ${i} ON ${OWNER} LEFT JOIN ${d} ON ${d.nodeId} = ${i.nodeId} WHERE ${c.claimId} = +?) WHERE said = +? ORDER BY bearer <> said, bearer`,
    )
    .pluck();
  const claimsOf = sqlite.prepare<[number], PlacedClaim>(
    `SELECT DISTINCT ${k.id}, ${k.kind} FROM ${i} JOIN ${e} ON ${OWNER} JOIN ${c} ON ${c.establishmentId} = ${e.id} JOIN ${k} ON ${k.id} = ${c.claimId} WHERE ${i.nodeId} = +? ORDER BY ${k.id}`,
  );
  return {
    statedAs: (nodeId) => statedOf.get(nodeId) ?? nodeId,
    standingFor(claimId, statedId) {
      if (isCompany.get(statedId) === undefined) return [statedId];
      const found = owners.all(claimId, statedId);
      return found.length === 0 ? [statedId] : found;
    },
    claimsOf: (nodeId) => claimsOf.all(nodeId),
  };
}
