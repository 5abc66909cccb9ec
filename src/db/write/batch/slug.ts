import { hash } from 'node:crypto';
import type { Identifier } from '../../../domain/identifier.ts';
import { slugify } from '../../../domain/name-key.ts';
import type { NodeRecord } from '../../../model/record.ts';

const LENGTHS = [6, 12, 24] as const;

/**
 * A slug for a new node from its name. Namesakes get a few characters made from the node's own key, so that finding a free one takes
 * the same few steps among a hundred thousand of one name, and gives the same in every database.
 */
export function freeSlug(
  record: NodeRecord,
  identifiers: readonly Identifier[],
  isTaken: (slug: string) => boolean,
): string {
  const plain = slugify(record.name);
  if (!isTaken(plain)) return plain;
  const checked = identifiers.find((identifier) => identifier.checked);
  const key = record.keys?.[0] ?? `${checked?.scheme}:${checked?.value}`;
  const digest = BigInt(`0x${hash('sha256', key)}`).toString(36);
  const free = LENGTHS.map((length) => `${plain}-${digest.slice(0, length)}`).find((slug) => !isTaken(slug));
  return free ?? `${plain}-${digest}`;
}
