import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

/** The search for names: in the header, or large with its label shown. The script completes names while typing. */
export function searchForm(view: View, look: 'search-top' | 'search-home', text = ''): Html {
  const { words } = view;
  const id = look === 'search-top' ? 'q-top' : 'q';
  const label =
    look === 'search-top'
      ? html`<label class="visually-hidden" for="${id}">${words.searchLabel}</label>`
      : html`<label for="${id}">${words.searchLabel}</label>`;
  const placeholder = look === 'search-top' && html` placeholder="${words.searchLabel}"`;
  return html`<search class="search ${look}"><form action="/${view.language}/search">${label}
<div class="search-row"><input id="${id}" name="q" type="search" value="${text}" maxlength="200"${placeholder} autocomplete="off" spellcheck="false" data-suggest="${view.language}">${hiddenDays(view)}<button>${words.search}</button></div>
</form></search>`;
}

/** The days asked, for a form that leads to another page. */
export function hiddenDays({ known, valid }: Pick<View, 'known' | 'valid'>): Html {
  return html`${known !== undefined && html`<input type="hidden" name="known" value="${known}">`}${valid !== undefined && html`<input type="hidden" name="valid" value="${valid}">`}`;
}
