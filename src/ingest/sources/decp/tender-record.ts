import { nameKey } from '../../../domain/name-key.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { IdentifierRecord, TenderRecord } from '../../../model/record.ts';
import { publishedCpv } from '../../published-value.ts';
import type { Contract } from './contract.ts';
import { buyerSiret } from './party.ts';
import { placeOf } from './place.ts';
import { procedureKind } from './procedure.ts';

export const TENDER_REF = 'tender';

/** What identifies a contract: the buyer's SIRET and the buyer's own number of it, together its `uid`. */
export interface ContractIdentity {
  readonly key: string;
  readonly identifiers: readonly IdentifierRecord[];
}

/**
 * The contract's identity. Contracts of one number are one tender, whatever else differs: the field knows a contract by its
 * `uid`, and where buyers give one number to several, they are mostly the lots of one procedure. A buyer whose SIRET is a filler
 * is told by its name; a contract without a number, or without a buyer, by all it says.
 */
export function identityOf(contract: Contract): ContractIdentity {
  const { buyer, number, uid } = contract;
  const siret = buyerSiret(buyer);
  const built = siret !== undefined && number !== undefined ? `${siret}${number}` : uid;
  // A uid that begins with a filler is shared by all buyers who have it.
  if (built !== undefined && (siret !== undefined || buyer?.id === undefined)) {
    return { key: `decp:${built}`, identifiers: [{ scheme: 'DECP', value: built }] };
  }
  const ofNamed = buyer?.name === undefined || number === undefined ? undefined : nameKey(buyer.name);
  const key =
    ofNamed === undefined
      ? `decp:unnumbered:${contract.fingerprint}`
      : `decp:buyer-name:${ofNamed}:${number}`;
  return { key, identifiers: [] };
}

/** What a contract is called in titles: its number, and who gave it that. */
export function contractTitle(contract: Contract): string {
  const number = contract.number ?? contract.uid;
  const buyer = contract.buyer?.name ?? contract.buyer?.id;
  const kind = contract.kind === 'CONCESSION' ? 'concession contract' : 'contract';
  return `${kind}${number === undefined ? '' : ` ${number}`}${buyer === undefined ? '' : ` of ${buyer}`}`;
}

/** The tender as any document of the contract names it. */
export function namedTender(contract: Contract, identity: ContractIdentity, statedOn: string): TenderRecord {
  const title = contractTitle(contract);
  const name = contract.object ?? title.charAt(0).toUpperCase() + title.slice(1);
  return {
    type: 'TENDER',
    ref: TENDER_REF,
    keys: [identity.key],
    identifiers: identity.identifiers,
    name,
    statedOn,
    ...withoutUndefined({
      nameIsMakeshift: contract.object === undefined ? (true as const) : undefined,
      flags: contract.objectFlags,
    }),
  };
}

/** The tender with all that the contract itself says of it. @param flags of what the tender's record has no field for */
export function describedTender(
  contract: Contract,
  identity: ContractIdentity,
  statedOn: string,
  flags: readonly QualityFlagRecord[],
): TenderRecord {
  const named = namedTender(contract, identity, statedOn);
  const parts = [
    describeProcedure(contract),
    describeCpv(contract),
    describePlace(contract),
    countBids(contract),
  ];
  const all = [...(named.flags ?? []), ...parts.flatMap((part) => part.flags ?? []), ...flags];
  return {
    ...named,
    ...Object.assign({}, ...parts),
    country: 'FR',
    ...withoutUndefined({ flags: nonEmpty(all) }),
  };
}

type Part = Partial<TenderRecord>;

function describeProcedure({ procedure }: Contract): Part {
  if (procedure === undefined) return {};
  const kind = procedureKind(procedure);
  if (kind !== undefined) return { procedure: kind, procedureDetails: procedure };
  return {
    procedureDetails: procedure,
    flags: [{ flag: 'INVALID_CODE', field: 'procedure', published: procedure }],
  };
}

/** Seven digits lost a leading zero in a table; which code that makes is not guessed. */
function describeCpv({ cpv }: Contract): Part {
  const flags: QualityFlagRecord[] = [];
  const code = publishedCpv(cpv, 'cpvs', flags);
  return withoutUndefined({ cpvs: code === undefined ? undefined : [code], flags: nonEmpty(flags) });
}

function describePlace({ place }: Contract): Part {
  if (place === undefined) return {};
  const found = placeOf(place.code, place.type);
  if (found !== undefined) return { places: [found] };
  const published = place.type === undefined ? place.code : `${place.type} ${place.code}`;
  return { flags: [{ flag: 'INVALID_CODE', field: 'places', published }] };
}

/** `offresRecues`; tables that went through a data frame have it as "3.0". */
function countBids({ bidCount }: Contract): Part {
  if (bidCount === undefined || bidCount === null) return {};
  const published = String(bidCount);
  const count = /^(\d{1,9})(?:\.0+)?$/.exec(published)?.[1];
  if (count === undefined) {
    return { flags: [{ flag: 'INVALID_AMOUNT', field: 'publishedBidCount', published }] };
  }
  const flag = { flag: 'CONTRADICTION', field: 'publishedBidCount' } as const;
  const flags = Number(count) === 0 ? [flag] : undefined;
  return { publishedBidCount: Number(count), ...withoutUndefined({ flags }) };
}
