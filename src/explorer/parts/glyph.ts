import { type Html, html } from '../html.ts';
import type { Standing } from '../operations.ts';

export type Sign = Standing | 'EXPECTED';

/** Drawn, not written: characters of these shapes look different in each font. All fit a square of 16. */
const SHAPES: Readonly<Record<Sign, Html>> = {
  OFFICIAL: html`<circle cx="8" cy="8" r="6.5" fill="currentColor"/>`,
  REPORTED: html`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M8 2a6 6 0 0 1 0 12Z" fill="currentColor"/>`,
  UNCONFIRMED: html`<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M5.8 6.3a2.2 2.2 0 1 1 3.3 1.9C8.3 8.7 8 9.1 8 10M8 11.6v1.2" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  DISPUTED: html`<path d="M2 5.8h12M2 10.2h12M11 2 5 14" fill="none" stroke="currentColor" stroke-width="1.8"/>`,
  EXPECTED: html`<path d="M3.5 1.8h9M3.5 14.2h9M4.8 1.8c0 4 6.4 4.6 6.4 6.2s-6.4 2.2-6.4 6.2M11.2 1.8c0 4-6.4 4.6-6.4 6.2s6.4 2.2 6.4 6.2" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
};

/** The shapes, once a page; marks only name them. */
export function shapes(): Html {
  return html`<svg class="shapes" width="0" height="0" aria-hidden="true">${Object.entries(SHAPES).map(
    ([sign, shape]) => html`<symbol id="m-${sign.toLowerCase()}" viewBox="0 0 16 16">${shape}</symbol>`,
  )}</svg>`;
}

/** The shape alone: for where its word stands beside it or below the table. */
export function glyph(sign: Sign): Html {
  return html`<svg class="glyph" aria-hidden="true"><use href="#m-${sign.toLowerCase()}"/></svg>`;
}
