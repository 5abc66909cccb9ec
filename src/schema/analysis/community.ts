import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import { type LinkKind, MAX_MEETING } from '../../graph/community/bidder-link.ts';
import {
  COMMUNITY_LIMITS,
  type CommunitySearch,
  findBidderCommunities,
} from '../../graph/community/find-communities.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { checkTenderFilter, tenderFilterArgument } from '../argument/tender-filter.ts';
import type { Builder } from '../type/builder.ts';
import { completeness, computedPageArguments } from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { addCommunityTypes, COMMUNITIES, pageOfCommunities } from './community-type.ts';
import { type ComputedPageArguments, checkComputedPage } from './computed-page.ts';

const COST_OF_SEARCH = 1_000;

/** Adds `bidderCommunities`. */
export function addBidderCommunities(builder: Builder): void {
  addCommunityTypes(builder);
  const links = builder.enumType('BidderLink', {
    description: 'What links two organisations that bid. Bids that are only expected link nobody.',
    values: {
      JOINT: { description: 'That they bid jointly: a link for each bid to which both are parties.' },
      RIVAL: {
        description:
          'That they bid against each other: a link for each tender on which both have bids on one lot, or one of them a bid that names no lot, and the other is no party of it. On a tender that is not known to have several lots all bids are against each other.',
      },
    } satisfies Record<LinkKind, object>,
  });
  const result = addResultType(builder);
  const checkArguments: CheckArguments = ({ filter }, { session }) =>
    checkTenderFilter(filter as FilterValue | null, session);
  builder.queryField('bidderCommunities', (t) =>
    t.field({
      type: result,
      nullable: false,
      description:
        'Who bids with whom, or against whom, again and again: the organisations that bid on the tenders of a filter, divided into communities that are linked more within than to each other, by the Louvain method. The same tenders give the same communities. A community is a pattern in what is published, not a finding about anybody.',
      args: {
        filter: tenderFilterArgument(t),
        by: t.arg({
          type: links,
          defaultValue: 'JOINT',
          required: true,
          description: 'What links two organisations.',
        }),
      },
      extensions: { checkArguments, cost: COST_OF_SEARCH } satisfies FieldExtensions,
      resolve: (_, { filter, by }, { session }) =>
        findBidderCommunities(session, { filter: filter ?? undefined, by }),
    }),
  );
}

function addResultType(builder: Builder) {
  const checkArguments: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, COMMUNITIES.place);
  return builder.objectRef<CommunitySearch>('BidderCommunities').implement({
    description: `The communities of those who bid on some tenders. Reading stops when ${COMMUNITY_LIMITS.pairs.toLocaleString('en')} pairs of organisations are linked, or after very many bids or twenty seconds; then \`complete\` is false, and the communities are those of the tenders read, which are those recorded first.`,
    fields: (t) => ({
      communities: t.field({
        type: 'BidderCommunityConnection',
        nullable: false,
        description:
          'The communities, the largest first, then those that are linked most within. Who is linked to nobody is in none.',
        args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
        extensions: { checkArguments } satisfies FieldExtensions,
        resolve: (search, args, { session }) => pageOfCommunities(session, search, args),
      }),
      modularity: t.exposeFloat('modularity', {
        nullable: true,
        description:
          'How well the communities divide the links: 0 when no more of them are within communities than by chance, up to 1. Above 0.3 is usually seen as a division that means something. Null when nobody is linked.',
      }),
      tenderCount: t.exposeInt('tenderCount', {
        nullable: false,
        description: 'How many tenders were read, without those of `duplicateCount`.',
      }),
      duplicateCount: t.int({
        nullable: false,
        description:
          'How many tenders link nobody because they are published under longer numbers, too (`DUPLICATE_PUBLICATION`).',
        resolve: ({ duplicates }) => duplicates,
      }),
      organisationCount: t.exposeInt('organisationCount', {
        nullable: false,
        description: 'How many organisations are linked to another.',
      }),
      pairCount: t.exposeInt('pairCount', {
        nullable: false,
        description: 'How many pairs of organisations are linked.',
      }),
      tooLargeCount: t.int({
        nullable: false,
        description: `How many bids of more than ${MAX_MEETING} organisations, or lots on which more than ${MAX_MEETING} bid, link nobody: where so many meet it says little of any two.`,
        resolve: ({ tooLarge }) => tooLarge,
      }),
      ...completeness(t),
    }),
  });
}
