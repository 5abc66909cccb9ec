import { type Html, html, type Markup } from '../../html.ts';
import type { GroupFiguresFragment } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { cutFoot, dataTable } from '../../parts/table.ts';
import { absent } from '../../parts/value.ts';
import { figuresWords } from '../../words/figures.ts';
import { selectionQuery } from '../tenders/tender-filter.ts';
import { figureColumns } from './figure-column.ts';
import type { FiguresView, Statistics } from './question.ts';

/** The tenders of one region, division, year or month. */
interface Group {
  /** Null for those that have none. */
  readonly name: string | null;
  readonly figures: GroupFiguresFragment;
  /** What is added to the selection to have just these. */
  readonly filter: Readonly<Record<string, string>>;
}

interface GroupTable {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  readonly groups: readonly Group[];
  /** Tenders that stand in several groups, so that these add up to more than all. */
  readonly shared?: number;
}

/** Months are many: the latest are shown. */
const MOST_MONTHS = 36;

/** The spread of the tenders over regions, divisions, years and months; each list adds up to all, with those that have none at its end. */
export function groupTables(view: FiguresView, statistics: Statistics): (Html | null)[] {
  const words = figuresWords[view.language];
  const { byRegion, byCpvDivision, byYear, byMonth } = statistics;
  const tables: GroupTable[] = [
    {
      id: 'regions',
      title: words.regions,
      head: words.region,
      groups: byRegion.map(({ region, figures }) => ({
        name: region,
        figures,
        filter: { region: region ?? '' },
      })),
      shared: sharedIn(byRegion),
    },
    {
      id: 'divisions',
      title: words.divisions,
      head: words.division,
      groups: byCpvDivision.map(({ division, figures }) => ({
        name: division,
        figures,
        filter: { cpv: division ?? '' },
      })),
      shared: sharedIn(byCpvDivision),
    },
    {
      id: 'years',
      title: words.years,
      head: words.year,
      groups: byYear.map(({ year, figures }) => spanGroup(year === null ? null : String(year), figures)),
    },
    {
      id: 'months',
      title: words.months,
      head: words.month,
      groups: byMonth.map(({ month, figures }) => spanGroup(month, figures)),
    },
  ];
  return tables.map((table) => groupTable(view, table));
}

function sharedIn(groups: readonly { readonly sharedCount: number }[]): number {
  return Math.max(0, ...groups.map(({ sharedCount }) => sharedCount));
}

function spanGroup(span: string | null, figures: GroupFiguresFragment): Group {
  return { name: span, figures, filter: { from: span ?? '', until: span ?? '' } };
}

function groupTable(view: FiguresView, { id, title, head, groups, shared = 0 }: GroupTable): Html | null {
  const words = figuresWords[view.language];
  const isOfMonths = id === 'months';
  const shown = isOfMonths ? groups.slice(-MOST_MONTHS) : groups;
  const foot: Markup = [cutFoot(view, shown.length, groups.length), shared > 0 && words.shared];
  const table = dataTable(view, {
    caption: words.table(title),
    isSmall: true,
    columns: [
      {
        head,
        isRowHead: true,
        cell: ({ name }) => {
          if (name === null) return absent(view.words.unknown);
          return isOfMonths ? html`<span class="nowrap">${view.format.date(name)}</span>` : name;
        },
      },
      ...figureColumns<Group>(view, {
        figuresOf: ({ figures }) => figures,
        addressOf: ({ name, filter }) =>
          name === null
            ? undefined
            : view.link('/tenders', selectionQuery({ ...view.parameters, ...filter })),
      }),
    ],
    groups: [{ rows: shown }],
    foot: foot.some((each) => each !== null && each !== false) && foot,
  });
  return section(id, title, groups.length > 0 && table);
}
