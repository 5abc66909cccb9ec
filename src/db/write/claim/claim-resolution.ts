import { quoted } from '../../../domain/error.ts';
import { TENDER_STATUSES } from '../../../domain/node.ts';
import type { ClaimRecord } from '../../../model/record.ts';
import { BID_STATUS } from '../../../model/words/claim.ts';
import type { Batch, BatchNode } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import { type DocumentOfArticle, type Piece, resolveEvidence } from '../evidence/evidence-writer.ts';
import type { AnyRecord } from '../field/attribute.ts';
import { requireEventWord } from '../field/claim-attribute.ts';
import { readAttributes, type Stated } from '../field/reconcile.ts';
import type { LotWriter } from '../node/lot-writer.ts';
import { nodeNamed } from '../node/node-ref.ts';
import { PARTIES, type Parties, resolveParties } from './bid-party.ts';
import type { ClaimStatements } from './claim-statement.ts';

/** A claim record whose refs were found and whose values were read. */
export interface Resolved {
  readonly record: ClaimRecord;
  /** In order of the declaration; undefined where an end is empty. */
  readonly ends: readonly (BatchNode | undefined)[];
  readonly tenderId: number | undefined;
  readonly lotId: number | null;
  readonly bidId: number | null;
  readonly stated: Stated;
  readonly parties: Parties | undefined;
  readonly pieces: readonly Piece[];
}

/** @throws Refusal naming the field whose ref, word, date or amount is wrong */
export function resolveClaim(
  batch: Batch,
  record: ClaimRecord,
  of: ClaimStatements,
  lots: LotWriter,
  documentOf: DocumentOfArticle,
): Resolved {
  const fields = record as unknown as AnyRecord;
  const ends = of.ends.map(({ name, column, types }) =>
    fields[name] === undefined && !column.notNull
      ? undefined
      : nodeNamed(batch, fields[name] as string | undefined, types, `/${name}`),
  );
  if (record.kind === 'SUCCESSION' && ends[0]?.type !== ends[1]?.type) {
    throw new Refusal('/predecessor', `a ${ends[0]?.type} can't succeed a ${ends[1]?.type}`);
  }
  if (batch.hasMerges) requireApart(ends, of);
  const tenderId = ends.find((_, position) => of.ends[position]?.name === 'tender')?.id;
  const parties = record.kind === 'BID' ? resolveParties(batch, record) : undefined;
  const stated = readAttributes(of.attributes, fields);
  const pieces = resolveEvidence(batch, record.evidence, documentOf);
  const lot = of.hasLot ? (fields.lot as string | undefined) : undefined;
  return {
    record,
    ends,
    tenderId,
    lotId: lot === undefined || tenderId === undefined ? null : lots.find(batch, tenderId, lot),
    bidId: bidOf(batch, record, tenderId),
    stated: parties ? withParties(of, stated, parties) : stated,
    parties,
    pieces,
  };
}

/** @throws Refusal when the nodes at two ends were merged into one: a claim about a node and itself says nothing */
function requireApart(ends: Resolved['ends'], of: ClaimStatements): void {
  const [a, b] = ends;
  if (a === undefined || b === undefined || a.survivorId !== b.survivorId || a.id === b.id) return;
  const name = `${a.type.toLowerCase()}:${a.survivorId}`;
  throw new Refusal(
    `/${of.ends[1]?.name}`,
    `it and the ${of.ends[0]?.name} were merged into one node, ${name}: if they are two, unmerge them`,
  );
}

function withParties(of: ClaimStatements, stated: Stated, parties: Parties): Stated {
  return of.attributes.map((attribute, position) =>
    attribute === PARTIES ? [JSON.stringify(parties)] : stated[position],
  );
}

/** The bid that a tender event speaks of; the event's word must fit what it speaks of. */
function bidOf(batch: Batch, record: ClaimRecord, tenderId: number | undefined): number | null {
  if (record.kind !== 'TENDER_EVENT') return null;
  requireEventWord(record.event, record.bid === undefined ? TENDER_STATUSES : BID_STATUS.list);
  if (record.bid === undefined) return null;
  const bid = batch.bids.get(record.bid);
  if (bid === undefined) throw new Refusal('/bid', `no bid of the batch has the ref ${quoted(record.bid)}`);
  if (bid.tenderId !== tenderId)
    throw new Refusal('/bid', `${quoted(record.bid)} is a bid on another tender`);
  return bid.id;
}
