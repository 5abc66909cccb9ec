import { type Fragment, raw } from '../../statement/fragment.ts';

/** The organisations behind the bid that `alias` stands for, in one column that `readPartyList` reads. */
export function partyList(alias: string, { subcontractors }: { subcontractors: boolean }): Fragment {
  const kept = subcontractors ? '' : " AND p.role <> 'SUBCONTRACTOR'";
  return raw(
    `(SELECT group_concat(p.organisation_id) FROM bid_parties p WHERE p.bid_id = ${alias}.id${kept})`,
  );
}

/** Ids of organisations, in ascending order. */
export function readPartyList(column: unknown): number[] {
  if (column === null) return [];
  return String(column)
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
}
