import type { BidStatus, SheetTenderFragment } from '../operations.ts';
import { OUTCOMES } from './outcome-mark.ts';

/** So many firms are drawn at most; the table has all. */
export const MAX_FIRMS = 40;

export interface Firm {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly identifier: string | undefined;
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

export interface Sheet {
  /** In the order of rows, those that are not drawn after those that are. */
  readonly firms: readonly Firm[];
  /** In the order of columns. */
  readonly tenders: readonly SheetTenderFragment[];
  readonly marks: readonly Mark[];
  /** Parties of one bid, each group once a tender. */
  readonly groups: readonly Group[];
}

export interface Group {
  readonly tender: SheetTenderFragment;
  readonly firms: readonly Firm[];
}

type Party = Pick<Firm, 'id' | 'slug' | 'name' | 'identifier'>;

interface Bid {
  readonly id: string;
  readonly tender: SheetTenderFragment;
  readonly status: BidStatus;
  readonly parties: readonly Party[];
}

/**
 * Who bid on tenders, in the order of their dates: undated first, then the oldest.
 *
 * Rows: seeds, then whoever shares most tenders with those above; of those that share as many, whoever bid on most.
 *
 * @param seeds ids of the nodes that the sheet is about
 */
export function makeSheet(all: readonly SheetTenderFragment[], seeds: ReadonlySet<string>): Sheet {
  const tenders = all.toSorted((a, b) => compare(columnOf(a), columnOf(b)) || compare(a.id, b.id));
  const bids = tenders.flatMap(bidsOf);
  const firms = orderFirms(bids, seeds);
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  const firmsOf = ({ parties }: Bid) => parties.flatMap(({ id }) => byId.get(id) ?? []);
  const marks = firms.flatMap((firm) => marksOf(firm, bids, firmsOf));
  const groups = new Map<string, Group>();
  for (const bid of bids) {
    if (bid.parties.length > 1) groups.set(groupKey(bid), { tender: bid.tender, firms: firmsOf(bid) });
  }
  return { firms, tenders, marks, groups: [...groups.values()] };
}

/** The day that a tender goes by; undefined where no document dates it. */
export function dayOf({ date, dateKind }: SheetTenderFragment): string | undefined {
  return dateKind === 'DOCUMENT' ? undefined : date;
}

/** How many bids on a tender are named: those of the same firms, on several lots, are one. */
export function namedBidCount(tender: SheetTenderFragment): number {
  return new Set(
    bidsOf(tender)
      .filter(({ status }) => status !== 'EXPECTED')
      .map(groupKey),
  ).size;
}

function columnOf(tender: SheetTenderFragment): string {
  const day = dayOf(tender);
  return day === undefined ? `0 ${tender.date}` : `1 ${day}`;
}

function bidsOf(tender: SheetTenderFragment): Bid[] {
  return tender.bids.nodes.map(({ id, status, ends }) => ({
    id,
    tender,
    status,
    parties: ends
      .filter(({ name }) => name === 'parties')
      .map(({ node }) => ({
        id: node.id,
        slug: node.slug,
        name: node.name,
        identifier: 'identifiers' in node ? node.identifiers[0]?.value : undefined,
      })),
  }));
}

function groupKey({ tender, parties }: Bid): string {
  return [tender.id, ...parties.map(({ id }) => id).sort()].join(' ');
}

function orderFirms(bids: readonly Bid[], seeds: ReadonlySet<string>): Firm[] {
  const parties = new Map(bids.flatMap(({ parties: all }) => all.map((party) => [party.id, party])));
  const byName = Map.groupBy(parties.values(), ({ name }) => name.toLowerCase());
  const tendersOf = new Map(Array.from(parties.keys(), (id) => [id, new Set<string>()]));
  const wonBy = new Map(Array.from(parties.keys(), (id) => [id, new Set<string>()]));
  for (const { tender, status, parties: all } of bids) {
    for (const { id } of all) {
      if (status !== 'EXPECTED') tendersOf.get(id)?.add(tender.id);
      if (status === 'WON') wonBy.get(id)?.add(tender.id);
    }
  }
  const firms = Array.from(
    parties.values(),
    (party): Firm => ({
      ...party,
      isNamesake: (byName.get(party.name.toLowerCase())?.length ?? 0) > 1,
      wonCount: wonBy.get(party.id)?.size ?? 0,
      bidCount: tendersOf.get(party.id)?.size ?? 0,
    }),
  ).sort((a, b) => b.bidCount - a.bidCount || compare(a.name, b.name) || compare(a.id, b.id));
  const placed = firms.filter(({ id }) => seeds.has(id));
  const above = new Set(placed.flatMap(({ id }) => [...(tendersOf.get(id) ?? [])]));
  let rest = firms.filter(({ id }) => !seeds.has(id));
  const sharedOf = ({ id }: Firm) => [...(tendersOf.get(id) ?? [])].filter((each) => above.has(each)).length;
  while (rest.length > 0 && placed.length < MAX_FIRMS) {
    const shared = rest.map(sharedOf);
    const next = rest[shared.indexOf(Math.max(...shared))] as Firm;
    placed.push(next);
    for (const each of tendersOf.get(next.id) ?? []) above.add(each);
    rest = rest.filter((firm) => firm !== next);
  }
  return [...placed, ...rest];
}

function marksOf(firm: Firm, bids: readonly Bid[], firmsOf: (bid: Bid) => Firm[]): Mark[] {
  const own = bids.filter(({ parties }) => parties.some(({ id }) => id === firm.id));
  return Array.from(
    Map.groupBy(own, ({ tender }) => tender),
    ([tender, all]) => {
      const found = Map.groupBy(all, ({ status }) => status);
      const outcomes = new Map(OUTCOMES.flatMap((each) => countOf(each, found.get(each)?.length ?? 0)));
      const partners = new Set(all.flatMap(firmsOf).filter((each) => each !== firm));
      const [status = 'SUBMITTED'] = outcomes.keys();
      const bidIds = all.map(({ id }) => id);
      return { firm, tender, status, outcomes, bidIds, partners: [...partners] };
    },
  );
}

function countOf(status: BidStatus, count: number): [BidStatus, number][] {
  return count === 0 ? [] : [[status, count]];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
