import { today } from '../../../domain/partial-date.ts';
import { type Html, html } from '../../html.ts';
import { pictureWords } from '../../words/picture.ts';
import type { GraphView } from './asked.ts';
import { keepingForm } from './keeping-form.ts';

const WIDTH = 200;
const MARGIN = 8;

/**
 * The days on which something here changed, to choose from: by a list, or with script by a range over them. Null where there is none.
 *
 * @param changeDays latest first
 * @param unknownCount how much of what has a place is not known on the day
 */
export function knownPanel(
  view: GraphView,
  changeDays: readonly string[],
  unknownCount: number,
): Html | null {
  const words = pictureWords[view.language];
  const days = changeDays.filter((day) => day < today()).toReversed();
  if (days.length === 0) return null;
  const { known } = view;
  const shownDays = known === undefined || days.includes(known) ? days : [...days, known].sort();
  const at = known === undefined ? shownDays.length : shownDays.indexOf(known);
  const option = (day: string | undefined, word: string) =>
    html`<option value="${day ?? ''}"${day === known && html` selected`}>${word}</option>`;
  const list = html`<span class="row unscripted"><select id="known-day" name="known">${shownDays.map((day) => option(day, view.format.date(day)))}${option(undefined, words.today)}</select><button>${view.words.apply}</button></span>`;
  const range = html`<span class="scripted"><output for="known-range">${known === undefined ? words.today : view.format.date(known)}</output>${ticks(shownDays.length + 1)}<input type="range" id="known-range" min="0" max="${shownDays.length}" value="${at}" aria-label="${words.knownOn}" aria-valuetext="${known === undefined ? words.today : view.format.date(known)}"></span>`;
  return html`<section aria-labelledby="known"><h2 id="known">${words.knownOn}</h2>${keepingForm(view, 'known', html`<label for="known-day" class="visually-hidden">${words.knownOn}</label>${range}${list}`)}
<p class="detail">${words.changed(days.length)}${known !== undefined && unknownCount > 0 && ` ${words.knownLater(unknownCount)}`}</p></section>`;
}

/** A tick a day, as the range has them. */
function ticks(count: number): Html {
  const step = (WIDTH - 2 * MARGIN) / (count - 1);
  const path = Array.from(
    { length: count },
    (_, index) => `M${Math.round((MARGIN + index * step) * 10) / 10} 0v7`,
  );
  return html`<svg class="drawing ticks" viewBox="0 0 ${WIDTH} 7" preserveAspectRatio="none" height="7" aria-hidden="true"><path d="${path.join('')}" class="stroke"/></svg>`;
}
