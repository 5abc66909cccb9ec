import { nodePath } from '../../address.ts';
import { type Html, html, joined, type Markup, shortened } from '../../html.ts';
import type { TenderQuery } from '../../operations.ts';
import { attributeChanges } from '../../parts/attribute-changes.ts';
import { allClaims, claimsFoot } from '../../parts/claim-list.ts';
import { section } from '../../parts/facts.ts';
import { explained } from '../../parts/glossary.ts';
import { doubtedField } from '../../parts/identity.ts';
import { linkedSentence } from '../../parts/linked-sentence.ts';
import { name } from '../../parts/name.ts';
import { nodeLink, statement, support } from '../../parts/statement.ts';
import { cutFoot } from '../../parts/table.ts';
import { doubt, valueCell } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { documentTitle } from '../../words/document-title.ts';
import { tenderWords } from '../../words/tender.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { shownLotNumber } from './who-bid.ts';

type Tender = NonNullable<TenderQuery['tender']>;

const MAX_ASSESSOR = 60;

/** What people and organisations find about it. */
export function assessments(view: View, { slug, assessments: { nodes, totalCount } }: Tender): Html | null {
  const words = tenderWords[view.language];
  if (nodes.length === 0) return null;
  const body = html`<ul class="findings">${nodes.map(
    (claim) =>
      html`<li><span class="aspect" dir="auto">${claim.aspect}</span> <span dir="auto">${claim.finding}</span>${claim.assessor !== null && html` <span class="detail">${words.by} ${nodeLink(view, claim.assessor, MAX_ASSESSOR)}</span>`} ${support(view, claim)}</li>`,
  )}</ul>${foot(claimsFoot(view, nodes.length, totalCount, allClaims(view, slug)('ASSESSMENT')))}`;
  return section('said', words.said, body, view.format.number(totalCount));
}

/** Who announced, decided, was heard. */
export function involved(view: View, { slug, involvedParties: { nodes, totalCount } }: Tender): Html | null {
  if (nodes.length === 0) return null;
  const body = html`<ul class="claimlist">${nodes.map(
    (claim) => html`<li>${statement(view, claim, linkedSentence(view, claim))}</li>`,
  )}</ul>${foot(claimsFoot(view, nodes.length, totalCount, allClaims(view, slug)('INVOLVEMENT')))}`;
  return section('involved', tenderWords[view.language].involved, body, view.format.number(totalCount));
}

/** Its lots with their own status; folded in, since the bids stand by lot already. */
export function lots(view: View, { lots: { nodes, totalCount } }: Tender): Html | null {
  const words = tenderWords[view.language];
  if (totalCount === 0) return null;
  return html`<details class="lots"><summary>${words.lots(totalCount)}</summary><ol class="lotlist">${nodes.map(
    ({ number, position, title, status, publishedBidCount }) =>
      html`<li><span class="lot">${words.lot(shownLotNumber({ number, position }))}</span> ${title !== null && name(title)}${status !== null && html` <span class="detail">${vocabulary[view.language].tenderStatus[status]}</span>`}${publishedBidCount !== null && html` <span class="detail">${words.received(publishedBidCount)}</span>`}</li>`,
  )}</ol>${foot(nodes.length < totalCount && words.lotsCut(nodes.length, totalCount))}</details>`;
}

/** Names that say nothing to a reader. */
const SYSTEM_KEY = /^[0-9a-f-]{20,}$/i;

/** Every amount that a document states, with its kind: they are not one amount. */
export function amounts(view: View, { slug, valuations: { nodes, totalCount } }: Tender): Html | null {
  const words = tenderWords[view.language];
  if (nodes.length === 0) return null;
  const { valuation } = vocabulary[view.language];
  const body = html`<ul class="amounts">${nodes.map(
    (claim) =>
      html`<li><span>${valuation[claim.valuation]}${claim.lot !== null && html` <span class="detail">${words.lot(shownLotNumber(claim.lot))}</span>`}${claim.part !== null && !SYSTEM_KEY.test(claim.part) && html` <span class="detail"><bdi>${claim.part}</bdi></span>`}${claim.date !== null && html`<span class="sub">${view.format.date(claim.date)}</span>`}</span><span class="num">${valueCell(view, claim)} ${support(view, claim, claim.standing === 'OFFICIAL')}</span></li>`,
  )}</ul>${foot(claimsFoot(view, nodes.length, totalCount, allClaims(view, slug)('VALUATION')))}`;
  return section('amounts', words.amounts, body, view.format.number(totalCount));
}

const MAX_PUBLISHED = 120;

/** What is suspect about what is published of it. */
export function doubts(view: View, { qualityFlags }: Tender): Html | null {
  const words = tenderWords[view.language];
  if (qualityFlags.length === 0) return null;
  const body = html`<ul class="flags">${qualityFlags.map(
    (flag) =>
      html`<li>${doubtedField(view, flag)} ${doubt(view, { ...flag, published: '' })} <span class="detail">${flag.leftOut ? words.leftOut : words.kept}</span>${flag.published !== '' && html`<span class="note"><bdi>${shortened(flag.published, MAX_PUBLISHED)}</bdi></span>`}</li>`,
  )}</ul>`;
  return section('doubts', words.doubts, body, view.format.number(qualityFlags.length));
}

/** Document by document: what each said, took back, changed. */
export function history(view: View, { slug, history: found }: Tender): Html | null {
  if (!found || found.nodes.length === 0) return null;
  const words = tenderWords[view.language];
  const { nodes, totalCount } = found;
  const body = html`<ol class="claimlist">${nodes.map(
    ({ day, article, statesCount, withdrawsCount, changes }) =>
      html`<li><span class="num">${view.format.date(day)}</span> ${article !== null && html`<a href="${view.link(nodePath('Article', article.slug))}">${name(documentTitle(view.language, article.title), 90)}</a>`} <span class="detail">${words.documentSays(statesCount, withdrawsCount)}</span>${attributeChanges(view, changes)}</li>`,
  )}</ol>${foot(joined([cutFoot(view, nodes.length, totalCount), html`<a href="${view.link(`/changes/${encodeURIComponent(slug)}`)}">${words.changes}</a>`], ' · '))}`;
  return section(
    'history',
    explained(view, 'taken-back', words.history),
    body,
    view.format.number(totalCount),
  );
}

function foot(text: Markup): Html | null {
  return text == null || text === false ? null : html`<p class="foot-note">${text}</p>`;
}
