import type { ProcurementRole } from '../../../model/words/claim.ts';
import { isJsonObject } from '../../json-value.ts';
import type { Contract } from './contract.ts';
import { objectAt, objectsAt } from './member.ts';
import type { Party } from './organisation.ts';
import type { Parties } from './party.ts';
import type { Place } from './place.ts';
import { type Release, TENDER } from './release-record.ts';

/** Roles of `parties` that are claims of their own; `payer` pays a contract, not necessarily for the tender. */
const OF_PARTIES: Readonly<Record<string, ProcurementRole>> = {
  buyer: 'BUYER',
  procuringentity: 'PROCURING_ENTITY',
  funder: 'FUNDER',
};

/** What a role of `parties` claims, in lower case; undefined where it claims nothing. */
export function claimedRoleOf(role: string): ProcurementRole | undefined {
  return Object.hasOwn(OF_PARTIES, role) ? OF_PARTIES[role] : undefined;
}

/** Who buys: to be called before other organisations are read, as what is the buyer's identifier is nobody else's. */
export function readBuyers(
  release: Release,
  tender: Place | undefined,
  parties: Parties,
): Map<string, Stated> {
  const stated = new Map<string, Stated>();
  const add = (party: Party | undefined, role: ProcurementRole, pointer: string) => {
    if (party !== undefined) remember(stated, { party, role, pointer });
  };
  const buyer = objectAt(release, release.root, 'buyer');
  if (buyer) add(parties.find(buyer, 'buyer', true), 'BUYER', buyer.pointer);
  const procuring = tender && objectAt(release, tender, 'procuringEntity');
  if (procuring) {
    add(parties.find(procuring, 'tender/procuringEntity', true), 'PROCURING_ENTITY', procuring.pointer);
  }
  for (const party of parties.all) {
    for (const role of party.roles) {
      const claimed = claimedRoleOf(role);
      if (claimed !== undefined) add(party, claimed, `${party.pointer}/roles`);
    }
  }
  for (const { pointer, reference } of sourceParties(release)) {
    add(parties.find(reference, 'planning/budget/budgetBreakdown/sourceParty', true), 'FUNDER', pointer);
  }
  return stated;
}

/** An organisation that buys, and the first place that says so. */
export interface Stated {
  readonly party: Party;
  readonly role: ProcurementRole;
  readonly pointer: string;
}

/** States who buys: what the release says as a whole, and the buyers that single contracts name. */
export function stateProcurementRoles(
  release: Release,
  stated: Map<string, Stated>,
  contracts: readonly Contract[],
  parties: Parties,
): void {
  for (const { place } of contracts) {
    for (const member of ['buyer', 'buyers']) {
      for (const reference of objectsAt(release, place, member)) {
        const party = parties.find(reference, `contracts/${member}`, true);
        if (party !== undefined) remember(stated, { party, role: 'BUYER', pointer: reference.pointer });
      }
    }
  }
  for (const { party, role, pointer } of stated.values()) {
    party.isUsed = true;
    release.addClaim({
      kind: 'PROCUREMENT_ROLE',
      organisation: party.ref,
      tender: TENDER,
      role,
      evidence: release.evidence(pointer),
    });
  }
}

function remember(stated: Map<string, Stated>, role: Stated): void {
  const key = `${role.role} ${role.party.ref}`;
  if (!stated.has(key)) stated.set(key, role);
}

/** Who pays by the budget breakdown extension. */
function sourceParties(release: Release): { pointer: string; reference: Place }[] {
  const planning = release.root.value.planning;
  const budget = isJsonObject(planning) && isJsonObject(planning.budget) ? planning.budget : undefined;
  if (budget === undefined || !Array.isArray(budget.budgetBreakdown)) return [];
  const breakdown = objectsAt(release, { value: budget, pointer: '/planning/budget' }, 'budgetBreakdown');
  return breakdown.flatMap((part) => {
    const reference = objectAt(release, part, 'sourceParty');
    return reference === undefined ? [] : [{ pointer: reference.pointer, reference }];
  });
}
