import type { Modality } from '../domain/claim.ts';
import type { ClaimModel, Reading } from '../model/claim-kind.ts';
import { CLAIMS, type ClaimKind } from '../model/model.ts';

const MODELS: ReadonlyMap<ClaimKind, ClaimModel> = new Map(CLAIMS.map((model) => [model.kind, model]));

/**
 * A step along a claim in words, between the names of the two nodes: "bids on", "is expected to be hosted by".
 *
 * @param said what the claim says of its own, by field: "was refused" instead of "has a qualification status under". Without it,
 *   the words hold for every claim of the kind
 */
export function readStep(
  kind: ClaimKind,
  forward: boolean,
  modality: Modality,
  said: Readonly<Record<string, string | undefined>> = {},
): string {
  const words = readingOf(kind, said);
  if (modality === 'EXPECTED') return `is expected to ${forward ? words.toForward : words.toBackward}`;
  return forward ? words.forward : words.backward;
}

function readingOf(kind: ClaimKind, said: Readonly<Record<string, string | undefined>>): Reading {
  const { any, by = {} } = MODELS.get(kind)?.reading ?? {};
  if (!any) throw new Error(`claims of kind ${kind} link no two nodes`);
  for (const [field, readings] of Object.entries(by)) {
    const reading = readings?.[said[field] ?? ''];
    if (reading) return reading;
  }
  return any;
}
