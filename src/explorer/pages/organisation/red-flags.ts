import { nodePath } from '../../address.ts';
import { type Html, html } from '../../html.ts';
import type { OrganisationQuery, RedFlagFragment } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { explained } from '../../parts/glossary.ts';
import { name } from '../../parts/name.ts';
import { cutFoot } from '../../parts/table.ts';
import { tenderLink } from '../../parts/tender-title.ts';
import type { View } from '../../view.ts';
import { indicatorWords } from '../../words/indicator.ts';
import { organisationWords } from '../../words/organisation.ts';

type Flags = OrganisationQuery['buyerFlags'];

/** What indicators flag of the organisation itself and of its tenders, those of itself first. */
export function redFlags(view: View, own: string, lists: readonly Flags[]): Html | null {
  const words = organisationWords[view.language];
  const all = new Map(lists.flatMap((list) => list?.nodes ?? []).map((flag) => [keyOf(flag), flag]));
  const isOwn = ({ organisation }: RedFlagFragment) => organisation?.slug === own;
  const shown = [...all.values()].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  if (shown.length === 0)
    return section('flags', explained(view, 'red-flag', words.flags), html`<p>${words.noFlags}</p>`);
  const total = lists.reduce((sum, list) => sum + (list?.totalCount ?? 0), 0);
  const listed = lists.reduce((sum, list) => sum + (list?.nodes.length ?? 0), 0);
  const byIndicator = [...Map.groupBy(shown, ({ indicator: { id } }) => id)];
  const cut = cutFoot(view, listed, total);
  const body = html`<p class="foot-note">${words.flagsHint}</p><ul class="flags">${byIndicator.map(
    ([id, flags]) =>
      html`<li><strong>${indicatorWords[view.language].names[id]}</strong> <span class="count">${view.format.number(flags.length)}</span>${flags.map((flag) => html`<span class="sub">${place(view, own, flag)}</span>`)}</li>`,
  )}</ul>${cut && html`<p class="foot-note">${cut}</p>`}`;
  return section('flags', explained(view, 'red-flag', words.flags), body, view.format.number(total));
}

function keyOf({ indicator, group, organisation, tender }: RedFlagFragment): string {
  return [indicator.id, group, organisation?.slug, tender?.slug].join(' ');
}

/** Where it is flagged, with the value and the threshold that it passes. */
function place(view: View, own: string, { organisation, tender, value, threshold }: RedFlagFragment): Html {
  const words = organisationWords[view.language];
  return html`${organisation !== null && organisation.slug !== own && html`<a href="${view.link(nodePath('Organisation', organisation.slug))}">${name(organisation.name)}</a> `}${tender !== null && html`${tenderLink(view, tender, 90)} `}${value !== null && html`<span class="num">${view.format.decimal(value)}</span>${threshold !== null && html` (${words.threshold} ${view.format.decimal(threshold)})`}`}`;
}
