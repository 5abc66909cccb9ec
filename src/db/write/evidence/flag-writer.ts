import type { Database } from 'better-sqlite3';
import { quoted } from '../../../domain/error.ts';
import {
  MAX_PUBLISHED_CHARACTERS,
  QUALITY_FLAGS,
  type QualityFlag,
  type QualityFlagRecord,
} from '../../../domain/quality.ts';
import { bare } from '../../statement/alias.ts';
import { DERIVED, qualityFlags } from '../../tables/quality-flag.ts';
import { Refusal } from '../batch/refusal.ts';
import { isByEstablishments, parseStamps, stampOf } from '../batch/stamps.ts';
import type { Attribute } from '../field/attribute.ts';
import { compareValues, type Stated, type Values } from '../field/reconcile.ts';

/** What a record states of a row, and how the row stands after it. */
export interface FlaggedStatement {
  readonly flags: readonly QualityFlagRecord[] | undefined;
  /** Day of the statement. */
  readonly day: string;
  readonly attributes: readonly Attribute[];
  /** Positions of the attributes that another statement on the row can change. Default: all. */
  readonly mutable?: readonly number[];
  readonly stated: Stated;
  readonly values: Values;
  readonly stamps: string;
}

/** Keeps the quality flags of nodes, or of claims. */
export interface FlagWriter {
  /** Raises flags on a row, as `flagsRaisedBy` gives them; true when any is new, or of a later day than before. */
  raise(id: number, flags: readonly HeldFlag[]): boolean;
  /**
   * The flags of a row after one more statement: those on a value go with it, those on a field that was left out when a statement
   * of that day or later fills it. Which remain does not depend on the order of statements. True when they are other than before.
   *
   * @param changed positions of the attributes whose values are other than before the statement
   * @throws Refusal
   */
  update(id: number, statement: FlaggedStatement, stampsBefore: string, changed: readonly number[]): boolean;
  /** The flags of a row. */
  of(id: number): HeldFlag[];
}

/** A flag as it stands. */
export interface HeldFlag {
  readonly flag: QualityFlag;
  readonly field: string;
  readonly published: string;
  readonly leftOut: 0 | 1;
  readonly day: string;
}

type FlagRow = HeldFlag & { readonly id: number };

/** `column` holds the id of the flagged row: that of nodes, or that of claims. */
export function createFlagWriter(
  sqlite: Database,
  column: typeof qualityFlags.nodeId | typeof qualityFlags.claimId,
): FlagWriter {
  const owner = column.name;
  const f = bare(qualityFlags);
  // Said again on a later day, a flag is of that day: whichever comes in first.
  const insert = sqlite.prepare<[number, string, string, string, number, string]>(
    `INSERT INTO ${f} (${owner}, ${f.flag}, ${f.field}, ${f.published}, ${f.leftOut}, ${f.day}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (${owner}, ${f.field}, ${f.flag}, ${f.published}) WHERE ${owner} IS NOT NULL DO UPDATE SET ${f.leftOut} = excluded.${f.leftOut}, ${f.day} = excluded.${f.day} WHERE excluded.${f.day} > ${f.day}`,
  );
  const read = sqlite.prepare<[number], FlagRow>(
    `SELECT ${f.id}, ${f.flag}, ${f.field}, ${f.published}, ${f.leftOut} AS leftOut, ${f.day} FROM ${f} WHERE ${owner} = +?`,
  );
  const remove = sqlite.prepare<[number]>(`DELETE FROM ${f} WHERE ${f.id} = +?`);

  function raise(id: number, flags: readonly HeldFlag[]): boolean {
    let isNew = false;
    for (const { flag, field, published, leftOut, day } of flags) {
      isNew = insert.run(id, flag, field, published, leftOut, day).changes > 0 || isNew;
    }
    return isNew;
  }

  return {
    raise,
    of: (id) => read.all(id),
    update(id, statement, stampsBefore, changed) {
      let isChanged = false;
      if (changed.length > 0 || statement.stamps !== stampsBefore) {
        for (const row of read.all(id)) {
          const isOfOldValue =
            row.leftOut === 0 &&
            (changed.includes(positionOf(statement.attributes, row.field)) ||
              isNameOfEstablishments(stampsBefore, statement.stamps, row.field));
          if (!isOfOldValue && (isDerived(row) || outlives(statement, row))) continue;
          remove.run(row.id);
          isChanged = true;
        }
      }
      return raise(id, flagsRaisedBy(statement)) || isChanged;
    },
  };
}

