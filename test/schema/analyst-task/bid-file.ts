import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// biome-ignore lint/suspicious/noExplicitAny: published files have the shape that they have.
type Json = any;

/** Who bid on a tender that has a winner: each bid as its lot and its bidder, by number in a register. */
export interface Decided {
  readonly won: readonly string[];
  readonly lost: readonly string[];
}

function filesIn(folder: string): Json[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** Armenian releases that name an award, by ocid: who bid on its lot and has no award lost it. */
export function decidedInArmenia(folder: string): Map<string, Decided> {
  const found = new Map<string, Decided>();
  for (const { releases = [] } of filesIn(folder)) {
    for (const { ocid, bids, awards = [] } of releases) {
      const offers: Json[] = bids?.details ?? [];
      if (awards.length === 0) continue;
      const winning = new Set<string>(
        awards.flatMap(({ relatedLots, suppliers }: Json) =>
          suppliers.map(({ id }: Json) => `${relatedLots[0]?.lotId} ${numberIn(id)}`),
        ),
      );
      const all = offers.map(({ relatedLot, tenderers }) => `${relatedLot} ${numberIn(tenderers[0].id)}`);
      const lost = all.filter((bid) => !winning.has(bid));
      found.set(ocid, { won: [...winning].sort(), lost: lost.sort() });
    }
  }
  return found;
}

/** The number in the register, without the register. */
const numberIn = (id: string): string => id.replace('AM-TIN-', '');

const activeOf = (awards: readonly Json[]): Json[] => awards.filter(({ status }) => status === 'active');

/** Tenders of ProZorro that name bids and an active award, by their public number. */
export function decidedInProzorro(folder: string): Map<string, Decided> {
  const found = new Map<string, Decided>();
  for (const file of filesIn(folder)) {
    const { tenderID, mode, bids = [], awards = [] } = file.data ?? file;
    if (tenderID === undefined || mode === 'test') continue;
    const awardsOn = (lot: string | undefined): Json[] => awards.filter(({ lotID }: Json) => lotID === lot);
    const [won, lost]: [string[], string[]] = [[], []];
    for (const { id, tenderers = [], lotValues = [], status } of bids) {
      const lots = lotValues.length > 0 ? lotValues.map((each: Json) => each.relatedLot) : [undefined];
      for (const lot of lots) {
        const own = awardsOn(lot).filter(({ bid_id }) => bid_id === id);
        const isDecided = [
          ...own.filter(({ status: word }) => word === 'unsuccessful'),
          ...activeOf(awardsOn(lot)),
        ];
        const [{ suppliers } = { suppliers: tenderers }] = activeOf(own);
        const bid = `${lot} ${suppliers[0]?.identifier.id}`;
        if (activeOf(own).length > 0) won.push(bid);
        // A deleted bid was taken back: it neither won nor lost. Nor did one on a lot that nobody was awarded.
        else if (status !== 'deleted' && isDecided.length > 0) lost.push(bid);
      }
    }
    if (won.length > 0) found.set(tenderID, { won: won.sort(), lost: lost.sort() });
  }
  return found;
}

/** Owners of each of five bidders, by name: statements of persons and entities are joined by their ids. */
export function ownersInStatements(folder: string): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const statements of filesIn(folder)) {
    const names = new Map<string, string>(
      statements.map(({ statementID, name, names: [full] = [] }: Json) => [
        statementID,
        name ?? full?.fullName,
      ]),
    );
    for (const { subject, interestedParty } of statements) {
      if (interestedParty === undefined) continue;
      const owner = interestedParty.describedByEntityStatement ?? interestedParty.describedByPersonStatement;
      const owned = names.get(subject.describedByEntityStatement) ?? '';
      owners.set(owned, [...(owners.get(owned) ?? []), names.get(owner) ?? ''].sort());
    }
  }
  return owners;
}

/** How many interests of a type are stated. */
export function countInterests(folder: string, type: string): number {
  const interests = filesIn(folder).flatMap((statements) =>
    statements.flatMap((one: Json) => one.interests ?? []),
  );
  return interests.filter((interest) => interest.type === type).length;
}
