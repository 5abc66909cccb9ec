import type { PublicationState } from '../../db/publication/publication-state.ts';
import type { ServerPlugin } from '../answer/exchange.ts';

export const GRAPHQL_PATH = '/graphql';

/** Whether a path is GraphQL's; some clients end every address with a slash. */
export function isGraphqlPath(path: string | undefined): boolean {
  return path === GRAPHQL_PATH || path === `${GRAPHQL_PATH}/`;
}

/** Whether a path is one of programs, at which browsers too are told what there is. */
export function isServicePath(path: string): boolean {
  return isGraphqlPath(path) || ROUTES.has(path) || SERVICES.test(path);
}

const SERVICES = /^\/(metrics|schema\.graphql|export(\/.*)?)$/;

/**
 * What is where: `/graphql`, `/health` (the process lives), `/ready` (the database answers, and its file is still the one at its place;
 * 503 while not; of a publication also which state it is of, and how far it is behind its author), `/` leads to `/graphql`, all else that no plugin before has answered is 404. Answers are JSON.
 *
 * HEAD of `/graphql` goes on as GET: Node leaves out the body of the answer.
 */
export function useRoutes(
  isReady: () => boolean,
  publication: () => PublicationState | undefined = () => undefined,
): ServerPlugin {
  return {
    onRequest({
      request,
      setRequest,
      url: { pathname: path },
      endResponse,
      fetchAPI: { Request, Response },
    }) {
      const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
        endResponse(
          new Response(JSON.stringify(body), {
            status,
            headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
          }),
        );
      const { method } = request;
      if (isGraphqlPath(path)) {
        if (method === 'HEAD')
          setRequest(new Request(request.url, { method: 'GET', headers: request.headers }));
        else if (!METHODS.has(method))
          return answer(405, NO_SUCH_METHOD, { allow: 'GET, HEAD, POST, OPTIONS' });
        return;
      }
      if (!ROUTES.has(path))
        return answer(404, {
          error: `There is nothing here. GraphQL is at ${GRAPHQL_PATH}.`,
          code: 'NOT_FOUND',
        });
      if (method !== 'GET' && method !== 'HEAD') {
        return answer(405, ONLY_GET, { allow: 'GET, HEAD' });
      }
      if (path === '/health') return answer(200, { status: 'ok' });
      if (path === '/') return answer(302, { see: GRAPHQL_PATH }, { location: GRAPHQL_PATH });
      const known = publication();
      const { name: state, missingChanges, secondsSinceLook } = known ?? {};
      const more = known && { publication: { state, missingChanges, secondsSinceLook } };
      return answersReady(isReady)
        ? answer(200, { status: 'ready', ...more })
        : answer(503, { status: 'not ready' });
    },
  };
}

const ROUTES: ReadonlySet<string> = new Set(['/', '/health', '/ready']);

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'OPTIONS']);

/** What is said to other methods, where something is only shown. */
export const ONLY_GET = { error: 'Only GET and HEAD are possible here.', code: 'METHOD_NOT_ALLOWED' };

const NO_SUCH_METHOD = {
  errors: [
    {
      message: 'GraphQL takes GET, HEAD and POST.',
      extensions: { code: 'METHOD_NOT_ALLOWED' },
    },
  ],
};

/** Only a plugin may not throw here: Yoga would answer with the stack. */
function answersReady(isReady: () => boolean): boolean {
  try {
    return isReady();
  } catch {
    return false;
  }
}
