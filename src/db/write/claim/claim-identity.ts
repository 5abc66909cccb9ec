import { hash } from 'node:crypto';
import type { ClaimRecord } from '../../../model/record.ts';
import type { Values } from '../field/reconcile.ts';
import type { Parties } from './bid-party.ts';

export interface ClaimIdentity {
  readonly record: ClaimRecord;
  /** The nodes at its ends as the record states them, before merges. */
  readonly ends: readonly (number | null)[];
  /** The one of them that the claim is about, if any: a tender before others. */
  readonly about: number | null;
  readonly lot: string | null;
  readonly bidId: number | null;
  /** Modality, validity and own fields: other ones are another claim. */
  readonly values: Values;
  readonly parties: Parties | null;
}

/** What is equal for two records of the same claim. */
export interface ClaimKey {
  /** As it stands in the database. */
  readonly key: Buffer;
  /** The same as a text, for maps. */
  readonly name: string;
}

const BYTES = 16;

/** Enough for as many nodes as the ids of JavaScript's safe integers can count in practice: 2^40. */
const LOCALITY_BYTES = 5;

/**
 * The key of a claim: the id of the node it is about, then SHA-256, 16 bytes together. Claims about
 * one node stand together in the index, so that a batch touches few of its pages: with a mere hash it would touch nearly all.
 *
 * A source's key tells apart what else would be one claim. Events and counts hang on a bid: with a key it is the same one whatever is
 * said of it, within its tender and lot.
 */
export function identityHash({ record, ends, about, lot, bidId, values, parties }: ClaimIdentity): ClaimKey {
  const common = [record.kind, ...ends, lot, bidId];
  const said = record.kind === 'BID' && record.key !== undefined ? [] : [values, parties];
  const canonical = [common, ...said, ...(record.key === undefined ? [] : [record.key])];
  // As text: a buffer of its own takes longer to make than the hash.
  const digest = hash('sha256', JSON.stringify(canonical), 'hex');
  const key = Buffer.allocUnsafe(BYTES);
  key.writeUIntBE(about ?? 0, 0, LOCALITY_BYTES);
  key.write(digest.slice(0, 2 * (BYTES - LOCALITY_BYTES)), LOCALITY_BYTES, 'hex');
  return { key, name: digest };
}
