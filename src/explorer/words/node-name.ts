import type { Language } from '../language.ts';
import { documentTitle } from './document-title.ts';
import { madeTenderTitle } from './tender-title.ts';

/** A node as an operation asks for it. */
export interface Named {
  readonly __typename: string;
  readonly name: string;
  /** Of tenders: whether no document gives it a title. */
  readonly titleIsMakeshift?: boolean;
}

/** What a page calls a node: as published, but for titles that were made up, which are in the language of the page. */
export function nodeName(language: Language, { __typename, name, titleIsMakeshift = false }: Named): string {
  if (__typename === 'Article') return documentTitle(language, name);
  return (titleIsMakeshift && madeTenderTitle(language, name)?.whole) || name;
}
