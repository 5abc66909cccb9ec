import type { OrganisationRecord } from '../../src/model/record.ts';
import type { Chance } from './chance.ts';
import { inventCompany, inventPublicBody } from './vocabulary.ts';

/** One organisation in eight is a public body that buys; the others bid. */
const BUYER_SHARE = 1 / 8;

/** All organisations of the market, the ones that buy or bid most often first. */
export interface Parties {
  readonly buyers: readonly OrganisationRecord[];
  readonly bidders: readonly OrganisationRecord[];
}

export function inventParties(chance: Chance, count: number): Parties {
  const buyerCount = Math.max(1, Math.round(count * BUYER_SHARE));
  return {
    buyers: Array.from({ length: buyerCount }, (_, index) => inventBuyer(chance, index)),
    bidders: Array.from({ length: count - buyerCount }, (_, index) =>
      inventBidder(chance, buyerCount + index),
    ),
  };
}

function inventBuyer(chance: Chance, index: number): OrganisationRecord {
  const { name, place } = inventPublicBody(chance);
  return {
    ...identity(index, name),
    kind: 'PUBLIC_BODY',
    country: 'FR',
    identifiers: [{ scheme: 'SIREN', value: sirenOfNumber(20_000_000 + index) }],
    addressLocality: place,
    addressCountry: 'FR',
  };
}

function inventBidder(chance: Chance, index: number): OrganisationRecord {
  const { name, country, trade } = inventCompany(chance);
  const isFrench = country === 'FR';
  const otherName = name.split(' ').slice(0, 2).join(' ').toUpperCase();
  return {
    ...identity(index, name),
    kind: 'COMPANY',
    country,
    activity: trade,
    ...(isFrench && { identifiers: [{ scheme: 'SIREN', value: sirenOfNumber(40_000_000 + index) }] }),
    ...(chance.happens(0.2) && { aliases: [otherName] }),
    ...(chance.happens(0.5) && { founded: String(1950 + chance.below(70)) }),
  };
}

function identity(index: number, name: string) {
  const ref = `organisation:${index}`;
  return { ref, type: 'ORGANISATION', keys: [`market:${ref}`], name, statedOn: '2016-01-04' } as const;
}

/** Eight digits and the check digit by Luhn. */
function sirenOfNumber(number: number): string {
  const digits = String(number).padStart(8, '0');
  let sum = 0;
  for (const [position, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (position % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
