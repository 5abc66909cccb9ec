import type { TestImport } from '../with-import.ts';

// biome-ignore lint/suspicious/noExplicitAny: releases are written as publishers do, right or wrong.
export type Json = any;

export const OCID = 'ocds-a1b2c3-77';

/** A release of one process, with what a test says of it. */
export function release(members: Json = {}): Json {
  return { ocid: OCID, id: '1', date: '2024-05-02T10:00:00Z', tag: ['tender'], ...members };
}

/** A party with an identifier in a register, as version 1.1 has them. */
export function party(number: number, name: string, roles: readonly string[]): Json {
  const id = String(number);
  return { id: `XB-REG-${id}`, name, roles, identifier: { scheme: 'XB-REG', id } };
}

export function reference({ id, name }: Json): Json {
  return { id, name };
}

/** Every bid in words: lot, parties, status and amount. */
export function bids({ rows }: TestImport): string[] {
  return rows(
    `SELECT coalesce(l.number || ': ', '') || group_concat(o.name, ' + ' ORDER BY o.name) || ' ' || b.status
       || ' ' || coalesce(b.value_minor || ' ' || b.value_currency, '-') AS bid
     FROM bids b JOIN bid_parties p ON p.bid_id = b.id JOIN organisations o ON o.id = p.organisation_id
     LEFT JOIN lots l ON l.id = b.lot_id GROUP BY b.id ORDER BY bid`,
  ).map(({ bid }) => bid);
}

/** Every event of tenders and lots in words: lot, event and date. */
export function events({ rows }: TestImport): string[] {
  return rows(
    `SELECT coalesce(l.number || ': ', '') || e.event || coalesce(' ' || substr(e.date, 1, 10), '') AS event
     FROM tender_events e LEFT JOIN lots l ON l.id = e.lot_id WHERE e.bid_id IS NULL ORDER BY event`,
  ).map(({ event }) => event);
}

/** Every valuation in words: lot, kind, amount, whether it is only expected. */
export function valuations({ rows }: TestImport): string[] {
  return rows(
    `SELECT coalesce(l.number || ': ', '') || v.valuation || ' ' || v.value_minor || ' ' || v.value_currency
       || CASE c.modality WHEN 'EXPECTED' THEN ' expected' ELSE '' END AS valuation
     FROM valuations v JOIN claims c ON c.id = v.id LEFT JOIN lots l ON l.id = v.lot_id ORDER BY valuation`,
  ).map(({ valuation }) => valuation);
}

/** Flags in words: flag, field, and what was published where it is not kept. */
export function flags({ rows }: TestImport): string[] {
  return rows(
    `SELECT DISTINCT trim(flag || ' ' || field || ' ' || published) AS flag FROM quality_flags ORDER BY flag`,
  ).map(({ flag }) => flag);
}

export function names({ values }: TestImport): string[] {
  return values('SELECT name FROM organisations ORDER BY name');
}
