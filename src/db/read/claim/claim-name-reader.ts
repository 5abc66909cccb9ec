import { hash } from 'node:crypto';
import { getTableName } from 'drizzle-orm';
import type { NodeType } from '../../../domain/node.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../../model/model.ts';
import { CLAIM_TABLES, type ClaimEnd } from '../../claim-kind.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { jsonArray, jsonTextAt } from '../../dialect/json-value.ts';
import { eachValue } from '../../dialect/list.ts';
import { nodesAs } from '../../node-type.ts';
import { as } from '../../statement/alias.ts';
import { columnOf, fragment, raw } from '../../statement/fragment.ts';
import { bidParties } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { mergedNodes, restatedEnds, restatedParties } from '../../tables/merge.ts';
import { nodes as nodeTable } from '../../tables/node.ts';
import { lots } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import type { Value } from '../../write/field/attribute.ts';
import { identifyingAttributes } from '../../write/field/claim-attribute.ts';
import { valuesOfRow } from '../../write/field/reconcile.ts';
import type { Session } from '../row/session.ts';

/**
 * Names of claims that hold in every database with the same documents, in whatever order and on whatever machine they were imported,
 * and after merges: made of what makes a claim this one and no other, with the nodes that documents state, by their slugs.
 */

const p = eachValue('p');
const c = as(claims, 'c');
const s = as(evidence, 's');
const l = as(lots, 'l');
const m = as(mergedNodes, 'm');
const r = as(restatedEnds, 'r');
const party = as(bidParties, 'party');
const restated = as(restatedParties, 'restated');
const nodes = nodesAs('n');

/** The source's own key of a claim, as a document states it. */
const SOURCE_KEY = jsonTextAt(s.stated, 'key');
const base = as(nodeTable, 'base');

/** The end by which claims of a kind are found: that on which the fewest of them stand. The first that is filled counts. */
const ANCHORS: Record<ClaimKind, readonly string[]> = {
  BID: ['tender'],
  PROCUREMENT_ROLE: ['tender'],
  TENDER_EVENT: ['tender'],
  VALUATION: ['tender'],
  REQUIREMENT: ['tender'],
  SUCCESSION: ['successor', 'predecessor'],
  QUALIFICATION: ['organisation'],
  SUBJECTION: ['organisation'],
  ISSUANCE: ['regulation'],
  HOSTING: ['hosted', 'host'],
  OWNERSHIP: ['owned', 'owner'],
  OFFICE: ['person', 'organisation'],
  INVOLVEMENT: ['object', 'subject'],
  ASSESSMENT: ['object', 'assessor'],
  CITATION: ['citing', 'cited'],
  AUTHORSHIP: ['article', 'author'],
};

/** Letters and digits of the digest: within one kind and node, two claims share one once in 10^14 pairs. */
const DIGEST_LENGTH = 10;

/** Claims of one kind at one node that a name is looked for among. */
const MOST_CANDIDATES = 5_000;

/** So many are looked at in one step, in a few milliseconds. */
const CANDIDATES_AT_ONCE = 100;

interface StatedEnd {
  readonly name: string;
  readonly type: NodeType;
  readonly node: number;
}

/** What makes a claim this one, as stated. */
interface Identity {
  readonly id: number;
  readonly ends: readonly StatedEnd[];
  readonly lot: string | null;
  readonly bid: number | null;
  /** The source's own key of it; null where there is none. */
  readonly key: string | null;
  readonly values: readonly unknown[];
  readonly parties: readonly (readonly [organisation: number, role: string])[];
}

/** The names of claims by id: `bid.hebergement.4k2j9x0qpa`. A few statements for each kind among them. */
export function readClaimNames(session: Session, ids: readonly number[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const [kind, some] of readKinds(session, ids)) {
    for (const [id, name] of namesOfKind(session, kind, some)) names.set(id, name);
  }
  return names;
}

/** A name of a claim, taken apart. */
export interface ParsedName {
  readonly kind: ClaimKind;
  readonly slug: string;
  readonly digest: string;
}

/** Undefined for a text that is the name of no claim. */
export function parseClaimName(name: string): ParsedName | undefined {
  const match = /^([a-z-]+)\.([a-z0-9-]+)\.([a-z0-9]+)$/.exec(name);
  const kind = CLAIM_KINDS.find((each) => wordOf(each) === match?.[1]);
  const [, , slug, digest] = match ?? [];
  return kind && slug && digest && digest.length === DIGEST_LENGTH ? { kind, slug, digest } : undefined;
}

