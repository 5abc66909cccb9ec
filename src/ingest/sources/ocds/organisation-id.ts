import { IDENTIFIER_SCHEMES } from '../../../domain/identifier.ts';
import { isPlaceholder } from '../../../domain/placeholder.ts';
import type { IdentifierRecord } from '../../../model/record.ts';

/** Codes of org-id.guide begin with a country or X-jurisdiction: `GB-COH`, `UA-EDR`, `XM-DAC`, `MX-RFC`. */
const REGISTER = /^[A-Z]{2}-[A-Z0-9_]{2,}$/i;

const OWN_SCHEMES: ReadonlySet<string> = new Set(IDENTIFIER_SCHEMES);

/** The numbers that Mexico's tax office gives to everybody without one: at home and abroad. */
const SHARED_BY_RULE: ReadonlySet<string> = new Set(['XAXX010101000', 'XEXX010101000']);

/**
 * An `identifier` of OCDS as it can serve: in a register of org-id.guide it holds everywhere; a scheme of the publisher's own, or
 * none, holds within the publisher only, so the publisher stands before it. Undefined for placeholders.
 */
export function identifierOf(
  scheme: string | undefined,
  id: string,
  publisher: string,
): IdentifierRecord | undefined {
  if (isPlaceholder(id) || SHARED_BY_RULE.has(id)) return undefined;
  if (scheme === undefined || isPlaceholder(scheme)) return { scheme: publisher, value: id };
  const isKnown = REGISTER.test(scheme) || OWN_SCHEMES.has(scheme.toUpperCase());
  return { scheme: isKnown ? scheme : `${publisher}:${scheme}`, value: id };
}

const ORG_ID = /^([A-Z]{2}-[A-Z][A-Z0-9_]*)-(\S.*)$/;

/** The identifier in an id by the rule of the standard, register and number: `GB-COH-09506232`. */
export function identifierInId(id: string): IdentifierRecord | undefined {
  const [, scheme, value] = ORG_ID.exec(id) ?? [];
  return scheme === undefined || value === undefined || isPlaceholder(value) ? undefined : { scheme, value };
}

/** Ids that number the parties of one release: `supplier-1`, `ORG-0001`, `bidder_3`. */
const NUMBERED =
  /^(?:p|s|b|t|part(?:y|ies)|supplier|tenderer|bidder|buyer|org|tpo|tpa|ten|res|con|organi[sz]ations?)[-_ .:#/]?\d+$/i;

const MIN_STABLE_CHARACTERS = 6;

/**
 * Whether a party's id names it in all releases of its publisher. The standard promises that only within a release, and many
 * publishers count 1, 2, 3: an id must be long enough, have a digit and not look like counting.
 */
export function isStableId(id: string): boolean {
  return id.length >= MIN_STABLE_CHARACTERS && /\d/.test(id) && !NUMBERED.test(id) && !isPlaceholder(id);
}
