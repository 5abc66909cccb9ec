import { type Html, html, shortened } from '../html.ts';
import type { View } from '../view.ts';
import { attributeName, attributeValue } from '../words/attribute.ts';

/** An attribute that shows another value. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
}

const MAX_VALUE = 120;
const NOTHING = '–';

/** What stood there, struck out, and what stands there now. */
export function attributeChanges(view: View, changes: readonly AttributeChange[]): Html[] {
  return changes.map(({ attribute, before, after }) => {
    const called = attributeName(view.language, attribute) ?? html`<code>${attribute}</code>`;
    const value = (said: string) => shortened(attributeValue(view, attribute, said), MAX_VALUE);
    return html`<span class="sub">${called} ${before !== null && html`<del dir="auto">${value(before)}</del> `}${after !== null && html`<ins dir="auto">${value(after)}</ins>`}</span>`;
  });
}

/** The same in words, for feeds. */
export function attributeTexts(view: View, changes: readonly AttributeChange[]): string[] {
  return changes.map(({ attribute, before, after }) => {
    const value = (said: string | null) =>
      said === null ? NOTHING : shortened(attributeValue(view, attribute, said), MAX_VALUE);
    const called = attributeName(view.language, attribute) ?? attribute;
    return view.words.labelled(called, `${value(before)} → ${value(after)}`);
  });
}
