import { today } from '../../domain/partial-date.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { explained } from './glossary.ts';

/** The two days of every page, and a form to ask for others. */
export function daysBar(view: View): Html {
  const { words, known, valid } = view;
  const now = today();
  return html`<div class="clockbar"><div class="clockbar-inner"><details>
<summary><span>${knownDay(view, now)}</span><span aria-hidden="true">·</span><span>${validDay(view)}</span><span class="change">${words.anotherDay}</span></summary>
<form action="/${view.language}${view.path}">${ownParameters(view)}
<label>${words.knownLabel}<input type="date" name="known" value="${known ?? ''}" max="${now}"></label>
<label>${words.validLabel}<input type="date" name="valid" value="${valid ?? ''}"></label>
<button>${words.apply}</button>
<span class="detail">${explained(view, 'known', words.knownOn)} · ${explained(view, 'valid', words.validOn)}</span>
${(known !== undefined || valid !== undefined) && html`<a href="${view.onDays({})}">${words.backToToday}</a>`}
</form></details>${view.selection.length > 0 && html`<p class="selection">${view.selection.join(' · ')}</p>`}</div></div>`;
}

/** On paper nobody can tell which day was today. */
function knownDay({ words, format, known }: View, now: string): Html {
  if (known !== undefined) return day(words.knownOn, format.date(known));
  return html`${day(words.knownTo, words.today)}<span class="printed">, ${format.date(now)}</span>`;
}

function validDay({ words, format, valid }: View): Html {
  return valid === undefined ? day(words.validTo, words.anyDay) : day(words.validOn, format.date(valid));
}

function day(word: string, said: string): Html {
  return html`${word} <strong>${said}</strong>`;
}

function ownParameters(view: View): Html[] {
  return view
    .ownParameters()
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
}
