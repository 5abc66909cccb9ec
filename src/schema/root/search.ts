import type { GraphQLResolveInfo } from 'graphql';
import type { Row } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import { findCompletions } from '../../db/search/candidate.ts';
import { checkSearchCursor, type HighlightPart, type Hit, type HitPage } from '../../db/search/hit.ts';
import { readQueryText } from '../../db/search/query-text.ts';
import { BadUserInput, quoted } from '../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, readCursor, readPageSize } from '../argument/page-argument.ts';
import type { GraphContext } from '../context.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';

interface SearchArguments {
  readonly text: string;
  readonly types?: readonly NodeType[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface SuggestArguments {
  readonly prefix: string;
  readonly types?: readonly NodeType[] | null | undefined;
  readonly first?: number | null | undefined;
}

/** One hit, and what reads the nodes of all hits of its page together. */
interface Found {
  readonly hit: Hit;
  readonly together: ReadTogether;
}

/** Adds `search` and `suggest`. */
export function addSearchQueries(builder: Builder): void {
  const connection = addHitTypes(builder);
  const size = (what: string) =>
    `How many ${what} at most, 1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when absent.`;
  builder.queryField('search', (t) =>
    t.field({
      type: connection,
      nullable: false,
      description:
        'Nodes whose name, aliases, description or body hold all the words, whatever their case and accents; the last word may be the start of one. Best first: names before aliases before texts. Signs and operators mean nothing.',
      args: {
        text: t.arg.string({ required: true, description: 'The words, at most 200 characters.' }),
        types: t.arg({ type: ['NodeType'], description: 'Only nodes of these types. Absent: of all.' }),
        first: t.arg.int({ description: size('hits') }),
        after: t.arg.string({
          description:
            'Start after this cursor, given by the same search. Pages go forwards only, without `last` and `before`: what was found is ranked from the best on.',
        }),
      },
      extensions: { checkArguments: checkSearch } satisfies FieldExtensions,
      resolve: (_, args, { session }) =>
        session.search({
          text: readQueryText(args.text, 'text'),
          types: args.types ?? NODE_TYPES,
          first: readPageSize(args.first, 'first'),
          after: args.after ?? undefined,
        }),
    }),
  );
  builder.queryField('suggest', (t) =>
    t.field({
      type: ['Entity'],
      nullable: false,
      description:
        'Nodes whose name starts with the text, A to Z, for completing while somebody types. Looks at names only; `search` finds words and aliases.',
      args: {
        prefix: t.arg.string({
          required: true,
          description: 'The start of the name, with a letter or digit, at most 200 characters.',
        }),
        types: t.arg({ type: ['NodeType'], description: 'Only nodes of these types. Absent: of all.' }),
        first: t.arg.int({ description: size('nodes') }),
      },
      extensions: { checkArguments: checkSuggest } satisfies FieldExtensions,
      resolve: (_, args, { session }, info) => suggest(session, args, info),
    }),
  );
}

const checkSearch: CheckArguments = (args) => {
  const { text, types, first, after } = args as unknown as SearchArguments;
  readPageSize(first, 'first');
  const query = readQueryText(text, 'text');
  if (after != null)
    readCursor(after, 'after', (cursor) => checkSearchCursor(cursor, query, types ?? NODE_TYPES));
};

const checkSuggest: CheckArguments = (args) => {
  const { prefix, first } = args as unknown as SuggestArguments;
  readPageSize(first, 'first');
  if (readQueryText(prefix, 'prefix').words.length === 0) {
    throw new BadUserInput(`prefix: ${quoted(prefix)} has no letter or digit to complete.`, 'prefix');
  }
};

function suggest(
  session: Session,
  { prefix, types, first }: SuggestArguments,
  info: GraphQLResolveInfo,
): Row[] {
  const page = findCompletions(session, prefix, types ?? NODE_TYPES, readPageSize(first, 'first'));
  const together = readingNodes(session, page);
  return page.flatMap(({ id }) => together.node(id, info) ?? []);
}

function readingNodes(session: Session, found: readonly { id: number; type: NodeType }[]): ReadTogether {
  return new ReadTogether(session, { nodes: new Map(found.map(({ id, type }) => [id, type])) });
}

function addHitTypes(builder: Builder) {
  const part = builder.objectRef<HighlightPart>('HighlightPart').implement({
    description:
      'A piece of the text in which a hit matched. The pieces in order are the text, or a snippet of it.',
    fields: (t) => ({
      text: t.exposeString('text', { nullable: false, description: 'The piece, plain text.' }),
      isMatch: t.exposeBoolean('isMatch', { nullable: false, description: 'Whether it is what matched.' }),
    }),
  });
  const field = builder.enumType('MatchedField', {
    description: 'Which text of a node matched.',
    values: {
      NAME: { description: 'What it is called, as the latest document writes it.' },
      ALIAS: { description: 'One of its aliases.' },
      DESCRIPTION: { description: 'What documents say that it is, in a sentence or two.' },
      BODY: { description: 'The body of an article.' },
    },
  });
  const hit = builder.objectRef<Found>('SearchHit').implement({
    description: 'A node that a search found.',
    fields: (t) => ({
      node: nodeField(t, 'Entity', {
        doc: 'What was found.',
        keyOf: ({ hit: { id } }) => id,
      }),
      field: t.field({
        type: field,
        nullable: false,
        description: 'The best text that matched.',
        resolve: ({ hit: { field: matched } }) => matched,
      }),
      highlight: t.field({
        type: [part],
        nullable: false,
        description: 'That text, or a snippet of it, with the matches told apart.',
        resolve: ({ hit: { highlight } }) => [...highlight],
      }),
    }),
  });
  const edge = builder.objectRef<Found>('SearchHitEdge').implement({
    description: 'A hit at its place in the ranking.',
    fields: (t) => ({
      node: t.field({
        type: hit,
        nullable: false,
        description: 'What was found, and where in it.',
        resolve: (found) => found,
      }),
      cursor: t.string({
        nullable: false,
        description: 'Opaque mark of this place, for `after` in the same search.',
        resolve: (found) => found.hit.cursor,
      }),
    }),
  });
  return builder.objectRef<HitPage>('SearchHitConnection').implement({
    description: 'A page of hits, best first.',
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        nullable: false,
        description: 'The hits with their cursors.',
        resolve: foundOf,
      }),
      nodes: t.field({
        type: [hit],
        nullable: false,
        description: 'What was found, without cursors.',
        resolve: foundOf,
      }),
      pageInfo: t.field({
        type: 'PageInfo',
        nullable: false,
        description: 'Whether there is more, and the cursors to ask for it.',
        resolve: ({ hits, hasMore }) => ({
          hasNextPage: hasMore,
          hasPreviousPage: false,
          startCursor: hits[0]?.cursor ?? null,
          endCursor: hits.at(-1)?.cursor ?? null,
        }),
      }),
      complete: t.exposeBoolean('complete', {
        nullable: false,
        description:
          'Whether every match was ranked. False when there are so many that only the first few hundred were: ask with more words.',
      }),
    }),
  });
}

function foundOf({ hits }: HitPage, _: object, { session }: GraphContext): Found[] {
  const together = readingNodes(session, hits);
  return hits.map((hit) => ({ hit, together }));
}
