import { claimPath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { vocabulary } from '../words/vocabulary.ts';
import { outcomeMark } from './outcome-mark.ts';
import type { Group, Mark, Sheet } from './sheet.ts';
import { labelOf } from './sheet-title.ts';

/** Where columns and rows stand, by the ids of tenders and firms. */
export interface SheetGrid {
  readonly xOf: ReadonlyMap<string, number>;
  readonly yOf: ReadonlyMap<string, number>;
}

/** Groups of one tender stand beside each other, so many before they begin anew. */
const PLACES = 4;

/** From the head of a column to its last mark. */
export function spine(
  id: string,
  from: number,
  marks: readonly Mark[],
  { xOf, yOf }: SheetGrid,
): Html | null {
  const rows = marks.filter(({ tender }) => tender.id === id).map(({ firm }) => yOf.get(firm.id) ?? 0);
  return rows.length === 0
    ? null
    : html`<path d="M${xOf.get(id) ?? 0} ${from}V${Math.max(...rows)}" class="rule"/>`;
}

/** Joins parties of one bid, beside their marks: several groups of a tender stand beside each other. */
export function bracket(
  group: Group,
  index: number,
  groups: Sheet['groups'],
  { xOf, yOf }: SheetGrid,
): Html | null {
  const rows = group.firms.flatMap(({ id }) => yOf.get(id) ?? []);
  if (rows.length < 2) return null;
  const place = groups.slice(0, index).filter(({ tender }) => tender === group.tender).length;
  const mark = xOf.get(group.tender.id) ?? 0;
  const x = mark - 9 - (place % PLACES) * 3.5;
  const ticks = rows.map((y) => `M${x} ${y}H${mark}`).join('');
  return html`<path d="M${x} ${Math.min(...rows)}V${Math.max(...rows)}${ticks}" class="bar"/>`;
}

/** What a firm did on a tender leads to the claim, or to the first of several. */
export function drawnMark(view: View, mark: Mark, isPicked: boolean, { xOf, yOf }: SheetGrid): Html {
  const { firm, tender, status, outcomes, bidIds } = mark;
  const [x, y] = [xOf.get(tender.id) ?? 0, yOf.get(firm.id) ?? 0];
  const words = vocabulary[view.language].bidStatus;
  const told = Array.from(outcomes, ([each, count]) =>
    count > 1 ? `${words[each]} ×${count}` : words[each],
  );
  const [first = ''] = bidIds;
  return html`<a href="${view.link(claimPath(first))}" tabindex="-1" data-claim="${first}" data-ends="${firm.id} ${tender.id}"${isPicked && html` class="near picked-line"`}><title>${view.words.labelled(`${firm.name}, ${labelOf(view, tender)}`, told.join(', '))}</title>${outcomeMark(status, x, y)}${bidIds.length > 1 && html`<text x="${x + 8}" y="${y - 4}" font-size="10" class="strong">${bidIds.length}</text>`}</a>`;
}
