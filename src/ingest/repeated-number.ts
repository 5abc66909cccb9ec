import { minorUnits } from '../domain/money.ts';
import type { ClaimRecord, NodeRecord } from '../model/record.ts';

/** Shorter numbers are amounts of contracts by chance. */
const LEAST_DIGITS = 8;

/** Digits of a SIRET that are the SIREN; a number of DECP begins with the SIRET of its buyer. */
const SIREN_DIGITS = 9;
const SIRET_DIGITS = 14;

type Valued = Extract<ClaimRecord, { kind: 'BID' | 'VALUATION' }>;

/**
 * The claims of one document, those flagged as IMPLAUSIBLE_AMOUNT whose amount is a number that the document has for something else: an
 * identifier of a party or of the tender, the buyer's own number of the contract, or a CPV code. A number that slipped into the wrong
 * field has eight digits or more, and no cents.
 */
export function flagRepeatedNumbers(
  claims: readonly ClaimRecord[],
  nodes: readonly NodeRecord[],
): ClaimRecord[] {
  let numbers: ReadonlySet<string> | undefined;
  return claims.map((claim) => {
    if (claim.kind !== 'BID' && claim.kind !== 'VALUATION') return claim;
    const digits = digitsOf(claim);
    // Few amounts are that great: most documents need not be looked through.
    if (digits === undefined) return claim;
    numbers ??= new Set(nodes.flatMap(numbersOf));
    if (!numbers.has(digits)) return claim;
    const flags = (claim.flags ?? []).filter(({ flag }) => flag !== 'IMPLAUSIBLE_AMOUNT');
    return { ...claim, flags: [...flags, { flag: 'IMPLAUSIBLE_AMOUNT', field: 'value' }] };
  });
}

/** The digits of an amount without cents that is long enough to be a number. */
function digitsOf({ value }: Valued): string | undefined {
  if (value?.status !== 'KNOWN') return undefined;
  const unit = 10 ** minorUnits(value.currency);
  if (value.amountMinor % unit !== 0) return undefined;
  const digits = String(value.amountMinor / unit);
  return digits.length >= LEAST_DIGITS ? digits : undefined;
}

/** What a node goes by that is a number, without zeros in front, which no amount has. */
function numbersOf(node: NodeRecord): string[] {
  const texts = (node.identifiers ?? []).flatMap(({ scheme, value }) => {
    if (scheme === 'SIRET') return [value, value.slice(0, SIREN_DIGITS)];
    return scheme === 'DECP' ? [value, value.slice(SIRET_DIGITS)] : [value];
  });
  const codes = node.type === 'TENDER' ? (node.cpvs ?? []) : [];
  return [...texts, ...codes].flatMap((text) => {
    const digits = text.replace(/[\s.-]/g, '');
    return /^\d+$/.test(digits) ? digits.replace(/^0+/, '') : [];
  });
}
