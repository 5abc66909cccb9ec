import type { ValueStatus } from '../../domain/money.ts';
import type { ClaimKind } from '../model.ts';
import type { BidStatus } from '../words/claim.ts';
import { amountInWords, type StatedAmount, shareInWords } from './amount-words.ts';
import { joinFrench } from './french-joint.ts';
import { interestOf } from './interest.ts';
import {
  ASSESSMENT,
  AUTHORSHIPS,
  CITATION,
  HOSTING,
  INVOLVEMENTS,
  OFFICES,
  OWNERSHIPS,
} from './party-verb.ts';
import { ISSUANCE, QUALIFICATIONS, SUBJECTION, SUCCESSIONS } from './rule-verb.ts';
import type { OwnFields, SpokenClaim } from './spoken-claim.ts';
import {
  BIDDING,
  LOSING,
  PROCUREMENT,
  REQUIREMENTS,
  SUBCONTRACTING,
  TENDER_EVENTS,
  VALUATIONS,
} from './tender-verb.ts';
import type { Language, Verb } from './verb.ts';

export type Said = Pick<SpokenClaim, 'kind' | 'fields' | 'place'>;

/** What chooses the verb: the word of one field, or whether another is stated. */
const VERBS: Readonly<Record<ClaimKind, (said: Said) => Verb | undefined>> = {
  BID: ({ fields, place }) => (place?.role === 'SUBCONTRACTOR' ? SUBCONTRACTING : biddingVerb(fields)),
  PROCUREMENT_ROLE: ({ fields }) => PROCUREMENT[fields.role as keyof typeof PROCUREMENT],
  TENDER_EVENT: ({ fields }) => eventVerb(fields),
  VALUATION: ({ fields }) => VALUATIONS[fields.valuation as keyof typeof VALUATIONS],
  REQUIREMENT: ({ fields }) => REQUIREMENTS[fields.level as keyof typeof REQUIREMENTS],
  SUCCESSION: ({ fields }) => SUCCESSIONS[fields.relation as keyof typeof SUCCESSIONS],
  QUALIFICATION: ({ fields }) => QUALIFICATIONS[fields.status as keyof typeof QUALIFICATIONS],
  SUBJECTION: () => SUBJECTION,
  ISSUANCE: () => ISSUANCE,
  HOSTING: () => HOSTING,
  OWNERSHIP: ({ fields }) => ownershipVerb(fields),
  OFFICE: ({ fields }) => (fields.title == null ? OFFICES.UNTITLED : OFFICES.TITLED),
  INVOLVEMENT: ({ fields }) => INVOLVEMENTS[fields.role as keyof typeof INVOLVEMENTS],
  ASSESSMENT: () => ASSESSMENT,
  CITATION: () => CITATION,
  AUTHORSHIP: ({ fields }) => AUTHORSHIPS[fields.role as keyof typeof AUTHORSHIPS],
};

/** @throws when the claim lacks the word that its verb follows from: it was not read whole */
export function verbOf(said: Said): Verb {
  const verb = VERBS[said.kind](said);
  if (!verb)
    throw new Error(`no verb for a claim of kind ${said.kind} that says ${JSON.stringify(said.fields)}`);
  return verb;
}

/** Of a preselected bid it is told how far it came, whatever became of it. */
function biddingVerb({ status, outcome }: OwnFields): Verb {
  const word = (status ?? 'SUBMITTED') as BidStatus;
  return word === 'SUBMITTED' && outcome === 'LOST' ? LOSING : BIDDING[word];
}

/** Of votes and of rights to income nobody is told to own the organisation, and no holding is told to control it. */
function ownershipVerb({ shareMin, shareMax, control }: OwnFields): Verb {
  const word = control == null ? null : String(control);
  const interest = interestOf(word);
  if (shareMin == null && shareMax == null) {
    if (word === null || interest !== undefined) return OWNERSHIPS.INTEREST;
    if (word === 'appointment-of-board') return OWNERSHIPS.APPOINTMENT;
    return word === 'influence-or-control' ? OWNERSHIPS.INFLUENCE : OWNERSHIPS.CONTROL;
  }
  if (interest === 'VOTES') return OWNERSHIPS.VOTES;
  return interest === 'RIGHTS' || interest === 'NOT_TOLD' ? OWNERSHIPS.PART : OWNERSHIPS.SHARE;
}

function eventVerb({ event, bidId }: OwnFields): Verb | undefined {
  return bidId == null
    ? TENDER_EVENTS[event as keyof typeof TENDER_EVENTS]
    : BIDDING[event as keyof typeof BIDDING];
}

/** The amount that a claim states. */
export function amountOf({ valueMinor, valueCurrency, valueStatus }: OwnFields): StatedAmount {
  return {
    minor: valueMinor as number | null,
    currency: valueCurrency as string | null,
    status: (valueStatus ?? 'UNKNOWN') as ValueStatus,
  };
}

const numberOf = (value: OwnFields[string]) => (typeof value === 'number' ? value : null);

const SOMEBODY = { EN: 'somebody not named', FR: "quelqu'un qui n'est pas nommé" } as const;

/** A blank, with the word before it that French may join to what fills it. */
const BLANK = /(?:(?<joint>(?<!\p{L})(?:de|à)) )?\{(?<blank>\w+)\}/gu;

/** Fills the blanks of a verb with what the claim says. What documents say is left as they write it. */
export function fillBlanks(words: string, said: Said, language: Language): string {
  return words.replace(BLANK, (...found) => {
    const { joint, blank = '' } = found.at(-1) as { readonly joint?: string; readonly blank?: string };
    const value = fillerOf(blank, said, language);
    if (joint === undefined) return value;
    return language === 'FR' ? joinFrench(joint, value) : `${joint} ${value}`;
  });
}

function fillerOf(blank: string, { fields, place }: Said, language: Language): string {
  switch (blank) {
    case 'amount':
      return amountInWords(amountOf(fields), language);
    case 'share':
      return shareInWords(numberOf(fields.shareMin), numberOf(fields.shareMax), language);
    case 'leader':
      return place?.leader ?? SOMEBODY[language];
    case 'size':
      return String(place?.size ?? '');
    case 'others':
      return String((place?.size ?? 0) - 2);
    default:
      return String(fields[blank] ?? '');
  }
}
