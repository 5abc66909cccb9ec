import { claimPath, nodePath } from '../address.ts';
import type { Evidence } from '../footnotes.ts';
import { type Html, html, type Markup } from '../html.ts';
import type { StandingFragment } from '../operations.ts';
import type { View } from '../view.ts';
import { nodeName } from '../words/node-name.ts';
import { type Marked, mark } from './mark.ts';
import { name } from './name.ts';

/** A claim that stands in a sentence. */
export type Said = Marked & { readonly evidence: Evidence };

/** A node, as a link shows it. */
export interface Linked {
  readonly __typename: string;
  readonly name: string;
  readonly slug: string;
  /** Of tenders: whether no document gives it a title. */
  readonly titleIsMakeshift?: boolean;
}

/** A name that leads to its page. */
export function nodeLink(view: View, node: Linked, maxCharacters?: number): Html {
  const shown = name(nodeName(view.language, node), maxCharacters);
  return html`<a href="${view.link(nodePath(node.__typename, node.slug))}">${shown}</a>`;
}

/** Mark and sources, as they follow what a claim says, on one line where they fit. */
export function support(view: View, claim: Said, isTerse = false): Html {
  return html`<span class="support">${mark(view, claim, isTerse)} ${references(view, claim)}</span>`;
}

/** The numbers of a claim's sources; what is left out leads to the claim. */
export function references(view: View, { id, evidence }: Said | StandingFragment): Html | null {
  return view.notes.refs(evidence, view.link(claimPath(id)));
}

/** A claim as a sentence, with how it stands and who says so: a line of a list or a step of a chain. */
export function statement(view: View, claim: Said, sentence: Markup): Html {
  const standing = claim.standing.toLowerCase();
  const expected = claim.modality === 'EXPECTED' && ' step-expected';
  return html`<span class="step step-${standing}${expected}"><span dir="auto">${sentence}</span> ${support(view, claim)}</span>`;
}
