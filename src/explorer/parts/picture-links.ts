import { claimsPath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';

/** The ways from a thing's page to its pictures, and to all that is claimed of it. */
export function pictureLinks(view: View, slug: string, hasBids: boolean): Html {
  const words = graphWords[view.language];
  const sheet =
    hasBids && html`<a href="${view.link('/graph', { seed: slug, view: 'sheet' })}">${words.bidsPicture}</a>`;
  return html`<p class="links foot-note"><a href="${view.link('/graph', { seed: slug })}">${words.openPicture}</a>${sheet}<a href="${view.link(claimsPath(slug))}">${view.words.allClaims}</a></p>`;
}
