interface PathAnswer {
  readonly data?: {
    readonly paths: {
      readonly paths: readonly { readonly hops: number; readonly steps: readonly Step[] }[];
    };
  };
}

interface Step {
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}

/**
 * How two answers with a shortest path differ, in words; undefined when both have one of the same length between the same
 * ends. Which of several shortest ones it is, the server promises and the ceiling doesn't.
 */
export function differenceOfPaths(server: string, ceiling: string): string | undefined {
  const [found, expected] = [describe(server), describe(ceiling)];
  return found === expected ? undefined : `the server finds ${found}, the ceiling ${expected}`;
}

function describe(answer: string): string {
  const { data } = JSON.parse(answer) as PathAnswer;
  if (data === undefined) return `no data: ${answer}`;
  const [path] = data.paths.paths;
  if (path === undefined) return 'no path';
  const { hops, steps } = path;
  const isChain = steps.every(({ from }, place) => place === 0 || from.id === steps[place - 1]?.to.id);
  if (!isChain || steps.length !== hops) return `steps that are no chain: ${answer}`;
  return `a path of ${hops} hops from ${steps[0]?.from.id} to ${steps.at(-1)?.to.id}`;
}
