import { CLAIMS } from '../../model/model.ts';

/** Members of records that name another record or row: what stands there is no text for readers. */
export const REFERENCES: ReadonlySet<string> = new Set([
  ...CLAIMS.flatMap(({ ends }) => Object.keys(ends)),
  ...['ref', 'type', 'kind', 'slug', 'keys', 'key', 'identifiers', 'statedOn', 'bid', 'lot'],
  ...['article', 'node', 'organisation', 'attributedTo', 'withdrawnBy', 'locator'],
]);

/** Whether any text in a value is one that `isMeant` is true of. It makes nothing: most records have none. */
export function hasText(value: unknown, isMeant: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isMeant(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((each) => hasText(each, isMeant));
  for (const member in value) {
    if (hasText((value as Record<string, unknown>)[member], isMeant)) return true;
  }
  return false;
}

/** A text of a record, and the path of members to it without positions in lists. */
type ChangeText = (text: string, path: readonly string[]) => string;

/** The value with its texts changed. What has none stays the same object. */
export function mapTexts<T>(value: T, change: ChangeText, path: readonly string[] = []): T {
  if (typeof value === 'string') return change(value, path) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const mapped = value.map((each) => mapTexts(each, change, path));
    return (mapped.some((each, position) => each !== value[position]) ? mapped : value) as T;
  }
  let isChanged = false;
  const entries = Object.entries(value).map(([member, each]) => {
    const now = mapTexts(each, change, [...path, member]);
    if (now !== each) isChanged = true;
    return [member, now];
  });
  return isChanged ? Object.fromEntries(entries) : value;
}
