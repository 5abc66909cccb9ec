import type { Line } from '../../graph/column-line.ts';
import { OUTCOMES, outcomeMark, outcomeSample } from '../../graph/outcome-mark.ts';
import type { KeyEntry } from '../../graph/svg-file.ts';
import { type Html, html } from '../../html.ts';
import type { Standing } from '../../operations.ts';
import type { View } from '../../view.ts';
import { graphWords } from '../../words/graph.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { STANDINGS } from './whom-columns.ts';

/** What stands in the picture: outcomes of bids, standings as lines, heads. */
export function columnKey(view: View, lines: readonly Line[]): Html {
  const words = graphWords[view.language];
  return html`<ul class="key" aria-label="${words.key}">${outcomesOf(lines).map((each) => html`<li>${outcomeSample(each)} ${vocabulary[view.language].bidStatus[each]}</li>`)}${standingsOf(lines).map((each) => html`<li>${standingSample(each)} ${view.words.standing[each]}</li>`)}${isAnyExpected(lines) && html`<li><svg class="drawing" width="42" height="10" viewBox="0 0 42 10" aria-hidden="true">${openHead()}</svg> ${words.openHead}</li>`}</ul>`;
}

/** The same for a file. */
export function columnKeyEntries(view: View, lines: readonly Line[]): KeyEntry[] {
  const raised = (sample: Html) => html`<g transform="translate(0 -5)">${sample}</g>`;
  const outcomes = outcomesOf(lines).map((each) => ({
    sample: outcomeMark(each, 7, 0),
    room: 22,
    word: vocabulary[view.language].bidStatus[each],
  }));
  const standings = standingsOf(lines).map((each) => ({
    sample: raised(lineOf(each)),
    room: 50,
    word: view.words.standing[each],
  }));
  const expected = { sample: raised(openHead()), room: 50, word: graphWords[view.language].openHead };
  return [...outcomes, ...standings, ...(isAnyExpected(lines) ? [expected] : [])];
}

/** The line of a standing beside its word. */
export function standingSample(standing: Standing): Html {
  return html`<svg class="drawing" width="42" height="10" viewBox="0 0 42 10" aria-hidden="true">${lineOf(standing)}</svg>`;
}

function outcomesOf(lines: readonly Line[]) {
  return OUTCOMES.filter((each) => lines.some(({ status }) => status === each));
}

function standingsOf(lines: readonly Line[]) {
  return STANDINGS.filter((each) => lines.some(({ standing }) => standing === each));
}

function isAnyExpected(lines: readonly Line[]): boolean {
  return lines.some(({ modality }) => modality === 'EXPECTED');
}

function lineOf(standing: Standing): Html {
  return html`<path d="M0 5H42" class="line line-${standing.toLowerCase()}"/>`;
}

function openHead(): Html {
  return html`<path d="M8 5H30" class="line"/><path d="M38 5l-8-3.5v7Z" class="head head-open"/>`;
}
