import { today } from '../../domain/partial-date.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { explained } from './glossary.ts';

/** The two days of every page, and a form to ask for others. */
export function daysBar(view: View): Html {
  const { words, format, known, valid } = view;
  const now = today();
  return html`<div class="clockbar"><div class="clockbar-inner"><details>
<summary><span>${words.knownOn} <strong>${known === undefined ? words.today : format.date(known)}</strong></span><span aria-hidden="true">·</span><span>${words.validOn} <strong>${valid === undefined ? words.anyDay : format.date(valid)}</strong></span><span class="change">${words.anotherDay}</span></summary>
<form action="/${view.language}${view.path}">${ownParameters(view)}
<label>${words.knownLabel}<input type="date" name="known" value="${known ?? ''}" max="${now}"></label>
<label>${words.validLabel}<input type="date" name="valid" value="${valid ?? ''}"></label>
<button>${words.apply}</button>
<span class="detail">${explained(view, 'known', words.knownOn)} · ${explained(view, 'valid', words.validOn)}</span>
${(known !== undefined || valid !== undefined) && html`<a href="${view.onDays({})}">${words.backToToday}</a>`}
</form></details>${view.selection.length > 0 && html`<p class="selection">${view.selection.join(' · ')}</p>`}</div></div>`;
}

function ownParameters(view: View): Html[] {
  return view
    .ownParameters()
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}
