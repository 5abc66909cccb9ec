import { ApolloClient, gql, HttpLink } from '@apollo/client';
import { filter, firstValueFrom } from 'rxjs';
import { makeCache } from './cache.ts';
import { askSchema } from './introspection.ts';
import { possibleTypesOf } from './possible-types.ts';

const complaints: unknown[] = [];
for (const level of ['warn', 'error'] as const) {
  console[level] = (...said: unknown[]) => complaints.push(said.map(String).join(' '));
}

const uri = process.argv[2] ?? '';
const { __schema } = await askSchema(uri);
const cache = makeCache(possibleTypesOf(__schema.types));
const client = new ApolloClient({ link: new HttpLink({ uri }), cache });

interface Names {
  organisations: {
    edges: { node: { id: string; name: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const Names = gql`
  query Names($after: String, $country: String) {
    organisations(first: 2, after: $after, orderBy: NAME_ASC, filter: { country: $country }) {
      edges { node { id name } cursor }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** The names in the cache, after reading as many pages. */
async function namesOf(country: string | null, pages: number): Promise<string[]> {
  const names = client.watchQuery<Names>({ query: Names, variables: { country } });
  const subscription = names.subscribe({});
  const { data } = await firstValueFrom(names.pipe(filter(({ loading }) => !loading)));
  let after = (data as Names).organisations.pageInfo.endCursor;
  for (let page = 1; page < pages; page += 1) {
    const more = await names.fetchMore({ variables: { after } });
    after = (more.data as Names).organisations.pageInfo.endCursor;
  }
  const cached = client.readQuery<Names>({ query: Names, variables: { country } });
  subscription.unsubscribe();
  return (cached?.organisations.edges ?? []).map(({ node }) => node.name);
}

interface Claims {
  organisation: { id: string; claims: { nodes: { __typename: string; standing?: string }[] } };
}

/** Fragments on interfaces match only where the types behind them are known. */
const claims = await client.query<Claims>({
  query: gql`
    query Claims {
      organisation(by: { slug: "health-data-hub" }) {
        id
        claims(first: 20) { nodes { ...Standing ... on Node { id } } }
      }
    }
    fragment Standing on Claim { standing knownFrom evidence(first: 1) { nodes { locator } } }
  `,
});
const { organisation } = claims.data as Claims;

const all = await namesOf(null, 3);
const french = await namesOf('FR', 2);

/** What one query read, another finds by the global id alone. */
const known = client.readFragment<{ name: string }>({
  id: cache.identify({ __typename: 'Organisation', id: organisation.id }) ?? '',
  fragment: gql`fragment Known on Organisation { name }`,
});

const refusal = await client.query({ query: Names, variables: { after: 'x' }, errorPolicy: 'none' }).then(
  () => 'none',
  (error: { errors?: { extensions?: { code?: string } }[] }) => error.errors?.[0]?.extensions?.code,
);

console.log(
  JSON.stringify({
    all,
    french,
    standings: organisation.claims.nodes.every(({ standing }) => standing !== undefined),
    claims: organisation.claims.nodes.length,
    known: known?.name ?? null,
    refusal,
    complaints,
  }),
);
