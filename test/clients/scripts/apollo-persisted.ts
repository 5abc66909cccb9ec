import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { makeCache } from './cache.ts';

const uri = process.argv[2] ?? '';

interface Sent {
  readonly method: string;
  readonly hasDocument: boolean;
}

const Status = gql`query Status($slug: String!) { tender(by: { slug: $slug }) { id status } }`;

/** What is sent for an operation that the server may know by its hash. */
async function ask(useGETForHashedQueries: boolean): Promise<{ status: unknown; sent: Sent[] }> {
  const sent: Sent[] = [];
  const watched: typeof fetch = (url, init) => {
    const { searchParams } = new URL(String(url));
    const body = init?.body ? JSON.parse(String(init.body)) : {};
    sent.push({ method: init?.method ?? 'GET', hasDocument: searchParams.has('query') || 'query' in body });
    return fetch(url, init);
  };
  const hashes = new PersistedQueryLink({
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    useGETForHashedQueries,
  });
  const client = new ApolloClient({
    link: hashes.concat(new HttpLink({ uri, fetch: watched })),
    cache: makeCache({}),
  });
  const { data } = await client.query<{ tender: { status: string } }>({
    query: Status,
    variables: { slug: 'hdh-transitional-hosting' },
  });
  return { status: data?.tender.status, sent };
}

console.log(JSON.stringify([await ask(false), await ask(false), await ask(true)]));
