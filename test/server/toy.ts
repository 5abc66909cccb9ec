import {
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import pino from 'pino';
import { type Config, readConfig } from '../../src/config.ts';
import { BadUserInput } from '../../src/domain/error.ts';
import type { CostReport } from '../../src/server/answer/cost-report.ts';
import {
  createMetricsRegistry,
  RequestTally,
  type ServerOptions,
  startServer,
} from '../../src/server/server.ts';

/** What no answer may show. */
export const SECRET = '/srv/greffe/greffe.db: SELECT name FROM organisations WHERE id = 7';

interface Gate {
  readonly entered: PromiseWithResolvers<void>;
  readonly released: PromiseWithResolvers<void>;
}

const GATES = new Map<string, Gate>();

function gateOf(name: string): Gate {
  const gate = GATES.get(name) ?? { entered: Promise.withResolvers(), released: Promise.withResolvers() };
  GATES.set(name, gate);
  return gate;
}

/** Resolves when somebody waits in the field `slow(gate)`. */
export function entered(gate: string): Promise<void> {
  return gateOf(gate).entered.promise;
}

/** Lets the field `slow(gate)` return. */
export function release(gate: string): void {
  gateOf(gate).released.resolve();
}

interface ToyContext {
  statements: number;
}

/** Organisations that bid on tenders of organisations and so on without end, and fields that misbehave. */
export function toySchema(): GraphQLSchema {
  const named = new GraphQLInterfaceType({
    name: 'Named',
    fields: { name: { type: GraphQLString } },
    resolveType: () => 'Organisation',
  });
  const page = (type: GraphQLObjectType) => {
    const pageInfo = new GraphQLObjectType({
      name: `${type.name}PageInfo`,
      fields: { hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) } },
    });
    const edge = new GraphQLObjectType({ name: `${type.name}Edge`, fields: { node: { type } } });
    return {
      type: new GraphQLObjectType({
        name: `${type.name}Connection`,
        fields: {
          nodes: { type: new GraphQLList(new GraphQLNonNull(type)) },
          edges: {
            type: new GraphQLList(edge),
            resolve: ({ nodes }) => nodes.map((node: object) => ({ node })),
          },
          pageInfo: { type: new GraphQLNonNull(pageInfo) },
          totalCount: { type: GraphQLInt },
          hiddenCount: { type: GraphQLInt, extensions: { cost: 5 } },
          best: { type, extensions: { isOncePerPage: true } },
        },
      }),
      args: {
        first: { type: GraphQLInt, defaultValue: 20 },
        last: { type: GraphQLInt },
        filter: { type: filter, extensions: { cost: 20 } },
      },
      resolve: (_parent: unknown, { first }: { first: number }, context: ToyContext) => {
        context.statements++;
        const nodes = Array.from({ length: Math.min(first, 100) }, (_, index) => ({
          name: `${type.name} ${index}`,
        }));
        return { nodes, pageInfo: { hasNextPage: true }, totalCount: 100 };
      },
    };
  };
  const filter: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: 'Filter',
    fields: () => ({
      name: { type: GraphQLString },
      and: { type: new GraphQLList(new GraphQLNonNull(filter)) },
      or: { type: new GraphQLList(new GraphQLNonNull(filter)) },
      not: { type: filter },
    }),
  });
  const organisation: GraphQLObjectType = new GraphQLObjectType({
    name: 'Organisation',
    interfaces: [named],
    fields: () => ({
      name: { type: GraphQLString },
      parent: { type: organisation, resolve: () => ({ name: 'parent' }) },
      procurements: tenders,
      rating: { type: GraphQLInt, extensions: { cost: 5 } },
    }),
  });
  const tender = new GraphQLObjectType({
    name: 'Tender',
    interfaces: [named],
    fields: () => ({
      name: { type: GraphQLString },
      buyer: { type: organisation, resolve: () => ({ name: 'buyer' }) },
      bidders: page(organisation),
    }),
  });
  const tenders = page(tender);
  const brittle = new GraphQLObjectType({
    name: 'Brittle',
    fields: {
      late: {
        type: new GraphQLNonNull(GraphQLString),
        resolve: (index: number) => {
          if (index === 0) return new Promise((_, reject) => setTimeout(reject, 5, new Error(SECRET)));
          throw new Error(SECRET);
        },
      },
      fails: {
        type: GraphQLString,
        resolve: () => {
          throw new Error(SECRET);
        },
      },
    },
  });
  const query = new GraphQLObjectType<unknown, ToyContext>({
    name: 'Query',
    fields: {
      tenders,
      organisation: { type: organisation, resolve: () => ({ name: 'organisation' }) },
      named: { type: named, resolve: () => ({ name: 'named' }) },
      organisations: {
        type: new GraphQLList(organisation),
        args: { slugs: { type: new GraphQLList(GraphQLString) } },
        extensions: { pageArgument: 'slugs' },
        resolve: (_parent, { slugs }: { slugs: string[] }) => slugs.map((name) => ({ name })),
      },
      slow: {
        type: GraphQLString,
        args: { gate: { type: new GraphQLNonNull(GraphQLString) } },
        resolve: async (_parent, { gate }: { gate: string }) => {
          gateOf(gate).entered.resolve();
          await gateOf(gate).released.promise;
          return 'done';
        },
      },
      fails: {
        type: GraphQLString,
        resolve: () => {
          throw new Error(SECRET);
        },
      },
      misreads: {
        type: GraphQLString,
        resolve: () => {
          throw new BadUserInput('The date "2025-13" has no such month.', 'validOn');
        },
      },
      brittle: {
        type: new GraphQLList(new GraphQLNonNull(brittle)),
        args: { count: { type: GraphQLInt, defaultValue: 2 } },
        resolve: (_parent, { count }: { count: number }) =>
          Array.from({ length: count }, (_, index) => index),
      },
      count: { type: GraphQLInt, args: { upTo: { type: GraphQLInt } }, resolve: (_parent, { upTo }) => upTo },
    },
  });
  const mutation = new GraphQLObjectType({
    name: 'Mutation',
    fields: {
      rename: { type: GraphQLString, args: { to: { type: GraphQLString } }, resolve: (_p, { to }) => to },
    },
  });
  return new GraphQLSchema({ query, mutation });
}

