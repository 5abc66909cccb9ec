import type { Database } from 'better-sqlite3';
import { standingOf } from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import { type ClaimKind, KEPT_BY_KEY } from '../../../model/model.ts';
import type { ClaimRecord } from '../../../model/record.ts';
import { bare } from '../../statement/alias.ts';
import { claims, edges } from '../../tables/claim.ts';
import type { Batch } from '../batch/batch.ts';
import { earlier } from '../batch/day.ts';
import { noteClaim } from '../batch/fate.ts';
import { Refusal } from '../batch/refusal.ts';
import { PendingBid } from '../derive/pending-row.ts';
import { createEvidenceWriter, type DocumentOfArticle, type Piece } from '../evidence/evidence-writer.ts';
import { flagsOf, type StatedFlagWriter } from '../evidence/stated-flag.ts';
import { BASE_ATTRIBUTES } from '../field/claim-attribute.ts';
import { initialValues, pushColumns, type Values } from '../field/reconcile.ts';
import { formatStated, type StatedText, statedByName } from '../field/stated-text.ts';
import { createEstablishmentLinks } from '../node/establishment-writer.ts';
import type { LotWriter } from '../node/lot-writer.ts';
import type { Pending } from '../pending/pending.ts';
import { createAmountWriter } from './amount-writer.ts';
import { createPartyRows, leadOf, type Parties } from './bid-party.ts';
import { deriveFrom } from './claim-effect.ts';
import { type ClaimKey, identityHash } from './claim-identity.ts';
import { type Resolved, resolveClaim } from './claim-resolution.ts';
import type { ClaimStatements } from './claim-statement.ts';

export interface ClaimWriter {
  /**
   * Finds the record's claim or makes it, and adds its evidence. The nodes it names, and the bid that a tender event names, must
   * have been written in the same batch.
   *
   * @throws Refusal
   */
  write(batch: Batch, record: ClaimRecord): void;
  /** Id of the record's claim, undefined where there is none. The nodes that it names must have been found. @throws Refusal */
  idOf(batch: Batch, record: ClaimRecord): number | undefined;
}

const BASE_COUNT = BASE_ATTRIBUTES.length;

const BASE_COLUMNS = [
  claims.id,
  claims.kind,
  claims.key,
  claims.modality,
  claims.validFrom,
  claims.validUntil,
  claims.note,
  claims.standing,
  claims.knownFrom,
  claims.knownUntil,
  claims.created,
  claims.updated,
];

const own = bare(claims);

export function createClaimWriter(
  sqlite: Database,
  pending: Pending,
  statements: Record<ClaimKind, ClaimStatements>,
  lots: LotWriter,
  flags: StatedFlagWriter,
  documentOf: DocumentOfArticle,
): ClaimWriter {
  const addParties = createPartyRows(pending);
  const addEstablishments = createEstablishmentLinks(pending);
  const amounts = createAmountWriter(sqlite);
  const evidence = createEvidenceWriter(sqlite, pending);
  const newClaims = pending.rowsOf(BASE_COLUMNS);
  const newEdges = pending.rowsOf([edges.fromId, edges.kind, edges.toId, edges.claimId]);
  const idOfKey = sqlite
    .prepare<[Buffer], number>(`SELECT ${own.id} FROM ${own} WHERE ${own.key} = +?`)
    .pluck();

  /** Id of the new claim. */
  function create(batch: Batch, key: Buffer, of: ClaimStatements, resolved: Resolved): number {
    const { record, stated, pieces, parties: given } = resolved;
    const values = initialValues(of.attributes, stated);
    const id = batch.made.idOf('claim');
    const base = newClaims.next();
    base.push(id, record.kind, key);
    pushColumns(base, BASE_ATTRIBUTES, values);
    base.push(standingOf(pieces) ?? 'UNCONFIRMED', earliest(pieces), untilOf(pieces), batch.now, batch.now);
    addOwn(batch, of, resolved, id, values);
    if (given) addParties(id, given);
    if (record.kind === 'ASSESSMENT') pending.after(() => amounts.add(id, values.at(-1) ?? []));
    const said = saidOf(of, resolved);
    evidence.add(batch, id, pieces, formatStated(said));
    link(id, of, resolved, given);
    if (said.flags) {
      const day = earliest(pieces);
      const raised = said.flags.map((flag) => ({ ...flag, day }));
      pending.after(() => flags.set(id, raised));
    }
    batch.claimFates.set(id, { fate: 'CREATED', part: batch.part });
    // What its author closes is assessed with all that the batch changes.
    if (pieces.some(({ knownUntil }) => knownUntil !== null)) batch.touchedClaims.add(id);
    deriveFrom(batch, resolved, values);
    return id;
  }

  function addOwn(batch: Batch, of: ClaimStatements, resolved: Resolved, id: number, values: Values): void {
    const row = of.newRows.next();
    row.push(id);
    for (const end of resolved.ends) row.push(end?.id ?? null);
    for (const { end } of of.endTypes) row.push(resolved.ends[end]?.type ?? null);
    if (of.hasLot) row.push(resolved.lotId);
    if (of.hasBid) row.push(resolved.bidId);
    pushColumns(row, of.attributes, values, BASE_COUNT);
    if (resolved.parties === undefined) return;
    const place = row.push(
      leadOf(resolved.parties),
      values[0]?.[0] === 'EXPECTED' ? 'EXPECTED' : 'SUBMITTED',
    );
    const bid = new PendingBid();
    batch.pendingBids.set(id, bid);
    pending.before(() => {
      batch.pendingBids.delete(id);
      if (bid.status !== undefined) row[place - 1] = bid.status;
    });
  }

  function restate(batch: Batch, id: number, of: ClaimStatements, resolved: Resolved): void {
    noteClaim(batch, id);
    const { document } = batch;
    const isSaid = document?.says.has(id) === true;
    const goesOn = document?.open?.has(id) || isSaid;
    const pieces = goesOn ? resolved.pieces.filter(({ isCarried }) => !isCarried) : resolved.pieces;
    if (pieces.length === 0) return;
    const stated = formatStated(saidOf(of, resolved));
    // Of a document that is new the database has nothing yet.
    if (document !== undefined && !document.replaces && document.articleId !== null && !isSaid) {
      evidence.add(batch, id, pieces, stated);
      batch.touchedClaims.add(id);
    } else if (evidence.addMissing(batch, id, pieces, stated)) {
      batch.touchedClaims.add(id);
    }
  }

  /** An edge between each two nodes at the claim's ends. */
  function link(id: number, of: ClaimStatements, resolved: Resolved, given: Parties | undefined): void {
    if (of.edge === undefined) return;
    const to = resolved.ends[of.edge.to]?.id;
    if (to === undefined) return;
    const from = given ? given.map(([organisation]) => organisation) : [resolved.ends[of.edge.from]?.id];
    for (const node of from) if (node !== undefined) newEdges.add(node, resolved.record.kind, to, id);
  }

  /** Id of the claim, if it is there: of a node that is new in the batch, the batch knows all claims. */
  function find({ made }: Batch, { key, name }: ClaimKey, about: number | null): number | undefined {
    const known = made.claims.get(name);
    return known ?? (about !== null && made.isNewNode(about) ? undefined : idOfKey.get(key));
  }

  return {
    idOf(batch, record) {
      const of = statements[record.kind];
      const resolved = resolveClaim(batch, record, of, lots, documentOf);
      const about = aboutOf(resolved);
      const id = find(batch, keyOf(of, resolved, about), about);
      if (id !== undefined && record.kind === 'BID' && record.ref !== undefined) {
        rememberBid(batch, record.ref, id, resolved.tenderId as number);
      }
      return id;
    },
    write(batch, record) {
      const of = statements[record.kind];
      if (of === undefined) {
        throw new Refusal(
          '/kind',
          `${quoted(record.kind)} is not one of ${Object.keys(statements).join(', ')}`,
        );
      }
      const resolved = resolveClaim(batch, record, of, lots, documentOf);
      const about = aboutOf(resolved);
      const key = keyOf(of, resolved, about);
      let id = find(batch, key, about);
      if (id === undefined) id = create(batch, key.key, of, resolved);
      else restate(batch, id, of, resolved);
      batch.made.claims.set(key.name, id);
      const establishments = establishmentsIn(batch, resolved);
      addEstablishments(id, establishments);
      if (batch.hasMerges && establishments.length > 0) batch.placedClaims.set(id, record.kind);
      batch.document?.says.add(id);
      if (record.kind === 'BID' && record.ref !== undefined) {
        rememberBid(batch, record.ref, id, resolved.tenderId as number);
      }
    },
  };
}

