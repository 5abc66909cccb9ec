import { claimsPath, nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import { type ClaimKind, ClaimsOfDocument, type ClaimsOfQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { choice, cursor } from '../parameter.ts';
import { linkedSentence } from '../parts/linked-sentence.ts';
import { pageLinks } from '../parts/list.ts';
import { statement } from '../parts/statement.ts';
import { cutFoot } from '../parts/table.ts';
import { thingHeading } from '../parts/thing-heading.ts';
import type { View } from '../view.ts';
import { claimKind } from '../words/claim.ts';
import { claimsOfWords } from '../words/claims-of.ts';
import { nodeName } from '../words/node-name.ts';

const parameters = { kind: choice(Object.keys(claimKind.en) as ClaimKind[]), after: cursor };
type ClaimsView = View<typeof parameters>;
type Thing = ClaimsOfQuery['walk']['things'][number]['node'];

const ROWS = 50;

/** All that is claimed of a thing, page by page: where its own page cuts a list, it leads here. */
export const claimsOfPage = definePage({
  path: '/claims/:slug',
  parameters,
  document: ClaimsOfDocument,
  variables: ({ segments, parameters: { kind, after }, language }) => ({
    of: { slug: segments.slug ?? '' },
    filter: kind === undefined ? null : { kind: [kind] },
    first: ROWS,
    after: after ?? null,
    language,
  }),
  show({ walk }, view) {
    const node = walk.things[0]?.node;
    if (node === undefined) return undefined;
    // What a document says stands on its own page, all of it.
    if (node.__typename === 'Article') return { movedTo: nodePath('Article', node.slug) };
    if (node.slug !== view.segments.slug) return { movedTo: claimsPath(node.slug) };
    const words = claimsOfWords[view.language];
    const { kind } = view.parameters;
    const title = words.titleOf(nodeName(view.language, node));
    const { totalCount } = node.claims;
    const counts = [
      html`<strong>${words.count(totalCount, view.format.number(totalCount))}</strong>`,
      kind !== undefined && html` ${words.ofKind(claimKind[view.language][kind])}`,
    ];
    const main = html`${thingHeading(view, node, words)}
${kindLinks(view, node)}
<p class="resultline" role="status">${counts}</p>
${claimList(view, node)}`;
    return { title, main, isIndexed: false };
  },
});

/** A way to the claims of each kind, and to all. */
function kindLinks(view: ClaimsView, { claimCounts }: Thing): Html | null {
  if (claimCounts.length === 0) return null;
  const words = claimsOfWords[view.language];
  const link = (kind: ClaimKind | undefined, word: string, count: number | undefined) => {
    const isHere = view.parameters.kind === kind;
    return html`<li><a href="${view.here({ kind, after: undefined })}"${isHere && html` aria-current="true"`}>${word}${count !== undefined && html` <span class="num">${view.format.number(count)}</span>`}</a></li>`;
  };
  return html`<nav aria-label="${words.kinds}"><ul class="chips">${link(undefined, words.all, undefined)}${claimCounts.map(({ kind, count }) => link(kind, claimKind[view.language][kind], count))}</ul></nav>`;
}

function claimList(view: ClaimsView, { claims: { nodes, totalCount, pageInfo } }: Thing): Html {
  const words = claimsOfWords[view.language];
  if (nodes.length === 0) return html`<p class="absent">${words.none}</p>`;
  const cut = cutFoot(view, nodes.length, totalCount);
  return html`<ul class="claimlist">${nodes.map(
    (claim) =>
      html`<li>${statement(view, claim, linkedSentence(view, claim))} <span class="detail">${words.known} ${view.format.day(claim.knownFrom)}</span></li>`,
  )}</ul>${cut && html`<p class="foot-note">${cut}</p>`}
${pageLinks(view, pageInfo, words.first)}`;
}
