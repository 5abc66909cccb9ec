import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { helpWords, type Term } from '../words/help.ts';

/** A word that opens what it means beside it, without a script. Each that a page uses is explained once at its end. */
export function explained(view: View, term: Term, word: string): Html {
  view.terms.add(term);
  return html`<button type="button" class="term" popovertarget="g-${term}">${word}</button>`;
}

/** What the words mean that the page explains; until they are opened nobody sees or hears them. */
export function explanations(view: View): Html[] {
  return helpWords[view.language].terms
    .filter(([id]) => view.terms.has(id as Term))
    .map(
      ([id, term, meaning]) =>
        html`<div popover id="g-${id}" class="term-box"><p><strong>${term}</strong> ${meaning}</p><p><a href="${view.link('/help')}#${id}">${view.words.help}</a></p></div>`,
    );
}
