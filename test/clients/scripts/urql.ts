import { Client, fetchExchange, gql } from '@urql/core';
import { makeExchange } from './exchange.ts';
import { askSchema } from './introspection.ts';
import { keysOf } from './keys.ts';

const complaints: unknown[] = [];
for (const level of ['warn', 'error'] as const) {
  console[level] = (...said: unknown[]) => complaints.push(said.map(String).join(' '));
}

const url = process.argv[2] ?? '';

const schema = await askSchema(url);
const client = new Client({
  url,
  preferGetMethod: false,
  exchanges: [makeExchange({ schema, keys: keysOf(schema.__schema.types) }), fetchExchange],
});

interface Names {
  organisations: {
    edges: { node: { name: string } }[];
    pageInfo: { endCursor: string };
  };
}

const Names = gql`
  query Names($after: String) {
    organisations(first: 2, after: $after, orderBy: NAME_ASC) {
      edges { node { id name } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

let after: string | null = null;
let all: string[] = [];
for (let page = 0; page < 3; page += 1) {
  const { data, error }: { data?: Names; error?: Error } = await client.query<Names>(Names, { after });
  if (!data) throw error ?? new Error('no data');
  all = data.organisations.edges.map(({ node }) => node.name);
  after = data.organisations.pageInfo.endCursor;
}

/** An interface's fragments, and objects without keys within one that has one. */
const Tender = gql`
  query Tender {
    tender(by: { slug: "hdh-transitional-hosting" }) {
      id
      value { amount currency }
      claims(first: 10) { nodes { ...Standing ... on Bid { parties { nodes { role organisation { id name } } } } } }
    }
  }
  fragment Standing on Claim { id standing }
`;
await client.query(Tender, {});
const again = await client.query(Tender, {}, { requestPolicy: 'cache-only' });

console.log(
  JSON.stringify({
    all,
    standings: again.data.tender.claims.nodes.every(({ standing }: { standing?: string }) => standing),
    claims: again.data.tender.claims.nodes.length,
    complaints,
  }),
);
