import { nodePath } from '../../address.ts';
import { type Html, html, joined, type Markup } from '../../html.ts';
import type { TenderQuery } from '../../operations.ts';
import { type Fact, facts } from '../../parts/facts.ts';
import { explained } from '../../parts/glossary.ts';
import { name } from '../../parts/name.ts';
import { references } from '../../parts/statement.ts';
import { absent } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { cpvName } from '../../words/cpv-name.ts';
import { regionName } from '../../words/region-name.ts';
import { tenderWords } from '../../words/tender.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { value } from './value.ts';

type Tender = NonNullable<TenderQuery['tender']>;

/** What is known of a tender as a whole, beside who bid on it. */
export function tenderFacts(view: View, tender: Tender): Html {
  const words = tenderWords[view.language];
  const { format } = view;
  const { published, bidsFrom, deadline, awarded, procedure, procedureDetails, cpvs, aliases, purpose } =
    tender;
  const date = (term: string, value: string | null): Fact => [term, value && format.date(value)];
  return facts([
    [explained(view, tender.value === null ? 'unknown' : 'value', words.value), value(view, tender)],
    [words.buyer, buyers(view, tender)],
    [words.whoBid, received(view, tender)],
    date(words.published, published),
    date(words.bidsFrom, bidsFrom),
    date(words.deadline, deadline),
    date(words.awarded, awarded),
    [
      words.procedure,
      procedure &&
        html`${vocabulary[view.language].procedure[procedure]}${procedureDetails !== null && html`<span class="sub" dir="auto">${procedureDetails}</span>`}`,
    ],
    [
      words.cpv,
      cpvs.length > 0 &&
        html`<ul class="plain">${cpvs.map((cpv) => html`<li><a href="${view.link('/tenders', { cpv })}">${cpvName(view.language, cpv)}</a></li>`)}</ul>`,
    ],
    [words.place, places(view, tender)],
    [words.purpose, purpose !== null && html`<span dir="auto">${purpose}</span>`],
    [words.identifiers, identifiers(tender)],
    [
      words.otherNames,
      aliases.length > 0 &&
        html`<ul class="plain">${aliases.map((alias) => html`<li>${name(alias)}</li>`)}</ul>`,
    ],
  ]);
}

/** Who stands in several roles is named once. */
function buyers(view: View, { procurementRoles: { nodes, totalCount } }: Tender): Markup {
  const words = tenderWords[view.language];
  if (nodes.length === 0) return absent(words.noBuyer);
  const more = totalCount - nodes.length;
  const { procurementRole } = vocabulary[view.language];
  const parties = [...Map.groupBy(nodes, ({ organisation }) => organisation.slug).values()];
  return html`<ul class="plain">${parties.map((claims) => {
    const [first] = claims;
    const organisation = first?.organisation;
    const together = first && {
      ...first,
      evidence: { ...first.evidence, nodes: claims.flatMap(({ evidence }) => evidence.nodes) },
    };
    const isPlain = claims.length === 1 && claims[0]?.role === 'BUYER';
    const roles = view.format.list(claims.map(({ role }) => procurementRole[role]));
    return html`<li>${organisation && html`<a href="${view.link(nodePath('Organisation', organisation.slug))}">${name(organisation.name)}</a>`}${!isPlain && html` <span class="detail">${roles}</span>`} ${together && references(view, together)}</li>`;
  })}${more > 0 && html`<li class="sub">${words.partiesMore(more)}</li>`}</ul>`;
}

function received(view: View, { publishedBidCount, competition, bids }: Tender): Html {
  const words = tenderWords[view.language];
  const count = competition?.publishedBidCount ?? publishedBidCount;
  const says = count === null ? words.noReceived : words.received(count);
  const hidden = competition?.bids.unknown ?? 0;
  const named = view.format.number(bids.totalCount);
  return html`${says}${count === 1 && html`<span class="single sub">${words.singleBid}</span>`}${hidden > 0 && html`<span class="sub">${words.namedOf(named, hidden)}</span>`}${competition && html`<span class="sub">${vocabulary[view.language].coverage[competition.coverage]}</span>`}`;
}

function places(view: View, { country, places: codes }: Tender): Markup {
  const named = codes.map((code) => regionName(view, code));
  const all = [country !== null && view.format.country(country), ...named];
  const distinct = [...new Set(all.filter((each) => each !== false))];
  return distinct.length > 0 && joined(distinct);
}

function identifiers({ identifiers: all }: Tender): Markup {
  return (
    all.length > 0 &&
    html`<ul class="plain ids">${all.map(({ scheme, value: text }) => html`<li><span class="scheme">${scheme}</span> ${text}</li>`)}</ul>`
  );
}
