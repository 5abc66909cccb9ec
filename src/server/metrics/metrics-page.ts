import type { ServerPlugin } from '../answer/exchange.ts';
import { ONLY_GET } from '../yoga/routes.ts';

const PATH = '/metrics';

/** Prometheus' text format, as prom-client writes it. */
const MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const NOT_NOW = { error: 'The metrics can not be had now.', code: 'INTERNAL_SERVER_ERROR' };

/** Serves the text of the metrics to GET of `/metrics`; 503 while it can't be had. Without `readMetrics` there is no such page. */
export function useMetrics(readMetrics: (() => Promise<string>) | undefined): ServerPlugin {
  return {
    onRequest({ request: { method }, url, endResponse, fetchAPI: { Response } }) {
      if (url.pathname !== PATH || readMetrics === undefined) return;
      if (method !== 'GET' && method !== 'HEAD')
        return endResponse(Response.json(ONLY_GET, { status: 405, headers: { allow: 'GET, HEAD' } }));
      return readMetrics().then(
        (text) => endResponse(new Response(text, { headers: { 'content-type': MEDIA_TYPE } })),
        () => endResponse(Response.json(NOT_NOW, { status: 503 })),
      );
    },
  };
}
