import { type Html, html } from '../html.ts';
import { HelpDocument, type HelpQuery } from '../operations.ts';
import { definePage } from '../page.ts';
import { section } from '../parts/facts.ts';
import { readSources } from '../parts/sources.ts';
import type { View } from '../view.ts';
import { helpWords } from '../words/help.ts';

/** The words of the pages, how to read them, and what each source can and can't say. */
export const helpPage = definePage({
  path: '/help',
  document: HelpDocument,
  variables: ({ known, valid }) => ({ known, valid }),
  show(data, view) {
    const words = helpWords[view.language];
    const main = html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
${section('glossary', words.glossary, glossary(view))}
${section('reading', words.reading, html`<ul class="claimlist">${words.steps.map((step) => html`<li>${step}</li>`)}</ul>`)}
${section('source-kinds', words.sources, sources(view, data))}`;
    return { title: words.title, description: words.lead, main };
  },
});

function glossary(view: View): Html {
  return html`<dl class="glossary">${helpWords[view.language].terms.map(
    ([id, term, meaning]) => html`<div id="${id}"><dt>${term}</dt><dd>${meaning}</dd></div>`,
  )}</dl>`;
}

function sources(view: View, data: HelpQuery): Html {
  const words = helpWords[view.language];
  const { format } = view;
  const { importNumber, imported, newestDocument } = data.dataState;
  return html`<dl class="glossary">${readSources(data).map(({ source, files, last }) => {
    const [term, meaning] = words.source[source];
    const read = last === undefined ? words.notImported : words.files(format.number(files), format.day(last));
    return html`<div id="${source}"><dt>${term}</dt><dd>${meaning} <span class="sub">${read}</span></dd></div>`;
  })}</dl>
<p class="foot-note">${imported !== null && words.state(format.number(importNumber), format.day(imported))} ${newestDocument !== null && words.newest(format.day(newestDocument))}</p>`;
}
