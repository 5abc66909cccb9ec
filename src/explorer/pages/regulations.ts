import { nodePath } from '../address.ts';
import { csvFile } from '../csv-file.ts';
import {
  type RegulationKind,
  type RegulationOrder,
  RegulationsDocument,
  type RegulationsQuery,
} from '../operations.ts';
import { definePage, type OtherForm } from '../page.ts';
import { choiceOr, choices, code, cursor, slugOf, text } from '../parameter.ts';
import { sortHead } from '../parts/list.ts';
import { nodeLink } from '../parts/statement.ts';
import type { Column } from '../parts/table.ts';
import { absent } from '../parts/value.ts';
import type { View } from '../view.ts';
import { listsWords } from '../words/lists.ts';
import { regulationKind } from '../words/regulation.ts';
import { nodeList, orNull } from './lists/node-list.ts';

const KINDS = Object.keys(regulationKind.en) as RegulationKind[];
const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'KNOWN_FROM_DESC',
  'KNOWN_FROM_ASC',
] as const satisfies readonly RegulationOrder[];
const parameters = {
  starts: text(100),
  kind: choices(KINDS),
  jurisdiction: code(/^[A-Z]{2}$/),
  requiredBy: slugOf('TENDER'),
  order: choiceOr(ORDERS),
  after: cursor,
};
type RegulationsView = View<typeof parameters>;
type Row = RegulationsQuery['regulations']['nodes'][number];

const ROWS = 50;

/** Laws and certifications by name. */
export const regulationsPage = definePage({
  path: '/regulations',
  parameters,
  document: RegulationsDocument,
  variables: ({ parameters: { starts, kind, jurisdiction, requiredBy, order, after } }) => {
    const filter = {
      ...(starts !== undefined && { nameStartsWith: starts }),
      ...(kind.length > 0 && { kind: [...kind] }),
      ...(jurisdiction !== undefined && { jurisdiction }),
      ...(requiredBy !== undefined && { requiredBy: { slug: requiredBy } }),
    };
    return { filter: orNull(filter), order, first: ROWS, after: after ?? null };
  },
  forms: { csv: regulationsCsv },
  show({ regulations }, view) {
    const words = listsWords[view.language];
    const { starts, kind, jurisdiction, requiredBy } = view.parameters;
    return nodeList(view, {
      of: 'regulations',
      found: regulations,
      fields: [
        { kind: 'text', name: 'starts', label: words.starts, value: starts, size: 20 },
        {
          kind: 'choices',
          name: 'kind',
          label: words.kind,
          value: kind,
          choices: KINDS.map((each) => [each, regulationKind[view.language][each]]),
        },
        {
          kind: 'text',
          name: 'jurisdiction',
          label: words.jurisdiction,
          value: jurisdiction,
          size: 4,
          hint: 'EU',
        },
        {
          kind: 'text',
          name: 'requiredBy',
          label: words.requiredBy,
          value: requiredBy,
          size: 24,
          names: 'TENDER',
        },
      ],
      columns: columns(view),
    });
  },
});

function columns(view: RegulationsView): Column<Row>[] {
  const words = listsWords[view.language];
  const { format } = view;
  const now: RegulationOrder = view.parameters.order;
  const address = (order: RegulationOrder) => view.here({ order, after: undefined });
  return [
    {
      ...sortHead(words.name, { now, ascending: 'NAME_ASC', descending: 'NAME_DESC', address }),
      isRowHead: true,
      cell: ({ slug: of, name }) => nodeLink(view, { __typename: 'Regulation', slug: of, name }, 110),
    },
    { head: words.kind, cell: ({ kind }) => regulationKind[view.language][kind] },
    {
      head: words.jurisdiction,
      cell: ({ jurisdiction }) =>
        jurisdiction === null ? absent(view.words.unknown) : format.country(jurisdiction),
    },
    {
      head: words.adopted,
      kind: 'num',
      cell: ({ adopted }) => (adopted === null ? absent(view.words.unknown, '·') : format.date(adopted)),
    },
    { head: words.tenders, kind: 'num', cell: ({ requiredBy }) => format.number(requiredBy.totalCount) },
    { head: words.holders, kind: 'num', cell: ({ qualified }) => format.number(qualified.totalCount) },
  ];
}

/** The rows of this page, one a law or certification. */
function regulationsCsv({ regulations }: RegulationsQuery, view: View): OtherForm {
  const head = ['name', 'kind', 'jurisdiction', 'adopted', 'tenders', 'holders', 'address'];
  const rows = regulations.nodes.map((row) => [
    row.name,
    row.kind,
    row.jurisdiction,
    row.adopted,
    row.requiredBy.totalCount,
    row.qualified.totalCount,
    view.publicLink(nodePath('Regulation', row.slug)),
  ]);
  return csvFile('regulations.csv', [head, ...rows]);
}
