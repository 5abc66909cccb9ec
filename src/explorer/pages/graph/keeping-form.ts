import type { Thing } from '../../graph/thing.ts';
import { type Html, html } from '../../html.ts';
import type { View } from '../../view.ts';

/** A form that asks for this picture with one parameter changed. */
export function keepingForm(view: View, changed: string, fields: Html): Html {
  const days = [
    ['known', view.known],
    ['valid', view.valid],
  ] as const;
  const kept = [...view.ownParameters(), ...days].filter(([name]) => name !== changed);
  return html`<form action="/${view.language}${view.path}">${kept.map(([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`)}${fields}</form>`;
}

/** Its name, with what stands below it where that tells it from others. */
export function optionName({ name, below }: Thing): string {
  return below === undefined ? name : `${name}, ${below}`;
}
