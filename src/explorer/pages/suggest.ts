import { nodePath } from '../address.ts';
import { SuggestDocument, type SuggestQuery } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { choice, text } from '../parameter.ts';
import type { View } from '../view.ts';
import { nodeName } from '../words/node-name.ts';
import { isSearchable, UNASKED } from './search/searchable.ts';

const TYPES = ['ORGANISATION', 'TENDER', 'PERSON', 'REGULATION', 'ARTICLE'] as const;
const parameters = { q: text(), type: choice(TYPES) };

/** Names while they are typed, as the pages of the language call them: JSON for the script of forms; readers come to the search. */
export const suggestPage = definePage({
  path: '/suggest',
  parameters,
  document: SuggestDocument,
  variables: ({ parameters: { q, type } }) => ({
    text: isSearchable(q) ? q : UNASKED,
    isAsked: isSearchable(q),
    types: type === undefined ? null : [type],
  }),
  forms: { json: namesFile },
  show: () => ({ movedTo: '/search' }),
});

/** A node that may be meant: where its page is, and the other name or the number by which it was found. */
interface SuggestedName {
  readonly name: string;
  readonly other: string;
  readonly path: string;
}

function namesFile({ suggestions = [] }: SuggestQuery, view: View): OtherForm {
  const names = suggestions.map(
    ({ field, highlight, node }): SuggestedName => ({
      name: nodeName(view.language, node),
      other: field === 'NAME' ? '' : highlight.map((part) => part.text).join(''),
      path: view.link(nodePath(node.__typename, node.slug)),
    }),
  );
  return { contentType: 'application/json; charset=utf-8', body: JSON.stringify({ names }) };
}
