import { nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { nodeName } from '../words/node-name.ts';
import { name } from './name.ts';
import type { Linked } from './statement.ts';

const MAX_TITLE = 140;

/** The head of a page that tells one thing of a node: what it tells, and of what, with a link to the node's own page. */
export function thingHeading(
  view: View,
  node: Linked,
  { title, lead }: { title: string; lead: string },
): Html {
  return html`<p class="kicker">${title}</p><h1 class="long"><a href="${view.link(nodePath(node.__typename, node.slug))}">${name(nodeName(view.language, node), MAX_TITLE)}</a></h1>
<p class="lead">${lead}</p>`;
}
