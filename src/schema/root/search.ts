import type { GraphQLResolveInfo } from 'graphql';
import type { Row } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import { checkSearchCursor, type Hit, type HitPage, type SearchRequest } from '../../db/search/find-hits.ts';
import { type HighlightPart, Highlights } from '../../db/search/highlight.ts';
import { readQueryText } from '../../db/search/query-text.ts';
import type { SEARCH_MATCHES } from '../../db/search/ranking.ts';
import { BadUserInput, quoted } from '../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, readCursor, readPageSize } from '../argument/page-argument.ts';
import type { GraphContext } from '../context.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { ArgumentsOf, Builder } from '../type/builder.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';

interface SearchArguments {
  readonly text: string;
  readonly types?: readonly NodeType[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly near?: boolean | null | undefined;
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
  readonly highlights: Highlights;
}

/** A page of hits, and what was searched. */
interface FoundPage extends HitPage {
  readonly request: SearchRequest;
}

/** Adds `search` and `suggest`. */
export function addSearchQueries(builder: Builder): void {
  const { hit, connection } = addHitTypes(builder);
  builder.queryField('search', (t) =>
    t.field({
      type: connection,
      nullable: false,
      description:
        'Nodes that a text means, best first: by an identifier, however it is spaced; by their whole name, its start or all its words, whatever their case, accents, script and order, the last word being the start of one; where that finds less than five, by names spelt nearly so, words joined or split, and initials; where it finds none, by some of the words; and last by the words of descriptions and bodies. Of what matches alike, that comes first of which most is claimed. Signs and operators mean nothing.',
      args: {
        text: t.arg.string({ required: true, description: 'The words, at most 200 characters.' }),
        types: t.arg({ type: ['NodeType'], description: 'Only nodes of these types. Absent: of all.' }),
        near: t.arg.boolean({
          defaultValue: true,
          description:
            'Whether more is looked for where identifiers and names as they are give few: other spellings of names, initials, names that lack words, and descriptions and bodies. False: only what the text is itself.',
        }),
        first: t.arg.int({ description: size('hits') }),
        after: t.arg.string({
          description:
            'Start after this cursor, given by the same search. Pages go forwards only, without `last` and `before`: what was found is ranked from the best on.',
        }),
      },
      extensions: { checkArguments: checkSearch } satisfies FieldExtensions,
      resolve: (_, args, { session }) => searchPage(session, args),
    }),
  );
  builder.queryField('suggestions', (t) =>
    t.field({
      type: [hit],
      nullable: false,
      description:
        'The same nodes as `suggest` gives, each with how it was found and what matched: an alias, or an identifier that was typed without its scheme.',
      args: suggestArguments(t),
      extensions: { checkArguments: checkSuggest } satisfies FieldExtensions,
      resolve: async (_, args, { session }) => {
        const request = suggestRequest(args);
        return foundOf({ ...(await session.search(request)), request }, {}, { session });
      },
    }),
  );
  builder.queryField('suggest', (t) =>
    t.field({
      type: ['Entity'],
      nullable: false,
      description:
        'Nodes that somebody may mean who is typing, from the first letter on: by an identifier or a name, whole names first, then those of which most is claimed, and names spelt nearly so last. `search` looks at texts as well.',
      args: suggestArguments(t),
      extensions: { checkArguments: checkSuggest } satisfies FieldExtensions,
      resolve: (_, args, { session }, info) => suggest(session, args, info),
    }),
  );
}

function size(what: string): string {
  return `How many ${what} at most, 1 to ${MAX_PAGE_SIZE}; ${DEFAULT_PAGE_SIZE} when absent.`;
}

function suggestArguments(t: ArgumentsOf) {
  return {
    prefix: t.arg.string({
      required: true,
      description: 'What was typed so far, with a letter or digit, at most 200 characters.',
    }),
    types: t.arg({ type: ['NodeType'], description: 'Only nodes of these types. Absent: of all.' }),
    first: t.arg.int({ description: size('nodes') }),
  };
}

const checkSearch: CheckArguments = (args) => {
  const request = requestOf(args as unknown as SearchArguments);
  const { after } = request;
  if (after !== undefined) readCursor(after, 'after', (cursor) => checkSearchCursor(cursor, request));
};

function requestOf({ text, types, first, after, near }: SearchArguments): SearchRequest {
  return {
    text: readQueryText(text, 'text'),
    types: types ?? NODE_TYPES,
    first: readPageSize(first, 'first'),
    after: after ?? undefined,
    near: near ?? true,
  };
}

async function searchPage(session: Session, args: SearchArguments): Promise<FoundPage> {
  const request = requestOf(args);
  return { ...(await session.search(request)), request };
}

const checkSuggest: CheckArguments = (args) => {
  const { prefix, first } = args as unknown as SuggestArguments;
  readPageSize(first, 'first');
  if (readQueryText(prefix, 'prefix').words.length === 0) {
    throw new BadUserInput(`prefix: ${quoted(prefix)} has no letter or digit to complete.`, 'prefix');
  }
};

async function suggest(session: Session, args: SuggestArguments, info: GraphQLResolveInfo): Promise<Row[]> {
  const { hits } = await session.search(suggestRequest(args));
  const together = readingNodes(session, hits);
  return hits.flatMap(({ id }) => together.node(id, info) ?? []);
}

function suggestRequest({ prefix, types, first }: SuggestArguments): SearchRequest {
  return {
    text: readQueryText(prefix, 'prefix'),
    types: types ?? NODE_TYPES,
    first: readPageSize(first, 'first'),
    after: undefined,
    near: true,
    isSuggestion: true,
  };
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
      IDENTIFIER: { description: 'One of its identifiers.' },
      NAME: { description: 'What it is called, as the latest document writes it.' },
      ALIAS: { description: 'One of its aliases.' },
      DESCRIPTION: { description: 'What documents say that it is, in a sentence or two.' },
      BODY: { description: 'The body of an article.' },
    },
  });
  const match = builder.enumType('SearchMatch', { description: 'How a hit was found.', values: MATCHES });
  const hit = builder.objectRef<Found>('SearchHit').implement({
    description: 'A node that a search found.',
    fields: (t) => ({
      node: nodeField(t, 'Entity', {
        doc: 'What was found.',
        keyOf: ({ hit: { id } }) => id,
      }),
      match: t.field({
        type: match,
        nullable: false,
        description:
          'How it was found. `NEAR`, `SOME_WORDS` and `INITIALS` are guesses: the text as it is does not name the node.',
        resolve: ({ hit: { match: found } }) => found,
      }),
      field: t.field({
        type: field,
        nullable: false,
        description: 'The best text that matched.',
        resolve: ({ hit: found, highlights }) => highlights.of(found).field,
      }),
      highlight: t.field({
        type: [part],
        nullable: false,
        description: 'That text, or a snippet of it, with the matches told apart.',
        resolve: ({ hit: found, highlights }) => [...highlights.of(found).parts],
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
  const connection = builder.objectRef<FoundPage>('SearchHitConnection').implement({
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
  return { hit, connection };
}

function foundOf(
  { hits, request: { text }, spellings }: FoundPage,
  _: object,
  { session }: Pick<GraphContext, 'session'>,
): Found[] {
  const together = readingNodes(session, hits);
  const highlights = new Highlights(session, hits, { text, spellings });
  return hits.map((hit) => ({ hit, together, highlights }));
}

const MATCHES = {
  IDENTIFIER: { description: 'An identifier is the text, or starts with it.' },
  NAME: { description: 'A name or alias is the text, but for a legal form at most.' },
  START: { description: 'A name or alias starts with the text.' },
  WORDS: { description: 'The names hold all words, the last as the start of one at least.' },
  NEAR: { description: 'The names hold the words spelt nearly so, or joined or split.' },
  SOME_WORDS: { description: 'The names hold some of the words, those that are rare before all.' },
  INITIALS: { description: 'The text is the first letters of the words of a name.' },
  TEXT: { description: 'The description or body holds all words.' },
} as const satisfies Record<(typeof SEARCH_MATCHES)[number], object>;
