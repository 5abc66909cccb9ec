interface Answer {
  readonly data?: {
    readonly search: { readonly nodes: readonly { readonly node: { readonly id: string } }[] };
  };
  readonly errors?: unknown;
}

/** How a search's answer differs in what the ceiling can know: it has as many hits, or more where there are less than a page. */
export function differenceOfSearches(server: string, ceiling: string): string | undefined {
  const [own, other] = [server, ceiling].map((text) => JSON.parse(text) as Answer);
  if (own?.errors) return `the server says ${JSON.stringify(own.errors)}`;
  const count = (answer: Answer | undefined) => answer?.data?.search.nodes.length ?? -1;
  if (count(own) >= count(other) && count(other) > 0) return undefined;
  return `the server has ${count(own)} hits, and the ceiling ${count(other)}`;
}
