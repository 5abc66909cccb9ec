import type { CompanionFile } from '../format.ts';
import context from './context.json' with { type: 'json' };

/** What the members of an export mean, as its member `@context` says. */
export const CONTEXT: object = context['@context'];

/** The same as a document of its own, for whoever wants to refer to it. */
export const CONTEXT_DOCUMENT: CompanionFile = {
  name: 'context.jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  text: `${JSON.stringify(context, null, 2)}\n`,
};
