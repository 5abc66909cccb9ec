import type { GraphQLResolveInfo } from 'graphql';
import type { Session } from '../../db/read/row/session.ts';
import type { Community, CommunityMember, CommunitySearch } from '../../graph/community/find-communities.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { ByPlace } from '../resolve/by-place.ts';
import { type ReadTogether, readingOrganisations } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import {
  addComputedConnection,
  type ComputedConnection,
  computedPageArguments,
} from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';
import {
  type ComputedList,
  type ComputedPageArguments,
  checkComputedPage,
  cutPage,
  showPage,
} from './computed-page.ts';

/** More than any count of organisations or links, of as many digits as a cursor may carry. */
const MOST = 1_000_000_000_000;

export const COMMUNITIES: ComputedList<Community> = {
  place: 'BidderCommunities.communities',
  rankOf: ({ size, within, lead }) => [MOST - size, MOST - within, lead],
};

const MEMBERS: ComputedList<CommunityMember> = {
  place: 'BidderCommunity.members',
  rankOf: ({ weight, organisation }) => [MOST - weight, organisation],
};

declare module '../type/backing.ts' {
  interface Objects {
    CommunityMember: ShownMember;
    CommunityMemberConnection: MemberPage;
    BidderCommunity: ShownCommunity;
    BidderCommunityConnection: ComputedConnection<ShownCommunity>;
  }
}

interface ShownMember {
  readonly member: CommunityMember;
  readonly together: ReadTogether;
}

type MemberPage = ComputedConnection<ShownMember>;

interface ShownCommunity {
  readonly community: Community;
  readonly members: CommunityPage;
}

/** The communities of one page: the members that a place of an operation asks of one of them are read for all together. */
class CommunityPage {
  readonly #session: Session;
  readonly #communities: readonly Community[];
  readonly #pages = new ByPlace<ReadonlyMap<Community, MemberPage>>();

  constructor(session: Session, communities: readonly Community[]) {
    this.#session = session;
    this.#communities = communities;
  }

  membersOf(community: Community, args: ComputedPageArguments, info: GraphQLResolveInfo): MemberPage {
    return this.#pages.at(info, () => this.#cut(args)).get(community) as MemberPage;
  }

  #cut(args: ComputedPageArguments): Map<Community, MemberPage> {
    const cut = this.#communities.map((each) => [each, cutPage(each.members(), MEMBERS, args)] as const);
    const shown = cut.flatMap(([, { items }]) => items.map(({ item }) => item.organisation));
    const together = readingOrganisations(this.#session, shown);
    return new Map(
      cut.map(([community, page]) => [
        community,
        {
          ...showPage(page, (members) => members.map((member) => ({ member, together }))),
          stopped: undefined,
        },
      ]),
    );
  }
}

/** A page of the communities that were found. */
export function pageOfCommunities(
  session: Session,
  { communities, stopped }: CommunitySearch,
  args: ComputedPageArguments,
): ComputedConnection<ShownCommunity> {
  const page = showPage(cutPage(communities, COMMUNITIES, args), (shown) => {
    const members = new CommunityPage(session, shown);
    return shown.map((community) => ({ community, members }));
  });
  return { ...page, stopped };
}

/** Makes the types of communities and their members, with their connections. */
export function addCommunityTypes(builder: Builder): void {
  builder.objectType('CommunityMember', {
    description: 'An organisation in a community.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'Who it is, one of those that bid on the tenders.',
        keyOf: ({ member }) => member.organisation,
      }),
      linkCount: t.int({
        nullable: false,
        description:
          'Its links to the other members, added up: with two others it bid jointly three times each, that is six.',
        resolve: ({ member: { weight } }) => weight,
      }),
    }),
  });
  addComputedConnection(
    builder,
    'CommunityMember',
    'A page of the members of a community: those with the most links within it first.',
  );
  const checkMembers: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, MEMBERS.place);
  builder.objectType('BidderCommunity', {
    description: 'Organisations that are linked to each other more than to others.',
    fields: (t) => ({
      size: t.int({
        nullable: false,
        description: 'How many organisations it has.',
        resolve: ({ community: { size } }) => size,
      }),
      linkCount: t.int({
        nullable: false,
        description: 'Links between its members, each as often as it occurs.',
        resolve: ({ community: { within } }) => within,
      }),
      outsideLinkCount: t.int({
        nullable: false,
        description: 'Links of its members to organisations of other communities.',
        resolve: ({ community: { across } }) => across,
      }),
      members: t.field({
        type: 'CommunityMemberConnection',
        nullable: false,
        description: 'Its members, those with the most links within it first.',
        args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
        extensions: { checkArguments: checkMembers } satisfies FieldExtensions,
        resolve: ({ community: asked, members }, args, _context, info) =>
          members.membersOf(asked, args, info),
      }),
    }),
  });
  addComputedConnection(
    builder,
    'BidderCommunity',
    'A page of communities: the largest first, then those that are linked most within.',
  );
}