/** The establishments that a claim names. */
function establishmentsIn({ nodes }: Batch, { record, ends }: Resolved): readonly number[] {
  if (record.kind === 'BID') {
    return record.parties.flatMap(({ organisation }) => nodes.get(organisation)?.establishments ?? []);
  }
  return ends.flatMap((end) => end?.establishments ?? []);
}

/** The node that a claim is about, if any: a tender before others. */
function aboutOf({ ends }: Resolved): number | null {
  return (ends.find((end) => end?.type === 'TENDER') ?? ends.find((end) => end))?.id ?? null;
}

/** What the record says that may differ from what another document says of the same claim. */
function saidOf(of: ClaimStatements, { record, stated }: Resolved): StatedText {
  const { attributes, positions } = record.key === undefined ? of.unkeyed : of.keyed;
  const values = statedByName(
    attributes,
    positions.map((position) => stated[position]),
  );
  return {
    values,
    ...(record.key !== undefined && isKeptByKey(record.kind) && { key: record.key }),
    ...(record.flags && { flags: flagsOf(record.flags, of.attributes, stated) }),
  };
}

function isKeptByKey(kind: ClaimKind): boolean {
  return KEPT_BY_KEY.includes(kind);
}

function keyOf(
  of: ClaimStatements,
  { record, ends, bidId, stated, parties }: Resolved,
  about: number | null,
): ClaimKey {
  const always: Values = of.identifying.map(
    (position) => stated[position] ?? of.attributes[position]?.unstated ?? [],
  );
  const further: Values = of.identifyingWhenStated.flatMap((position) => {
    const values = stated[position];
    return values === undefined ? [] : [[of.attributes[position]?.name ?? null, ...values]];
  });
  return identityHash({
    record,
    ends: ends.map((end) => end?.id ?? null),
    about,
    lot: 'lot' in record ? (record.lot ?? null) : null,
    bidId,
    values: [...always, ...further],
    parties: parties ?? null,
  });
}

function earliest(pieces: readonly Piece[]): string {
  return pieces.map(({ knownFrom }) => knownFrom).reduce(earlier);
}

function untilOf(pieces: readonly Piece[]): string | null {
  const ends = pieces.map(({ knownUntil }) => knownUntil);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}

function rememberBid(batch: Batch, ref: string, id: number, tenderId: number): void {
  const known = batch.bids.get(ref);
  if (known !== undefined && known.id !== id) {
    throw new Refusal('/ref', `${quoted(ref)} is another bid in the same batch`);
  }
  batch.bids.set(ref, { id, tenderId });
}
