import { readSources, type SourceCount } from '../../db/read/claim/claim-change-reader.ts';
import { batchOf, keyOf } from '../../db/read/row/batch.ts';
import type { NodeType } from '../../domain/node.ts';
import type { StopReason } from '../../graph/search-budget.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import {
  addComputedConnection,
  type ComputedConnection,
  computedPageArguments,
} from '../type/computed-connection.ts';
import type { FieldExtensions } from '../type/field.ts';
import { nodeField } from '../type/named-field.ts';
import { type ComputedList, checkComputedPage, cutPage, showPage } from './computed-page.ts';

declare module '../type/backing.ts' {
  interface Objects {
    EntitySource: ShownSource;
    EntitySourceConnection: ComputedConnection<ShownSource>;
  }
}

interface ShownSource {
  readonly source: SourceCount;
  readonly together: ReadTogether;
}

/** Counting the claims of a node's documents takes about as much as this many objects. */
const COST = 50;
const MAX_SOURCES = 10_000;

const SOURCES: ComputedList<SourceCount> = {
  place: 'Entity.sources',
  rankOf: ({ claims, article }) => [-claims, article],
};

/** Adds `Entity.sources`. */
export function addEntitySources(builder: Builder): void {
  builder.objectType('EntitySource', {
    description: 'A document that speaks of a node.',
    fields: (t) => ({
      article: nodeField(t, 'Article', {
        doc: 'The document, press article or notice that says so.',
        keyOf: ({ source: { article } }) => article,
      }),
      claimCount: t.int({
        nullable: false,
        description: 'How many claims about the node it supports or denies on the day asked.',
        resolve: ({ source: { claims } }) => claims,
      }),
    }),
  });
  addComputedConnection(builder, 'EntitySource', 'A page of the documents that speak of a node.');
  builder.interfaceField('Entity', 'sources', (t) =>
    t.field({
      type: 'EntitySourceConnection',
      nullable: false,
      description:
        'The documents that what is known of it comes from, those with most claims about it first; of as many, that recorded first. What an editor knows without a document has none.',
      args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
      extensions: {
        checkArguments: (args) => checkComputedPage(args, SOURCES.place),
        cost: COST,
      } satisfies FieldExtensions,
      resolve: (row, args, { session }) => {
        const type = batchOf(row).collection.idPrefix?.toUpperCase() as NodeType;
        const found = readSources(session, { id: keyOf(row), type }, MAX_SOURCES + 1);
        const page = cutPage(found.slice(0, MAX_SOURCES), SOURCES, args);
        const show = (sources: readonly SourceCount[]): ShownSource[] => {
          const nodes = new Map(sources.map(({ article }) => [article, 'ARTICLE' as const]));
          const together = new ReadTogether(session, { nodes });
          return sources.map((source) => ({ source, together }));
        };
        const stopped: StopReason | undefined = found.length > MAX_SOURCES ? 'EDGE_BUDGET' : undefined;
        return { ...showPage(page, show), stopped };
      },
    }),
  );
}
