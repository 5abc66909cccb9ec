/** The server's estimate of the cost, which may stand before or after the data. */
const COST = String.raw`"extensions":\{"cost":\{[^{}]*\}\}`;
const COST_BEFORE = new RegExp(String.raw`^\{${COST},`);
const COST_AFTER = new RegExp(String.raw`,${COST}\}$`);

const EXCERPT_CHARACTERS = 60;

/** An answer without the estimate of its cost. */
export function withoutCost(answer: string): string {
  return answer.replace(COST_BEFORE, '{').replace(COST_AFTER, '}');
}

/** Where two answers begin to differ, in words; undefined when they are the same, byte by byte, but for the estimate of the cost. */
export function differenceOf(server: string, ceiling: string): string | undefined {
  const answer = withoutCost(server);
  if (answer === ceiling) return undefined;
  let position = 0;
  while (position < answer.length && answer[position] === ceiling[position]) position++;
  const excerpt = (text: string) =>
    text.slice(Math.max(0, position - EXCERPT_CHARACTERS), position + EXCERPT_CHARACTERS);
  return `from character ${position} on, the server's answer goes\n  ${excerpt(answer)}\nand the ceiling's\n  ${excerpt(ceiling)}`;
}

/** Sends the body of a GraphQL request and returns the answer's. */
export async function post(url: string, body: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    ...(signal && { signal }),
  });
  return response.text();
}
