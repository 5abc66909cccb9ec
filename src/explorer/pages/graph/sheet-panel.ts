import { nodePath } from '../../address.ts';
import { codeOfId, idOfCode } from '../../graph/code.ts';
import { typeSample } from '../../graph/drawn-thing.ts';
import type { Mark, Sheet } from '../../graph/sheet.ts';
import { titleOf } from '../../graph/sheet-title.ts';
import { type Html, html, shortened } from '../../html.ts';
import { name } from '../../parts/name.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import { keepingForm } from './keeping-form.ts';
import type { GraphData, GraphView } from './question.ts';
import { pickedClaim, selectedClaim } from './selected-claim.ts';
import { Steps } from './steps.ts';

/** What the address selects in a sheet: a firm or a tender with its marks, or the marks of a claim. */
export function pickedMarks({ parameters }: GraphView, data: GraphData, { marks }: Sheet): Set<Mark> {
  const id = idOfCode(parameters.pick ?? '');
  const claim = pickedClaim(data);
  return new Set(
    marks.filter(
      ({ firm, tender, bidIds }) =>
        firm.id === id || tender.id === id || (claim !== undefined && bidIds.includes(claim.id)),
    ),
  );
}

/** Beside the sheet: the firm, the tender or the claim that is selected, and the way to select without script. */
export function sheetPanel(view: GraphView, data: GraphData, sheet: Sheet): Html {
  const words = pictureWords[view.language];
  return html`<section class="panel" aria-label="${words.panel}" data-part="panel"><section aria-labelledby="selected"><h2 id="selected" tabindex="-1">${words.selected}</h2>
${selected(view, data, sheet)}
${findForm(view, sheet)}</section></section>`;
}

function selected(view: GraphView, data: GraphData, { firms, tenders }: Sheet): Html {
  const words = pictureWords[view.language];
  const { pick } = view.parameters;
  const id = idOfCode(pick ?? '');
  const steps = new Steps(view, new Set());
  const firm = firms.find((each) => each.id === id);
  if (firm) {
    const { slug, identifier, wonCount, bidCount } = firm;
    const detail = html`${identifier ?? graphWords[view.language].noIdentifier} · ${wonCount} / ${bidCount} ${graphWords[view.language].wonOfBid}`;
    return selectedNode(view, steps, { type: 'Organisation', slug, name: firm.name, detail });
  }
  const tender = tenders.find((each) => each.id === id);
  if (tender) {
    const detail = tender.buyer === null ? graphWords[view.language].noBuyer : name(tender.buyer.name, 120);
    return selectedNode(view, steps, {
      type: 'Tender',
      slug: tender.slug,
      name: titleOf(view, tender),
      detail,
    });
  }
  const claim = pickedClaim(data);
  if (claim) return selectedClaim(view, claim, steps);
  return html`<p class="detail">${pick === undefined ? words.selectSome : words.notHere}</p>`;
}

interface SelectedNode {
  readonly type: 'Organisation' | 'Tender';
  readonly slug: string;
  readonly name: string;
  readonly detail: Html | string;
}

function selectedNode(view: GraphView, steps: Steps, { type, slug, name: text, detail }: SelectedNode): Html {
  const words = pictureWords[view.language];
  const pictures = graphWords[view.language];
  return html`<p class="panel-name">${typeSample(type)} ${name(text, 160)}</p>
<p class="detail">${detail}</p>
<p class="links"><a href="${view.link(nodePath(type, slug))}">${words.openPage}</a><a href="${view.link('/graph', { seed: slug })}">${pictures.whom}</a><a href="${view.link('/graph', { seed: slug, view: 'sheet' })}">${pictures.sheet}</a><a href="${steps.pick(undefined)}">${words.unselect}</a></p>`;
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
