/** An operation that GraphiQL offers as a question. */
export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON text. */
  readonly variables?: string;
  /** What it answers, in a line; without it, the comment that it begins with, or its name. */
  readonly question?: string;
  /** Heading of the questions that it stands with. */
  readonly group?: string;
}

const OTHERS = 'More questions';

function questionOf({ name, question, query }: Example): string {
  return question ?? /^\s*#\s*(.+)/.exec(query)?.[1]?.trim() ?? name;
}

/**
 * The menu of all questions, by groups in the order in which they are met: a dialog of links that open without the page being loaded anew,
 * and in a new window too.
 */
export function renderQuestionMenu(examples: readonly Example[]): string {
  const groups = Map.groupBy(examples.entries(), ([, { group = OTHERS }]) => group);
  const sections = Array.from(groups, ([group, entries]) => {
    const items = entries.map(([index, example]) => {
      const search = new URLSearchParams({ query: example.query, ...variablesOf(example) });
      return `<li><a href="?${asHtml(search.toString())}" data-question="${index}">${asHtml(questionOf(example))}</a></li>`;
    });
    const heading = groups.size > 1 ? `<h2>${asHtml(group)}</h2>` : '';
    return `<section>${heading}<ul>${items.join('')}</ul></section>`;
  });
  return `<dialog id="questions" aria-labelledby="questions-title">
<header><h1 id="questions-title" tabindex="-1" autofocus>Questions to begin with</h1><button type="button" id="questions-close" aria-label="Close">×</button></header>
<p>Each opens as a query that you can run and change. What there is to ask for is described behind the sign of a book.</p>
<div class="groups">${sections.join('')}</div>
</dialog>`;
}

function variablesOf({ variables }: Example): Record<string, string> {
  return variables === undefined ? {} : { variables };
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
