import type { Award } from './award.ts';
import { startOf } from './date.ts';
import type { Worths } from './worth.ts';

/**
 * The contracts that valuations tell of. A contract belongs to one award, so what several awards' contracts are worth together makes
 * none. One that was amended is worth what it is since, and says when.
 */
export function contractsOf(awards: readonly Award[], worths: Worths): object[] {
  const byLot = Map.groupBy(awards, ({ relatedLots }) => relatedLots?.[0] ?? null);
  const contracts: object[] = [];
  for (const [lot, group] of byLot) {
    const [award] = group;
    if (award === undefined || group.length > 1) continue;
    const contract = contractOf(award, lot, worths);
    const isOnly = awards.length === 1 && lot !== null;
    contracts.push(...(contract.length === 0 && isOnly ? contractOf(award, null, worths) : contract));
  }
  return contracts;
}

function contractOf(award: Award, lot: string | null, worths: Worths): object[] {
  const signed = worths.latest('CONTRACT', lot);
  const amended = worths.latest('AMENDED', lot);
  const latest = amended ?? signed;
  const value = worths.state(latest);
  if (latest === undefined || value === undefined) return [];
  return [
    {
      id: `contract:valuation:${latest.key}`,
      awardID: award.id,
      value,
      dateSigned: startOf(signed?.date ?? null),
      amendments: amended && [{ id: `valuation:${amended.key}`, date: startOf(amended.date) }],
    },
  ];
}
