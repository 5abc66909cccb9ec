import { type Html, html, shortened } from '../html.ts';

/** A name as its source writes it: in its own direction, and somewhat smaller where it is all capitals. */
export function name(text: string, maxCharacters = 160): Html {
  const shown = shortened(text, maxCharacters);
  return isCapitals(shown) ? html`<bdi class="caps">${shown}</bdi>` : html`<bdi>${shown}</bdi>`;
}

function isCapitals(text: string): boolean {
  return text.length > 4 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
}
