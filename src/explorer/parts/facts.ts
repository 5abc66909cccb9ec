import { type Html, html, type Markup } from '../html.ts';

/** A term and what is known of it; left out where that is null or false. */
export type Fact = readonly [term: Markup, description: Markup];

/** The list of facts beside the main column; nothing at all where none is known. */
export function facts(all: readonly Fact[]): Html {
  const known = all.filter(([, description]) => description != null && description !== false);
  if (known.length === 0) return html``;
  return html`<dl class="facts">${known.map(
    ([term, description]) => html`<div><dt>${term}</dt><dd>${description}</dd></div>`,
  )}</dl>`;
}

/** A section with its heading, and how many there are of what it lists. Null where there is no body. */
export function section(id: string, title: Markup, body: Markup, count?: string): Html | null {
  if (body == null || body === false) return null;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}${count !== undefined && html` <span class="count">${count}</span>`}</h2>
${body}</section>`;
}
