import type { ClaimKind, Modality, Standing } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { claimStanding } from '../time/as-known.ts';

/** What a claim of any kind says of itself, on the day asked. */
export interface ClaimFact {
  readonly id: number;
  readonly kind: ClaimKind;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** The facts of claims by key; one that is gone is missing from the map. Few enough for one statement. */
export function readClaimFacts(session: Session, claims: Iterable<number>): Map<number, ClaimFact> {
  const ids = [...new Set(claims)];
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT c.id AS id, c.kind AS kind, ${claimStanding('c', session.asOf)} AS standing, c.modality AS modality, c.known_from AS knownFrom, c.valid_from AS validFrom, c.valid_until AS validUntil FROM json_each(${JSON.stringify(ids)}) p CROSS JOIN claims c ON c.id = p.value`,
  ) as unknown as ClaimFact[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** The types of nodes by key; one that is gone is missing from the map. */
export function readNodeTypes(session: Session, nodes: Iterable<number>): Map<number, NodeType> {
  const ids = [...new Set(nodes)];
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT n.id AS id, n.type AS type FROM json_each(${JSON.stringify(ids)}) p CROSS JOIN nodes n ON n.id = p.value`,
  );
  return new Map(rows.map((row) => [row.id as number, row.type as NodeType]));
}

/** The bounds of the share that an ownership states, in thousandths of a percent; null where it states none. */
export interface OwnershipExtent {
  readonly shareMin: number | null;
  readonly shareMax: number | null;
}

/** What ownership claims state of their extent, by claim. */
export function readOwnershipExtents(
  session: Session,
  claims: Iterable<number>,
): Map<number, OwnershipExtent> {
  const ids = [...new Set(claims)];
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT o.id AS id, o.share_min AS shareMin, o.share_max AS shareMax FROM json_each(${JSON.stringify(ids)}) p CROSS JOIN ownerships o ON o.id = p.value`,
  );
  return new Map(rows.map((row) => [row.id as number, row as unknown as OwnershipExtent]));
}

/** How many edges nodes have, by node, counted up to `most` in each direction. */
export function readDegrees(session: Session, nodes: readonly number[], most: number): Map<number, number> {
  const counted = (end: string) =>
    fragment`(SELECT count(*) FROM (SELECT 1 FROM edges e WHERE e.${raw(end)} = p.value LIMIT ${most}))`;
  const rows = session.rows(
    fragment`SELECT p.value AS id, ${counted('from_id')} + ${counted('to_id')} AS degree FROM json_each(${JSON.stringify(nodes)}) p`,
  );
  return new Map(rows.map((row) => [row.id as number, row.degree as number]));
}
