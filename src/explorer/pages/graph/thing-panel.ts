import { claimPath, nodePath } from '../../address.ts';
import type { Line } from '../../graph/column-line.ts';
import type { Columns } from '../../graph/column-picture.ts';
import type { WalkThing } from '../../graph/column-place.ts';
import { codeOfId, letterOfKind } from '../../graph/opening.ts';
import { type Html, html, joined } from '../../html.ts';
import { glyph } from '../../parts/glyph.ts';
import { name } from '../../parts/name.ts';
import type { View } from '../../view.ts';
import { claimKind } from '../../words/claim.ts';
import { graphWords } from '../../words/graph.ts';

/** Addresses of the picture after a step. */
export interface Steps {
  readonly open: (entry: string) => string;
  readonly pick: (code: string | undefined) => string;
  /** Without the openings of a thing; undefined where it was not opened. */
  readonly close: (id: string) => string | undefined;
}

/** What is selected: what of it is not shown yet, with the ways to show it, and what the picture shows. */
export function thingPanel(view: View, thing: WalkThing | undefined, columns: Columns, steps: Steps): Html {
  const words = graphWords[view.language];
  if (thing === undefined)
    return html`<section class="panel" aria-labelledby="selected"><h2 id="selected">${words.selected}</h2><p class="detail">${words.selectSome}</p></section>`;
  const { node } = thing;
  const lines = columns.lines.filter(({ from, to }) => [...from, to].some((place) => place.thing === thing));
  const hidden = hiddenKinds(thing, lines);
  const code = codeOfId(node.id);
  const closing = steps.close(node.id);
  return html`<section class="panel" aria-labelledby="selected"><h2 id="selected">${words.selected}</h2>
<p class="panel-name">${name(node.name, 120)}</p>
<p class="detail">${words.types[node.__typename]}</p>
${hidden.length > 0 && html`<h3>${words.notShown}</h3><ul class="kinds">${hidden.map(({ kind, letter, count }) => html`<li><span>${claimKind[view.language][kind]}</span> <span class="num">${view.format.number(count)}</span> <a href="${steps.open(`${code}.${letter}`)}" aria-label="${words.show}: ${claimKind[view.language][kind]}">${words.show}</a></li>`)}</ul>`}
<p class="links"><a href="${view.link(nodePath(node.__typename, node.slug))}">${words.openPage}</a>${closing !== undefined && html`<a href="${closing}">${words.close}</a>`}<a href="${steps.pick(undefined)}">${words.unselect}</a></p>
${lines.length > 0 && html`<h3>${words.shown}</h3><ul class="linklist">${lines.map((line) => lineItem(view, thing, line, steps))}</ul>`}</section>`;
}

/** Kinds of which the thing has more claims than lines stand for. */
function hiddenKinds({ node }: WalkThing, lines: readonly Line[]) {
  return node.claimCounts.flatMap(({ kind, count }) => {
    const letter = letterOfKind(kind);
    const shown = lines.filter((line) => line.kind === kind).flatMap(({ claims }) => claims).length;
    return letter === undefined || count <= shown ? [] : [{ kind, letter, count: count - shown }];
  });
}

function lineItem(
  view: View,
  thing: WalkThing,
  { kind, standing, modality, from, to, claims }: Line,
  steps: Steps,
): Html {
  const others = [...from, to].filter((place) => place.thing !== thing).map((place) => place.thing.node);
  const [claim] = claims;
  const more = claims.length > 1 && ` ×${claims.length}`;
  return html`<li>${claim && html`<a class="mark mark-${standing.toLowerCase()}" href="${view.link(claimPath(claim.name))}">${glyph(standing)} ${claimKind[view.language][kind]}${more}</a>`}${modality === 'EXPECTED' && html` <span class="detail">${view.words.standing.EXPECTED}</span>`} <span class="linkline">${joined(others.map(({ id, name: text }) => html`<a href="${steps.pick(codeOfId(id))}">${name(text, 60)}</a>`))}</span></li>`;
}
