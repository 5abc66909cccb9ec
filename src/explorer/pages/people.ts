import { nodePath } from '../address.ts';
import { csvFile } from '../csv-file.ts';
import { html, shortened } from '../html.ts';
import { PeopleDocument, type PeopleQuery, type PersonOrder } from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { choiceOr, cursor, slugOf, text } from '../parameter.ts';
import { sortHead } from '../parts/list.ts';
import { nodeLink } from '../parts/statement.ts';
import type { Column } from '../parts/table.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { listsWords } from '../words/lists.ts';
import { nodeList, orNull } from './lists/node-list.ts';

const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'KNOWN_FROM_DESC',
  'KNOWN_FROM_ASC',
] as const satisfies readonly PersonOrder[];
const parameters = {
  starts: text(100),
  officeIn: slugOf('ORGANISATION'),
  order: choiceOr(ORDERS),
  after: cursor,
};
type PeopleView = View<typeof parameters>;
type Row = PeopleQuery['people']['nodes'][number];

const ROWS = 50;
const MAX_DESCRIPTION = 120;

/** People by name, with their offices. */
export const peoplePage = definePage({
  path: '/people',
  parameters,
  document: PeopleDocument,
  variables: ({ parameters: { starts, officeIn, order, after } }) => {
    const filter = {
      ...(starts !== undefined && { nameStartsWith: starts }),
      ...(officeIn !== undefined && { holdsOfficeIn: { slug: officeIn } }),
    };
    return { filter: orNull(filter), order, first: ROWS, after: after ?? null };
  },
  forms: { csv: peopleCsv },
  show({ people }, view) {
    const words = listsWords[view.language];
    const { starts, officeIn } = view.parameters;
    return nodeList(view, {
      of: 'people',
      found: people,
      fields: [
        { kind: 'text', name: 'starts', label: words.starts, value: starts, size: 20 },
        {
          kind: 'text',
          name: 'officeIn',
          label: words.officeIn,
          value: officeIn,
          size: 24,
          names: 'ORGANISATION',
        },
      ],
      columns: columns(view),
    });
  },
});

function columns(view: PeopleView): Column<Row>[] {
  const words = listsWords[view.language];
  const now: PersonOrder = view.parameters.order;
  const address = (order: PersonOrder) => view.here({ order, after: undefined });
  return [
    {
      ...sortHead(words.name, { now, ascending: 'NAME_ASC', descending: 'NAME_DESC', address }),
      isRowHead: true,
      cell: ({ slug: of, name, description }) =>
        html`${nodeLink(view, { __typename: 'Person', slug: of, name }, 90)}${description !== null && html`<span class="sub" dir="auto">${shortened(description, MAX_DESCRIPTION)}</span>`}`,
    },
    { head: words.offices, cell: (row) => offices(view, row) },
    { head: words.owns, cell: (row) => owned(view, row) },
    {
      ...sortHead(words.knownFrom, {
        now,
        ascending: 'KNOWN_FROM_ASC',
        descending: 'KNOWN_FROM_DESC',
        address,
      }),
      kind: 'num',
      cell: ({ knownFrom }) => html`<span class="nowrap">${view.format.day(knownFrom)}</span>`,
    },
  ];
}

function offices(view: View, { offices: { nodes, totalCount } }: Row) {
  if (nodes.length === 0) return absent(listsWords[view.language].noOffice);
  const more = totalCount - nodes.length;
  return html`<ul class="plain">${nodes.map(({ title, organisation }) => html`<li>${title !== null && html`<bdi>${title}</bdi>, `}${nodeLink(view, organisation, 80)}</li>`)}</ul>${more > 0 && html`<span class="sub">${listsWords[view.language].more(more)}</span>`}`;
}

/** Several claims may tell of the same organisation: it is named once. */
function owned(view: View, { holdings: { nodes, totalCount } }: Row) {
  const words = listsWords[view.language];
  if (nodes.length === 0) return absent(words.noHolding);
  const all = [...new Map(nodes.map(({ owned: each }) => [each.slug, each])).values()];
  const isCut = all.length > MOST_OWNED || totalCount > nodes.length;
  return html`<ul class="plain">${all.slice(0, MOST_OWNED).map((each) => html`<li>${nodeLink(view, each, 80)}</li>`)}</ul>${isCut && html`<span class="sub">${words.others}</span>`}`;
}

const MOST_OWNED = 2;

/** The rows of this page, one a person. */
function peopleCsv({ people }: PeopleQuery, view: View): OtherForm {
  const head = ['name', 'description', 'offices', 'holdings', 'known_from', 'address'];
  const rows = people.nodes.map((row) => [
    row.name,
    row.description,
    row.offices.totalCount,
    row.holdings.totalCount,
    row.knownFrom,
    view.publicLink(nodePath('Person', row.slug)),
  ]);
  return csvFile('people.csv', [head, ...rows]);
}
