import type { Database } from 'better-sqlite3';
import { standingOf } from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import { type ClaimKind, KEPT_BY_KEY } from '../../../model/model.ts';
import type { ClaimRecord } from '../../../model/record.ts';
import { bare } from '../../statement/alias.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { claims, edges } from '../../tables/claim.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { earlier } from '../batch/day.ts';
import { Refusal } from '../batch/refusal.ts';
import { createEvidenceWriter, type DocumentOfArticle, type Piece } from '../evidence/evidence-writer.ts';
import { flagsOf, type StatedFlagWriter } from '../evidence/stated-flag.ts';
import { BASE_ATTRIBUTES } from '../field/claim-attribute.ts';
import { columnValues, initialValues, type Values } from '../field/reconcile.ts';
import { formatStated, type StatedText, statedByName } from '../field/stated-text.ts';
import type { LotWriter } from '../node/lot-writer.ts';
import { createAmountWriter } from './amount-writer.ts';
import { createPartyWriter, leadOf, type Parties } from './bid-party.ts';
import { identityHash } from './claim-identity.ts';
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
  statements: Record<ClaimKind, ClaimStatements>,
  lots: LotWriter,
  flags: StatedFlagWriter,
  documentOf: DocumentOfArticle,
): ClaimWriter {
  const parties = createPartyWriter(sqlite);
  const amounts = createAmountWriter(sqlite);
  const evidence = createEvidenceWriter(sqlite);
  const insertBase = prepareInsert(sqlite, BASE_COLUMNS, true);
  const insertEdge = prepareInsert(sqlite, [edges.fromId, edges.kind, edges.toId, edges.claimId]);
  const idOfKey = sqlite
    .prepare<[Buffer], number>(`SELECT ${own.id} FROM ${own} WHERE ${own.key} = +?`)
    .pluck();

  /** Id of the new claim; undefined when there is one of this key already. */
  function create(
    batch: Batch,
    key: Buffer,
    of: ClaimStatements,
    resolved: Resolved,
    said: StatedText,
  ): number | undefined {
    const { record, stated, pieces, parties: given } = resolved;
    const values = initialValues(of.attributes, stated);
    const base = columnValues(BASE_ATTRIBUTES, values);
    const id = batch.nextClaimId;
    const known = [standingOf(pieces) ?? 'UNCONFIRMED', earliest(pieces), untilOf(pieces)];
    const inserted = insertBase.run(id, record.kind, key, ...base, ...known, batch.now, batch.now);
    if (inserted.changes === 0) return undefined;
    batch.nextClaimId++;
    of.insertOwn.run(
      id,
      ...resolved.ends.map((end) => end?.id ?? null),
      ...of.endTypes.map(({ end }) => resolved.ends[end]?.type ?? null),
      ...(of.hasLot ? [resolved.lotId] : []),
      ...(of.hasBid ? [resolved.bidId] : []),
      ...columnValues(of.attributes.slice(BASE_COUNT), values.slice(BASE_COUNT)),
      ...(given ? [leadOf(given), base[0] === 'EXPECTED' ? 'EXPECTED' : 'SUBMITTED'] : []),
    );
    if (given) parties.add(id, given);
    if (record.kind === 'ASSESSMENT') amounts.add(id, values.at(-1) ?? []);
    evidence.add(batch, id, pieces, formatStated(said));
    link(id, of, resolved, given);
    if (said.flags)
      flags.set(
        id,
        said.flags.map((flag) => ({ ...flag, day: earliest(pieces) })),
      );
    batch.claimFates.set(id, 'CREATED');
    // What its author closes is assessed with all that the batch changes.
    if (pieces.some(({ knownUntil }) => knownUntil !== null)) batch.touchedClaims.add(id);
    markStale(batch, resolved);
    return id;
  }

  function restate(batch: Batch, key: Buffer, resolved: Resolved, said: StatedText): number {
    const id = idOfKey.get(key);
    if (id === undefined) throw new Error(`Claim ${key.toString('hex')} is not there.`);
    if (!batch.claimFates.has(id)) batch.claimFates.set(id, 'UNCHANGED');
    const goesOn = batch.document?.open?.has(id) || batch.document?.says.has(id);
    const pieces = goesOn ? resolved.pieces.filter(({ isCarried }) => !isCarried) : resolved.pieces;
    if (evidence.addMissing(batch, id, pieces, formatStated(said))) batch.touchedClaims.add(id);
    return id;
  }

  /** An edge between each two nodes at the claim's ends. */
  function link(id: number, of: ClaimStatements, resolved: Resolved, given: Parties | undefined): void {
    if (of.edge === undefined) return;
    const to = resolved.ends[of.edge.to]?.id;
    if (to === undefined) return;
    const from = given ? given.map(([organisation]) => organisation) : [resolved.ends[of.edge.from]?.id];
    for (const node of from) if (node !== undefined) insertEdge.run(node, resolved.record.kind, to, id);
  }

  return {
    write(batch, record) {
      const of = statements[record.kind];
      if (of === undefined) {
        throw new Refusal(
          '/kind',
          `${quoted(record.kind)} is not one of ${Object.keys(statements).join(', ')}`,
        );
      }
      const resolved = resolveClaim(batch, record, of, lots, documentOf);
      const key = keyOf(of, resolved);
      const said = saidOf(of, resolved);
      const id = create(batch, key, of, resolved, said) ?? restate(batch, key, resolved, said);
      batch.document?.says.add(id);
      if (record.kind === 'BID' && record.ref !== undefined) {
        rememberBid(batch, record.ref, id, resolved.tenderId as number);
      }
    },
  };
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

function keyOf(of: ClaimStatements, { record, ends, bidId, stated, parties }: Resolved): Buffer {
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
    about: (ends.find((end) => end?.type === 'TENDER') ?? ends.find((end) => end))?.id ?? null,
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

/** Marks the tender or bid whose derived columns a new claim speaks of. A new bid has its own status right from the start. */
function markStale(batch: Batch, { record, tenderId, bidId }: Resolved): void {
  if (record.kind === 'BID') batch.contestedTenders.add(tenderId as number);
  else if (bidId !== null) batch.staleBids.add(bidId);
  else if (tenderId !== undefined) markTenderStale(batch, tenderId, record.kind);
}
