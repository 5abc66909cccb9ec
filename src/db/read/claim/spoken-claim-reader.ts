import type { Standing } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { ClaimKind } from '../../../model/model.ts';
import type { OwnFields, PlaceInBid, SpokenClaim } from '../../../model/sentence/spoken-claim.ts';
import type { PartyRole } from '../../../model/words/claim.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { lots } from '../../tables/tender.ts';
import { readNodeNames } from '../node/node-name-reader.ts';
import type { Session } from '../row/session.ts';
import { type ClaimFact, readClaimFacts } from './claim-fact.ts';
import { readClaimSources } from './claim-source-reader.ts';
import { readOwnFields } from './own-field-reader.ts';
import { type NamedByOne, readSpokenEstablishments } from './spoken-establishment-reader.ts';

const p = eachValue('p');
const b = as(bids, 'b');
const party = as(bidParties, 'party');
const l = as(lots, 'l');

/** The kinds of claims that keep by which establishments documents name an organisation. */
const NAMING: ReadonlySet<ClaimKind> = new Set(['BID', 'PROCUREMENT_ROLE']);

/** A node at an end of a claim, under the name of the end. */
export interface ClaimPlace {
  readonly name: string;
  readonly node: number;
  readonly type: NodeType;
}

interface Party {
  readonly organisation: number;
  readonly role: PartyRole;
}

/** Claims with what sentences say of them, read together: a few statements for each kind among them, however many there are. */
export class SpokenClaims {
  readonly #session: Session;
  readonly #facts: ReadonlyMap<number, ClaimFact>;
  readonly #fields = new Map<number, OwnFields>();
  readonly #parties: ReadonlyMap<number, readonly Party[]>;
  #names: ReadonlyMap<number, string> | undefined;
  #lots: ReadonlyMap<number, string> | undefined;
  #sources: ReadonlyMap<number, string> | undefined;
  #bidders: ReadonlyMap<number, number> | undefined;
  #establishments: ReadonlyMap<number, NamedByOne> | undefined;

