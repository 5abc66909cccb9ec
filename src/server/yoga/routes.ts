import type { ServerPlugin } from '../answer/exchange.ts';

export const GRAPHQL_PATH = '/graphql';

/**
 * What is where: `/graphql`, `/health` (the process lives), `/ready` (the database answers, and its file is still the one
 * at its place; 503 while not), `/` leads to
 * `/graphql`, all else is 404. Answers are JSON.
 */
export function useRoutes(isReady: () => boolean): ServerPlugin {
  return {
    onRequest({ request, url: { pathname: path }, endResponse, fetchAPI: { Response } }) {
      const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
        endResponse(
          new Response(JSON.stringify(body), {
            status,
            headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
          }),
        );
      if (path === GRAPHQL_PATH) return;
      if (!ROUTES.has(path))
        return answer(404, { error: `There is nothing here. GraphQL is at ${GRAPHQL_PATH}.` });
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return answer(405, { error: 'Only GET is possible here.' }, { allow: 'GET, HEAD' });
      }
      if (path === '/health') return answer(200, { status: 'ok' });
      if (path === '/') return answer(302, { see: GRAPHQL_PATH }, { location: GRAPHQL_PATH });
      return answersReady(isReady) ? answer(200, { status: 'ready' }) : answer(503, { status: 'not ready' });
    },
  };
}

const ROUTES: ReadonlySet<string> = new Set(['/', '/health', '/ready']);

/** Only a plugin may not throw here: Yoga would answer with the stack. */
function answersReady(isReady: () => boolean): boolean {
  try {
    return isReady();
  } catch {
    return false;
  }
}
