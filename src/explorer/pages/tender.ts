import { nodePath } from '../address.ts';
import { type Html, html, joined, shortened } from '../html.ts';
import { TenderDocument, type TenderQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { cursor } from '../parameter.ts';
import { describedTender } from '../parts/described.ts';
import { section } from '../parts/facts.ts';
import { pictureLinks } from '../parts/picture-links.ts';
import { nodeLink, support } from '../parts/statement.ts';
import { makeshiftTitle, tenderTitle } from '../parts/tender-title.ts';
import type { View } from '../view.ts';
import { tenderWords } from '../words/tender.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { amounts, assessments, doubts, history, involved, lots } from './tender/about.ts';
import { redFlags } from './tender/red-flags.ts';
import { requirements } from './tender/requirements.ts';
import { tenderFacts } from './tender/tender-facts.ts';
import { timeline } from './tender/timeline.ts';
import { whoBid } from './tender/who-bid.ts';

type Tender = NonNullable<TenderQuery['tender']>;

const MAX_TITLE = 140;
const LONG_TITLE = 60;

/** A tender: who bid, what it asks for, what happened to it, and who says so. */
export const tenderPage = definePage({
  path: '/tender/:slug',
  parameters: { after: cursor },
  document: TenderDocument,
  variables: ({ segments, parameters: { after }, language }) => ({
    slug: segments.slug ?? '',
    after: after ?? null,
    analyses: true,
    language,
  }),
  lean: (variables) => ({ ...variables, analyses: false }),
  show({ tender }, view) {
    if (tender === null) return undefined;
    if (tender.slug !== view.segments.slug) return { movedTo: nodePath('Tender', tender.slug) };
    const words = tenderWords[view.language];
    const { format } = view;
    const buyer = tender.procurementRoles.nodes[0]?.organisation.name;
    const { hasNextPage, endCursor } = tender.bids.pageInfo;
    const next = hasNextPage ? view.here({ after: endCursor ?? undefined }) : undefined;
    const main = html`${heading(view, tender)}
<div class="columns">
<div class="column-main">
${section('bids', words.whoBid, whoBid(view, tender, next), format.number(tender.bids.totalCount))}
${lots(view, tender)}
${requirements(view, tender)}
${redFlags(view, tender)}
${assessments(view, tender)}
${involved(view, tender)}
${doubts(view, tender)}
${history(view, tender)}
</div>
${tenderFacts(view, tender)}
<div class="column-side">
${section('happened', words.happened, timeline(view, tender))}
${amounts(view, tender)}
${pictureLinks(view, tender.slug, tender.bids.totalCount > 0)}
</div>
</div>`;
    const title = makeshiftTitle(view.language, tender) ?? tender.title;
    return {
      title,
      description: words.description(shortened(title, 120), buyer),
      main,
      thing: describedTender(view, tender, title),
    };
  },
});

function heading(view: View, tender: Tender): Html {
  const words = tenderWords[view.language];
  const { description, status, replacedBy, replaces } = tender;
  const title = makeshiftTitle(view.language, tender) ?? tender.title;
  const isCut = Array.from(title).length > MAX_TITLE;
  const full =
    (isCut || description !== null) &&
    html`<details class="full"><summary>${view.words.full}</summary>${isCut && html`<p dir="auto">${shortened(title, MAX_FULL)}</p>`}${description !== null && html`<p dir="auto">${shortened(description, MAX_FULL)}</p>`}</details>`;
  const state =
    status === null
      ? html`<span class="absent">${words.noStatus}</span>`
      : html`<span class="status status-${status.toLowerCase()}">${vocabulary[view.language].tenderStatus[status]}</span>`;
  return html`<p class="kicker"><span>${words.tender}</span> ${state}</p>
<h1${title.length > LONG_TITLE && html` class="long"`} dir="auto">${shortened(title, MAX_TITLE)}</h1>
${full}
${sameContract(view, tender)}
${replacedBy.nodes.map(
  (claim) =>
    html`<div class="notice"><p><strong>${claim.relation === 'AMENDS' ? words.amendedBy : words.replacedBy}</strong> ${nodeLink(view, claim.successor)} ${support(view, claim)}</p></div>`,
)}
${replaces.nodes.map(
  (claim) =>
    html`<div class="notice"><p><strong>${claim.relation === 'AMENDS' ? words.amends : words.replaces}</strong> ${nodeLink(view, claim.predecessor)} ${support(view, claim)}</p></div>`,
)}`;
}

/** The same contract under another number: readers who add up must know. */
function sameContract(view: View, { sameAs, isDuplicate }: Tender): Html | null {
  if (sameAs.totalCount === 0) return null;
  const words = tenderWords[view.language];
  const links = sameAs.nodes.map(
    (other) =>
      html`<a href="${view.link(nodePath('Tender', other.slug))}">${tenderTitle(view.language, other)}</a>`,
  );
  return html`<div class="notice"><p><strong>${words.sameAs}</strong> ${joined(links)}${sameAs.totalCount > links.length && html` ${words.partiesMore(sameAs.totalCount - links.length)}`}<span class="sub">${isDuplicate ? words.countsThere : words.countsHere}</span></p></div>`;
}

const MAX_FULL = 10_000;
