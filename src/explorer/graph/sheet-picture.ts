import { nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { SheetTenderFragment } from '../operations.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';
import { type Drawing, framed } from './drawing.ts';
import { dayOf, type Firm, type Mark, type Sheet } from './sheet.ts';
import { namedBidCount } from './sheet-bid.ts';
import { bracket, drawnMark, spine } from './sheet-mark.ts';
import { labelOf, titleOf } from './sheet-title.ts';
import { fitted, textWidth } from './text-width.ts';

const ROW = 29;
const COLUMN = 42;
const BETWEEN_YEARS = 14;
const NAMES = 268;
const BANDS_TOP = 22;
const HEAD = 176;
const FIRST_ROW = BANDS_TOP + HEAD + 26;
const RIGHT = 86;
/** Below the last row: bids received, day. */
const FOOT = 62;
const NAME_SIZE = 13;
const SMALL = 11;
/** Room for a buyer and a title, which stand upright. */
const UPRIGHT = HEAD - 12;

/** A tender that is drawn. */
interface Column {
  readonly tender: SheetTenderFragment;
  readonly x: number;
  readonly isSameBuyer: boolean;
}

interface Band {
  readonly word: string;
  readonly from: number;
  readonly until: number;
}

/** What of the sheet is drawn, and what of it stands out. */
export interface SheetDrawing {
  readonly maxFirms: number;
  /** Global ids of the firms or the tender that are selected. */
  readonly picked?: readonly string[];
  readonly pickedMarks: ReadonlySet<Mark>;
}

/** The sheet as a picture: a row a firm, a column a tender. Places of what is not drawn stay empty. */
export function sheetPicture(
  view: View,
  sheet: Sheet,
  { maxFirms, picked = [], pickedMarks }: SheetDrawing,
): Drawing {
  const rows = sheet.places.firms.slice(0, maxFirms);
  const { xOf, bands } = placeColumns(view, sheet.places.tenders);
  const grid = { xOf, yOf: new Map(rows.map(({ id }, index) => [id, FIRST_ROW + index * ROW])) };
  const firms = sheet.firms.filter(({ id }) => grid.yOf.has(id));
  const columns = sheet.tenders.map((tender, index) => columnOf(tender, sheet.tenders[index - 1], xOf));
  const near = new Set([...picked, ...[...pickedMarks].flatMap(({ firm, tender }) => [firm.id, tender.id])]);
  const linked = (id: string) => thingAttributes(id, picked.includes(id), near.has(id));
  const right = (bands.at(-1)?.until ?? NAMES) + 4;
  const bottom = FIRST_ROW + rows.length * ROW - ROW / 2;
  const marks = sheet.marks.filter(({ firm }) => grid.yOf.has(firm.id));
  const words = graphWords[view.language];
  const body = html`${bands.map(({ word, from, until }) => html`<text x="${from + 5}" y="14" font-size="${SMALL}" class="faint strong">${word}</text><rect x="${from}" y="${BANDS_TOP}" width="${until - from}" height="${bottom - BANDS_TOP + 30}" class="band"/>`)}
${columns.map(({ tender }) => spine(tender.id, BANDS_TOP + HEAD + 4, marks, grid))}
${columns.map((column) => head(view, column, linked(column.tender.id)))}
${firms.map((firm) => row(view, firm, { y: grid.yOf.get(firm.id) ?? 0, right, linked: linked(firm.id), isPicked: picked.includes(firm.id) }))}
${sheet.groups.map((group, index) => bracket(group, index, sheet.groups, grid))}
${marks.map((mark) => drawnMark(view, mark, pickedMarks.has(mark), grid))}
<text x="${right + RIGHT - 14}" y="${bottom + 18}" font-size="${SMALL}" class="faint strong" text-anchor="end">${words.wonOfBid}</text>
<text x="${NAMES - 14}" y="${bottom + 46}" font-size="${SMALL}" class="faint strong" text-anchor="end">${words.received}</text>
<text x="${NAMES - 14}" y="${bottom + 63}" font-size="${SMALL}" class="faint strong" text-anchor="end">${words.dated}</text>
${columns.map((column) => foot(view, column, bottom))}`;
  const isLit = picked.length > 0 || pickedMarks.size > 0;
  return { ...framed(words.sheet, right + RIGHT, bottom + FOOT + 10, body), isLit };
}

function thingAttributes(id: string, isPicked: boolean, isNear: boolean): Html {
  return html` data-thing="${id}"${isPicked && html` aria-current="true"`}${isNear && html` class="near"`}`;
}

/** The buyer is written once for tenders beside each other, of those in the same year. */
function columnOf(
  tender: SheetTenderFragment,
  before: SheetTenderFragment | undefined,
  xOf: ReadonlyMap<string, number>,
): Column {
  const x = xOf.get(tender.id) ?? 0;
  const isBeside = before !== undefined && x - (xOf.get(before.id) ?? 0) === COLUMN;
  return {
    tender,
    x,
    isSameBuyer: isBeside && before.buyer != null && before.buyer.slug === tender.buyer?.slug,
  };
}

function placeColumns(view: View, tenders: readonly SheetTenderFragment[]) {
  const xOf = new Map<string, number>();
  const bands: Band[] = [];
  let x = NAMES;
  const byYear = Map.groupBy(tenders, (tender) => dayOf(tender)?.slice(0, 4) ?? '');
  for (const [year, all] of byYear) {
    const word = year === '' ? view.words.noDate : year;
    const from = x;
    for (const { id } of all) {
      xOf.set(id, x + COLUMN / 2);
      x += COLUMN;
    }
    x = Math.max(x, from + Math.ceil(textWidth(word, SMALL)) + 12);
    bands.push({ word, from, until: x });
    x += BETWEEN_YEARS;
  }
  return { xOf, bands };
}

function head(view: View, { tender, x, isSameBuyer }: Column, linked: Html): Html {
  const words = graphWords[view.language];
  const buyer = tender.buyer?.name ?? words.noBuyer;
  const title = titleOf(view, tender);
  const y = BANDS_TOP + HEAD - 4;
  return html`<a href="${view.link(nodePath('Tender', tender.slug))}"${linked}><title>${view.words.labelled(buyer, labelOf(view, tender))}</title><rect x="${x - COLUMN / 2 + 1}" y="${BANDS_TOP}" width="${COLUMN - 2}" height="${HEAD}" class="ground"/>
<text transform="translate(${x - 3} ${y})rotate(-90)" font-size="${NAME_SIZE}">${isSameBuyer ? '″' : fitted(buyer, NAME_SIZE, UPRIGHT)}</text>
<text transform="translate(${x + 12} ${y})rotate(-90)" font-size="${SMALL}" class="faint">${fitted(title, SMALL, UPRIGHT)}</text></a>`;
}

interface RowDrawing {
  readonly y: number;
  readonly right: number;
  readonly linked: Html;
  readonly isPicked: boolean;
}

function row(view: View, firm: Firm, { y, right, linked, isPicked }: RowDrawing): Html {
  const words = graphWords[view.language];
  const more = firm.isNamesake ? (firm.identifier ?? words.noIdentifier) : '';
  const room = NAMES - 42 - (more === '' ? 0 : Math.min(textWidth(more, SMALL), MAX_IDENTIFIER) + 8);
  const shown = fitted(firm.name, NAME_SIZE, room);
  const identifier = more === '' ? '' : fitted(more, SMALL, MAX_IDENTIFIER);
  return html`<path d="M14 ${y + ROW / 2}H${right + 30}" class="rule"/>
<a href="${view.link(nodePath('Organisation', firm.slug))}"${linked}><title>${firm.name}</title><rect x="6" y="${y - ROW / 2 + 1}" width="${NAMES - 20}" height="${ROW - 3}" class="${isPicked ? 'picked' : 'ground'}"/><circle cx="14" cy="${y}" r="5" class="hollow"/><text x="26" y="${y + 4.5}" font-size="${NAME_SIZE}">${shown}${identifier !== '' && html` <tspan font-size="${SMALL}" class="faint" dx="4">${identifier}</tspan>`}</text></a>
<text x="${right + RIGHT - 14}" y="${y + 4.5}" font-size="${NAME_SIZE}" text-anchor="end"><tspan class="strong">${firm.wonCount}</tspan><tspan class="faint"> / ${firm.bidCount}</tspan></text>`;
}

const MAX_IDENTIFIER = 96;

function foot(view: View, { tender, x }: Column, bottom: number): Html {
  const received = tender.publishedBidCount;
  const isMore =
    received !== null &&
    tender.bids.totalCount <= tender.bids.nodes.length &&
    received > namedBidCount(tender);
  const day = dayOf(tender);
  return html`<text x="${x}" y="${bottom + 46}" font-size="${SMALL}" text-anchor="middle" class="${isMore ? 'over strong' : 'faint'}">${received ?? '·'}</text>
<text x="${x}" y="${bottom + 63}" font-size="10" text-anchor="middle" class="faint">${day === undefined ? '·' : view.format.dayOfYear(day)}</text>`;
}
