import type { BidStatus, SheetTenderFragment, Standing } from '../operations.ts';
import { OUTCOMES } from './outcome-mark.ts';
import { bidsOf, groupKey, type Party, type SheetBid, tendersOfFirms } from './sheet-bid.ts';
import { compareTexts, orderRows } from './sheet-row.ts';

/** So many firms are drawn at most; the table has all. */
export const MAX_FIRMS = 40;

export interface Firm extends Party {
  /** Whether another firm of the sheet has the same name. */
  readonly isNamesake: boolean;
  readonly wonCount: number;
  /** On how many tenders it bid: expected bids are none. */
  readonly bidCount: number;
}

/** What a firm did on a tender: one or several bids, on its lots. */
export interface Mark {
  readonly firm: Firm;
  readonly tender: SheetTenderFragment;
  /** Of several the first in the order of `OUTCOMES`. */
  readonly status: BidStatus;
  /** Outcomes with how many bids had them. */
  readonly outcomes: ReadonlyMap<BidStatus, number>;
  /** Global ids of the bids. */
  readonly bidIds: readonly string[];
  /** Firms with which it bid together. */
  readonly partners: readonly Firm[];
}

export interface Group {
  readonly tender: SheetTenderFragment;
  readonly firms: readonly Firm[];
}

/** Where everything stands: each day of the past leaves the places of what was not known yet empty. */
export interface SheetPlaces {
  /** In the order of rows; what only another day knows stands last. */
  readonly firms: readonly Party[];
  /** In the order of columns. */
  readonly tenders: readonly SheetTenderFragment[];
}

export interface Sheet {
  readonly places: SheetPlaces;
  /** What is drawn, in the order of rows and columns. */
  readonly firms: readonly Firm[];
  readonly tenders: readonly SheetTenderFragment[];
  readonly marks: readonly Mark[];
  /** Parties of one bid, each group once a tender. */
  readonly groups: readonly Group[];
  /** Of the bids that are known on the day, drawn or not. */
  readonly standings: readonly Standing[];
  /** How many of these are not drawn. */
  readonly leftOutCount: number;
  /** How many of the firms and tenders that have a place are not known on the day. */
  readonly unknownCount: number;
}

/** What the reader wants to see. */
export interface SheetShows {
  /** Ids of firms and tenders that are not drawn. */
  readonly hidden: ReadonlySet<string>;
  /** Undefined: all. */
  readonly standings: readonly Standing[] | undefined;
  /** Firms that bid on fewer tenders are left out. */
  readonly leastTenders: number;
  /** Ids of firms that stay, on however few they bid. */
  readonly kept: ReadonlySet<string>;
}

const EVERYTHING: SheetShows = { hidden: new Set(), standings: undefined, leastTenders: 0, kept: new Set() };

/**
 * Who bid on tenders, in the order of their dates: undated first, then the oldest. Where each stands follows from what is known today
 * alone; the day and what is wanted decide only what of it is drawn.
 *
 * @param known the tenders with their bids as known on the day
 * @param seeds ids of the nodes that the sheet is about
 * @param today the same as known today, where the day is another
 */
export function makeSheet(
  known: readonly SheetTenderFragment[],
  seeds: ReadonlySet<string>,
  today = known,
  shows = EVERYTHING,
): Sheet {
  const places = placesOf(known, seeds, today);
  const knownById = new Map(known.map((tender) => [tender.id, tender]));
  const tenders = places.tenders.flatMap(({ id }) => knownById.get(id) ?? []);
  const bids = tenders.flatMap(bidsOf);
  const wanted = bids.filter(
    ({ tender, standing }) => !shows.hidden.has(tender.id) && (shows.standings?.includes(standing) ?? true),
  );
  const knownFirms = new Map(bids.flatMap(({ parties }) => parties.map((party) => [party.id, party])));
  const firms = firmsOf(places.firms, knownFirms, wanted).filter(
    ({ id, bidCount }) => !shows.hidden.has(id) && (shows.kept.has(id) || bidCount >= shows.leastTenders),
  );
  const drawn = drawBids(firms, wanted);
  const drawnBids = new Set(drawn.marks.flatMap(({ bidIds }) => bidIds));
  return {
    places,
    firms,
    tenders: tenders.filter(({ id }) => !shows.hidden.has(id)),
    ...drawn,
    standings: bids.map(({ standing }) => standing),
    leftOutCount: bids.filter(({ id }) => !drawnBids.has(id)).length,
    unknownCount: places.tenders.length - tenders.length + places.firms.length - knownFirms.size,
  };
}

