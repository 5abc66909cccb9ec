import { continues, startsWithDigits, thenJoin, truth } from '../../dialect/expression.ts';
import { jsonAt } from '../../dialect/json-value.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { nodeKeys } from '../../tables/node.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { countsNow, type DerivedOptions, isOpen } from './derived.ts';

const ownKey = as(nodeKeys, 'own_key');
const longerKey = as(nodeKeys, 'longer_key');
const other = as(bids, 'other');
const otherClaim = as(claims, 'other_claim');
const ownPiece = as(evidence, 'own_piece');
const otherPiece = as(evidence, 'other_piece');
const ownSaid = as(tenderStatements, 'own_said');
const otherSaid = as(tenderStatements, 'other_said');
const mine = as(bidParties, 'mine');
const theirs = as(bidParties, 'theirs');
const e = as(tenderEvents, 'e');
const c = as(claims, 'c');
const b = as(bids, 'published');

/** The digits of a SIRET, and the number that its buyer gave the contract. */
const KEY_START = 'decp:';
const SIRET_LENGTH = 14;
export const SHORTEST_NUMBER_KEY = KEY_START.length + SIRET_LENGTH + 1;

/** What documents state of a bid's amount, as SQL over the row of `bids` under an alias. */
export type StatedAmounts = Readonly<Record<'valueMinor' | 'valueCurrency', (alias: string) => string>>;

const AS_THEY_STAND: StatedAmounts = {
  valueMinor: (alias) => columnOf(alias, bids.valueMinor),
  valueCurrency: (alias) => columnOf(alias, bids.valueCurrency),
};

/** The keys of a tender that are numbers of contracts, as a condition on `key`. */
export function isNumberKey(key: unknown): string {
  return `${startsWithDigits(`${key}`, KEY_START, SIRET_LENGTH)}`;
}

/**
 * Where the contract that the bid `alias` won is published once more: as bids on a `tender` whose number begins with its own tender's, of
 * one buyer, since a number begins with its SIRET. Holders, amount, the day on which it was won, procedure and CPV codes are the same.
 */
export function otherPublications(
  alias: string,
  options: DerivedOptions = {},
  stated: StatedAmounts = AS_THEY_STAND,
): { readonly tables: string; readonly conditions: string; readonly tender: string } {
  const [id, tenderId] = [columnOf(alias, bids.id), columnOf(alias, bids.tenderId)];
  return {
    tender: `${other.tenderId}`,
    tables: [
      `${ownKey} ${thenJoin} ${longerKey} ON ${continues(longerKey.key, ownKey.key)}`,
      `${other} ON ${other.tenderId} = ${longerKey.nodeId}`,
      `${otherClaim} ON ${otherClaim.id} = ${other.id}`,
    ].join(` ${thenJoin} `),
    conditions: [
      `${ownKey.nodeId} = ${tenderId}`,
      isNumberKey(ownKey.key),
      ...[stated.valueMinor, stated.valueCurrency].map((said) => `${said(other.alias)} = ${said(alias)}`),
      countsNow(otherClaim.alias, options),
      `${otherClaim.modality} = 'ACTUAL'`,
      `${wonOn(`${other.id}`, options)} = ${wonOn(id, options)}`,
      areHolders(id, `${other.id}`),
      areHolders(`${other.id}`, id),
      isSameProcedure(id, `${other.id}`, options),
    ].join(' AND '),
  };
}

/** SQL of whether the contract that the bid `alias` won is published under a longer number, too. */
export function isDuplicateBid(alias: string, options?: DerivedOptions, stated?: StatedAmounts): string {
  const { tables, conditions } = otherPublications(alias, options, stated);
  return `EXISTS (SELECT 1 FROM ${tables} WHERE ${conditions})`;
}

/** SQL of whether all bids on a tender are such, by its id. As known now it follows from their columns, which must be up to date. */
export function isDuplicateTender(
  tender: string,
  options: DerivedOptions = {},
  stated?: StatedAmounts,
): string {
  const isDuplicate =
    options.knownOn === undefined ? `${b.isDuplicate}` : truth(isDuplicateBid(b.alias, options, stated));
  return `coalesce((SELECT min(${isDuplicate}) FROM ${b} ${thenJoin} ${c} ON ${c.id} = ${b.id} WHERE ${b.tenderId} = ${tender} AND ${countsNow(c.alias, options)}), 0)`;
}

/** The last day on which documents say that a bid won; NULL when none does, which equals nothing. */
export function wonOn(bid: string, options: DerivedOptions): string {
  return `(SELECT max(${e.date}) FROM ${e} ${thenJoin} ${c} ON ${c.id} = ${e.id} WHERE ${e.bidId} = ${bid} AND ${e.event} = 'WON' AND ${c.modality} = 'ACTUAL' AND ${countsNow(c.alias, options)})`;
}

/** Whether all who hold the one bid hold the other. Who is accepted as a subcontractor later changes no contract. */
function areHolders(one: string, another: string): string {
  const isHolder = (party: typeof mine) => `${party.role} <> 'SUBCONTRACTOR'`;
  const same = `SELECT 1 FROM ${theirs} WHERE ${theirs.bidId} = ${another} AND ${theirs.organisationId} = ${mine.organisationId} AND ${isHolder(theirs)}`;
  return `NOT EXISTS (SELECT 1 FROM ${mine} WHERE ${mine.bidId} = ${one} AND ${isHolder(mine)} AND NOT EXISTS (${same}))`;
}

/**
 * Whether documents that tell of the two bids state one procedure and the same CPV codes. A tender's own are those of the last of its
 * contracts, of which a number may have several.
 */
function isSameProcedure(one: string, another: string, options: DerivedOptions): string {
  const told = [
    `${ownPiece} ${thenJoin} ${ownSaid} ON ${ownSaid.documentId} = ${ownPiece.documentId}`,
    `${otherPiece} ON TRUE ${thenJoin} ${otherSaid} ON ${otherSaid.documentId} = ${otherPiece.documentId}`,
  ];
  const isSame = (attribute: string) =>
    `${jsonAt(ownSaid.stated, 'values', attribute)} IS NOT DISTINCT FROM ${jsonAt(otherSaid.stated, 'values', attribute)}`;
  const conditions = [
    `${ownPiece.claimId} = ${one}`,
    `${otherPiece.claimId} = ${another}`,
    isOpen(ownPiece, options),
    isOpen(otherPiece, options),
    isSame('procedure'),
    isSame('cpvs'),
  ];
  return `EXISTS (SELECT 1 FROM ${told.join(` ${thenJoin} `)} WHERE ${conditions.join(' AND ')})`;
}
