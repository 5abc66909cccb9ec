import { publishedText } from '../../published-value.ts';

/** The texts of a member that should be a list of texts; a single text counts as a list of one. */
export function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => publishedText(element) ?? []);
  const single = publishedText(value);
  return single === undefined ? [] : [single];
}

/** A code of a codelist in the spelling it is compared in: codes are case-sensitive in OCDS, and published in any case. */
export function codeOf(value: unknown): string | undefined {
  return typeof value === 'string' ? publishedText(value)?.toLowerCase() : undefined;
}
