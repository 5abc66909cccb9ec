import type { ServerPlugin } from '../answer/exchange.ts';

const PATH = '/metrics';

/** Prometheus' text format, as prom-client writes it. */
const MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Serves the text of the metrics to GET of `/metrics`; 503 while it can't be had. Without `readMetrics` there is no such page. */
export function useMetrics(readMetrics: (() => Promise<string>) | undefined): ServerPlugin {
  return {
    onRequest({ request: { method }, url, endResponse, fetchAPI: { Response } }) {
      if (url.pathname !== PATH || readMetrics === undefined) return;
      const refuse = (status: number, error: string, headers: Record<string, string> = {}) =>
        endResponse(Response.json({ error }, { status, headers }));
      if (method !== 'GET' && method !== 'HEAD')
        return refuse(405, 'Only GET is possible here.', { allow: 'GET, HEAD' });
      return readMetrics().then(
        (text) => endResponse(new Response(text, { headers: { 'content-type': MEDIA_TYPE } })),
        () => refuse(503, 'The metrics can not be had now.'),
      );
    },
  };
}