/** Whether plain requests are answered without Yoga: the same tests run both ways, see vitest.config.ts. */
export const TOY_WAY = process.env.TOY_WAY === 'direct' ? 'direct' : 'yoga';

/** What tests that write requests by hand call the server. */
const TOY_HOSTS = 'greffe.example,a';

/** Everything a server needs, on the toy schema; `lines` collects what it logs. */
export function toyOptions(
  env: Record<string, string> = {},
  overrides: Partial<ServerOptions> = {},
  way: 'direct' | 'yoga' = TOY_WAY,
): { options: ServerOptions; lines: Record<string, unknown>[]; config: Config } {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const config = readConfig({ PORT: '0', GREFFE_HOSTS: TOY_HOSTS, ...env });
  const tally = new RequestTally();
  const registry = createMetricsRegistry({ tally, cachedCharacters: () => ({ plans: 12 }), worker: '1' });
  const options: ServerOptions = {
    config,
    schema: toySchema(),
    logger,
    examples: [
      {
        name: 'Tenders',
        query: 'query Tenders($first: Int) { tenders(first: $first) { nodes { name } } }',
        variables: '{"first": 3}',
      },
      { name: 'Organisation', query: '# One organisation\nquery Organisation { organisation { name } }' },
    ],
    openContext: () => ({ statements: 0 }),
    isReady: () => true,
    tally,
    readMetrics: () => registry.metrics(),
    answersDirectly: way === 'direct',
    ...overrides,
  };
  return { options, lines, config };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
    extensions?: { cost?: CostReport; errorsOmitted?: number };
  };
}

export interface Toy {
  readonly url: string;
  readonly lines: Record<string, unknown>[];
  /** Sends an operation as JSON. */
  query(query: string, variables?: object, init?: RequestInit): Promise<Answer>;
  send(path: string, init?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

/** Runs a test against a server on a free port. */
export async function withToy(
  use: (toy: Toy) => Promise<void>,
  env: Record<string, string> = {},
  overrides: Partial<ServerOptions> = {},
): Promise<void> {
  const { options, lines } = toyOptions(env, overrides);
  const { url, close } = await startServer(options);
  const send = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(new URL(path, url), { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  };
  const query = (text: string, variables?: object, init: RequestInit = {}) =>
    send('/graphql', {
      method: 'POST',
      body: JSON.stringify({ query: text, variables }),
      ...init,
      headers: { 'content-type': 'application/json', ...init.headers },
    });
  try {
    await use({ url, lines, query, send, close });
  } finally {
    await close();
  }
}

export function codesOf(answer: Answer): unknown[] {
  return (answer.body.errors ?? []).map((error) => error.extensions.code);
}
