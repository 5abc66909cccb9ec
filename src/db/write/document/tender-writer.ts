import type { Database } from 'better-sqlite3';
import { sortedName } from '../../../domain/name-key.ts';
import { as, bare } from '../../statement/alias.ts';
import { documents } from '../../tables/document.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import type { Batch } from '../batch/batch.ts';
import type { StatedFlagWriter } from '../evidence/stated-flag.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { compareValues, type Values, valuesOfRow } from '../field/reconcile.ts';
import type { AliasWriter } from '../node/alias-writer.ts';
import type { LotWriter } from '../node/lot-writer.ts';
import { type NodeStatements, setAttributes } from '../node/node-statement.ts';
import type { Pending } from '../pending/pending.ts';
import { tenderShown } from './tender-shown.ts';
import {
  formatTenderStated,
  type PlacedTender,
  parseTenderStated,
  type TenderStated,
} from './tender-stated.ts';

/** Keeps what documents state of tenders, and shows in their rows what holds now. */
export interface TenderWriter {
  /** Writes what the document that ends states. */
  flush(batch: Batch): void;
  /** Brings the rows of tenders up to date of which the statements changed; true of those that are other than before. */
  restate(batch: Batch, tenderId: number): boolean;
}

interface StatementRow {
  readonly stated: string;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly series: number | null;
  readonly moment: string | null;
  readonly document: string | null;
}

const own = bare(tenderStatements);
const s = as(tenderStatements, 's');
const d = as(documents, 'd');

