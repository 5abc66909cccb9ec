import type { BidStatus, Modality, PartyRole, Standing } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { type Child, type Children, gatherChildren, readChildren } from './children.ts';

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
}

/** What it says of a bid. */
export interface SheetBid extends Worth {
  readonly lot: string | null;
  readonly status: BidStatus;
  readonly rank: number | null;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
  /** The document in which it was first known; both null for an editor's own knowledge. */
  readonly documentTitle: string | null;
  readonly documentUrl: string | null;
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
}

const SEPARATOR = "'; '";

/** SQL of the identifier that an organisation is best known by: a checked one first. */
function identifierOf(organisation: string): string {
  return `(SELECT i.scheme || ' ' || i.value FROM identifiers i WHERE i.node_id = ${organisation} ORDER BY i.checked DESC, i.id LIMIT 1)`;
}

function flagsOf(owner: 'node_id' | 'claim_id', id: string): string {
  return `(SELECT group_concat(q.field || ':' || q.flag, ${SEPARATOR} ORDER BY q.id) FROM quality_flags q WHERE q.${owner} = ${id})`;
}

const TENDERS_STATEMENT = `SELECT t.id, t.slug, t.name, t.status, t.published, t.deadline, t.awarded, t.value_minor AS valueMinor, t.value_currency AS valueCurrency, t.value_status AS valueStatus, t.buyer_id AS buyer, o.name AS buyerName, ${identifierOf('o.id')} AS buyerIdentifier, (SELECT group_concat(i.scheme || ' ' || i.value, ${SEPARATOR} ORDER BY i.checked DESC, i.id) FROM identifiers i WHERE i.node_id = t.id) AS identifiers, (SELECT group_concat(c.code, ${SEPARATOR} ORDER BY c.code) FROM tender_cpvs c WHERE c.tender_id = t.id) AS cpvs, ${flagsOf('node_id', 't.id')} AS flags`;

const BIDS: Children = {
  columns: `(SELECT number FROM lots WHERE id = x.lot_id) AS lot, x.status, x.rank, x.value_minor AS valueMinor, x.value_currency AS valueCurrency, x.value_status AS valueStatus, c.standing, c.modality, c.known_from AS knownFrom, a.name AS documentTitle, a.url AS documentUrl, ${flagsOf('claim_id', 'x.id')} AS flags`,
  table: 'bids',
  parent: 'tender_id',
  joins:
    'CROSS JOIN claims c ON c.id = x.id LEFT JOIN articles a ON a.id = (SELECT e.article_id FROM evidence e WHERE e.claim_id = x.id ORDER BY e.known_from, e.id LIMIT 1)',
};

const PARTIES: Children = {
  columns: `x.organisation_id AS organisation, x.role, o.name, o.country, ${identifierOf('o.id')} AS identifier`,
  table: 'bid_parties',
  parent: 'bid_id',
  key: 'organisation_id',
  joins: 'CROSS JOIN organisations o ON o.id = x.organisation_id',
};

/** The tenders of these ids, in order of id. */
export function readSheetTenders(session: Session, ids: readonly number[]): readonly SheetTender[] {
  return session.rows(
    fragment`${raw(TENDERS_STATEMENT)} FROM json_each(${JSON.stringify(ids)}) k CROSS JOIN tenders t ON t.id = k.value LEFT JOIN organisations o ON o.id = t.buyer_id ORDER BY t.id`,
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
    yield { bids, parties: step.value };
  }
}
