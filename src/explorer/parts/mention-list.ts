import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { identityWords } from '../words/identity.ts';
import { listSection } from './claim-list.ts';
import { name } from './name.ts';
import { type Linked, nodeLink } from './statement.ts';

interface Mentions {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly name: string;
    readonly locator: string | null;
    readonly article: Linked & { readonly published: string | null };
  }[];
}

/** The documents that mention a node, each once, with the places and the names it has there; null where none does. */
export function mentionList(
  view: View,
  { nodes, totalCount }: Mentions,
  title = identityWords[view.language].mentions,
): Html | null {
  const byArticle = [...Map.groupBy(nodes, ({ article }) => article.slug).values()];
  return listSection(view, 'mentions', title, totalCount, byArticle, (mentions) => {
    const [first] = mentions;
    if (first === undefined) return null;
    const { article } = first;
    const places = mentions.flatMap(({ locator }) => locator ?? []).map((each) => view.words.locator(each));
    const names = [...new Set(mentions.map((mention) => mention.name))].slice(0, MAX_NAMES);
    return html`${nodeLink(view, article)}${article.published !== null && html` <span class="detail">${view.format.date(article.published)}</span>`}<span class="sub">${names.map((each, index) => html`${index > 0 && ', '}${name(each, 60)}`)}${places.length > 0 && html` · ${[...new Set(places)].join(', ')}`}</span>`;
  });
}

const MAX_NAMES = 4;
