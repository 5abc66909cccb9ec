import type { Certainty } from '../../db/read/export/tender-file.ts';

/**
 * Whether OCDS may state the claim: the standard has no word for what is expected, unconfirmed or disputed, and whoever reads a
 * release takes all in it for a fact.
 */
export function isFact({ standing, modality }: Certainty): boolean {
  return modality === 'ACTUAL' && (standing === 'OFFICIAL' || standing === 'REPORTED');
}
