import { type Html, html } from '../../html.ts';
import type { HappeningFragment, TenderEventKind, TenderQuery } from '../../operations.ts';
import { support } from '../../parts/statement.ts';
import { absent } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { tenderWords } from '../../words/tender.ts';
import { vocabulary } from '../../words/vocabulary.ts';
import { shownLotNumber } from './who-bid.ts';

type Tender = NonNullable<TenderQuery['tender']>;
type Event = HappeningFragment;

/** Undated events stand in the order of a procedure. */
const COURSE: readonly TenderEventKind[] = [
  'PLANNED',
  'LAUNCHED',
  'EXPECTED',
  'SUBMITTED',
  'CLOSED',
  'PRESELECTED',
  'WITHDRAWN',
  'DISQUALIFIED',
  'REJECTED',
  'WON',
  'AWARDED',
  'UNSUCCESSFUL',
  'CANCELLED',
];

const LAST = '9999';

/** What happened, oldest first; equal events of a day are one line. */
export function timeline(view: View, { events: ofTender, bidEvents }: Tender): Html {
  const words = tenderWords[view.language];
  const events = [...ofTender.nodes, ...bidEvents.nodes];
  const cut = ofTender.totalCount + bidEvents.totalCount - events.length;
  if (events.length === 0) return html`<p class="absent">${words.nothingHappened}</p>`;
  const key = ({ event, date, standing, modality, reason }: Event) =>
    JSON.stringify([date?.slice(0, 10), event, standing, modality, reason]);
  const lines = [...Map.groupBy(events, key).values()].sort(byCourse);
  return html`<ol class="timeline">${lines.map((line) => line[0] && eventLine(view, line[0], line.length))}</ol>${cut > 0 && html`<p class="foot-note">${words.eventsCut(view.format.number(cut))}</p>`}`;
}

function byCourse([a]: readonly Event[], [b]: readonly Event[]): number {
  if (!a || !b) return 0;
  const [first, second] = [a.date ?? LAST, b.date ?? LAST];
  if (first !== second) return first < second ? -1 : 1;
  return COURSE.indexOf(a.event) - COURSE.indexOf(b.event);
}

function eventLine(view: View, claim: Event, count: number): Html {
  const words = tenderWords[view.language];
  const state = [
    claim.modality === 'EXPECTED' && 'is-expected',
    claim.standing === 'UNCONFIRMED' && 'is-unconfirmed',
  ];
  const isPlain = claim.standing === 'OFFICIAL';
  return html`<li class="${state.filter(Boolean).join(' ')}"><span class="when">${claim.date === null ? absent(view.words.noDate) : view.format.day(claim.date)}</span><span>${vocabulary[view.language].tenderEvent[claim.event]}${count > 1 && html` <span class="detail">${words.times(count)}</span>`}${count === 1 && claim.lot !== null && html` <span class="detail">${words.lot(shownLotNumber(claim.lot))}</span>`} ${support(view, claim, isPlain)}${claim.reason !== null && html`<span class="note" dir="auto">${claim.reason}</span>`}</span></li>`;
}
