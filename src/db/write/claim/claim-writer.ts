import type { Database } from 'better-sqlite3';
import { type Standing, standingOf } from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import type { ClaimRecord } from '../../../model/record.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { claims, edges } from '../../tables/claim.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { earlier } from '../batch/day.ts';
import { Refusal } from '../batch/refusal.ts';
import { createEvidenceWriter, type Piece } from '../evidence/evidence-writer.ts';
import { createFlagWriter, type FlaggedStatement } from '../evidence/flag-writer.ts';
import type { Value } from '../field/attribute.ts';
import { BASE_ATTRIBUTES } from '../field/claim-attribute.ts';
import {
  columnValues,
  initialValues,
  type Merged,
  merge,
  type Values,
  valuesOfRow,
} from '../field/reconcile.ts';
import type { LotWriter } from '../node/lot-writer.ts';
import { createAmountWriter } from './amount-writer.ts';
import { createPartyWriter, leadOf, PARTIES, type Parties, parseParties } from './bid-party.ts';
import { identityHash } from './claim-identity.ts';
import { type Resolved, resolveClaim } from './claim-resolution.ts';
import { type ClaimStatements, type Mutable, prepareClaimStatements } from './claim-statement.ts';

export interface ClaimWriter {
  /**
   * Finds the record's claim or makes it, and adds its evidence. The nodes it names, and the bid that a tender event names, must
   * have been written in the same batch.
   *
   * @throws Refusal
   */
  write(batch: Batch, record: ClaimRecord): void;
  /** Counts the claim as changed, and raises its revision once in the batch. */
  revise(batch: Batch, id: number): void;
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
  claims.stamps,
  claims.created,
  claims.updated,
];

export function createClaimWriter(sqlite: Database, lots: LotWriter): ClaimWriter {
  const statements = prepareClaimStatements(sqlite);
  const parties = createPartyWriter(sqlite);
  const amounts = createAmountWriter(sqlite);
  const evidence = createEvidenceWriter(sqlite);
  const flags = createFlagWriter(sqlite, qualityFlags.claimId);
  const insertBase = prepareInsert(sqlite, BASE_COLUMNS, true);
  const insertEdge = prepareInsert(sqlite, [edges.fromId, edges.kind, edges.toId, edges.claimId]);
  const unlinkParties = sqlite.prepare<[number]>(
    "DELETE FROM edges WHERE (from_id, kind, to_id, claim_id) IN (SELECT p.organisation_id, 'BID', b.tender_id, b.id FROM bids b JOIN bid_parties p ON p.bid_id = b.id WHERE b.id = +?)",
  );
  const reassess = sqlite.prepare<[string, string, number]>(
    'UPDATE claims SET standing = ?, known_from = ? WHERE id = +?',
  );
  const revision = sqlite.prepare<[string, number]>(
    'UPDATE claims SET revision = revision + 1, updated = ? WHERE id = +?',
  );

  /** Id of the new claim; undefined when there is one of this key already. */
  function create(batch: Batch, key: Buffer, of: ClaimStatements, resolved: Resolved): number | undefined {
    const { record, stated, pieces, parties: given } = resolved;
    const values = initialValues(of.attributes, stated);
    const base = columnValues(BASE_ATTRIBUTES, values);
    const hasMutable = mutableOf(of, record).positions.some((position) => stated[position] !== undefined);
    const standing = standingOf(pieces) as Standing;
    const stamps = hasMutable ? resolved.day : '';
    const id = batch.nextClaimId;
    const inserted = insertBase.run(
      id,
      record.kind,
      key,
      ...base,
      standing,
      earliest(pieces),
      stamps,
      batch.now,
      batch.now,
    );
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
    evidence.add(batch, id, pieces);
    link(id, of, resolved, given);
    if (record.flags) {
      const mutable = mutableOf(of, record).positions;
      const { attributes } = of;
      flags.add(id, { flags: record.flags, day: resolved.day, attributes, mutable, stated, values, stamps });
    }
    batch.claimFates.set(id, 'CREATED');
    markStale(batch, resolved, undefined);
    return id;
  }

  function update(batch: Batch, key: Buffer, of: ClaimStatements, resolved: Resolved): number {
    const mutable = mutableOf(of, resolved.record);
    const row = mutable.read.get(key);
    if (row === undefined) throw new Error(`Claim ${key.toString('hex')} has no row of its kind.`);
    const [id, standing, knownFrom, stamps] = row as [number, Standing, string, string];
    if (!batch.claimFates.has(id)) batch.claimFates.set(id, 'UNCHANGED');
    const old = valuesOfRow(mutable.attributes, row, 4);
    const stated = mutable.positions.map((position) => resolved.stated[position]);
    const merged = merge(mutable.attributes, old, stamps, stated, resolved.day);
    if (merged.changed.length > 0 || merged.stamps !== stamps)
      store(batch, id, of, resolved, mutable, merged);

    const isFlagged =
      (resolved.record.flags !== undefined || merged.changed.length > 0 || merged.stamps !== stamps) &&
      flags.update(
        id,
        flaggedAfter(of, resolved, mutable, merged),
        stamps,
        merged.changed.map((position) => mutable.positions[position] as number),
      );

    const added = evidence.addMissing(batch, id, resolved.pieces);
    if (added.length > 0) {
      const supported = standing === 'DISPUTED' ? [] : [{ stance: 'SUPPORTS', standing } as const];
      const reassessed = standing === 'DISPUTED' ? standing : standingOf([...supported, ...added]);
      reassess.run(reassessed ?? standing, earlier(earliest(added), knownFrom), id);
    }
    if (merged.changed.length > 0 || added.length > 0 || isFlagged) {
      revise(batch, id);
      markStale(batch, resolved, id);
    }
    return id;
  }

  function store(
    batch: Batch,
    id: number,
    of: ClaimStatements,
    resolved: Resolved,
    mutable: Mutable,
    merged: Merged,
  ): void {
    const { attributes, baseCount } = mutable;
    const base = columnValues(attributes.slice(0, baseCount), merged.values);
    mutable.updateBase.run(...base, merged.stamps, id);
    const own = columnValues(attributes.slice(baseCount), merged.values.slice(baseCount));
    mutable.updateOwn?.run(...own, id);
    for (const position of merged.changed) {
      const name = attributes[position]?.name;
      const values = merged.values[position] ?? [];
      if (name === 'amounts') amounts.replace(id, values);
      if (name === PARTIES.name) {
        unlinkParties.run(id);
        parties.replace(id, parseParties(values));
        batch.repartiedBids.add(id);
        link(id, of, resolved, parseParties(values));
      }
    }
  }

  /** An edge between each two nodes at the claim's ends. */
  function link(id: number, of: ClaimStatements, resolved: Resolved, given: Parties | undefined): void {
    if (of.edge === undefined) return;
    const to = resolved.ends[of.edge.to]?.id;
    if (to === undefined) return;
    const from = given ? given.map(([organisation]) => organisation) : [resolved.ends[of.edge.from]?.id];
    for (const node of from) if (node !== undefined) insertEdge.run(node, resolved.record.kind, to, id);
  }

  function revise(batch: Batch, id: number): void {
    const fate = batch.claimFates.get(id);
    if (fate === 'CREATED' || fate === 'CHANGED') return;
    batch.claimFates.set(id, 'CHANGED');
    revision.run(batch.now, id);
  }

  return {
    revise,
    write(batch, record) {
      const of = statements[record.kind];
      if (of === undefined) {
        throw new Refusal(
          '/kind',
          `${quoted(record.kind)} is not one of ${Object.keys(statements).join(', ')}`,
        );
      }
      const resolved = resolveClaim(batch, record, of, lots);
      const key = keyOf(of, resolved);
      const id = create(batch, key, of, resolved) ?? update(batch, key, of, resolved);
      if (record.kind === 'BID' && record.ref !== undefined) {
        rememberBid(batch, record.ref, id, resolved.tenderId as number);
      }
    },
  };
}

