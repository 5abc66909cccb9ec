interface SchemaType {
  readonly kind: string;
  readonly name: string;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
  readonly fields: readonly { readonly name: string }[] | null;
}

async function askTypes(url: string): Promise<readonly SchemaType[]> {
  const query = '{ __schema { types { kind name possibleTypes { name } fields { name } } } }';
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()).data.__schema.types;
}

/** The types behind every interface, as docs/clients.md makes them. */
export async function askPossibleTypes(url: string): Promise<Record<string, string[]>> {
  const types = await askTypes(url);
  return Object.fromEntries(
    types
      .filter(({ kind }) => kind === 'INTERFACE')
      .map(({ name, possibleTypes }) => [name, (possibleTypes ?? []).map((type) => type.name)]),
  );
}

/** The types without a key, as docs/clients.md makes them. */
export async function askKeyless(url: string): Promise<Record<string, () => null>> {
  const types = await askTypes(url);
  return Object.fromEntries(
    types
      .filter(({ kind, fields }) => kind === 'OBJECT' && !(fields ?? []).some(({ name }) => name === 'id'))
      .map(({ name }) => [name, () => null]),
  );
}
