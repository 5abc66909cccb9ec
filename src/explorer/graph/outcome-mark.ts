import { type Html, html } from '../html.ts';
import type { BidStatus } from '../operations.ts';

/** What became of a bid, as a shape of radius 5.5 about the origin: dark where it won, hollow where nothing more is known. */
const SHAPES: Readonly<Record<BidStatus, Html>> = {
  WON: html`<circle r="5.5" class="full"/>`,
  PRESELECTED: html`<circle r="5" class="hollow"/><path d="M0-5a5 5 0 0 1 0 10Z" class="full"/>`,
  SUBMITTED: html`<circle r="5" class="hollow"/>`,
  REJECTED: html`<circle r="5" class="hollow"/><path d="M-2.6-2.6 2.6 2.6M-2.6 2.6 2.6-2.6" class="stroke"/>`,
  DISQUALIFIED: html`<circle r="5" class="hollow"/><path d="M-5 0H5" class="stroke"/>`,
  WITHDRAWN: html`<circle r="5" class="hollow"/><path d="M-3.5 3.5 3.5-3.5" class="stroke"/>`,
  EXPECTED: html`<circle r="5" class="hollow" stroke-dasharray="2 2"/>`,
};

/** In this order they stand in keys; of several bids of a firm on one tender the first is drawn. */
export const OUTCOMES = Object.keys(SHAPES) as readonly BidStatus[];

/** The mark of an outcome at a place of the picture. */
export function outcomeMark(status: BidStatus, x: number, y: number): Html {
  return html`<g transform="translate(${x} ${y})">${SHAPES[status]}</g>`;
}

/** The mark beside its word. */
export function outcomeSample(status: BidStatus): Html {
  return html`<svg class="drawing outcome-sample" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">${SHAPES[status]}</svg>`;
}
