import { getIntrospectionQuery } from 'graphql';

/** What a script reads of the answer to an introspection query. */
interface Introspection {
  readonly __schema: {
    readonly queryType: { readonly name: string };
    readonly types: readonly {
      readonly kind: string;
      readonly name: string;
      readonly possibleTypes: readonly { readonly name: string }[] | null;
      readonly fields: readonly { readonly name: string }[] | null;
    }[];
  };
}

export async function askSchema(url: string): Promise<Introspection> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery({ descriptions: false }) }),
  });
  return (await answer.json()).data;
}
