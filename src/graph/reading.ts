import type { Modality } from '../domain/claim.ts';
import { type Reading, verb } from '../model/claim-kind.ts';
import { bid } from '../model/claims/bid.ts';
import { qualification } from '../model/claims/qualification.ts';
import type { ClaimKind } from '../model/model.ts';

const reading = verb;

/**
 * How a step along a claim reads. The words hold for every claim of the kind, whatever it says of its own: the role, status
 * or relation stands in the claim.
 */
const READINGS: Partial<Record<ClaimKind, Reading | undefined>> = {
  BID: bid.reading?.any,
  PROCUREMENT_ROLE: reading('buys or stands behind', 'buy or stand behind', 'bought or backed by'),
  REQUIREMENT: reading('requires', 'require', 'required by'),
  SUCCESSION: reading('replaces or changes', 'replace or change', 'replaced or changed by'),
  QUALIFICATION: qualification.reading?.any,
  SUBJECTION: {
    forward: 'must obey',
    backward: 'binds',
    toForward: 'have to obey',
    toBackward: 'bind',
  },
  ISSUANCE: reading('issues', 'issue', 'issued by'),
  HOSTING: reading('hosts', 'host', 'hosted by'),
  OWNERSHIP: reading('owns or controls', 'own or control', 'owned or controlled by'),
  OFFICE: {
    forward: 'holds an office in',
    backward: 'has an office held by',
    toForward: 'hold an office in',
    toBackward: 'have an office held by',
  },
  INVOLVEMENT: {
    forward: 'is involved in',
    backward: 'involves',
    toForward: 'be involved in',
    toBackward: 'involve',
  },
  ASSESSMENT: reading('assesses', 'assess', 'assessed by'),
  CITATION: reading('cites', 'cite', 'cited by'),
  AUTHORSHIP: reading('wrote or published', 'write or publish', 'written or published by'),
};

/** A step along a claim in words, between the names of the two nodes: "bids on", "is expected to be hosted by". */
export function readStep(kind: ClaimKind, forward: boolean, modality: Modality): string {
  const words = READINGS[kind];
  if (!words) throw new Error(`claims of kind ${kind} link no two nodes`);
  if (modality === 'EXPECTED') return `is expected to ${forward ? words.toForward : words.toBackward}`;
  return forward ? words.forward : words.backward;
}
