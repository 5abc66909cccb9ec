import { type Html, html, type Markup } from '../../html.ts';
import type { GroupFiguresFragment } from '../../operations.ts';
import { cutFoot, dataTable } from '../../parts/table.ts';
import { absent } from '../../parts/value.ts';
import { cpvName } from '../../words/cpv-name.ts';
import { figuresWords } from '../../words/figures.ts';
import { regionName } from '../../words/region-name.ts';
import { selectionQuery } from '../tenders/tender-filter.ts';
import { figureColumns } from './figure-column.ts';
import type { FiguresView, Statistics } from './question.ts';

/** The tenders of one region, division, year or month. */
interface Group {
  /** What it is in filters and files: a code, a year, a month. Null for those that have none. */
  readonly key: string | null;
  /** As a reader knows it; empty for those that have none. */
  readonly name: string;
  readonly figures: GroupFiguresFragment;
  /** Of the list of its tenders. Undefined for those that have none, which no filter asks for. */
  readonly address: string | undefined;
}

/** A group before it has an address. */
type Found = Pick<Group, 'key' | 'figures'> & {
  readonly name?: string;
  /** What is added to the selection to have just these. */
  readonly filter: Readonly<Record<string, string>>;
};

interface GroupTable {
  readonly id: string;
  readonly title: string;
  readonly head: string;
  /** Those that are shown. */
  readonly groups: readonly Group[];
  /** How many there are. */
  readonly all: number;
  /** Tenders that stand in several groups, so that these add up to more than all. */
  readonly shared: number;
}

/** Months are many: the latest are shown. */
const MOST_MONTHS = 36;

/**
 * The spread of the tenders over regions and divisions, those with most of them first, and over years and months; each list adds up to all,
 * with those that have none at its end.
 */
export function groupTables(
  view: FiguresView,
  statistics: Statistics,
): { id: string; title: string; body: Html | false }[] {
  return shownGroups(view, statistics).map((table) => ({
    id: table.id,
    title: table.title,
    body: table.groups.length > 0 && groupTable(view, table),
  }));
}

/** What the tables of groups show. */
export function shownGroups(view: FiguresView, statistics: Statistics): GroupTable[] {
  const words = figuresWords[view.language];
  const { byRegion, byCpvDivision, byYear, byMonth } = statistics;
  const regions = byRegion.map(({ region, figures }) => ({
    key: region,
    name: region === null ? '' : regionName(view, region),
    figures,
    filter: { region: region ?? '' },
  }));
  const divisions = byCpvDivision.map(({ division, figures }) => ({
    key: division,
    name: division === null ? '' : cpvName(view.language, division),
    figures,
    filter: { cpv: division ?? '' },
  }));
  const years = byYear.map(({ year, figures }) => ofSpan(year === null ? null : String(year), figures));
  const months = byMonth.map(({ month, figures }) => ({
    ...ofSpan(month, figures),
    name: month === null ? '' : view.format.date(month),
  }));
  const table = (
    id: string,
    title: string,
    head: string,
    found: readonly Found[],
    shared = 0,
  ): GroupTable => ({
    id,
    title,
    head,
    groups: (id === 'months' ? found.slice(-MOST_MONTHS) : found).map((group) => addressed(view, group)),
    all: found.length,
    shared,
  });
  return [
    table('regions', words.regions, words.region, mostFirst(regions), sharedIn(byRegion)),
    table('divisions', words.divisions, words.division, mostFirst(divisions), sharedIn(byCpvDivision)),
    table('years', words.years, words.year, years),
    table('months', words.months, words.month, months),
  ];
}

/** Codes tell readers nothing of their order. */
function mostFirst<G extends Found>(groups: readonly G[]): G[] {
  return groups.toSorted(
    (a, b) =>
      Number(a.key === null) - Number(b.key === null) || b.figures.tenderCount - a.figures.tenderCount,
  );
}

function sharedIn(groups: readonly { readonly sharedCount: number }[]): number {
  return Math.max(0, ...groups.map(({ sharedCount }) => sharedCount));
}

function ofSpan(span: string | null, figures: GroupFiguresFragment): Found {
  return { key: span, figures, filter: { from: span ?? '', until: span ?? '' } };
}

function addressed(view: FiguresView, { key, name, figures, filter }: Found): Group {
  const query = selectionQuery({ ...view.parameters, ...filter });
  return {
    key,
    name: name ?? key ?? '',
    figures,
    address: key === null ? undefined : view.link('/tenders', query),
  };
}

function groupTable(view: FiguresView, { id, title, head, groups, all, shared }: GroupTable): Html {
  const words = figuresWords[view.language];
  const foot: Markup = [cutFoot(view, groups.length, all), shared > 0 && words.shared];
  return dataTable(view, {
    caption: words.table(title),
    isSmall: true,
    columns: [
      {
        head,
        isRowHead: true,
        cell: ({ key, name }) => {
          if (key === null) return absent(view.words.unknown);
          return id === 'months' ? html`<span class="nowrap">${name}</span>` : name;
        },
      },
      ...figureColumns<Group>(view, {
        figuresOf: ({ figures }) => figures,
        addressOf: ({ address }) => address,
      }),
    ],
    groups: [{ rows: groups }],
    foot: foot.some((each) => each !== null && each !== false) && foot,
  });
}