/**
 * The id of the claim of a name, also of one taken back; where a source states the same twice under keys of its own, of the one recorded
 * first. Undefined where there is none. Looks at the claims of that kind at one node, which an index has, a hundred at a time, and at most
 * at 5,000 of them.
 */
export function* findClaimNamed(
  session: Session,
  name: ParsedName,
): Generator<undefined, number | undefined> {
  const { kind, slug } = name;
  const { table, ends } = CLAIM_TABLES[kind];
  const whole = `${wordOf(kind)}.${slug}.${name.digest}`;
  for (const anchor of ANCHORS[kind]) {
    const end = endOf(ends, anchor);
    for (const type of end.types) {
      const node = readNodeOfSlug(session, type, slug);
      if (node === undefined) continue;
      const rows = session.rows(
        fragment`SELECT ${raw(columnOf('k', table.id))} AS id FROM ${raw(getTableName(table))} k WHERE ${raw(columnOf('k', end.column))} = ${node} ORDER BY ${raw(columnOf('k', table.id))} LIMIT ${MOST_CANDIDATES}`,
      );
      for (let from = 0; from < rows.length; from += CANDIDATES_AT_ONCE) {
        const ids = rows.slice(from, from + CANDIDATES_AT_ONCE).map(({ id }) => id as number);
        const names = namesOfKind(session, kind, ids);
        const found = ids.find((id) => names.get(id) === whole);
        if (found !== undefined) return found;
        yield;
      }
    }
  }
  return undefined;
}

function wordOf(kind: ClaimKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}

function endOf(ends: readonly ClaimEnd[], name: string): ClaimEnd {
  const end = ends.find((each) => each.name === name);
  if (end === undefined) throw new Error(`There is no end "${name}".`);
  return end;
}

function readKinds(session: Session, ids: readonly number[]): Map<ClaimKind, number[]> {
  const rows = session.rows(
    fragment`SELECT ${c.id} AS id, ${c.kind} AS kind FROM ${p.of([...new Set(ids)])} ${thenJoin} ${c} ON ${c.id} = ${p.value}`,
  ) as unknown as { id: number; kind: ClaimKind }[];
  return new Map(
    [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, some]) => [kind, some.map(({ id }) => id)]),
  );
}

function namesOfKind(session: Session, kind: ClaimKind, ids: readonly number[]): Map<number, string> {
  if (ids.length === 0) return new Map();
  const identities = readIdentities(session, kind, ids);
  const bidIds = [...new Set(identities.flatMap(({ bid }) => bid ?? []))];
  const bidNames = kind === 'TENDER_EVENT' ? namesOfKind(session, 'BID', bidIds) : new Map<number, string>();
  const slugs = readSlugs(session, identities);
  return new Map(
    identities.map((identity) => {
      const { id, ends, lot, bid, key, values, parties } = identity;
      const slugOf = ({ type, node }: { type: NodeType; node: number }) => slugs.get(`${type} ${node}`) ?? '';
      const anchor = ANCHORS[kind].map((name) => ends.find((end) => end.name === name)).find(Boolean);
      const named = parties
        .map(([node, role]) => [slugOf({ type: 'ORGANISATION', node }), role])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
      // A bid that its source keys is the same one whatever is said of it.
      const said = kind === 'BID' && key !== null ? [] : [values, named];
      const stated = ends.map((end) => [end.name, end.type, slugOf(end)]);
      const digest = digestOf([kind, stated, lot, bid === null ? null : bidNames.get(bid), said, key]);
      return [id, `${wordOf(kind)}.${anchor ? slugOf(anchor) : ''}.${digest}`];
    }),
  );
}

function digestOf(identity: unknown): string {
  const digits = BigInt(`0x${hash('sha256', JSON.stringify(identity))}`).toString(36);
  return digits.slice(-DIGEST_LENGTH).padStart(DIGEST_LENGTH, '0');
}

