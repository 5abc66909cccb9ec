import { type Html, html } from '../../html.ts';
import type { ArticleQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { nodeLink } from '../../parts/statement.ts';
import { cutFoot } from '../../parts/table.ts';
import type { View } from '../../view.ts';
import { articleWords } from '../../words/article.ts';
import { vocabulary } from '../../words/vocabulary.ts';

type Mentioned = NonNullable<ArticleQuery['article']>['mentioned'];

const TYPES = ['Organisation', 'Person', 'Tender', 'Regulation', 'Article'] as const;

/** Whom and what the document names, by type, each once, with how often; null where nothing is known to be named. */
export function namedThings(
  view: View,
  { mentioned: { nodes, totalCount } }: { readonly mentioned: Mentioned },
): Html | null {
  if (nodes.length === 0) return null;
  const byType = Map.groupBy(nodes, ({ node }) => node.__typename);
  const lists = TYPES.flatMap((type) => {
    const mentions = byType.get(type);
    if (!mentions) return [];
    const byNode = [...Map.groupBy(mentions, ({ node }) => node.slug).values()];
    return [
      html`<h3>${vocabulary[view.language].node[type]}</h3><ul class="linklist mentions">${byNode.map(
        (each) =>
          each[0] &&
          html`<li>${nodeLink(view, each[0].node)}${each.length > 1 && html` <span class="detail">×${each.length}</span>`}</li>`,
      )}</ul>`,
    ];
  });
  const cut = cutFoot(view, nodes.length, totalCount);
  const body = html`${lists}${cut && html`<p class="foot-note">${cut}</p>`}`;
  return section('named', articleWords[view.language].named, body, view.format.number(totalCount));
}
