import { nodePath } from '../address.ts';
import { type Html, html, joined, type Markup, shortened, webAddress } from '../html.ts';
import { ArticleDocument, type ArticleQuery, type ArticleQueryVariables } from '../operations.ts';
import { definePage } from '../page.ts';
import { cursor } from '../parameter.ts';
import { claimSection, listSection } from '../parts/claim-list.ts';
import { describedArticle } from '../parts/described.ts';
import { facts } from '../parts/facts.ts';
import { doubtSection, identityFacts } from '../parts/identity.ts';
import { toldSentence } from '../parts/linked-sentence.ts';
import { type Linked, nodeLink, statement, support } from '../parts/statement.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { articleKind, articleWords } from '../words/article.ts';
import { documentTitle, isTitleMade } from '../words/document-title.ts';
import { articleClaims } from './article/article-claims.ts';
import { articleText } from './article/article-text.ts';
import { namedThings } from './article/named-things.ts';

type Article = NonNullable<ArticleQuery['article']>;

const MAX_TITLE = 180;
const LONG_TITLE = 60;

/** A document: its text where it is kept, what it claims and on whom it relies, whom it names, what it cites. */
export const articlePage = definePage({
  path: '/article/:slug',
  parameters: { after: cursor },
  document: ArticleDocument,
  variables: ({ segments, parameters: { after }, language }): ArticleQueryVariables => ({
    slug: segments.slug ?? '',
    after: after ?? null,
    own: { article: { slug: segments.slug ?? '' } },
    analyses: true,
    language,
  }),
  // The places of its claims are asked by a filter that names it: where there is no such document, that is refused.
  lean: (variables) => ({ ...variables, own: null, analyses: false }),
  show({ article }, view) {
    if (article === null) return undefined;
    if (article.slug !== view.segments.slug) return { movedTo: nodePath('Article', article.slug) };
    const words = articleWords[view.language];
    const title = documentTitle(view.language, article.title);
    const { hasNextPage, endCursor } = article.claims.pageInfo;
    const next = hasNextPage ? view.here({ after: endCursor ?? undefined }) : undefined;
    const main = html`<p class="kicker"><span>${articleKind[view.language][article.kind]}</span> ${byline(view, article)}</p>
<h1${title.length > LONG_TITLE && html` class="long"`} dir="auto"${!isTitleMade(article.title) && inLanguage(article)}>${shortened(title, MAX_TITLE)}</h1>
${article.description !== null && html`<p class="lead" dir="auto">${article.description}</p>`}
<div class="columns">
<div class="column-main">
${articleClaims(view, article, next)}
${articleText(view, article)}
${otherFindings(view, article)}
${listSection(view, 'cites', words.cites, article.cites.totalCount, article.cites.nodes, (claim) => html`${nodeLink(view, claim.cited)} ${support(view, claim)}`)}
${listSection(view, 'cited-by', words.citedBy, article.citedBy.totalCount, article.citedBy.nodes, (claim) => html`${nodeLink(view, claim.citing)} ${support(view, claim)}`)}
${takenBack(view, article)}
${doubtSection(view, article.qualityFlags)}
</div>
${documentFacts(view, article)}
<div class="column-side">${namedThings(view, article)}</div>
</div>`;
    return {
      title,
      description: words.description(shortened(title, 120)),
      main,
      thing: describedArticle(view, article),
    };
  },
});

function inLanguage({ language }: Article): Markup {
  return language !== null && html` lang="${language}"`;
}

function byline(view: View, { publishers, published }: Article): Markup {
  const names = publishers.nodes.flatMap(({ from }) => from ?? []).map((node) => nodeLink(view, node));
  const day = published === null ? absent(articleWords[view.language].noDate) : view.format.date(published);
  return joined([names.length > 0 && html`<span>${joined(names)}</span>`, html`<span>${day}</span>`], ' ');
}

function documentFacts(view: View, article: Article): Html {
  const words = articleWords[view.language];
  const { language, section, url, published, placements } = article;
  const out = webAddress(url);
  return facts([
    [words.published, published === null ? absent(words.noDate) : view.format.date(published)],
    [words.publishers, people(view, article.publishers.nodes)],
    [words.authors, people(view, article.authors.nodes)],
    [words.language, language !== null && view.format.language(language)],
    [words.section, section !== null && html`<bdi>${section}</bdi>`],
    [
      words.original,
      out !== undefined &&
        html`<a href="${out}" rel="noreferrer nofollow">${shortened(out.replace(/^https?:\/\//, ''), 60)}</a>`,
    ],
    ...identityFacts(view, article),
    [
      words.files,
      placements.nodes.length > 0 &&
        html`<ul class="plain">${placements.nodes.map(({ locator, import: { file } }) => html`<li><bdi>${fileName(file)}</bdi> <span class="detail">${view.words.locator(locator)}</span></li>`)}</ul>`,
    ],
  ]);
}

/** Where a file stood on the machine that imported it is nobody's business. */
function fileName(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}

function people(view: View, claims: Article['authors']['nodes']): Markup {
  const named = claims.flatMap((claim) => {
    const from: Linked | null = claim.from;
    return from ? [html`<li>${nodeLink(view, from)} ${support(view, claim, true)}</li>`] : [];
  });
  return named.length > 0 && html`<ul class="plain">${named}</ul>`;
}

/** What it finds by the word of other documents: what it says itself stands among its claims. */
function otherFindings(view: View, { claims, findings }: Article): Html | null {
  const own = new Set(claims.nodes.map(({ id }) => id));
  const nodes = findings.nodes.filter(({ id }) => !own.has(id));
  const totalCount = findings.totalCount - (findings.nodes.length - nodes.length);
  return claimSection(view, 'findings', articleWords[view.language].findings, { nodes, totalCount });
}

function takenBack(view: View, { takenBack: { nodes, totalCount } }: Article): Html | null {
  const words = articleWords[view.language];
  return listSection(
    view,
    'taken-back',
    words.takenBack,
    totalCount,
    nodes,
    (claim) =>
      html`${statement(view, claim, toldSentence(view, claim))}<span class="sub">${claim.knownUntil !== null && view.format.date(claim.knownUntil)}${claim.withdrawnBy !== null && html` ${words.takenBackBy} <a href="${view.link(nodePath('Article', claim.withdrawnBy.slug))}"><bdi>${shortened(documentTitle(view.language, claim.withdrawnBy.title), 90)}</bdi></a>`}</span>`,
  );
}
