import { nodePath } from '../address.ts';
import { type Html, html, type Markup } from '../html.ts';
import {
  OrganisationDocument,
  type OrganisationQuery,
  type OrganisationQueryVariables,
} from '../operations.ts';
import { definePage } from '../page.ts';
import { choice, cursor } from '../parameter.ts';
import { bars } from '../parts/bars.ts';
import { allClaims, claimSection } from '../parts/claim-list.ts';
import { describedOrganisation } from '../parts/described.ts';
import { exposureSection } from '../parts/exposure.ts';
import { section } from '../parts/facts.ts';
import { explained } from '../parts/glossary.ts';
import { doubtSection, heading } from '../parts/identity.ts';
import { pictureLinks } from '../parts/picture-links.ts';
import { nodeLink } from '../parts/statement.ts';
import type { View } from '../view.ts';
import { identityWords } from '../words/identity.ts';
import { organisationKind, organisationWords } from '../words/organisation.ts';
import { bidTable } from './organisation/bids.ts';
import { buying } from './organisation/buying.ts';
import { competition } from './organisation/competition.ts';
import { headline } from './organisation/headline.ts';
import { likenesses } from './organisation/likeness.ts';
import { organisationFacts } from './organisation/organisation-facts.ts';
import { redFlags } from './organisation/red-flags.ts';
import { smallSheet } from './organisation/small-sheet.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;

const PARAMETERS = { after: cursor, flags: choice(['yes']) };
type OrganisationView = View<typeof PARAMETERS>;

/** An organisation: what it bid on and won, with and against whom, what it buys, what reaches it. */
export const organisationPage = definePage({
  path: '/organisation/:slug',
  parameters: PARAMETERS,
  document: OrganisationDocument,
  variables: ({
    segments: { slug = '' },
    parameters: { after, flags },
    language,
  }): OrganisationQueryVariables => ({
    slug,
    after: after ?? null,
    bidder: { bidder: { slug } },
    buyer: { buyer: { slug } },
    analyses: true,
    flags: flags === 'yes',
    language,
  }),
  // A filter by an organisation that there is not refuses all.
  lean: (variables) => ({ ...variables, bidder: null, buyer: null, analyses: false, flags: false }),
  show(data, view) {
    const { organisation } = data;
    if (organisation === null) return undefined;
    if (organisation.slug !== view.segments.slug)
      return { movedTo: nodePath('Organisation', organisation.slug) };
    const words = organisationWords[view.language];
    const { hasNextPage, endCursor } = organisation.bids.pageInfo;
    const next = hasNextPage ? view.here({ after: endCursor ?? undefined }) : undefined;
    const claimed: Markup[] = [
      bidTable(view, organisation, next),
      smallSheet(view, organisation, {
        id: 'bid-sheet',
        title: words.bidSheet,
        tenders: view.parameters.after === undefined ? data.bidTenders : undefined,
      }),
      ...competition(view, organisation),
      ...buying(view, organisation),
      smallSheet(view, organisation, {
        id: 'bought-sheet',
        title: words.boughtSheet,
        tenders: data.boughtTenders,
      }),
      ...reach(view, organisation),
      ...claimsOf(view, organisation),
      flags(view, data, organisation),
    ];
    const main = html`${heading({ kind: kicker(view, organisation), title: organisation.name, description: organisation.description })}
${headline(view, organisation)}
<div class="columns">
<div class="column-main">
${claimed.some((each) => each != null) ? claimed : html`<p class="absent">${words.nothing}</p>`}
${likenesses(view, organisation)}
${doubtSection(view, organisation.qualityFlags)}
</div>
${organisationFacts(view, organisation)}
<div class="column-side">
${yearSection(view, 'bid-years', words.bidsByYear, organisation, 'bidCount')}
${topBuyers(view, organisation)}
${yearSection(view, 'bought-years', words.boughtByYear, organisation, 'boughtCount')}
${pictureLinks(view, organisation.slug, true)}
${figureLinks(view, organisation)}
<p class="links foot-note"><a href="${view.link('/path', { from: organisation.slug })}">${words.connect}</a></p>
</div>
</div>`;
    return {
      title: organisation.name,
      description: words.description(organisation.name),
      main,
      thing: describedOrganisation(view, organisation),
    };
  },
});