export function createTenderWriter(
  sqlite: Database,
  of: NodeStatements,
  aliases: AliasWriter,
  lots: LotWriter,
  flags: StatedFlagWriter,
  pending: Pending,
): TenderWriter {
  const newStatements = pending.rowsOf([
    tenderStatements.tenderId,
    tenderStatements.documentId,
    tenderStatements.stated,
    tenderStatements.knownFrom,
  ]);
  const ofDocument = sqlite.prepare<[number, number], { id: number; stated: string; knownFrom: string }>(
    `SELECT ${own.id}, ${own.stated}, ${own.knownFrom} AS knownFrom FROM ${own} WHERE ${own.tenderId} = +? AND ${own.documentId} = +?`,
  );
  const undocumented = sqlite
    .prepare<[number, string, string], number>(
      `SELECT 1 FROM ${own} WHERE ${own.tenderId} = +? AND ${own.documentId} IS NULL AND ${own.knownFrom} = +? AND ${own.stated} = +?`,
    )
    .pluck();
  const before = sqlite
    .prepare<[number, number, string], string>(
      `SELECT ${s.stated} FROM ${s} JOIN ${d} ON ${d.id} = ${s.documentId} WHERE ${s.tenderId} = +? AND ${d.seriesId} = +? AND ${d.moment} < +? ORDER BY ${d.moment} DESC, ${d.key} DESC LIMIT 1`,
    )
    .pluck();
  const replace = sqlite.prepare<[string, string, number]>(
    `UPDATE ${own} SET ${own.stated} = ?, ${own.knownFrom} = ?, ${own.knownUntil} = NULL WHERE ${own.id} = +?`,
  );
  const gone = sqlite.prepare<[number]>(`DELETE FROM ${own} WHERE ${own.id} = +?`);
  const leftovers = sqlite.prepare<[number], { id: number; tenderId: number }>(
    `SELECT ${own.id}, ${own.tenderId} AS tenderId FROM ${own} WHERE ${own.documentId} = +?`,
  );
  const upgraded = sqlite.prepare<[number]>(
    `DELETE FROM ${own} WHERE ${own.tenderId} = +? AND ${own.documentId} IS NULL AND ${own.stated} LIKE '%"isUpgraded":true}'`,
  );
  const rows = sqlite.prepare<[number], StatementRow>(
    `SELECT ${s.stated}, ${s.knownFrom} AS knownFrom, ${s.knownUntil} AS knownUntil, ${d.seriesId} AS series, ${d.moment}, ${d.key} AS document FROM ${s} LEFT JOIN ${d} ON ${d.id} = ${s.documentId} WHERE ${s.tenderId} = +?`,
  );

  /** Whether what is kept of the tender is other than before. */
  function write(
    batch: Batch,
    tenderId: number,
    stated: TenderStated,
    day: string,
    isRepeated: boolean,
  ): boolean {
    const text = formatTenderStated(stated);
    const { document } = batch;
    if (document === undefined) {
      pending.flush();
      if (undocumented.get(tenderId, day, text) !== undefined) return false;
      newStatements.add(tenderId, null, text, day);
      return true;
    }
    // Of a document that is new nothing is kept.
    const mayBeKept = document.replaces || isRepeated;
    if (mayBeKept) pending.flush();
    const known = mayBeKept ? ofDocument.get(tenderId, document.id) : undefined;
    if (document.open !== undefined && document.seriesId !== null) {
      // A part that leaves the tender as it was states nothing of it.
      const isSame = textBefore(batch, tenderId, document.seriesId, document.record.moment) === text;
      rememberText(batch, tenderId, document.seriesId, text);
      if (isSame) {
        if (known !== undefined) gone.run(known.id);
        return known !== undefined;
      }
    } else if (document.seriesId !== null) {
      rememberText(batch, tenderId, document.seriesId, text);
    }
    if (known === undefined) newStatements.add(tenderId, document.id, text, day);
    else if (known.stated === text && known.knownFrom === day) return false;
    else replace.run(text, day, known.id);
    return true;
  }

  function rememberText({ made, document }: Batch, tenderId: number, seriesId: number, text: string): void {
    const name = `${tenderId} ${seriesId}`;
    const moment = document?.record.moment ?? '';
    const last = made.tenderTexts.get(name);
    if (last === undefined || last.moment <= moment) made.tenderTexts.set(name, { moment, text });
  }

  /** What the series states of the tender before a moment. */
  function textBefore(batch: Batch, tenderId: number, seriesId: number, moment: string): string | undefined {
    const { made } = batch;
    const last = made.tenderTexts.get(`${tenderId} ${seriesId}`);
    if (last !== undefined && last.moment < moment) return last.text;
    if (last === undefined && (made.isNewNode(tenderId) || made.isNewSeries(seriesId))) return undefined;
    if (last !== undefined) pending.flush();
    return before.get(tenderId, seriesId, moment);
  }

  function syncAliases(id: number, names: readonly string[], current: string): boolean {
    return aliases.sync(
      id,
      names.filter((name) => name !== current),
    );
  }

  return {
    flush(batch) {
      const { document } = batch;
      const stated = new Set(Array.from(batch.tenderStatements.values(), ({ tenderId }) => tenderId));
      if (document?.replaces) {
        pending.flush();
        for (const { id, tenderId } of leftovers.all(document.id)) {
          if (stated.has(tenderId)) continue;
          gone.run(id);
          batch.restatedTenders.add(tenderId);
        }
      }
      const written = new Set<number>();
      for (const { tenderId, day, stated: text } of batch.tenderStatements.values()) {
        const isChanged = write(batch, tenderId, text, day, written.has(tenderId));
        written.add(tenderId);
        const isNew = batch.freshTenders.has(tenderId);
        if (document !== undefined && !batch.made.isNewNode(tenderId) && upgraded.run(tenderId).changes > 0)
          batch.restatedTenders.add(tenderId);
        // A new tender's row was made from its only statement.
        if (isChanged && !isNew) batch.restatedTenders.add(tenderId);
      }
    },
    restate(batch, tenderId) {
      const placed = rows.all(tenderId).map(placedOf);
      const attributes = NODE_ATTRIBUTES.TENDER;
      const row = of.read.get(tenderId);
      if (row === undefined) throw new Error(`Tender ${tenderId} has no row.`);
      const [, , knownFrom] = row as [string, string, string];
      const old = valuesOfRow(attributes, row, 3);
      const shown = tenderShown(placed.length > 0 ? placed : [nameAlone(old, knownFrom)]);
      const changed = [...attributes.keys()].filter(
        (position) => compareValues(shown.values[position] ?? [], old[position] ?? []) !== 0,
      );
      setAttributes(of, tenderId, shown.values, changed);
      if (shown.knownFrom !== knownFrom) of.update.knownFrom.run(shown.knownFrom, tenderId);
      const name = String(shown.values[0]?.[0]);
      if (changed.includes(0)) of.update.nameKey.run(sortedName(name), tenderId);
      const isRenamed = syncAliases(tenderId, shown.names, name);
      const isRelotted = lots.show(tenderId, shown.lots);
      const isFlagged = flags.set(tenderId, shown.flags);
      if (isRenamed || changed.some((position) => SEARCHED.has(attributes[position]?.name ?? ''))) {
        batch.unsearchable.add(tenderId);
      }
      return changed.length > 0 || shown.knownFrom !== knownFrom || isRenamed || isRelotted || isFlagged;
    },
  };
}

/** A tender of which no document says anything any more keeps a name. */
function nameAlone([name = []]: Values, day: string): PlacedTender {
  return {
    values: { name },
    isMakeshift: true,
    aliases: [],
    calledOn: null,
    lots: {},
    flags: [],
    series: null,
    day,
    moment: day,
    document: '',
    isOpen: true,
  };
}

const SEARCHED = new Set(['name', 'description']);

function placedOf({ stated, knownFrom, knownUntil, series, moment, document }: StatementRow): PlacedTender {
  return {
    ...parseTenderStated(stated),
    series,
    day: knownFrom,
    moment: moment ?? knownFrom,
    document: document ?? '',
    isOpen: knownUntil === null,
  };
}