/** The day that a tender goes by; undefined where no document dates it. */
export function dayOf({ date, dateKind }: SheetTenderFragment): string | undefined {
  return dateKind === 'DOCUMENT' ? undefined : date;
}

function placesOf(
  known: readonly SheetTenderFragment[],
  seeds: ReadonlySet<string>,
  today: readonly SheetTenderFragment[],
): SheetPlaces {
  const tenders = today.toSorted(
    (a, b) => compareTexts(columnOf(a), columnOf(b)) || compareTexts(a.id, b.id),
  );
  const firms = orderRows(tenders.flatMap(bidsOf), seeds, MAX_FIRMS);
  const ids = new Set(firms.map(({ id }) => id));
  // Bids that documents said on that day and no longer say today.
  const others = known === today ? [] : orderRows(known.flatMap(bidsOf), seeds, MAX_FIRMS);
  return { tenders, firms: [...firms, ...others.filter(({ id }) => !ids.has(id))] };
}

function columnOf(tender: SheetTenderFragment): string {
  const day = dayOf(tender);
  return day === undefined ? `0 ${tender.date}` : `1 ${day}`;
}

/** Those that are known, with what they did. */
function firmsOf(
  places: readonly Party[],
  known: ReadonlyMap<string, Party>,
  bids: readonly SheetBid[],
): Firm[] {
  const tendersOf = tendersOfFirms(bids);
  const wonBy = tendersOfFirms(bids.filter(({ status }) => status === 'WON'));
  const byName = Map.groupBy(places, ({ name }) => name.toLowerCase());
  return places.flatMap((place) => {
    const party = known.get(place.id);
    if (party === undefined) return [];
    const isNamesake = (byName.get(place.name.toLowerCase())?.length ?? 0) > 1;
    const wonCount = wonBy.get(party.id)?.size ?? 0;
    return [{ ...party, isNamesake, wonCount, bidCount: tendersOf.get(party.id)?.size ?? 0 }];
  });
}

function drawBids(firms: readonly Firm[], bids: readonly SheetBid[]): Pick<Sheet, 'marks' | 'groups'> {
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  const drawnOf = ({ parties }: SheetBid) => parties.flatMap(({ id }) => byId.get(id) ?? []);
  const marks = firms.flatMap((firm) => marksOf(firm, bids, drawnOf));
  const groups = new Map<string, Group>();
  for (const bid of bids) {
    if (bid.parties.length > 1) groups.set(groupKey(bid), { tender: bid.tender, firms: drawnOf(bid) });
  }
  return { marks, groups: [...groups.values()] };
}

function marksOf(firm: Firm, bids: readonly SheetBid[], drawnOf: (bid: SheetBid) => Firm[]): Mark[] {
  const own = bids.filter(({ parties }) => parties.some(({ id }) => id === firm.id));
  return Array.from(
    Map.groupBy(own, ({ tender }) => tender),
    ([tender, all]) => {
      const found = Map.groupBy(all, ({ status }) => status);
      const outcomes = new Map(OUTCOMES.flatMap((each) => countOf(each, found.get(each)?.length ?? 0)));
      const partners = new Set(all.flatMap(drawnOf).filter((each) => each !== firm));
      const [status = 'SUBMITTED'] = outcomes.keys();
      const bidIds = all.map(({ id }) => id);
      return { firm, tender, status, outcomes, bidIds, partners: [...partners] };
    },
  );
}

function countOf(status: BidStatus, count: number): [BidStatus, number][] {
  return count === 0 ? [] : [[status, count]];
}
