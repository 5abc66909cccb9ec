import { nodePath } from '../../address.ts';
import { outcomeSample } from '../../graph/outcome-mark.ts';
import type { Meeting, Pair } from '../../graph/pair-matrix.ts';
import { dayOf, type Firm, type Mark } from '../../graph/sheet.ts';
import { firmLabel, titleOf } from '../../graph/sheet-title.ts';
import { type Html, html, joined } from '../../html.ts';
import { name } from '../../parts/name.ts';
import { graphWords } from '../../words/graph.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphView } from './asked.ts';
import { outcomesOf } from './sheet-table.ts';
import type { Steps } from './steps.ts';

const MAX_NAME = 60;

/** Two firms that met: on which tenders, and what became of their bids; each outcome leads to who says so. */
export function selectedPair(view: GraphView, pair: Pair, steps: Steps): Html {
  const words = graphWords[view.language];
  const { first, second, against, firstWonCount, secondWonCount, together } = pair;
  const firm = (each: Firm) =>
    html`<a href="${steps.pick(each.id)}">${name(firmLabel(view, each), MAX_NAME)}</a>`;
  return html`<p class="panel-name">${joined([first, second].map(firm))}</p>
${
  against.length > 0 &&
  html`<h3>${sentence(words.againstIs(against.length, firstWonCount, secondWonCount))}</h3><ul class="meetings">${against.map(
    (each) =>
      meeting(
        view,
        each,
        [each.first, each.second].map((mark) => outcome(view, mark, mark.bidIds, steps)),
      ),
  )}</ul>`
}
${together.length > 0 && html`<h3>${sentence(words.togetherIs(together.length))}</h3><ul class="meetings">${together.map((each) => meeting(view, each, [outcome(view, each.first, jointBids(each), steps, words.together)]))}</ul>`}
<p class="links"><a href="${view.link('/graph', { seed: `${first.slug},${second.slug}`, view: 'sheet' })}">${words.sheet}</a><a href="${steps.pick(undefined)}">${pictureWords[view.language].unselect}</a></p>`;
}

/** With whom a firm met, each the way to where. */
export function metFirms(view: GraphView, { id }: Firm, pairs: readonly Pair[], steps: Steps): Html | false {
  const words = graphWords[view.language];
  const own = pairs.filter(({ first, second }) => [first.id, second.id].includes(id));
  if (own.length === 0) return false;
  const item = ({ first, second, against, firstWonCount, secondWonCount, together }: Pair) => {
    const isFirst = first.id === id;
    const other = isFirst ? second : first;
    const won: [number, number] = isFirst ? [firstWonCount, secondWonCount] : [secondWonCount, firstWonCount];
    const said = [
      against.length > 0 && words.againstIs(against.length, ...won),
      together.length > 0 && words.togetherIs(together.length),
    ].filter((each) => each !== false);
    return html`<li><a href="${steps.pickPair([id, other.id])}">${name(firmLabel(view, other), MAX_NAME)}</a> <span class="detail">${said.join(' · ')}</span></li>`;
  };
  return html`<h3>${pictureWords[view.language].met}</h3><ul class="meetings">${own.map(item)}</ul>`;
}

function meeting(view: GraphView, { first: { tender } }: Meeting, outcomes: readonly Html[]): Html {
  const day = dayOf(tender);
  const detail = [
    day === undefined ? view.words.noDate : view.format.day(day),
    tender.buyer === null ? graphWords[view.language].noBuyer : name(tender.buyer.name, MAX_NAME),
  ];
  return html`<li><a href="${view.link(nodePath('Tender', tender.slug))}">${name(titleOf(view, tender), 90)}</a> <span class="detail">${joined(detail, ' · ')}</span>${outcomes.map((each) => html`<br>${each}`)}</li>`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Leads to the claim, or to the first of several. */
function outcome(
  view: GraphView,
  mark: Mark,
  [bid = '']: readonly string[],
  steps: Steps,
  who = firmLabel(view, mark.firm),
): Html {
  return html`${outcomeSample(mark.status)} ${name(who, MAX_NAME)}${view.words.colon}<a href="${steps.pickClaim(bid)}">${outcomesOf(view, mark)}</a>`;
}

/** Bids of which both are parties. */
function jointBids({ first, second }: Meeting): string[] {
  return first.bidIds.filter((id) => second.bidIds.includes(id));
}
