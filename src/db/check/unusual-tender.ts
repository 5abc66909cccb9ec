import type { Database } from 'better-sqlite3';
import type { GreffeDatabase } from '../connection/client.ts';
import { type LockOptions, writeLocked } from '../connection/write-lock.ts';
import { valueIsUnusual } from '../read/tender/flagged-value.ts';
import { as, bare } from '../statement/alias.ts';
import { DERIVED, qualityFlags } from '../tables/quality-flag.ts';
import { tenders } from '../tables/tender.ts';
import { valuations } from '../tables/valuation.ts';

const f = as(qualityFlags, 'f');
const v = as(valuations, 'v');
const x = as(tenders, 'x');
/** What `VALUES` gives. */
const t = as(tenders, 't');
const flagged = bare(qualityFlags);

/** Few amounts are unusual: their tenders are looked at, and no others. */
const CANDIDATES = `SELECT ${v.tenderId} FROM ${f} CROSS JOIN ${v} ON ${v.id} = ${f.claimId} WHERE ${f.flag} = 'UNUSUAL_AMOUNT'`;
const VALUES = `SELECT ${x.id} AS id, ${x.valueMinor} AS valueMinor, ${x.valueCurrency} AS valueCurrency, ${x.valueParts} AS valueParts, ${x.valueKind} IN ('BUDGET', 'ESTIMATE') AS isEstimate FROM ${x} WHERE ${x.id} IN (${CANDIDATES})`;
const UNUSUAL = `WITH t AS MATERIALIZED (${VALUES}) SELECT ${t.id} FROM t WHERE ${valueIsUnusual({}).text}`;
const FLAGGED = `SELECT ${f.nodeId} FROM ${f} WHERE ${f.flag} = 'UNUSUAL_AMOUNT' AND ${f.nodeId} IS NOT NULL`;

const FLAG = `INSERT INTO ${flagged} (${flagged.nodeId}, ${flagged.flag}, ${flagged.field}, ${flagged.day}) VALUES (?, 'UNUSUAL_AMOUNT', 'value', '${DERIVED}')`;
const UNFLAG = `DELETE FROM ${flagged} WHERE ${flagged.nodeId} = ? AND ${flagged.flag} = 'UNUSUAL_AMOUNT'`;

/**
 * Has the tenders flagged (UNUSUAL_AMOUNT, field `value`) whose value now, or an amount that is summed in it, is flagged so, and no
 * others. Reads as many rows as there are unusual amounts, and writes only where something changed, in one transaction.
 *
 * @throws DatabaseUnusable
 */
export async function flagUnusualTenders(database: GreffeDatabase, lock: LockOptions = {}): Promise<void> {
  const { sqlite } = database;
  const { raised, settled } = changesIn(sqlite);
  if (raised.size === 0 && settled.size === 0) return;
  await writeLocked(
    database,
    () => {
      // Another process may have written since.
      const changes = changesIn(sqlite);
      const [flag, unflag] = [sqlite.prepare<[number]>(FLAG), sqlite.prepare<[number]>(UNFLAG)];
      for (const id of changes.settled) unflag.run(id);
      for (const id of changes.raised) flag.run(id);
    },
    lock,
  );
}

function changesIn(sqlite: Database): { raised: ReadonlySet<number>; settled: ReadonlySet<number> } {
  const ids = (text: string) => new Set(sqlite.prepare<[], number>(text).pluck().all());
  const [unusual, known] = [ids(UNUSUAL), ids(FLAGGED)];
  return { raised: unusual.difference(known), settled: known.difference(unusual) };
}
