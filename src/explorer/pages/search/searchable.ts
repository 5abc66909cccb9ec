/** What is asked where nothing can be: arguments are checked of fields that are left out, too. */
export const UNASKED = 'a';

/** Whether a text has something that can be looked for. */
export function isSearchable(text: string | undefined): text is string {
  return text !== undefined && /[\p{L}\p{N}]/u.test(text);
}
