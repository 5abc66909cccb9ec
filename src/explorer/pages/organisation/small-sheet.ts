import { drawn } from '../../graph/drawing.ts';
import { makeSheet } from '../../graph/sheet.ts';
import { sheetPicture } from '../../graph/sheet-picture.ts';
import { type Html, html } from '../../html.ts';
import type { OrganisationQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import type { View } from '../../view.ts';
import { graphWords } from '../../words/graph.ts';
import { organisationWords } from '../../words/organisation.ts';
import { sheetKey } from '../graph/legend.ts';
import { sheetTable } from '../graph/sheet-table.ts';

/** So many firms stand in a picture among other things. */
const MAX_FIRMS = 12;

type Tenders = NonNullable<OrganisationQuery['bidTenders']>;

/** Bids over time, of one organisation or on what it buys: the latest tenders, the way to the whole picture, and the same as a table. */
export function smallSheet(
  view: View,
  { id, slug }: { readonly id: string; readonly slug: string },
  {
    id: anchor,
    title,
    tenders,
  }: { readonly id: string; readonly title: string; readonly tenders: Tenders | undefined },
): Html | null {
  if (!tenders) return null;
  const sheet = makeSheet(tenders.nodes, new Set([id]));
  if (sheet.marks.length === 0) return null;
  const words = graphWords[view.language];
  const own = organisationWords[view.language];
  const { format } = view;
  const cutCount = sheet.tenders.filter(({ bids }) => bids.totalCount > bids.nodes.length).length;
  const cut = [
    tenders.totalCount > tenders.nodes.length && words.tendersCut(format.number(tenders.nodes.length)),
    sheet.firms.length > MAX_FIRMS &&
      words.firmsCut(sheet.firms.length - MAX_FIRMS, format.number(sheet.firms.length - MAX_FIRMS)),
    cutCount > 0 && words.bidsCut(cutCount),
  ].filter((each) => each !== false);
  const picture = {
    ...sheetPicture(view, sheet, { maxFirms: MAX_FIRMS, pickedMarks: new Set() }),
    label: words.inPicture(title),
  };
  const whole = html`<a href="${view.link('/graph', { seed: slug, view: 'sheet' })}">${own.wholeSheet}</a>`;
  const body = html`${drawn(picture)}
${sheetKey(view, sheet)}
<p class="foot-note">${words.sheetSays} ${cut.length > 0 && `${cut.join(' ')} `}${whole}</p>
${sheetTable(view, sheet, words.inTable(title))}`;
  return section(anchor, title, body);
}
