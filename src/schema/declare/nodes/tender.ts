import { TENDER_HAS_BID_BY_BUYER } from '../../../db/read/bid/bid-by-buyer.ts';
import { MAX_AMONG } from '../../../db/read/collection/filter-value.ts';
import { ascending, descending } from '../../../db/read/collection/order.ts';
import { FIRST_DOCUMENT } from '../../../db/read/tender/first-document.ts';
import { TITLE_IS_MAKESHIFT } from '../../../db/read/tender/makeshift-title.ts';
import {
  bidAsKnown,
  tenderAsKnown,
  tenderCalledAsKnown,
  tenderCalledKeyAsKnown,
  tenderDateAsKnown,
  tenderDateKindAsKnown,
} from '../../../db/read/time/as-known.ts';
import {
  isStatedOfTender,
  tenderDateKey,
  tenderListStated,
  tenderStated,
} from '../../../db/read/time/stated-as-known.ts';
import { bidParties, bids } from '../../../db/tables/bid.ts';
import { nodeKeys } from '../../../db/tables/node.ts';
import { procurementRoles } from '../../../db/tables/procurement-role.ts';
import { requirements } from '../../../db/tables/requirement.ts';
import { lots, tenderCpvs, tenders, tenderTwins } from '../../../db/tables/tender.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
import { tenderRegions } from '../../../db/tables/tender-region.ts';
import { valuations } from '../../../db/tables/valuation.ts';
import { NUTS_EXPECTED, readNutsCode } from '../../../domain/nuts.ts';
import { readSourceName, SOURCE_NAMES } from '../../../domain/source-name.ts';
import { tender as model } from '../../../model/nodes/tender.ts';
import * as declare from '../declare.ts';
import type { AsKnownOf } from '../declare-field.ts';
import { valueFields, valueFilters } from '../tender-value.ts';
import { declareNode } from './common.ts';

const cpvsAsKnown = tenderListStated('cpvs');
/** What of a tender documents state is as known on the day asked; orders are as known now. */
const asKnown: AsKnownOf = (column) => (isStatedOfTender(column) ? tenderStated(column) : undefined);

