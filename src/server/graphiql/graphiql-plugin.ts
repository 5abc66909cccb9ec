import type { ServerPlugin } from '../answer/exchange.ts';
import { isGraphqlPath } from '../yoga/routes.ts';
import { type GraphiqlPage, renderGraphiqlPage } from './page.ts';
import type { Example } from './question-menu.ts';

/**
 * Serves GraphiQL to browsers: to GET of `/graphql` that accepts text/html. Rendered once, at the first visit. `operations` are no questions of
 * its menu, but open by their name.
 */
export function useGraphiql(examples: readonly Example[], operations: readonly Example[] = []): ServerPlugin {
  let page: Promise<GraphiqlPage> | undefined;
  return {
    async onRequest({ request: { method, headers }, url, endResponse, fetchAPI: { Response } }) {
      if (
        (method !== 'GET' && method !== 'HEAD') ||
        !headers.get('accept')?.includes('text/html') ||
        !isGraphqlPath(url.pathname)
      )
        return;
      page ??= renderGraphiqlPage(examples, operations);
      const { html, gzipped, etag, policy } = await page;
      const caching = { etag, 'cache-control': 'no-cache', 'content-security-policy': policy };
      if (headers.get('if-none-match') === etag) {
        endResponse(new Response(null, { status: 304, headers: caching }));
        return;
      }
      const takesGzip = /\bgzip\b/.test(headers.get('accept-encoding') ?? '');
      endResponse(
        new Response(takesGzip ? gzipped : html, {
          headers: {
            ...caching,
            'content-type': 'text/html; charset=utf-8',
            ...(takesGzip && { 'content-encoding': 'gzip' }),
          },
        }),
      );
    },
  };
}