function mutableOf(of: ClaimStatements, record: ClaimRecord): Mutable {
  return record.key === undefined ? of.unkeyed : of.keyed;
}

/** What the record states of the claim, and how the claim stands after it. */
function flaggedAfter(
  of: ClaimStatements,
  resolved: Resolved,
  mutable: Mutable,
  merged: Merged,
): FlaggedStatement {
  const { record, day, stated } = resolved;
  const values = initialValues(of.attributes, stated) as (readonly Value[])[];
  mutable.positions.forEach((position, index) => {
    values[position] = merged.values[index] ?? [];
  });
  const { attributes } = of;
  return {
    flags: record.flags,
    day,
    attributes,
    mutable: mutable.positions,
    stated,
    values,
    stamps: merged.stamps,
  };
}

function keyOf(of: ClaimStatements, { record, ends, bidId, stated, parties }: Resolved): Buffer {
  const values: Values = of.identifying.map(
    (position) => stated[position] ?? of.attributes[position]?.unstated ?? [],
  );
  return identityHash({
    record,
    ends: ends.map((end) => end?.id ?? null),
    about: (ends.find((end) => end?.type === 'TENDER') ?? ends.find((end) => end))?.id ?? null,
    lot: 'lot' in record ? (record.lot ?? null) : null,
    bidId,
    values,
    parties: parties ?? null,
  });
}

function earliest(pieces: readonly Piece[]): string {
  return pieces.map(({ knownFrom }) => knownFrom).reduce(earlier);
}

function rememberBid(batch: Batch, ref: string, id: number, tenderId: number): void {
  const known = batch.bids.get(ref);
  if (known !== undefined && known.id !== id) {
    throw new Refusal('/ref', `${quoted(ref)} is another bid in the same batch`);
  }
  batch.bids.set(ref, { id, tenderId });
}

/** Marks the tender or bid whose derived columns this claim speaks of. A new bid has its own right from the start. */
function markStale(batch: Batch, resolved: Resolved, changedId: number | undefined): void {
  const { record, tenderId, lotId, bidId } = resolved;
  if (record.kind === 'BID') {
    if (changedId !== undefined) batch.staleBids.add(changedId);
  } else if (bidId !== null) {
    batch.staleBids.add(bidId);
  } else if (tenderId !== undefined && lotId === null) {
    markTenderStale(batch, tenderId, record.kind);
  }
}
