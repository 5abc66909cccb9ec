import type { Database } from 'better-sqlite3';
import { quoted } from '../../../domain/error.ts';
import type { BidRecord } from '../../../model/record.ts';
import { PARTY_ROLE, type PartyRole } from '../../../model/words/claim.ts';
import { as, bare } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { restatedParties } from '../../tables/merge.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import { type Attribute, oneOf, type Value } from '../field/attribute.ts';
import { nodeNamed } from '../node/node-ref.ts';
import type { Pending } from '../pending/pending.ts';

const p = bare(bidParties);
const r = bare(restatedParties);
/** Of either. */
const s = as(bidParties, 'p');

/** Organisation and role; each organisation once, in order of its id. */
export type Parties = readonly (readonly [organisationId: number, role: PartyRole])[];

/** The parties of a bid as one attribute: of two lists of one day both hold, of two roles in them the leading one. */
export const PARTIES: Attribute = {
  name: 'parties',
  selects: [
    `(SELECT json_group_array(json_array(${s.organisationId}, ${s.role}) ORDER BY ${s.organisationId}) FROM (${statedParties(columnOf('t', bids.id))}) ${s.alias})`,
  ],
  columns: [],
  unstated: ['[]'],
  // Refs are only known within a batch: the claim's writer puts the parties in.
  read: () => undefined,
  reconcile: (a, b) => [JSON.stringify(distinctParties([...parseParties(a), ...parseParties(b)]))],
};

export function parseParties(values: readonly Value[]): Parties {
  return JSON.parse(String(values[0])) as Parties;
}

/** @throws Refusal when there is none, or one is unknown or no organisation */
export function resolveParties(batch: Batch, record: BidRecord): Parties {
  if (!record.parties?.length) throw new Refusal('/parties', 'a bid has at least one party');
  const found = record.parties.map(({ organisation, role }, position) => {
    const node = nodeNamed(batch, organisation, ['ORGANISATION'], `/parties/${position}/organisation`);
    return { node, role: oneOf(bidParties.role, role, `/parties/${position}/role`) as PartyRole };
  });
  return distinctParties(found.map(({ node, role }) => [node.id, role] as const));
}

/** The party that a bid is shown by: SOLE or LEAD, else the first; the smaller id of two. */
export function leadOf(parties: Parties): number {
  const lead = parties.find(([, role]) => role === 'SOLE' || role === 'LEAD') ?? parties[0];
  if (lead === undefined) throw new Error(`A bid needs a party, not ${quoted(JSON.stringify(parties))}.`);
  return lead[0];
}

/** Sources repeat parties: an organisation named twice in a bid is one party, in the leading role. */
export function distinctParties(parties: Parties): Parties {
  if (parties.length === 1) return parties;
  const roles = new Map<number, PartyRole>();
  for (const [id, role] of parties) {
    const known = roles.get(id);
    if (known === undefined || PARTY_ROLE.list.indexOf(role) < PARTY_ROLE.list.indexOf(known))
      roles.set(id, role);
  }
  return [...roles].sort(([a], [b]) => a - b);
}

/** SQL of the parties of a bid as its documents state them: where some are merged, `bid_parties` has those that stand for them. */
function statedParties(bid: string): string {
  const restated = `${r} WHERE ${r.bidId} = ${bid}`;
  return `SELECT ${r.organisationId}, ${r.role} FROM ${restated} UNION ALL SELECT ${p.organisationId}, ${p.role} FROM ${p} WHERE ${p.bidId} = ${bid} AND NOT EXISTS (SELECT 1 FROM ${restated})`;
}

/** Writes the parties of bids. */
export function createPartyWriter(sqlite: Database) {
  const insert = prepareInsert(sqlite, [bidParties.bidId, bidParties.organisationId, bidParties.role]);
  const clear = sqlite.prepare<[number]>(`DELETE FROM ${p} WHERE ${p.bidId} = +?`);
  const forget = sqlite.prepare<[number]>(`DELETE FROM ${r} WHERE ${r.bidId} = +?`);
  function add(bidId: number, parties: Parties): void {
    for (const [organisationId, role] of parties) insert.run(bidId, organisationId, role);
  }
  return {
    replace(bidId: number, parties: Parties): void {
      clear.run(bidId);
      forget.run(bidId);
      add(bidId, parties);
    },
  };
}

/** Adds the parties of bids that are new. */
export function createPartyRows(pending: Pending) {
  const rows = pending.rowsOf([bidParties.bidId, bidParties.organisationId, bidParties.role]);
  return (bidId: number, parties: Parties): void => {
    for (const [organisationId, role] of parties) rows.next().push(bidId, organisationId, role);
  };
}
