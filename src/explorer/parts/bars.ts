import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

/** A bar with its name and its number. */
export interface Bar {
  readonly name: string;
  readonly count: number;
}

const WIDTH = 200;
const HEIGHT = 12;

/** Bars from one zero, in the order given; the number stands beside each. */
export function bars(view: View, caption: string, all: readonly Bar[]): Html {
  const most = Math.max(1, ...all.map(({ count }) => count));
  return html`<table class="bars"><caption class="visually-hidden">${caption}</caption><tbody>${all.map(
    ({ name, count }) =>
      html`<tr><th scope="row">${name}</th><td><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%" height="${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round((WIDTH * count) / most)}" height="${HEIGHT}"/></svg></td><td class="num">${view.format.number(count)}</td></tr>`,
  )}</tbody></table>`;
}
