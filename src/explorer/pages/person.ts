import { nodePath } from '../address.ts';
import { html } from '../html.ts';
import { PersonDocument } from '../operations.ts';
import { definePage } from '../page.ts';
import { allClaims, claimSection, listSection } from '../parts/claim-list.ts';
import { describedPerson } from '../parts/described.ts';
import { facts } from '../parts/facts.ts';
import { doubtSection, heading, identityFacts } from '../parts/identity.ts';
import { mentionList } from '../parts/mention-list.ts';
import { name } from '../parts/name.ts';
import { pictureLinks } from '../parts/picture-links.ts';
import { nodeLink, support } from '../parts/statement.ts';
import { identityWords } from '../words/identity.ts';
import { personWords } from '../words/person.ts';

/** A person: offices, holdings, what they had a part in. */
export const personPage = definePage({
  path: '/person/:slug',
  document: PersonDocument,
  variables: ({ segments, language }) => ({ slug: segments.slug ?? '', language }),
  show({ person }, view) {
    if (person === null) return undefined;
    if (person.slug !== view.segments.slug) return { movedTo: nodePath('Person', person.slug) };
    const words = personWords[view.language];
    const common = identityWords[view.language];
    const all = allClaims(view, person.slug);
    const claimed = [
      claimSection(view, 'offices', words.offices, person.offices, all('OFFICE')),
      claimSection(view, 'holdings', words.holdings, person.holdings, all('OWNERSHIP')),
      claimSection(view, 'involvements', words.involvements, person.involvements, all('INVOLVEMENT')),
      listSection(
        view,
        'authorships',
        words.authorships,
        person.authorships.totalCount,
        person.authorships.nodes,
        (claim) =>
          html`${nodeLink(view, claim.article)}${claim.article.published !== null && html` <span class="detail">${view.format.date(claim.article.published)}</span>`} ${support(view, claim)}`,
      ),
      claimSection(view, 'involved', common.involved, person.involvedParties, all('INVOLVEMENT')),
      claimSection(view, 'said', common.saidOf, person.assessments, all('ASSESSMENT')),
    ];
    const main = html`${heading({ kind: html`<span>${words.person}</span>`, title: person.name, description: person.description })}
<div class="columns">
<div class="column-main">
${claimed.some((each) => each !== null) ? claimed : html`<p class="absent">${person.mentions.totalCount > 0 ? words.onlyMentioned : words.nothing}</p>`}
${mentionList(view, person.mentions, words.mentions)}
${doubtSection(view, person.qualityFlags)}
</div>
${facts([
  [words.givenName, person.givenName !== null && name(person.givenName)],
  [words.familyName, person.familyName !== null && name(person.familyName)],
  ...identityFacts(view, person),
  [words.knownFrom, view.format.date(person.knownFrom)],
])}
<div class="column-side">${pictureLinks(view, person.slug, false)}</div>
</div>`;
    return {
      title: person.name,
      description: words.description(person.name),
      main,
      thing: describedPerson(view, person),
    };
  },
});
