import type { Modality, Standing } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import type { CitedPlace } from '../../../model/citation/cited.ts';
import type { BidStatus, PartyRole } from '../../../model/words/claim.ts';
import { textList, thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, bare, type Name } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { bidParties, bids as bidTable } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { identifiers } from '../../tables/node.ts';
import { organisations } from '../../tables/organisation.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { lots, tenderCpvs, tenders as tenderTable } from '../../tables/tender.ts';
import { readCitedPlaces } from '../claim/cited-place-reader.ts';
import type { Session } from '../row/session.ts';
import { CHILD, type Child, type Children, gatherChildren, readChildren } from './children.ts';

interface Worth {
  readonly valueMinor: number | null;
  readonly valueCurrency: string | null;
  readonly valueStatus: ValueStatus;
}

/** What a sheet says of a tender beside each of its bids; lists are texts, separated by semicolons. */
export interface SheetTender extends Worth {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly identifiers: string | null;
  readonly status: TenderStatus | null;
  readonly published: string | null;
  readonly deadline: string | null;
  readonly awarded: string | null;
  readonly cpvs: string | null;
  readonly buyer: number | null;
  readonly buyerName: string | null;
  readonly buyerIdentifier: string | null;
  readonly flags: string | null;
  readonly valueBasis: string | null;
  readonly valueIsPartial: 0 | 1 | null;
  /** Separated by blanks. */
  readonly valueGaps: string | null;
  readonly valueIsCeiling: 0 | 1 | null;
}

/** What it says of a bid. */
export interface SheetBid extends Worth {
  readonly lot: string | null;
  readonly status: BidStatus;
  readonly rank: number | null;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
  /** The first document that says so and was not superseded; both null for an editor's own knowledge. */
  readonly documentTitle: string | null;
  readonly documentUrl: string | null;
  /** The piece of evidence that names it. */
  readonly evidence: number | null;
  /** Field and flag of each: `value:ZERO_AMOUNT`. */
  readonly flags: string | null;
}

/** What it says of an organisation behind a bid. */
export interface SheetParty {
  readonly organisation: number;
  readonly role: PartyRole;
  readonly name: string;
  readonly country: string | null;
  readonly identifier: string | null;
}

/** Bids in their order with the organisations behind each. */
export interface SheetPage {
  readonly bids: readonly Child<SheetBid>[];
  readonly parties: ReadonlyMap<number, readonly Child<SheetParty>[]>;
  /** Where documents say so, by evidence. */
  readonly cited: ReadonlyMap<number, CitedPlace>;
}

const k = eachValue('k');
const t = as(tenderTable, 't');
const o = as(organisations, 'o');
const i = as(identifiers, 'i');
const cpv = as(tenderCpvs, 'c');
const q = as(qualityFlags, 'q');
const bid = as(bidTable, CHILD);
const party = as(bidParties, CHILD);
const lot = bare(lots);
const c = as(claims, 'c');
const a = as(articles, 'a');
const e = as(evidence, 'e');
const first = as(evidence, 'f');

const SEPARATOR = "'; '";

/** SQL of the identifier that an organisation is best known by: a checked one first. */
function identifierOf(organisation: Name): string {
  return `(SELECT ${i.scheme} || ' ' || ${i.value} FROM ${i} WHERE ${i.nodeId} = ${organisation} ORDER BY ${i.checked} DESC, ${i.id} LIMIT 1)`;
}

function flagsOf(owner: Name, id: Name): string {
  return `(SELECT ${textList(`${q.field} || ':' || ${q.flag}`, SEPARATOR, q.id)} FROM ${q} WHERE ${owner} = ${id})`;
}

const TENDERS_STATEMENT = `SELECT ${t.id}, ${t.slug}, ${t.name}, ${t.status}, ${t.called} AS published, ${t.deadline}, ${t.awarded}, ${t.valueMinor} AS valueMinor, ${t.valueCurrency} AS valueCurrency, ${t.valueStatus} AS valueStatus, ${t.valueBasis} AS valueBasis, ${t.valueIsPartial} AS valueIsPartial, ${t.valueGaps} AS valueGaps, ${t.valueIsCeiling} AS valueIsCeiling, ${t.buyerId} AS buyer, ${o.name} AS buyerName, ${identifierOf(o.id)} AS buyerIdentifier, (SELECT ${textList(`${i.scheme} || ' ' || ${i.value}`, SEPARATOR, `${i.checked} DESC, ${i.id}`)} FROM ${i} WHERE ${i.nodeId} = ${t.id}) AS identifiers, (SELECT ${textList(cpv.code, SEPARATOR, cpv.code)} FROM ${cpv} WHERE ${cpv.tenderId} = ${t.id}) AS cpvs, ${flagsOf(q.nodeId, t.id)} AS flags`;

const BIDS: Children = {
  columns: `(SELECT ${lot.number} FROM ${lot} WHERE ${lot.id} = ${bid.lotId}) AS lot, ${bid.status}, ${bid.rank}, ${bid.valueMinor} AS valueMinor, ${bid.valueCurrency} AS valueCurrency, ${bid.valueStatus} AS valueStatus, ${c.standing}, ${c.modality}, ${c.knownFrom} AS knownFrom, ${e.id} AS evidence, ${a.name} AS documentTitle, ${a.url} AS documentUrl, ${flagsOf(q.claimId, bid.id)} AS flags`,
  parent: bidTable.tenderId,
  key: bidTable.id,
  where: `${bid.withdrawn} = 0`,
  joins: `${thenJoin} ${c} ON ${c.id} = ${bid.id} LEFT JOIN ${e} ON ${e.id} = (SELECT ${first.id} FROM ${first} WHERE ${first.claimId} = ${bid.id} AND ${first.knownUntil} IS NULL ORDER BY ${first.knownFrom}, ${first.id} LIMIT 1) LEFT JOIN ${a} ON ${a.id} = ${e.articleId}`,
};

const PARTIES: Children = {
  columns: `${party.organisationId} AS organisation, ${party.role}, ${o.name}, ${o.country}, ${identifierOf(o.id)} AS identifier`,
  parent: bidParties.bidId,
  key: bidParties.organisationId,
  joins: `${thenJoin} ${o} ON ${o.id} = ${party.organisationId}`,
};

/** The tenders of these ids, in order of id. */
export function readSheetTenders(session: Session, ids: readonly number[]): readonly SheetTender[] {
  return session.rows(
    fragment`${raw(TENDERS_STATEMENT)} FROM ${k.of(ids)} ${thenJoin} ${t} ON ${t.id} = ${k.value} LEFT JOIN ${o} ON ${o.id} = ${t.buyerId} ORDER BY ${t.id}`,
  ) as unknown as SheetTender[];
}

/** The bids on some tenders, tender by tender in the order given, some hundred at a time however many a tender has. */
export function* readSheetBids(
  session: Session,
  tenders: readonly number[],
): Generator<SheetPage | undefined> {
  for (const bids of readChildren<SheetBid>(session, tenders, BIDS)) {
    yield;
    const ids = bids.map(({ key }) => key);
    const gathering = gatherChildren<SheetParty>(session, ids, PARTIES);
    let step = gathering.next();
    while (!step.done) {
      yield;
      step = gathering.next();
    }
    yield;
    const pieces = bids.flatMap(({ evidence: piece }) => piece ?? []);
    yield { bids, parties: step.value, cited: readCitedPlaces(session, pieces) };
  }
}
