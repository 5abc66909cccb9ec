import type { Masking } from '../../domain/mask.ts';

/** Given names and family names of one person: where both stand in one object, each by itself, they are masked too. */
export interface NameParts {
  readonly givenName: string;
  readonly familyName: string;
}

/** A value of JSON with names masked in all its texts; keys stay. The same value when there is none. */
export function maskJson(value: unknown, masking: Masking, parts: readonly NameParts[] = []): unknown {
  if (typeof value === 'string') return masking.isIn(value) ? masking.mask(value) : value;
  if (Array.isArray(value)) {
    const masked = value.map((each) => maskJson(each, masking, parts));
    return masked.some((each, position) => each !== value[position]) ? masked : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const texts = new Set(Object.values(value));
  const split = parts.filter(({ givenName, familyName }) => texts.has(givenName) && texts.has(familyName));
  const hidden = new Set(split.flatMap(({ givenName, familyName }) => [givenName, familyName]));
  let isMasked = false;
  const masked = Object.entries(value).map(([member, each]) => {
    const isHidden = typeof each === 'string' && hidden.has(each);
    const now = isHidden ? '█'.repeat(each.length) : maskJson(each, masking, parts);
    if (now !== each) isMasked = true;
    return [member, now];
  });
  return isMasked ? Object.fromEntries(masked) : value;
}
