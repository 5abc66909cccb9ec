import { type Html, html, type Markup, shortened, webAddress } from '../../html.ts';
import type { OrganisationQuery } from '../../operations.ts';
import { type Fact, facts } from '../../parts/facts.ts';
import { explained } from '../../parts/glossary.ts';
import { identityFacts } from '../../parts/identity.ts';
import { name } from '../../parts/name.ts';
import { cutFoot } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { organisationWords } from '../../words/organisation.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;

export function organisationFacts(view: View, organisation: Organisation): Html {
  const words = organisationWords[view.language];
  const { country, website, founded, headcount, activity, category } = organisation;
  const out = webAddress(website);
  return facts([
    [words.country, country !== null && view.format.country(country)],
    [words.address, address(view, organisation)],
    [
      words.website,
      out !== undefined &&
        html`<a href="${out}" rel="noreferrer nofollow">${shortened(out.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''), 50)}</a>`,
    ],
    [words.founded, founded !== null && view.format.date(founded)],
    [words.headcount, staff(view, headcount)],
    [words.activity, activity !== null && html`<bdi>${activity}</bdi>`],
    [words.category, category !== null && html`<bdi>${category}</bdi>`],
    ...identityFacts(view, organisation),
    establishments(view, organisation),
    [words.knownFrom, view.format.date(organisation.knownFrom)],
  ]);
}

function address(view: View, { address: at, country }: Organisation): Markup {
  if (at === null) return false;
  const parts = [
    at.locality,
    at.region,
    at.country !== country && at.country !== null && view.format.country(at.country),
  ];
  const shown = parts.filter((part) => part !== null && part !== false);
  return shown.length > 0 && html`<bdi>${shown.join(', ')}</bdi>`;
}

function staff(view: View, headcount: Organisation['headcount']): Markup {
  if (headcount === null) return false;
  const { min, max } = headcount;
  const [low, high] = [min, max].map((count) => (count === null ? null : view.format.number(count)));
  if (low == null) return high;
  if (high == null) return organisationWords[view.language].atLeast(low);
  return low === high ? low : `${low}–${high}`;
}

/** The page is of the company; one with a single establishment is that. Of others what their establishments are called stands folded in. */
function establishments(view: View, { establishments: { nodes, totalCount } }: Organisation): Fact {
  const words = organisationWords[view.language];
  const list = html`<details><summary>${words.establishmentsHint}</summary><ul class="plain ids">${nodes.map(
    ({ scheme, value, name: called, locality }) =>
      html`<li><span class="scheme">${scheme}</span> ${value}${called !== null && html` <span class="detail">${name(called, 60)}</span>`}${locality !== null && html` <span class="detail"><bdi>${locality}</bdi></span>`}</li>`,
  )}</ul>${cutFoot(view, nodes.length, totalCount)}</details>`;
  if (totalCount <= 1) return ['', false];
  return [explained(view, 'company', words.establishments(totalCount)), list];
}
