import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { withoutUndefined } from '../../domain/without-undefined.ts';

/** An operation that GraphiQL opens as a tab; the tab is titled by the operation's name. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON text. */
  readonly variables?: string;
}

/** GraphiQL as one self-contained page. */
export interface GraphiqlPage {
  readonly html: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  /** Content-Security-Policy: nothing but the page's own script runs, and it talks to its own origin only. */
  readonly policy: string;
}

/**
 * Renders GraphiQL with everything inlined (9 MB, 2.4 MB compressed), so that it works where there is no internet.
 *
 * A query in the page's address (`?query=…&variables=…`) opens first, so that links can be shared.
 */
export async function renderGraphiqlPage(examples: readonly Example[]): Promise<GraphiqlPage> {
  // Imported when first wanted: 9 MB of text that a server without visitors need not hold.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const options = { title: 'Greffe', favicon: FAVICON, defaultTabs: examples.map(asTab) };
  // The renderer writes the options as JSON into a script, where a "</script>" in a query would end it.
  const text = renderGraphiQL(options).replace(JSON.stringify(options), () => chooseFirstTab(options));
  const html = Buffer.from(text);
  const script = /<script>([\s\S]*)<\/script>/.exec(text)?.[1] ?? '';
  return {
    html,
    gzipped: await promisify(gzip)(html),
    etag: `"${digest(text, 'base64url')}"`,
    policy: [
      "default-src 'none'",
      `script-src 'sha256-${digest(script, 'base64')}'`,
      'worker-src blob:',
      "style-src 'unsafe-inline'",
      'img-src data:',
      'font-src data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function asTab({ name, query, variables }: Example) {
  const titled = query.trimStart().startsWith('#') ? query : `# ${name}\n${query}`;
  return { query: titled, ...withoutUndefined({ variables }) };
}

/**
 * The script that completes the options in the browser: what the editors show first.
 *
 * GraphiQL compares it with the tabs it has stored, and would add an empty tab at each reload, and forget the variables of its first
 * tab, if it were left to guess. A shared query opens as a tab of its own unless it is there already.
 */
function chooseFirstTab(options: object): string {
  return `((options) => {
    const address = new URL(location.href);
    const query = address.searchParams.get('query');
    const variables = address.searchParams.get('variables');
    let stored = { tabs: [] };
    try { stored = JSON.parse(localStorage.getItem('graphiql:tabState')) ?? stored; } catch { /* blocked or broken */ }
    if (!Array.isArray(stored.tabs)) stored = { tabs: [] };
    const fits = (tab) => tab.query === query && (variables === null || tab.variables === variables);
    let shown = query ? stored.tabs.find(fits) : stored.tabs[stored.activeTabIndex];
    if (query) shown ??= { query, variables };
    if (stored.tabs.length === 0) {
      if (shown) options.defaultTabs.unshift(shown);
      shown = options.defaultTabs[0];
    }
    options.query = shown?.query;
    options.variables = shown?.variables;
    if (variables !== null) {
      address.searchParams.delete('variables');
      history.replaceState({}, '', address);
    }
    return options;
  })(${JSON.stringify(options).replaceAll('<', '\\u003c')})`;
}

function digest(text: string, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding);
}

const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d3557"/><path d="M4 12 8 4l4 8Z" fill="none" stroke="#fff" stroke-width="1.4"/></svg>',
)}`;
