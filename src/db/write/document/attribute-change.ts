import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { compareValues, type Values } from '../field/reconcile.ts';
import { tenderShown } from './tender-shown.ts';
import { type PlacedTender, parseTenderStated } from './tender-stated.ts';

/** An attribute of a tender that shows another value since a document; null where nothing is stated. */
export interface AttributeChange {
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Stated {
  readonly placed: { readonly day: string; readonly moment: string; readonly key: string };
  readonly series: number | null;
  readonly stated: string;
  readonly knownUntil: string | null;
}

const ATTRIBUTES = NODE_ATTRIBUTES.TENDER;

/**
 * What each document changed of a tender's attributes, by `[day, moment, key]` as JSON: what the row showed before it and after it,
 * by the rules by which the row is made. The first document of all changes nothing.
 *
 * Takes as long as the documents are many, times the series that speak of the tender.
 */
export function attributeChanges(statements: readonly Stated[]): Map<string, AttributeChange[]> {
  const named = statements.map((statement) => ({ name: nameOf(statement), statement }));
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const changes = new Map<string, AttributeChange[]>();
  const known = new KnownStatements();
  let before: Values | undefined;
  for (const { name, statement } of named) {
    known.add(statement);
    const { values: after } = tenderShown(known.on(statement.placed.day));
    if (before !== undefined) changes.set(name, changed(before, after));
    before = after;
  }
  return changes;
}

function nameOf({ placed: { day, moment, key } }: Stated): string {
  return JSON.stringify([day, moment, key]);
}

/** Statements on a tender by which is told what it shows, from day to day: those that neither are open nor the last of their series are one. */
class KnownStatements {
  private statements: { readonly placed: PlacedTender; readonly knownUntil: string | null }[] = [];
  private readonly lastOfSeries = new Map<number, string>();
  private calledOn: string | null = null;
  /** Lots that closed statements name: whether there are several matters, and not which. */
  private readonly lots = new Set<string>();

  add({ placed: { day, moment, key }, series, stated, knownUntil }: Stated): void {
    const placed = {
      ...parseTenderStated(stated),
      series,
      day,
      moment,
      document: key,
      isOpen: true,
    };
    if (series !== null) this.lastOfSeries.set(series, placeOf(placed));
    this.statements.push({ placed, knownUntil });
  }

  /** Those that show it on a day, as they stood then: one that was taken back later is still open. Days come in order. */
  on(day: string): PlacedTender[] {
    this.statements = this.statements.filter((each) => {
      const isKept = isOpenOn(day, each.knownUntil) || this.isLast(each.placed);
      if (!isKept) this.close(each.placed);
      return isKept;
    });
    const shown = this.statements.map(({ placed, knownUntil }) => ({
      ...placed,
      isOpen: isOpenOn(day, knownUntil),
    }));
    const first = shown[0];
    return first === undefined ? [] : [...shown, this.closedBeside(first)];
  }

  private isLast({ series, ...placed }: PlacedTender): boolean {
    return series === null || this.lastOfSeries.get(series) === placeOf(placed);
  }

  private close({ calledOn, lots }: PlacedTender): void {
    if (calledOn !== null && (this.calledOn === null || calledOn < this.calledOn)) this.calledOn = calledOn;
    for (const lot in lots) if (this.lots.size < SEVERAL) this.lots.add(lot);
  }

  /** What closed statements still tell: since when bids are called for, and of which lots. */
  private closedBeside(other: PlacedTender): PlacedTender {
    return {
      ...other,
      values: {},
      isMakeshift: true,
      aliases: [],
      calledOn: this.calledOn,
      lots: Object.fromEntries(Array.from(this.lots, (lot) => [lot, {}])),
      flags: [],
      series: null,
      isOpen: false,
    };
  }
}

const SEVERAL = 2;

function isOpenOn(day: string, knownUntil: string | null): boolean {
  return knownUntil === null || knownUntil > day;
}

function placeOf({ moment, document }: Pick<PlacedTender, 'moment' | 'document'>): string {
  return JSON.stringify([moment, document]);
}

function changed(before: Values, after: Values): AttributeChange[] {
  return ATTRIBUTES.flatMap(({ name }, position) => {
    const [old, now] = [before[position] ?? [], after[position] ?? []];
    if (compareValues(old, now) === 0) return [];
    return [{ attribute: name, before: textOf(old[0]), after: textOf(now[0]) }];
  });
}

/** A list stands as the text of a JSON list; an empty one says nothing. */
function textOf(value: Values[number][number] | undefined): string | null {
  if (value === null || value === undefined || value === '[]') return null;
  const text = String(value);
  return text.startsWith('["') ? (JSON.parse(text) as string[]).join(', ') : text;
}
