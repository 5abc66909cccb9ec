import * as z from 'zod';
import {
  BID_STATUSES,
  PROCUREMENT_ROLES,
  REQUIREMENT_LEVELS,
  SUCCESSION_RELATIONS,
  VALUATION_KINDS,
} from '../../../domain/claim.ts';
import { TENDER_STATUSES } from '../../../domain/node.ts';
import { bid } from '../../../model/claims/bid.ts';
import { claimEntry } from './claim-schema.ts';
import { writtenEnds, writtenFields } from './field-schema.ts';
import { label, partialDate, reference, text, valued } from './value-schema.ts';

const ends = writtenEnds(bid.ends);
const ownFields = writtenFields(bid.fields);
const tender = reference('The tender.');
const lot = label('The lot, by its number.').optional();
const events = [...new Set([...TENDER_STATUSES, ...BID_STATUSES])] as const;

/** Claims about a tender and what belongs to it. */
export const tenderClaims = {
  bids: claimEntry(bid.section.doc, {
    tender: ends.tender,
    lot,
    parties: ends.parties,
    ref: text('A name for this bid within the file, so that tenderEvents can speak of it.').optional(),
    status: z
      .enum(BID_STATUSES)
      .optional()
      .describe(
        'What became of it. Becomes a tender event with the same evidence; EXPECTED becomes the modality instead.',
      ),
    statusDate: partialDate('When it got that status.').optional(),
    ...ownFields,
    rank: ownFields.rank.describe(bid.fields.rank.dossier),
  }),
  procurementRoles: claimEntry("An organisation's part in a tender on the buying side.", {
    organisation: reference('The organisation.'),
    tender,
    role: z.enum(PROCUREMENT_ROLES).describe('Its part.'),
  }),
  tenderEvents: claimEntry('Something that happened to a tender, to a lot, or to one bid.', {
    tender,
    lot,
    bid: text('The `ref` of a bid of this file, when it happened to that bid.').optional(),
    event: z.enum(events).describe('What happened: a status of tenders, or of bids when `bid` is given.'),
    date: partialDate('When it happened, if stated.').optional(),
    reason: text('Why, only if a document states it.').optional(),
  }),
  valuations: claimEntry('What a tender or lot is worth, or why that is not known.', {
    tender,
    lot,
    valuation: z.enum(VALUATION_KINDS).describe('What kind of amount it is.'),
    value: valued('The amount, or why there is none.'),
    date: partialDate('The day the amount is of, if stated.').optional(),
  }),
  requirements: claimEntry('What bidders must hold or obey.', {
    tender,
    regulation: reference('The regulation or certification.'),
    level: z.enum(REQUIREMENT_LEVELS).describe('Whether bids without it are refused.'),
  }),
  successions: claimEntry('A tender or regulation that takes the place of another.', {
    successor: reference('The later tender or regulation.'),
    predecessor: reference('The earlier one, of the same type.'),
    relation: z.enum(SUCCESSION_RELATIONS).describe('What the later does to the earlier.'),
  }),
};