/** The flags of a record that speak of what stands in the row after it. @throws Refusal */
export function flagsRaisedBy(statement: FlaggedStatement): HeldFlag[] {
  const { flags = [], day, attributes, stated } = statement;
  const raised: HeldFlag[] = [];
  for (const [position, { flag, field, published = '' }] of flags.entries()) {
    requireFlag(flag, field, position);
    const leftOut = stated[positionOf(attributes, field)] === undefined;
    if (!holds(statement, field, leftOut, day)) continue;
    raised.push({ flag, field, published: cut(published), leftOut: leftOut ? 1 : 0, day });
  }
  return raised;
}

/** Whether all flags of a row stay after a statement that changes none of its values. */
export function allOutlive(held: Iterable<HeldFlag>, statement: FlaggedStatement): boolean {
  for (const flag of held) if (!isDerived(flag) && !outlives(statement, flag)) return false;
  return true;
}

function isDerived({ day }: HeldFlag): boolean {
  return day === DERIVED;
}

/** Whether a flag that stood before a statement stands after it; its value is the same as before. */
function outlives(statement: FlaggedStatement, { field, leftOut, day }: HeldFlag): boolean {
  const statedDay = statedDayOf(statement, field);
  if (statedDay === undefined) return true;
  return leftOut === 1 ? day > statedDay : day >= statedDay;
}

/** Whether a record's flag speaks of what stands in the row after it, and not of what a later statement outweighed. */
function holds(statement: FlaggedStatement, field: string, leftOut: boolean, day: string): boolean {
  const statedDay = statedDayOf(statement, field);
  if (statedDay === undefined) return true;
  if (leftOut) return day > statedDay;
  const position = positionOf(statement.attributes, field);
  const attribute = statement.attributes[position] as Attribute;
  if (day !== statedDay) return false;
  if (attribute.reconcile) return true;
  return compareValues(statement.stated[position] ?? [], statement.values[position] ?? []) === 0;
}

/** Whether the field is a name that documents said of establishments before a statement, and after it one that is the company's own. */
function isNameOfEstablishments(before: string, after: string, field: string): boolean {
  if (field !== 'name') return false;
  const [was, is] = [before, after].map((stamps) => isByEstablishments(stampOf(parseStamps(stamps), field)));
  return was === true && is === false;
}

/**
 * Day of the document that fills the field; undefined when none does, or the field is none that changes. A name that several
 * establishments are called by is of no day: what is suspect about one of theirs stays.
 */
function statedDayOf(statement: FlaggedStatement, field: string): string | undefined {
  const { attributes, mutable, values, stamps } = statement;
  const position = positionOf(attributes, field);
  const attribute = attributes[position];
  if (attribute === undefined || mutable?.includes(position) === false) return undefined;
  const isFilled = compareValues(values[position] ?? attribute.unstated, attribute.unstated) !== 0;
  const stamp = isFilled ? stampOf(parseStamps(stamps), attribute.name) : undefined;
  return stamp !== undefined && isByEstablishments(stamp) ? undefined : stamp;
}

function positionOf(attributes: readonly Attribute[], field: string): number {
  return attributes.findIndex(({ name }) => name === field);
}

function requireFlag(flag: string, field: string, position: number): void {
  if (!(QUALITY_FLAGS as readonly string[]).includes(flag)) {
    throw new Refusal(`/flags/${position}/flag`, `${quoted(flag)} is not one of ${QUALITY_FLAGS.join(', ')}`);
  }
  if (field === '') throw new Refusal(`/flags/${position}/field`, 'it is blank');
}

function cut(published: string): string {
  return published.length > MAX_PUBLISHED_CHARACTERS
    ? `${published.slice(0, MAX_PUBLISHED_CHARACTERS - 1)}…`
    : published;
}
