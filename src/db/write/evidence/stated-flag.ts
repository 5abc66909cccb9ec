import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import { MAX_PUBLISHED_CHARACTERS, QUALITY_FLAGS, type QualityFlagRecord } from '../../../domain/quality.ts';
import { bound, named, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { DERIVED, qualityFlags } from '../../tables/quality-flag.ts';
import { earlier } from '../batch/day.ts';
import { Refusal } from '../batch/refusal.ts';
import type { Attribute } from '../field/attribute.ts';
import type { Stated } from '../field/reconcile.ts';
import type { DatedFlag, StatedFlag } from '../field/stated-text.ts';

/** Keeps the flags that documents raise on claims, or on tenders: those of the statements that hold now. */
export interface StatedFlagWriter {
  /** Makes these the flags of the row, besides those that are found by comparing. True when they are other than before. */
  set(id: number, flags: readonly DatedFlag[]): boolean;
}

/** The flags of a record as they are kept. @throws Refusal for an unknown one, or one without field */
export function flagsOf(
  flags: readonly QualityFlagRecord[],
  attributes: readonly Attribute[],
  stated: Stated,
): StatedFlag[] {
  return flags.map(({ flag, field, published = '' }, position) => {
    if (!(QUALITY_FLAGS as readonly string[]).includes(flag)) {
      const known = QUALITY_FLAGS.join(', ');
      throw new Refusal(`/flags/${position}/flag`, `${quoted(flag)} is not one of ${known}`);
    }
    if (field === '') throw new Refusal(`/flags/${position}/field`, 'it is blank');
    const leftOut = stated[attributes.findIndex(({ name }) => name === field)] === undefined;
    return { flag, field, published: cut(published), leftOut };
  });
}

function cut(published: string): string {
  return published.length > MAX_PUBLISHED_CHARACTERS
    ? `${published.slice(0, MAX_PUBLISHED_CHARACTERS - 1)}…`
    : published;
}

interface FlagRow {
  readonly id: number;
  readonly flag: StatedFlag['flag'];
  readonly field: string;
  readonly published: string;
  readonly leftOut: 0 | 1;
  readonly day: string;
}

export function createStatedFlagWriter(
  sqlite: Database,
  owner: typeof qualityFlags.nodeId | typeof qualityFlags.claimId,
): StatedFlagWriter {
  const { id: rowId, flag, field, published, leftOut, day } = qualityFlags;
  const insert = prepareInsert(sqlite, [owner, flag, field, published, leftOut, day], true);
  const read = prepareFixed<FlagRow>(sqlite, ['owner'], (db) =>
    db
      .select(named({ id: rowId, flag, field, published, leftOut, day }))
      .from(qualityFlags)
      .where(eq(owner, bound('owner'))),
  );
  const remove = prepareFixed(sqlite, ['id'], (db) => db.delete(qualityFlags).where(eq(rowId, bound('id'))));
  return {
    set(id, flags) {
      const wanted = distinctFlags(flags);
      let isChanged = false;
      for (const row of read.all(id)) {
        if (row.day === DERIVED) continue;
        const same = wanted.get(keyOf(row));
        if (same !== undefined && same.day === row.day && same.leftOut === (row.leftOut === 1)) {
          wanted.delete(keyOf(row));
          continue;
        }
        remove.run(row.id);
        isChanged = true;
      }
      for (const { flag, field, published, leftOut, day } of wanted.values()) {
        isChanged = insert.run(id, flag, field, published, Number(leftOut), day).changes > 0 || isChanged;
      }
      return isChanged;
    },
  };
}

/** Said by several documents, a flag is known since the first; whether its field is left out, the last one says. */
function distinctFlags(flags: readonly DatedFlag[]): Map<string, DatedFlag> {
  const distinct = new Map<string, DatedFlag>();
  for (const flag of flags) {
    const known = distinct.get(keyOf(flag));
    distinct.set(keyOf(flag), known ? { ...flag, day: earlier(known.day, flag.day) } : flag);
  }
  return distinct;
}

function keyOf({ flag, field, published }: Pick<StatedFlag, 'flag' | 'field' | 'published'>): string {
  return JSON.stringify([flag, field, published]);
}
