import { nodePath } from '../../address.ts';
import { codeOfId, idsOfCodes } from '../../graph/code.ts';
import { typeSample } from '../../graph/drawn-thing.ts';
import type { Pair } from '../../graph/pair-matrix.ts';
import type { Sheet } from '../../graph/sheet.ts';
import { titleOf } from '../../graph/sheet-title.ts';
import { type Html, html, shortened } from '../../html.ts';
import { name } from '../../parts/name.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphData, GraphView } from './asked.ts';
import { hiddenSection, standingSection } from './filter-panel.ts';
import { keepingForm } from './keeping-form.ts';
import { knownPanel } from './known-panel.ts';
import { pairOf } from './picked-bids.ts';
import { pickedClaim, selectedClaim } from './selected-claim.ts';
import { metFirms, selectedPair } from './selected-pair.ts';
import type { Steps } from './steps.ts';

/** Beside the sheet and the matrix: what is selected, the way to select without script, what is drawn, and the day. */
export function bidsPanel(
  view: GraphView,
  data: GraphData,
  sheet: Sheet,
  pairs: readonly Pair[],
  steps: Steps,
): Html {
  const words = pictureWords[view.language];
  const least = { least: words.leastTenders, leastOf: words.leastTendersOf };
  const { changeDays = [] } = data.more ?? data.bids ?? {};
  const { firms, tenders } = sheet.places;
  const places = [...firms, ...tenders.map((tender) => ({ id: tender.id, name: titleOf(view, tender) }))];
  return html`<section class="panel" aria-label="${words.panel}" data-part="panel"><section aria-labelledby="selected"><h2 id="selected" tabindex="-1">${words.selected}</h2>
${selected(view, data, sheet, pairs, steps)}
${findForm(view, sheet)}</section>
${standingSection(view, sheet.standings, steps, least)}
${hiddenSection(view, places, steps)}
${knownPanel(view, changeDays, sheet.unknownCount)}</section>`;
}

function selected(
  view: GraphView,
  data: GraphData,
  { firms, tenders }: Sheet,
  pairs: readonly Pair[],
  steps: Steps,
): Html {
  const words = pictureWords[view.language];
  const pictures = graphWords[view.language];
  const { pick } = view.parameters;
  const ids = idsOfCodes(pick);
  const pair = pairOf(ids, pairs);
  if (pair) return selectedPair(view, pair, steps);
  const [id] = ids.length === 1 ? ids : [];
  const firm = firms.find((each) => each.id === id);
  if (firm) {
    const { slug, identifier, wonCount, bidCount } = firm;
    const detail = html`${identifier ?? pictures.noIdentifier} · ${wonCount} / ${bidCount} ${pictures.wonOfBid}`;
    return html`${selectedNode(view, steps, { id: firm.id, type: 'Organisation', slug, name: firm.name, detail })}
${view.parameters.view === 'matrix' && metFirms(view, firm, pairs, steps)}`;
  }
  const tender = tenders.find((each) => each.id === id);
  if (tender) {
    const { slug, buyer } = tender;
    const detail = buyer === null ? pictures.noBuyer : name(buyer.name, 120);
    return selectedNode(view, steps, {
      id: tender.id,
      type: 'Tender',
      slug,
      name: titleOf(view, tender),
      detail,
    });
  }
  const claim = pickedClaim(data);
  if (claim) return selectedClaim(view, claim, steps);
  return html`<p class="detail">${pick === undefined ? words.selectBids : words.notHere}</p>`;
}

interface SelectedNode {
  readonly id: string;
  readonly type: 'Organisation' | 'Tender';
  readonly slug: string;
  readonly name: string;
  readonly detail: Html | string;
}

function selectedNode(
  view: GraphView,
  steps: Steps,
  { id, type, slug, name: text, detail }: SelectedNode,
): Html {
  const words = pictureWords[view.language];
  const pictures = graphWords[view.language];
  return html`<p class="panel-name">${typeSample(type)} ${name(text, 160)}</p>
<p class="detail">${detail}</p>
<p class="links"><a href="${view.link(nodePath(type, slug))}">${words.openPage}</a><a href="${view.link('/graph', { seed: slug })}">${pictures.whom}</a><a href="${view.link('/graph', { seed: slug, view: 'sheet' })}">${pictures.sheet}</a><a href="${steps.hide(id)}">${words.hide}</a><a href="${steps.pick(undefined)}">${words.unselect}</a></p>`;
}

function findForm(view: GraphView, { firms, tenders }: Sheet): Html {
  const words = pictureWords[view.language];
  const option = (id: string, text: string) =>
    html`<option value="${codeOfId(id)}">${shortened(text, 60)}</option>`;
  return keepingForm(
    view,
    'pick',
    html`<label for="find">${words.find}</label><span class="row"><select id="find" name="pick">${firms.map((firm) => option(firm.id, firm.name))}${tenders.map((tender) => option(tender.id, titleOf(view, tender)))}</select><button>${words.select}</button></span>`,
  );
}