export const tender = declareNode(model, {
  asKnown,
  listAsKnown: tenderListStated,
  orders: {
    DATE_DESC: descending(tenders.dateKey, 'Latest `date` first, as known now.'),
    DATE_ASC: ascending(tenders.dateKey, 'Earliest `date` first, as known now.'),
    PUBLISHED_DESC: descending(
      tenders.publishedKey,
      'Published last, first; those without a date at the end.',
    ),
    PUBLISHED_ASC: ascending(
      tenders.publishedKey,
      'Published first, first; those without a date before all others.',
    ),
    AWARDED_DESC: descending(
      tenders.awardedKey,
      'Awarded last, first, as known now; those without a date at the end.',
    ),
    AWARDED_ASC: ascending(
      tenders.awardedKey,
      'Awarded first, first, as known now; those without a date before all others.',
    ),
    DEADLINE_DESC: descending(tenders.deadlineKey, 'Latest deadline first; those without one at the end.'),
    DEADLINE_ASC: ascending(
      tenders.deadlineKey,
      'Earliest deadline first; those without one before all others.',
    ),
    VALUE_DESC: descending(
      tenders.valueKey,
      'Greatest amount first, counted in minor units whatever the currency: filter by currency to compare. Those whose amount is not believed (IMPLAUSIBLE_AMOUNT among `qualityFlags`) come behind all others, those without an amount at the end.',
    ),
    VALUE_ASC: ascending(
      tenders.valueKey,
      'Smallest amount first, as for `VALUE_DESC`; those without an amount before all others, those whose amount is not believed after them.',
    ),
  },
  defaultOrder: 'DATE_DESC',
  filters: {
    hasBidByBuyer: {
      kind: 'truth',
      column: TENDER_HAS_BID_BY_BUYER,
      doc: 'Whether a buyer of it is a party of a bid on it, as known now.',
    },
    among: {
      kind: 'among',
      target: 'Tender',
      doc: `It is one of these tenders, at most ${MAX_AMONG}. The empty list has none.`,
    },
    status: {
      kind: 'oneOf',
      column: tenders.status,
      words: 'TenderStatus',
      asKnown: tenderAsKnown('status'),
      doc: 'It ended in one of these ways, or has reached one of these stages.',
    },
    ...valueFilters,
    date: {
      kind: 'dateRange',
      column: tenders.dateKey,
      asKnown: tenderDateAsKnown,
      doc: 'Its `date`, whichever it is, is in this span.',
    },
    publishedOn: {
      kind: 'dateRange',
      column: tenders.publishedKey,
      asKnown: tenderCalledKeyAsKnown,
      doc: 'The call was first published in this span: `published`.',
    },
    awardedOn: {
      kind: 'dateRange',
      column: tenders.awardedKey,
      doc: 'Last awarded in this span, as known now. Sources such as DECP date awards and no calls.',
    },
    deadline: {
      kind: 'dateRange',
      column: tenders.deadlineKey,
      asKnown: tenderDateKey('deadline'),
      doc: 'Bids were due in this span.',
    },
    cpv: {
      kind: 'codePrefix',
      column: tenderCpvs.code,
      rowId: tenderCpvs.tenderId,
      ...(cpvsAsKnown && { asKnown: cpvsAsKnown }),
      spell: (code) => (/^[0-9]{2,8}$/.test(code) ? code : undefined),
      expected: 'the start of a code: two to eight digits',
      doc: 'One of its CPV codes starts with these two to eight digits: `72` is the division of IT services.',
    },
    region: {
      kind: 'codePrefix',
      column: tenderRegions.nuts,
      rowId: tenderRegions.tenderId,
      spell: readNutsCode,
      expected: NUTS_EXPECTED,
      doc: 'It is performed in this region of NUTS or in one within it: `FRB`. Where no document says in which region it is performed, its buyer is there. As known now.',
    },
    source: {
      kind: 'partText',
      column: nodeKeys.source,
      rowId: nodeKeys.nodeId,
      spell: readSourceName,
      expected: `one of ${SOURCE_NAMES.join(', ')}`,
      doc: 'Data of this kind tell of it: `ocds`, `decp`, `eforms`. What an editor wrote is of none.',
    },
    publisher: {
      kind: 'publisher',
      target: 'Organisation',
      doc: 'This organisation published a document that states it.',
    },
    qualityFlag: {
      kind: 'flagged',
      words: 'QualityFlagKind',
      claims: [bids, valuations, tenderEvents, procurementRoles].map(({ id, tenderId: near }) => ({
        id,
        near,
      })),
      doc: 'One of these flags stands on it, or on a bid, amount, event or buyer of it.',
    },
    isDuplicate: {
      kind: 'truth',
      column: tenders.isDuplicate,
      doc: 'Whether all its contracts are published under longer numbers, too, as known now: `false` lists each contract once.',
    },
    hasBids: {
      kind: 'hasClaim',
      claim: bids,
      near: bids.tenderId,
      doc: 'Whether documents name a bid on it, actual or expected. How many were received may be published without naming any: `publishedBidCount`.',
    },
    hasNamedWinner: {
      kind: 'hasClaim',
      claim: bids,
      near: bids.tenderId,
      word: { column: bids.status, equals: 'WON', asKnown: bidAsKnown('status') },
      doc: 'Whether documents name who won it, or a lot of it.',
    },
    buyer: {
      kind: 'reference',
      target: 'Organisation',
      column: tenders.buyerId,
      asKnown: tenderAsKnown('buyerId'),
      doc: 'Its first buyer is this organisation.',
    },
    bidder: {
      kind: 'through',
      target: 'Organisation',
      path: {
        claim: bids,
        near: bids.tenderId,
        far: bidParties.organisationId,
        link: { table: bidParties, claimId: bidParties.bidId },
      },
      doc: 'This organisation is a party of a bid on it, actual or expected.',
    },
    bidderRegion: {
      kind: 'bidderRegion',
      of: 'tender',
      spell: readNutsCode,
      expected: NUTS_EXPECTED,
      doc: 'A party of a bid on it is in this region of NUTS or in one within it: `FRB`. A company is where the establishment is by which the bid names it; where no document says where that is, where its seat is.',
    },
    requires: {
      kind: 'through',
      target: 'Regulation',
      path: { claim: requirements, near: requirements.tenderId, far: requirements.regulationId },
      doc: 'It requires this regulation.',
    },
    standing: {
      kind: 'claimStanding',
      claim: bids,
      near: bids.tenderId,
      doc: 'At least one bid on it has one of these standings.',
    },
  },
  fields: {
    hasBidByBuyer: declare.truth(
      TENDER_HAS_BID_BY_BUYER,
      'Whether a buyer of it is a party of a bid on it, as known now: a company that buys from itself, mostly by two of its establishments, or a slip in the source. `Bid.isByBuyer` tells which bids.',
    ),
    titleIsMakeshift: declare.truth(
      TITLE_IS_MAKESHIFT,
      'Whether no document gives it a title, on the day asked: `title` is made of what else names it then, its number and its buyer, the start of its description or the title of an award.',
    ),
    status: declare.word(
      'TenderStatus',
      tenders.status,
      'How it ended, as a whole or in all its lots, else the stage it has reached, on the day asked. A launch dated after a cancellation puts that aside. Null when no document tells of any event.',
      tenderAsKnown('status'),
    ),
    ...valueFields,
    published: declare.partialDate(
      tenders.called,
      'When the call was first published, as known on the day asked; where no document says, the first day on which an event has it LAUNCHED. OCDS `tender/datePublished`, else the first release that calls for bids; eForms OPP-012, else BT-05, of the first call. Null when neither is known: always of DECP and of Law 190, which have no calls.',
      tenderCalledAsKnown,
    ),
    firstDocument: declare.partialDate(
      FIRST_DOCUMENT,
      'The day of the earliest document that tells of it: its `Article.published`. Null when none of them is dated, as most of DECP; `knownFrom` has a day for each.',
    ),
    isDuplicate: declare.truth(
      tenders.isDuplicate,
      'Whether all its contracts are published under longer numbers, too, on the day asked: DECP has some twice, once with the last characters of their number missing. Counts, sums and rankings leave it out, and say how many they left out; lists have it.',
      tenderAsKnown('isDuplicate'),
    ),
    sameAs: declare.pageVia(
      'Tender',
      { kind: 'link', parent: tenderTwins.tenderId, child: tenderTwins.twinId },
      'Tenders that publish a contract of this one under another number, as known now: of the two numbers one begins with the other, and the contracts have the same buyer, holders, amount, day, procedure and CPV codes. That of the longer number counts. Where only some contracts of a number are published twice, neither tender is a duplicate.',
    ),
    date: declare.partialDate(
      tenders.date,
      'The date it goes by, on the day asked, by which lists are ordered where nothing else is asked; `dateKind` says which.',
      tenderDateAsKnown,
    ),
    dateKind: declare.word(
      'TenderDateKind',
      tenders.dateKind,
      'Which date that is: of those that are known the first in the order of the words.',
      tenderDateKindAsKnown,
    ),
    awarded: declare.partialDate(
      tenders.awarded,
      'When it, or a lot of it, was last awarded, as known on the day asked. OCDS `awards/date`; DECP `dateNotification`. Null when no document dates an award.',
      tenderAsKnown('awarded'),
    ),
    lots: declare.page(
      'Lot',
      lots.tenderId,
      'The parts it is divided into. Empty when it is not, or no document says.',
    ),
    buyer: declare.one(
      'Organisation',
      tenders.buyerId,
      'Its buyer; of several the one known first. `buyers` has all, with evidence. Null when no document names one.',
      tenderAsKnown('buyerId'),
    ),
    buyers: declare.page('ProcurementRole', procurementRoles.tenderId, 'Its buyers, with evidence.', {
      column: procurementRoles.role,
      equals: 'BUYER',
    }),
  },
});