  constructor(session: Session, claims: Iterable<number>) {
    this.#session = session;
    this.#facts = readClaimFacts(session, claims);
    for (const [kind, facts] of Map.groupBy(this.#facts.values(), (fact) => fact.kind)) {
      const ids = facts.map(({ id }) => id);
      for (const [id, fields] of readOwnFields(session, kind, ids)) this.#fields.set(id, fields);
    }
    const bidIds = [...this.#facts.values()].filter(({ kind }) => kind === 'BID').map(({ id }) => id);
    this.#parties = readParties(session, bidIds);
  }

  /** The nodes at the ends of a claim, in the order of its kind's model. */
  ends(claim: number): readonly ClaimPlace[] {
    const { kind } = this.#fact(claim);
    const fields = this.#own(claim);
    return CLAIM_TABLES[kind].ends.flatMap(({ name, types, typeField, through }): ClaimPlace[] => {
      const [type] = types;
      if (through) {
        return this.#partiesOf(claim).map(({ organisation }) => ({
          name,
          node: organisation,
          type: type as NodeType,
        }));
      }
      const node = fields[`${name}Id`];
      if (typeof node !== 'number') return [];
      return [{ name, node, type: (typeField === undefined ? type : fields[typeField]) as NodeType }];
    });
  }

  /** The node where the claim's edge starts, of a bid its leader; of what is about a tender alone, the tender. */
  from(claim: number): ClaimPlace | undefined {
    const { kind } = this.#fact(claim);
    const ends = this.ends(claim);
    if (kind === 'BID') return ends.find(({ node }) => node === this.#own(claim).leadId);
    return ends.find(({ name }) => name === (CLAIM_TABLES[kind].edge?.from ?? 'tender'));
  }

  /** The node at the other end of its edge; undefined where it has none. */
  to(claim: number): ClaimPlace | undefined {
    const { edge } = CLAIM_TABLES[this.#fact(claim).kind];
    return this.ends(claim).find(({ name }) => name === edge?.to);
  }

  /** What a sentence says of the claim, told of one of its parties where it is a bid; of its leader when none is given. */
  spoken(claim: number, teller?: number): SpokenClaim {
    const { kind, standing, modality, validFrom, validUntil } = this.#fact(claim);
    const fields = this.#own(claim);
    const [from, to] = this.#told(claim, teller);
    const lot = fields.lotId == null ? undefined : this.#lotNumbers().get(fields.lotId as number);
    return {
      kind,
      fields,
      from: this.#nameOf(from),
      to: this.#nameOf(to),
      lot: lot ?? null,
      place: kind === 'BID' && from !== undefined ? this.placeOf(claim, from) : undefined,
      establishment: from === undefined ? undefined : this.#establishmentOf(claim, from),
      standing,
      modality,
      validFrom: validFrom as PartialDate | null,
      validUntil: validUntil as PartialDate | null,
      source: this.#sourceNames().get(claim) ?? null,
    };
  }

  /** How an organisation stands among the parties of a bid; undefined when it is none of them, or the claim is no bid. */
  placeOf(claim: number, organisation: number): PlaceInBid | undefined {
    const parties = this.#partiesOf(claim);
    const role = parties.find((each) => each.organisation === organisation)?.role;
    if (role === undefined) return undefined;
    const leader = parties.find((each) => each.role === 'LEAD' || each.role === 'SOLE')?.organisation;
    const size = parties.filter((each) => each.role !== 'SUBCONTRACTOR').length;
    return { role, size, leader: this.#nameOf(leader) };
  }

  /** The same as `spoken`, without names: what a step along the claim is read by. */
  read(claim: number, near: number) {
    const { kind, modality, validFrom, validUntil } = this.#fact(claim);
    return {
      kind,
      modality,
      fields: this.#own(claim),
      place: kind === 'BID' ? this.placeOf(claim, near) : undefined,
      validFrom: validFrom as PartialDate | null,
      validUntil: validUntil as PartialDate | null,
    };
  }

  /** The two whose names stand in the sentence: of what happened to a bid, its bidder and the tender. */
  #told(claim: number, teller?: number): [number | undefined, number | undefined] {
    const { bidId } = this.#own(claim);
    if (this.#fact(claim).kind === 'TENDER_EVENT' && typeof bidId === 'number') {
      return [this.#bidderOf(bidId), this.from(claim)?.node];
    }
    return [teller ?? this.from(claim)?.node, this.to(claim)?.node];
  }

  /** By which of its establishments an organisation is named in a claim; in what happened to a bid, as in the bid. */
  #establishmentOf(claim: number, organisation: number) {
    this.#establishments ??= readSpokenEstablishments(this.#session, [
      ...[...this.#facts.values()].filter(({ kind }) => NAMING.has(kind)).map(({ id }) => id),
      ...this.#numbers('bidId'),
    ]);
    const { bidId } = this.#own(claim);
    return this.#establishments.get(typeof bidId === 'number' ? bidId : claim)?.get(organisation);
  }

  #fact(claim: number): ClaimFact {
    const fact = this.#facts.get(claim);
    if (!fact) throw new Error(`claim ${claim} was not read`);
    return fact;
  }

  #own(claim: number): OwnFields {
    return this.#fields.get(claim) ?? {};
  }

  #partiesOf(claim: number): readonly Party[] {
    return this.#parties.get(claim) ?? [];
  }

  #nameOf(node: number | undefined): string | null {
    if (node === undefined) return null;
    this.#names ??= readNodeNames(this.#session, this.#nodes());
    return this.#names.get(node) ?? null;
  }

  #nodes(): Map<number, NodeType> {
    const nodes = new Map<number, NodeType>();
    for (const claim of this.#facts.keys()) {
      for (const { node, type } of this.ends(claim)) nodes.set(node, type);
    }
    for (const bidder of this.#eventBidders().values()) nodes.set(bidder, 'ORGANISATION');
    return nodes;
  }

  #bidderOf(bid: number): number | undefined {
    return this.#eventBidders().get(bid);
  }

  #eventBidders(): ReadonlyMap<number, number> {
    this.#bidders ??= readLeaders(this.#session, this.#numbers('bidId'));
    return this.#bidders;
  }

  #lotNumbers(): ReadonlyMap<number, string> {
    this.#lots ??= readLotNumbers(this.#session, this.#numbers('lotId'));
    return this.#lots;
  }

  #sourceNames(): ReadonlyMap<number, string> {
    this.#sources ??= readClaimSources(this.#session, this.#doubtful());
    return this.#sources;
  }

  /** Claims whose sentence says who says so. */
  #doubtful(): Map<number, Standing> {
    const standings = [...this.#facts].map(([id, { standing }]) => [id, standing] as const);
    return new Map(standings.filter(([, standing]) => standing === 'REPORTED' || standing === 'UNCONFIRMED'));
  }

  #numbers(column: string): readonly number[] {
    const values = [...this.#fields.values()].map((fields) => fields[column]);
    return [...new Set(values.filter((value) => typeof value === 'number'))];
  }
}

function readParties(session: Session, ids: readonly number[]): Map<number, Party[]> {
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${party.bidId} AS bid, ${party.organisationId} AS organisation, ${party.role} AS role FROM ${p.of(ids)} ${thenJoin} ${party} ON ${party.bidId} = ${p.value}`,
  ) as unknown as (Party & { readonly bid: number })[];
  return Map.groupBy(rows, ({ bid }) => bid);
}

function readLeaders(session: Session, ids: readonly number[]): Map<number, number> {
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${b.id} AS id, ${b.leadId} AS leader FROM ${p.of(ids)} ${thenJoin} ${b} ON ${b.id} = ${p.value}`,
  );
  return new Map(rows.map(({ id, leader }) => [id as number, leader as number]));
}

function readLotNumbers(session: Session, ids: readonly number[]): Map<number, string> {
  if (ids.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${l.id} AS id, ${l.number} AS number FROM ${p.of(ids)} ${thenJoin} ${l} ON ${l.id} = ${p.value}`,
  );
  return new Map(rows.map(({ id, number }) => [id as number, number as string]));
}
