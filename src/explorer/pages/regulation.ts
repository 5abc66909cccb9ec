import { nodePath } from '../address.ts';
import { type Html, html, type Markup } from '../html.ts';
import { RegulationDocument, type RegulationQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { allClaims, claimSection, claimsFoot, listSection } from '../parts/claim-list.ts';
import { describedRegulation } from '../parts/described.ts';
import { exposureSection } from '../parts/exposure.ts';
import { facts, section } from '../parts/facts.ts';
import { doubtSection, heading, identityFacts } from '../parts/identity.ts';
import { toldSentence } from '../parts/linked-sentence.ts';
import { mark } from '../parts/mark.ts';
import { mentionList } from '../parts/mention-list.ts';
import { pictureLinks } from '../parts/picture-links.ts';
import { nodeLink, references, statement, support } from '../parts/statement.ts';
import { dataTable } from '../parts/table.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { identityWords } from '../words/identity.ts';
import { qualificationStatus, regulationKind, regulationWords } from '../words/regulation.ts';
import { vocabulary } from '../words/vocabulary.ts';

type Regulation = NonNullable<RegulationQuery['regulation']>;

/** A law or certification: who requires it, who holds it, whom it reaches. */
export const regulationPage = definePage({
  path: '/regulation/:slug',
  document: RegulationDocument,
  variables: ({ segments, language }) => ({ slug: segments.slug ?? '', language, analyses: true }),
  lean: (variables) => ({ ...variables, analyses: false }),
  show({ regulation }, view) {
    if (regulation === null) return undefined;
    if (regulation.slug !== view.segments.slug) return { movedTo: nodePath('Regulation', regulation.slug) };
    const words = regulationWords[view.language];
    const common = identityWords[view.language];
    const all = allClaims(view, regulation.slug);
    const { adopted, inForce, jurisdiction, version } = regulation;
    const exposed = regulation.exposed && {
      ...regulation.exposed,
      nodes: regulation.exposed.nodes.map((each) => ({ ...each, reached: each.organisation })),
    };
    const claimed = [
      requiredBy(view, regulation),
      holders(view, regulation),
      claimSection(view, 'subjects', words.subjects, regulation.subjects, all('SUBJECTION')),
      exposureSection(view, words.exposed, words.exposedHint, exposed),
      claimSection(view, 'issuers', words.issuers, regulation.issuers, all('ISSUANCE')),
      claimSection(view, 'involved', common.involved, regulation.involvedParties, all('INVOLVEMENT')),
      claimSection(view, 'said', common.saidOf, regulation.assessments, all('ASSESSMENT')),
    ];
    const main = html`${heading({ kind: html`<span>${regulationKind[view.language][regulation.kind]}</span>`, title: regulation.name, description: regulation.description })}
${notices(view, regulation)}
<div class="columns">
<div class="column-main">
${claimed.some((each) => each !== null) ? claimed : html`<p class="absent">${words.nothing}</p>`}
${mentionList(view, regulation.mentions)}
${doubtSection(view, regulation.qualityFlags)}
</div>
${facts([
  [words.jurisdiction, jurisdiction !== null && view.format.country(jurisdiction)],
  [words.version, version !== null && html`<bdi>${version}</bdi>`],
  [words.adopted, adopted !== null && view.format.date(adopted)],
  [words.inForce, inForce !== null && view.format.date(inForce)],
  ...identityFacts(view, regulation),
])}
<div class="column-side">${pictureLinks(view, regulation.slug, false)}</div>
</div>`;
    return {
      title: regulation.name,
      description: words.description(regulation.name),
      main,
      thing: describedRegulation(view, regulation),
    };
  },
});

function notices(view: View, { replacedBy, replaces }: Regulation): Html[] {
  const words = regulationWords[view.language];
  const notice = (word: string) => (claim: (typeof replaces.nodes)[number]) =>
    html`<div class="notice"><p><strong>${word}</strong> ${statement(view, claim, toldSentence(view, claim))}</p></div>`;
  return [...replacedBy.nodes.map(notice(words.replacedBy)), ...replaces.nodes.map(notice(words.replaces))];
}

function requiredBy(view: View, { slug, requiredBy: { nodes, totalCount } }: Regulation): Html | null {
  const { requirementLevel } = vocabulary[view.language];
  const title = regulationWords[view.language].requiredBy;
  return listSection(
    view,
    'required',
    title,
    totalCount,
    nodes,
    (claim) =>
      html`${nodeLink(view, claim.tender)} <span class="detail">${requirementLevel[claim.level]}</span> ${support(view, claim)}`,
    allClaims(view, slug)('REQUIREMENT'),
  );
}

/** Held, or only being obtained: the word says which; a tick stands nowhere. */
function holders(view: View, { slug, qualified: { nodes, totalCount } }: Regulation): Html | null {
  const words = regulationWords[view.language];
  if (nodes.length === 0) return null;
  const table = dataTable(view, {
    caption: words.qualified,
    columns: [
      { head: words.organisation, isRowHead: true, cell: (claim) => nodeLink(view, claim.organisation) },
      { head: words.status, cell: ({ status }) => qualificationStatus[view.language][status] },
      { head: words.scope, cell: ({ scope }) => scope !== null && html`<bdi>${scope}</bdi>` },
      { head: words.validity, cell: (claim) => validity(view, claim) },
      { head: words.standing, cell: (claim) => mark(view, claim) },
      { head: words.sources, isHeadHidden: true, kind: 'refs', cell: (claim) => references(view, claim) },
    ],
    groups: [{ rows: nodes }],
    foot: claimsFoot(view, nodes.length, totalCount, allClaims(view, slug)('QUALIFICATION')),
  });
  return section('qualified', words.qualified, table, view.format.number(totalCount));
}

function validity(
  { words, format }: View,
  { validFrom, validUntil }: { readonly validFrom: string | null; readonly validUntil: string | null },
): Markup {
  if (validFrom === null && validUntil === null) return absent(words.noDate);
  const from = validFrom !== null && `${words.from} ${format.date(validFrom)}`;
  const until = validUntil !== null && `${words.until} ${format.date(validUntil)}`;
  return html`${from}${from && until && html`<br>`}${until}`;
}
