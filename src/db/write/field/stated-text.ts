import type { QualityFlag } from '../../../domain/quality.ts';
import type { Attribute, Value } from './attribute.ts';
import { compareValues, type Stated, type Values } from './reconcile.ts';

/** A flag that a document raises on a row. */
export interface StatedFlag {
  readonly flag: QualityFlag;
  readonly field: string;
  /** Empty where the field holds the value. */
  readonly published: string;
  /** Whether the document says nothing of the field besides. */
  readonly leftOut: boolean;
}

/** A flag, and the day since which it is known. */
export type DatedFlag = StatedFlag & { readonly day: string };

/** What one document says of attributes that may differ from document to document, as it is kept beside its evidence. */
export interface StatedText {
  /** Values by name of the attribute. */
  readonly values: Readonly<Record<string, readonly Value[]>>;
  /** The source's own key of the claim, where documents may keep it by that. */
  readonly key?: string;
  readonly flags?: readonly StatedFlag[];
}

/** One spelling for what is the same; null when nothing is said. */
export function formatStated({ values, key, flags = [] }: StatedText): string | null {
  const said = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  if (said.length === 0 && key === undefined && flags.length === 0) return null;
  const stated = {
    ...(said.length > 0 && { values: Object.fromEntries(said) }),
    ...(key !== undefined && { key }),
    ...(flags.length > 0 && { flags }),
  };
  return JSON.stringify(stated);
}

export function parseStated(text: string | null): StatedText {
  return text === null ? { values: {} } : { values: {}, ...(JSON.parse(text) as Partial<StatedText>) };
}

/** What a record says of these attributes, by name. */
export function statedByName(attributes: readonly Attribute[], stated: Stated): StatedText['values'] {
  const said: Record<string, readonly Value[]> = {};
  for (const [position, { name }] of attributes.entries()) {
    const values = stated[position];
    if (values !== undefined) said[name] = values;
  }
  return said;
}

/** A statement among others on the same thing: they are ordered by their moments, then by the key of their document. */
export interface PlacedStatement extends StatedText {
  /** The series that it is of; null of what stands for itself. */
  readonly series: number | null;
  readonly day: string;
  readonly moment: string;
  readonly document: string;
}

/** Of each series the statements of its last moment; all that stand for themselves; the latest last. */
export function latestOfSeries<T extends PlacedStatement>(statements: readonly T[]): T[] {
  const ordered = statements.toSorted(
    (a, b) => compare(a.day, b.day) || compare(a.moment, b.moment) || compare(a.document, b.document),
  );
  const last = new Map<number, string>();
  for (const { series, moment, document } of ordered)
    if (series !== null) last.set(series, `${moment} ${document}`);
  return ordered.filter(
    ({ series, moment, document }) => series === null || last.get(series) === `${moment} ${document}`,
  );
}

/** Of each attribute what the latest statement says that says anything; of several of one document the greater. */
export function latestValues(attributes: readonly Attribute[], latest: readonly PlacedStatement[]): Values {
  return attributes.map((attribute) => {
    let winner: { readonly statement: PlacedStatement; readonly values: readonly Value[] } | undefined;
    for (const statement of latest) {
      const values = statement.values[attribute.name];
      if (values === undefined) continue;
      winner =
        winner && isBeside(winner.statement, statement)
          ? { statement, values: reconciled(attribute, winner.values, values) }
          : { statement, values };
    }
    return winner?.values ?? attribute.unstated;
  });
}

/**
 * The flags that hold beside these values: one on a value goes with it, one on a field that was left out when a statement of that day
 * or later fills it. Flags on what is none of the attributes stay.
 */
export function heldFlags(
  attributes: readonly Attribute[],
  latest: readonly PlacedStatement[],
  values: Values,
): DatedFlag[] {
  return latest.flatMap((statement) =>
    (statement.flags ?? [])
      .filter(({ field, leftOut }) => {
        const position = attributes.findIndex(({ name }) => name === field);
        const attribute = attributes[position];
        if (attribute === undefined) return true;
        if (leftOut)
          return !latest.some(({ day, values: said }) => day >= statement.day && said[field] !== undefined);
        return compareValues(statement.values[field] ?? attribute.unstated, values[position] ?? []) === 0;
      })
      .map((flag) => ({ ...flag, day: statement.day })),
  );
}

function isBeside(a: PlacedStatement, b: PlacedStatement): boolean {
  return a.day === b.day && a.moment === b.moment && a.document === b.document;
}

function reconciled(attribute: Attribute, a: readonly Value[], b: readonly Value[]): readonly Value[] {
  if (attribute.reconcile) return attribute.reconcile(a, b);
  return compareValues(b, a) > 0 ? b : a;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
