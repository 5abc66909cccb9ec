import type { ClaimKind, Modality } from '../domain/claim.ts';

/** A claim in words, from each of the two nodes that its edge links. */
interface Reading {
  /** From where the edge starts to where it ends. */
  readonly forward: string;
  /** From where it ends to where it starts. */
  readonly backward: string;
  /** The same after "is expected to". */
  readonly toForward: string;
  readonly toBackward: string;
}

function reading(forward: string, toForward: string, participle: string): Reading {
  return { forward, backward: `is ${participle}`, toForward, toBackward: `be ${participle}` };
}

/**
 * How a step along a claim reads. The words hold for every claim of the kind, whatever it says of its own: the role, status
 * or relation stands in the claim.
 */
const READINGS: Partial<Record<ClaimKind, Reading>> = {
  BID: reading('bids on', 'bid on', 'bid on by'),
  PROCUREMENT_ROLE: reading('buys or stands behind', 'buy or stand behind', 'bought or backed by'),
  REQUIREMENT: reading('requires', 'require', 'required by'),
  SUCCESSION: reading('replaces or changes', 'replace or change', 'replaced or changed by'),
  QUALIFICATION: {
    forward: 'has a qualification status under',
    backward: 'gives a qualification status to',
    toForward: 'have a qualification status under',
    toBackward: 'give a qualification status to',
  },
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