function readIdentities(session: Session, kind: ClaimKind, ids: readonly number[]): Identity[] {
  const { table, ends, lot } = CLAIM_TABLES[kind];
  const single = ends.filter(({ through }) => through === undefined);
  const name = getTableName(table);
  const key = columnOf('t', table.id);
  const statedAt = single.map(({ column, typeColumn }) => {
    const place = `'${name}.${column.name}'`;
    const node = `coalesce((SELECT ${r.statedId} FROM ${r} WHERE ${r.place} = ${place} AND ${r.rowId} = ${key}), ${columnOf('t', column)})`;
    return [node, typeColumn ? columnOf('t', typeColumn) : 'NULL'];
  });
  const attributes = identifyingAttributes(kind);
  const values = attributes.flatMap(({ selects }) => selects);
  const parts = [
    `${jsonArray(...statedAt.flat())} AS ends`,
    `${lot ? `(SELECT ${l.number} FROM ${l} WHERE ${l.id} = ${columnOf('t', lot)})` : 'NULL'} AS lot`,
    `${kind === 'TENDER_EVENT' ? columnOf('t', tenderEvents.bidId) : 'NULL'} AS bid`,
    `(SELECT ${SOURCE_KEY} FROM ${s} WHERE ${s.claimId} = ${key} AND ${SOURCE_KEY} IS NOT NULL ORDER BY ${s.id} LIMIT 1) AS source_key`,
    `${jsonArray(...values)} AS said`,
  ];
  const rows = session.rows(
    fragment`SELECT ${raw(key)} AS id, ${raw(parts.join(', '))} FROM ${p.of(ids)} ${thenJoin} ${raw(name)} t ON ${raw(key)} = ${p.value} ${thenJoin} ${raw(getTableName(claims))} c ON ${c.id} = ${p.value}`,
  );
  const parties = kind === 'BID' ? readStatedParties(session, ids) : new Map<number, [number, string][]>();
  return rows.map((row) => ({
    id: row.id as number,
    ends: statedEnds(single, JSON.parse(row.ends as string) as (number | NodeType | null)[]),
    lot: row.lot as string | null,
    bid: row.bid as number | null,
    key: row.source_key === null ? null : String(row.source_key),
    // Engines write JSON each with blanks of its own.
    values: valuesOfRow(attributes, JSON.parse(row.said as string) as Value[], 0).flat(),
    parties: parties.get(row.id as number) ?? [],
  }));
}

function statedEnds(ends: readonly ClaimEnd[], row: readonly (number | NodeType | null)[]): StatedEnd[] {
  return ends.flatMap(({ name, types }, index) => {
    const node = row[2 * index];
    const type = (row[2 * index + 1] ?? types[0]) as NodeType;
    return typeof node === 'number' ? [{ name, type, node }] : [];
  });
}

/** The parties as documents state them: before merges. */
function readStatedParties(session: Session, ids: readonly number[]): Map<number, [number, string][]> {
  const isRestated = fragment`EXISTS (SELECT 1 FROM ${restated} WHERE ${restated.bidId} = ${p.value})`;
  const rows = session.rows(
    fragment`SELECT ${party.bidId} AS bid, ${party.organisationId} AS organisation, ${party.role} AS role FROM ${p.of(ids)} ${thenJoin} ${party} ON ${party.bidId} = ${p.value} WHERE NOT ${isRestated} UNION ALL SELECT ${restated.bidId}, ${restated.organisationId}, ${restated.role} FROM ${p.of(ids)} ${thenJoin} ${restated} ON ${restated.bidId} = ${p.value}`,
  ) as unknown as { bid: number; organisation: number; role: string }[];
  const byBid = new Map<number, [number, string][]>();
  for (const { bid, organisation, role } of rows) {
    byBid.set(bid, [...(byBid.get(bid) ?? []), [organisation, role]]);
  }
  return byBid;
}

/** The slugs of the nodes, those merged among them, by type and id. */
function readSlugs(session: Session, identities: readonly Identity[]): Map<string, string> {
  const wanted = identities.flatMap(({ ends, parties }) => [
    ...ends,
    ...parties.map(([node]) => ({ type: 'ORGANISATION' as const, node })),
  ]);
  const slugs = new Map<string, string>();
  for (const [type, some] of Map.groupBy(wanted, (each) => each.type)) {
    const ids = [...new Set(some.map(({ node }) => node))];
    const n = nodes[type];
    const rows = session.rows(
      fragment`SELECT ${p.value} AS id, coalesce((SELECT ${n.slug} FROM ${n} WHERE ${n.id} = ${p.value}), (SELECT ${m.slug} FROM ${m} WHERE ${m.nodeId} = ${p.value})) AS slug FROM ${p.of(ids)}`,
    );
    for (const { id, slug } of rows) slugs.set(`${type} ${id}`, slug as string);
  }
  return slugs;
}

/** The node that stands for the one of this slug now. */
function readNodeOfSlug(session: Session, type: NodeType, slug: string): number | undefined {
  const n = nodes[type];
  const [own] = session.rows(fragment`SELECT ${n.id} AS id FROM ${n} WHERE ${n.slug} = ${slug}`);
  if (own) return own.id as number;
  const [merged] = session.rows(
    fragment`SELECT ${base.mergedInto} AS id FROM ${m} ${thenJoin} ${base} ON ${base.id} = ${m.nodeId} WHERE ${m.nodeType} = ${type} AND ${m.slug} = ${slug}`,
  );
  return merged?.id as number | undefined;
}