function kicker(view: View, { kind, identifiers }: Organisation): Markup {
  const [first] = identifiers;
  return html`<span>${organisationKind[view.language][kind]}</span>${first && html` <span class="ids"><span class="scheme">${first.scheme}</span> ${first.value}</span>`}`;
}

/** Laws that follow from owners and hosts, and what documents say binds it. */
function reach(view: View, { slug, exposures, subjections }: Organisation): Markup[] {
  const words = organisationWords[view.language];
  const all = allClaims(view, slug);
  const reached = exposures && {
    ...exposures,
    nodes: exposures.nodes.map((each) => ({ ...each, reached: each.regulation })),
  };
  return [
    exposureSection(view, words.laws, words.lawsHint, reached),
    claimSection(view, 'subjections', words.subjections, subjections, all('SUBJECTION')),
  ];
}

function claimsOf(view: View, organisation: Organisation): (Html | null)[] {
  const words = organisationWords[view.language];
  const common = identityWords[view.language];
  const all = allClaims(view, organisation.slug);
  return [
    claimSection(view, 'owners', words.owners, organisation.owners, all('OWNERSHIP')),
    claimSection(view, 'holdings', words.holdings, organisation.holdings, all('OWNERSHIP')),
    claimSection(view, 'hosted-by', words.hostedBy, organisation.hostedBy, all('HOSTING')),
    claimSection(view, 'hosts', words.hosts, organisation.hosts, all('HOSTING')),
    claimSection(
      view,
      'qualifications',
      words.qualifications,
      organisation.qualifications,
      all('QUALIFICATION'),
    ),
    claimSection(view, 'officers', words.officers, organisation.officers, all('OFFICE')),
    claimSection(view, 'issuances', words.issuances, organisation.issuances, all('ISSUANCE')),
    claimSection(view, 'involvements', words.involvements, organisation.involvements, all('INVOLVEMENT')),
    claimSection(view, 'findings', words.findings, organisation.findings, all('ASSESSMENT')),
    claimSection(view, 'involved', common.involved, organisation.involvedParties, all('INVOLVEMENT')),
    claimSection(view, 'said', common.saidOf, organisation.assessments, all('ASSESSMENT')),
  ];
}

function topBuyers(view: View, { bidBuyers }: Organisation): Html | null {
  if (!bidBuyers || bidBuyers.length === 0) return null;
  const list = html`<ul class="linklist">${bidBuyers.map(
    ({ organisation, tenderCount }) =>
      html`<li>${nodeLink(view, organisation)} <span class="detail num">${view.format.number(tenderCount)}</span></li>`,
  )}</ul>`;
  return section('buyers', organisationWords[view.language].buyers, list);
}

/** The figures of the tenders on which it bid, and of those that it bought. */
function figureLinks(view: View, { slug, bids, procurements }: Organisation): Html {
  const words = organisationWords[view.language];
  const link = (query: Record<string, string>, word: string) =>
    html`<p class="links foot-note"><a href="${view.link('/figures', query)}">${word}</a></p>`;
  return html`${bids.totalCount > 0 && link({ bidder: slug }, words.bidFigures)}${procurements.totalCount > 0 && link({ buyer: slug }, words.boughtFigures)}`;
}

function yearSection(
  view: View,
  id: string,
  title: string,
  { activityByYear }: Organisation,
  what: 'bidCount' | 'boughtCount',
): Html | null {
  const words = organisationWords[view.language];
  const all = (activityByYear ?? [])
    .map(({ year, [what]: count }) => ({ name: year === null ? words.noYear : String(year), count }))
    .filter(({ count }) => count > 0);
  return all.length > 0 ? section(id, title, bars(view, title, all)) : null;
}

/** Computed where that is asked: on thousands of tenders it takes seconds. */
function flags(
  view: OrganisationView,
  { supplierFlags, buyerFlags }: OrganisationQuery,
  { slug, bids, procurements }: Organisation,
): Html | null {
  const words = organisationWords[view.language];
  if (bids.totalCount + procurements.totalCount === 0) return null;
  if (supplierFlags || buyerFlags) return redFlags(view, slug, [supplierFlags, buyerFlags]);
  const ask = html`<p class="next"><a href="${view.here({ flags: 'yes' })}#flags">${words.askFlags}</a></p>`;
  return section('flags', explained(view, 'red-flag', words.flags), ask);
}
