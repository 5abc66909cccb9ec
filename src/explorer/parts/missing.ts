import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

/** Says that the page lacks something, and what, before anything else. Null where it is whole. */
export function missingNotice({ missing, words }: View): Html | null {
  const [first] = missing;
  if (first === undefined) return null;
  const fields = [...new Set(missing.map(({ field }) => field).filter((field) => field !== ''))];
  return html`<div class="notice missing" role="status"><p><strong>${words.missingPart}</strong> ${fields.length > 0 && html`<code>${fields.join(', ')}</code>`}</p><p>${words.missingMeaning(first.code)}</p></div>`;
}
