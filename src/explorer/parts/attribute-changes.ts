import { type Html, html, shortened } from '../html.ts';

/** An attribute that shows another value. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
}

const MAX_VALUE = 120;

/** What stood there, struck out, and what stands there now. */
export function attributeChanges(changes: readonly AttributeChange[]): Html[] {
  return changes.map(
    ({ attribute, before, after }) =>
      html`<span class="sub"><code>${attribute}</code> ${before !== null && html`<del dir="auto">${shortened(before, MAX_VALUE)}</del> `}${after !== null && html`<ins dir="auto">${shortened(after, MAX_VALUE)}</ins>`}</span>`,
  );
}
