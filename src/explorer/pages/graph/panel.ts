import { codeOfId } from '../../graph/code.ts';
import type { Emphasis } from '../../graph/column-picture.ts';
import type { Columns } from '../../graph/columns.ts';
import { type Html, html, shortened } from '../../html.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphData, GraphView } from './asked.ts';
import { filterPanel } from './filter-panel.ts';
import { keepingForm, optionName } from './keeping-form.ts';
import { knownPanel } from './known-panel.ts';
import { pickedClaim, selectedClaim } from './selected-claim.ts';
import { selectedThing } from './selected-thing.ts';
import type { Steps } from './steps.ts';

/** Beside the columns: what is selected, what is drawn, and the day. */
export function columnPanel(
  view: GraphView,
  data: GraphData,
  columns: Columns,
  emphasis: Emphasis,
  steps: Steps,
): Html {
  const words = pictureWords[view.language];
  return html`<section class="panel" aria-label="${words.panel}" data-part="panel"><section aria-labelledby="selected"><h2 id="selected" tabindex="-1">${words.selected}</h2>
${selected(view, data, columns, emphasis, steps)}
${findForm(view, columns)}</section>
${chain(view, data)}
${filterPanel(view, columns, steps)}
${knownPanel(view, (data.more ?? data.around).changeDays, columns.places.length - (data.walk?.things.length ?? 0))}</section>`;
}

function selected(
  view: GraphView,
  data: GraphData,
  columns: Columns,
  emphasis: Emphasis,
  steps: Steps,
): Html {
  const words = pictureWords[view.language];
  const { pick } = view.parameters;
  const place = columns.places.find(({ thing }) => thing.id === emphasis.thing);
  if (place) return selectedThing(view, data, place.thing, columns, steps);
  const claim = pickedClaim(data);
  if (claim) return selectedClaim(view, claim, steps);
  return html`<p class="detail">${pick === undefined ? words.selectSome : words.notHere}</p>`;
}

/** The way to select without script, and to find a name among many. */
function findForm(view: GraphView, { shown }: Columns): Html | null {
  if (shown.length === 0) return null;
  const words = pictureWords[view.language];
  const things = shown
    .map(({ thing }) => thing)
    .toSorted((a, b) => a.name.localeCompare(b.name, view.language));
  return keepingForm(
    view,
    'pick',
    html`<label for="find">${words.find}</label><span class="row"><select id="find" name="pick">${things.map((thing) => html`<option value="${codeOfId(thing.id)}">${shortened(optionName(thing), 60)}</option>`)}</select><button>${words.select}</button></span>`,
  );
}

function chain(view: GraphView, { paths }: GraphData): Html | null {
  if (view.parameters.path === undefined) return null;
  const words = pictureWords[view.language];
  const count = paths?.paths[0]?.steps.length ?? 0;
  return html`<p class="notice">${count === 0 ? words.pathNone : words.pathDrawn(count)} <a href="${view.here({ path: undefined })}">${words.pathDrop}</a></p>`;
}
