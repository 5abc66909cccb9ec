import type { ServerPlugin } from '../answer/exchange.ts';

/** Lets answers to GET have an entity tag: comes after `useRoutes`, which makes GET of HEAD. */
export function useConditionalRequest(): ServerPlugin {
  return {
    onRequestParse({ request, serverContext: { exchange } }) {
      if (request.method === 'GET') exchange.ifNoneMatch = request.headers.get('if-none-match');
    },
  };
}
