import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { completeGraphiql } from './bundle.ts';
import { type Example, renderQuestionMenu } from './question-menu.ts';
import { CACHED_INTROSPECTION, completeOptions, questionScript } from './script.ts';
import { STYLE } from './style.ts';

/** GraphiQL as one self-contained page. */
export interface GraphiqlPage {
  readonly html: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  /** Content-Security-Policy: nothing but the page's own script runs, and it talks to its own origin only. */
  readonly policy: string;
}

/**
 * Renders GraphiQL with everything inlined (9 MB, 2.4 MB compressed), so that it works where there is no internet, with a menu of the
 * examples, which opens at the first visit.
 *
 * A query in the page's address (`?query=…&variables=…`) opens first, so that links can be shared, and so does one of the examples or
 * `operations` that is named there (`?operation=…&variables=…`).
 */
export async function renderGraphiqlPage(
  examples: readonly Example[],
  operations: readonly Example[] = [],
): Promise<GraphiqlPage> {
  // Imported when first wanted: 9 MB of text that a server without visitors need not hold.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const titled = examples.map(withTitle);
  const tabs = titled.map(({ query, variables }) => ({ query, ...withoutUndefined({ variables }) }));
  const options = { title: 'Greffe', favicon: FAVICON, defaultTabs: tabs.slice(0, 1) };
  const rendered = renderGraphiQL(options);
  const written = JSON.stringify(options);
  const text = completeGraphiql(rendered)
    .replace('<head>', `<head>\n<meta name="viewport" content="width=device-width, initial-scale=1" />`)
    .replace('</head>', () => `<style>${STYLE}</style>\n</head>`)
    .replace('<div id="root">', () => `${BAR}\n${renderQuestionMenu(titled)}\n<div id="root">`)
    .replace('function prepareBlob', () => `${CACHED_INTROSPECTION}\nfunction prepareBlob`)
    // The renderer writes the options as JSON into a script.
    .replace(written, () => completeOptions(options, namedOperations([...examples, ...operations])))
    .replace(/<\/script>\s*<\/body>/, (end) => `${questionScript(tabs)}\n${end}`);
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

const BAR = `<header id="bar"><strong>Greffe</strong><a href="/schema.graphql">Schema</a><button type="button" id="questions-open">Questions</button></header>`;

/** The texts of operations by their names: those in their text, and that of the example. */
function namedOperations(examples: readonly Example[]): Record<string, string> {
  const named = examples.flatMap(({ name, query }) => {
    const own = /^\s*(?:query|mutation)\s+(\w+)/m.exec(query)?.[1];
    return [name, ...(own === undefined ? [] : [own])].map((each) => [each, query] as const);
  });
  return Object.fromEntries(named);
}

/** GraphiQL titles a tab by the operation's name; without a comment the query itself would not tell what it is for. */
function withTitle(example: Example): Example {
  const { name, question = name, query } = example;
  return query.trimStart().startsWith('#') ? example : { ...example, query: `# ${question}\n${query}` };
}

function digest(text: string, encoding: 'base64' | 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding);
}

const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d3557"/><path d="M4 12 8 4l4 8Z" fill="none" stroke="#fff" stroke-width="1.4"/></svg>',
)}`;
