import { claimPath } from '../address.ts';
import { type Html, html, type Markup } from '../html.ts';
import type { Modality, Standing } from '../operations.ts';
import type { View } from '../view.ts';
import { glyph, type Sign } from './glyph.ts';

/** Shape and word. */
export function sign(view: View, of: Sign): Html {
  return html`<span class="mark mark-${of.toLowerCase()}">${glyph(of)} ${view.words.standing[of]}</span>`;
}

/** What a mark is made of. */
export interface Marked {
  readonly id: string;
  readonly standing: Standing;
  readonly modality: Modality;
}

/**
 * How a claim stands, leading to the claim's page: shape and word, and "expected" where it is.
 *
 * @param isTerse only the shape, where a whole table is official and its foot says so
 */
export function mark(view: View, { id, standing, modality }: Marked, isTerse = false): Html {
  const word = view.words.standing[standing];
  const href = view.link(claimPath(id));
  const expected: Markup = modality === 'EXPECTED' && html` ${sign(view, 'EXPECTED')}`;
  const name = standing.toLowerCase();
  const shown = isTerse
    ? html`<a class="mark mark-${name}" href="${href}" aria-label="${view.words.claimIs(word)}">${glyph(standing)}</a>`
    : html`<a class="mark mark-${name}" href="${href}">${glyph(standing)} ${word}</a>`;
  return html`${shown}${expected}`;
}

/** Whether rows of a table may carry the shape alone: all are official, and are so. */
export function areAllOfficial(claims: readonly Pick<Marked, 'standing' | 'modality'>[]): boolean {
  return (
    claims.length > 0 &&
    claims.every(({ standing, modality }) => standing === 'OFFICIAL' && modality === 'ACTUAL')
  );
}
