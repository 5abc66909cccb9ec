import { nodePath } from '../address.ts';
import { csvFile } from '../csv-file.ts';
import { type Html, html, joined } from '../html.ts';
import { type OrganisationOrder, OrganisationsDocument, type OrganisationsQuery } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { type Field, filterForm } from '../parts/filter-form.ts';
import { noRows, pageLinks, rowCount, sortHead } from '../parts/list.ts';
import { name } from '../parts/name.ts';
import { regionField } from '../parts/region-field.ts';
import { type Column, cutFoot, dataTable } from '../parts/table.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { nodeVocabulary } from '../words/node-vocabulary.ts';
import { organisationsWords } from '../words/organisations.ts';
import { KINDS, organisationFilter, organisationParameters } from './organisations/organisation-filter.ts';

type ListView = View<typeof organisationParameters>;
type Row = OrganisationsQuery['organisations']['nodes'][number];

const ROWS = 50;

/** Organisations by any filter of the API, with how many bids and purchases documents name. */
export const organisationsPage = definePage({
  path: '/organisations',
  parameters: organisationParameters,
  document: OrganisationsDocument,
  variables: ({ parameters, known, valid }) => ({
    filter: organisationFilter(parameters),
    order: parameters.order,
    first: ROWS,
    after: parameters.after ?? null,
    known,
    valid,
  }),
  forms: { csv: organisationsCsv },
  show({ organisations }, view) {
    const words = organisationsWords[view.language];
    const isFiltered = organisationFilter(view.parameters) !== null || view.parameters.after !== undefined;
    const main = html`<h1>${words.title}</h1><p class="lead">${words.lead}</p>
${form(view)}
${rowCount(view, organisations, words)}
${organisations.nodes.length === 0 ? noRows(view, words.empty, words.emptyHelp) : list(view, organisations)}`;
    return { title: words.title, main, isIndexed: !isFiltered };
  },
});

function form(view: ListView): Html {
  const words = organisationsWords[view.language];
  const values = view.parameters;
  const kinds = nodeVocabulary[view.language].organisationKind;
  const textField = (field: 'q' | 'country' | 'scheme' | 'starts', size: number, hint?: string): Field => ({
    kind: 'text',
    name: field,
    label: words[field],
    value: values[field],
    size,
    ...(hint !== undefined && { hint }),
  });
  const slugField = (field: 'holds' | 'subjectTo' | 'bidOn', names: 'REGULATION' | 'TENDER'): Field => ({
    kind: 'text',
    name: field,
    label: words[field],
    value: values[field],
    size: 24,
    names,
  });
  const first: Field[] = [
    textField('q', 24),
    textField('country', 4, 'FR'),
    regionField(view, 'region', words.region, values.region),
    {
      kind: 'choices',
      name: 'kind',
      label: words.kind,
      value: values.kind,
      choices: KINDS.map((each) => [each, kinds[each]]),
    },
  ];
  const more: Field[] = [
    textField('scheme', 12, 'SIREN'),
    slugField('holds', 'REGULATION'),
    slugField('subjectTo', 'REGULATION'),
    slugField('bidOn', 'TENDER'),
    textField('starts', 16),
    {
      kind: 'span',
      label: words.news,
      from: { name: 'newsFrom', label: words.from, value: values.newsFrom },
      until: { name: 'newsUntil', label: words.until, value: values.newsUntil },
      hint: words.dateHint,
    },
    {
      kind: 'choice',
      name: 'noCountry',
      label: words.noCountry,
      value: values.noCountry,
      any: words.any,
      choices: [
        ['yes', words.yes],
        ['no', words.no],
      ],
    },
  ];
  return filterForm(view, { first, more, kept: ['order'] });
}

function list(view: ListView, { nodes, totalCount, pageInfo }: OrganisationsQuery['organisations']): Html {
  const words = organisationsWords[view.language];
  const cut = cutFoot(view, nodes.length, totalCount);
  return html`${dataTable(view, {
    caption: words.title,
    columns: columns(view),
    groups: [{ rows: nodes }],
    foot: cut === null ? words.note : html`${cut} · ${words.note}`,
  })}
${pageLinks(view, pageInfo, words.first)}
<p class="links"><a href="${view.in(view.language, '.csv')}">${words.csv}</a></p>`;
}

function columns(view: ListView): Column<Row>[] {
  const words = organisationsWords[view.language];
  const { format } = view;
  const kinds = nodeVocabulary[view.language].organisationKind;
  const now: OrganisationOrder = view.parameters.order;
  const address = (order: OrganisationOrder) => view.here({ order, after: undefined });
  const count = (value: number) => format.number(value);
  return [
    {
      ...sortHead(words.organisation, { now, ascending: 'NAME_ASC', descending: 'NAME_DESC', address }),
      isRowHead: true,
      cell: ({ slug, name: text }) =>
        html`<a href="${view.link(nodePath('Organisation', slug))}">${name(text, 90)}</a>`,
    },
    { head: words.kind, cell: ({ kind }) => (kind === 'OTHER' ? absent(view.words.unknown) : kinds[kind]) },
    { head: words.place, cell: (row) => place(view, row) },
    {
      head: words.number,
      cell: ({ identifiers }) =>
        identifiers.length === 0
          ? absent(view.words.none)
          : identifiers
              .slice(0, 1)
              .map(
                ({ scheme, value }) =>
                  html`<span class="ids nowrap"><span class="scheme">${scheme}</span> ${value}</span>`,
              ),
    },
    {
      ...sortHead(words.bids, { now, descending: 'BIDS_DESC', address }),
      kind: 'num',
      cell: ({ bids }) => count(bids.totalCount),
    },
    { head: words.bought, kind: 'num', cell: ({ procurements }) => count(procurements.totalCount) },
  ];
}

function place(view: View, { address, country }: Row) {
  const parts = joined([
    address?.locality != null && html`<bdi>${address.locality}</bdi>`,
    country !== null && view.format.country(country),
  ]);
  return parts.length === 0 ? absent(view.words.unknown) : parts;
}

/** The rows of this page, one an organisation. */
function organisationsCsv({ organisations }: OrganisationsQuery, view: View): OtherForm {
  const head = ['name', 'kind', 'country', 'locality', 'identifiers', 'bids', 'bought', 'address'];
  const rows = organisations.nodes.map((row) => [
    row.name,
    row.kind,
    row.country,
    row.address?.locality,
    row.identifiers.map(({ scheme, value }) => `${scheme}:${value}`).join(' '),
    row.bids.totalCount,
    row.procurements.totalCount,
    view.publicLink(nodePath('Organisation', row.slug)),
  ]);
  return csvFile('organisations.csv', [head, ...rows]);
}
