import { type Html, html } from '../../html.ts';
import { graphWords } from '../../words/graph.ts';
import type { GraphView } from './asked.ts';

/** Forms of the picture; the script makes the PNG file of the SVG file. */
export type TakenForm = 'svg' | 'png' | 'csv' | 'gexf';

/** The picture as files, and the way back to its beginning where it was changed. */
export function takeAway(view: GraphView, forms: readonly TakenForm[], beginning?: string): Html {
  const words = graphWords[view.language];
  const address = (form: string) => view.in(view.language, `.${form}`);
  return html`<p class="links">${words.takeAway} ${forms.map((form) => (form === 'png' ? html`<a class="scripted" href="${address('svg')}" data-png>PNG</a>` : html`<a href="${address(form)}">${form.toUpperCase()}</a>`))}${beginning !== undefined && html`<a href="${beginning}">${words.startOver}</a>`}</p>`;
}
