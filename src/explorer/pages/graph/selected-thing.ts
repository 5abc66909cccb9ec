import { nodePath } from '../../address.ts';
import { codeOfId } from '../../graph/code.ts';
import type { Line } from '../../graph/column-line.ts';
import { type Columns, linesAt } from '../../graph/columns.ts';
import { typeSample } from '../../graph/drawn-thing.ts';
import type { Thing } from '../../graph/thing.ts';
import { type Html, html, joined, shortened } from '../../html.ts';
import { glyph } from '../../parts/glyph.ts';
import { name } from '../../parts/name.ts';
import { valueCell } from '../../parts/value.ts';
import { claimKind } from '../../words/claim.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphData, GraphView } from './asked.ts';
import { keepingForm, optionName } from './keeping-form.ts';
import type { Steps } from './steps.ts';

/** So many lines of a thing are named; the table has all. */
const MAX_LINES = 40;

/** A thing that is selected: what of it is not shown yet, with the ways to show it, and what the picture shows. */
export function selectedThing(
  view: GraphView,
  data: GraphData,
  thing: Thing,
  columns: Columns,
  steps: Steps,
): Html {
  const words = pictureWords[view.language];
  const { id, type, slug, name: text } = thing;
  const lines = linesAt(columns.lines, thing);
  const closing = steps.close(id);
  return html`<p class="panel-name">${typeSample(type)} ${name(text, 120)}</p>
<p class="detail">${graphWords[view.language].types[type]}${worth(view, data)}</p>
${unseen(view, thing, columns, steps)}
<p class="links"><a href="${view.link(nodePath(type, slug))}">${words.openPage}</a><a href="${steps.hide(id)}">${words.hide}</a>${closing !== undefined && html`<a href="${closing}">${words.close}</a>`}<a href="${steps.pick(undefined)}">${words.unselect}</a></p>
${lines.length > 0 && html`<details><summary>${words.shown} <span class="count">${view.format.number(lines.length)}</span></summary><ul class="linklist">${lines.slice(0, MAX_LINES).map((line) => lineItem(view, thing, line, steps))}</ul></details>`}
${pathForm(view, thing, columns)}`;
}

function worth(view: GraphView, { picked }: GraphData): Html | false {
  const tender = picked.find((each) => each?.__typename === 'Tender');
  return tender?.__typename === 'Tender' && html` · ${valueCell(view, tender)}`;
}

function unseen(view: GraphView, { id }: Thing, columns: Columns, steps: Steps): Html | false {
  const words = pictureWords[view.language];
  const kinds = columns.unseen.get(id) ?? [];
  return (
    kinds.length > 0 &&
    html`<h3>${words.notShown}</h3><ul class="kinds">${kinds.map(({ kind, count }) => html`<li><span>${claimKind[view.language][kind]}</span> <span class="num">${view.format.number(count)}</span> <a href="${steps.open(id, kind)}" aria-label="${view.words.labelled(words.show, claimKind[view.language][kind])}">${words.show}</a></li>`)}</ul>`
  );
}

/** Leads to the claim of the line within the picture, and to the things at its other ends. */
function lineItem(
  view: GraphView,
  { id }: Thing,
  { kind, standing, modality, from, to, claims }: Line,
  steps: Steps,
): Html {
  const others = [...from, to].filter(({ thing }) => thing.id !== id).map(({ thing }) => thing);
  const [claim] = claims;
  const more = claims.length > 1 && ` ×${claims.length}`;
  const mark =
    claim &&
    html`<a class="mark mark-${standing.toLowerCase()}" href="${steps.pickClaim(claim.id)}">${glyph(standing)} ${claimKind[view.language][kind]}${more}</a>`;
  const expected =
    modality === 'EXPECTED' && html` <span class="detail">${view.words.standing.EXPECTED}</span>`;
  const links = others.map((other) => html`<a href="${steps.pick(other.id)}">${name(other.name, 60)}</a>`);
  return html`<li>${mark}${expected} <span class="linkline">${joined(links)}</span></li>`;
}

function pathForm(view: GraphView, { id }: Thing, { shown }: Columns): Html | false {
  const words = pictureWords[view.language];
  const others = shown.map(({ thing }) => thing).filter((thing) => thing.id !== id);
  if (others.length === 0) return false;
  const own = codeOfId(id);
  return keepingForm(
    view,
    'path',
    html`<label for="path-to">${words.pathTo}</label><span class="row"><select id="path-to" name="path">${others.map((other) => html`<option value="${own},${codeOfId(other.id)}">${shortened(optionName(other), 60)}</option>`)}</select><button>${words.pathShow}</button></span>`,
  );
}
