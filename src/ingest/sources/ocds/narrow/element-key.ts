import { isJsonObject, type JsonObject } from '../../../json-value.ts';
import { publishedText } from '../../../published-value.ts';
import { type AwardStatus, awardStatusOf } from '../award.ts';
import { textsIn } from '../code.ts';
import { dateOfClaim } from '../date.ts';
import { lotsOf } from '../lot.ts';
import { namesOfParty } from './party-name.ts';

/** Somebody whom an award names, with the text by which two that name the same are told to say the same of it. */
export interface PartyReference {
  readonly value: JsonObject;
  readonly names: readonly string[];
  readonly text: string;
}

/** What an award shares with others of its process. */
export interface AwardKeys {
  readonly id: string;
  readonly status: AwardStatus | undefined;
  readonly date: string | undefined;
  readonly lots: readonly string[];
  readonly suppliers: readonly PartyReference[];
  /** Claims that other awards may state as well: the bid of a supplier on a lot, that it won, that there was an award. */
  readonly shared: readonly string[];
  /** What the tender shows of it: one of each name tells. */
  readonly shown: readonly string[];
  /** What it states depends on more than `shared` tells. */
  readonly isEntangled: boolean;
}

export function keysOfAward(id: string, value: JsonObject): AwardKeys {
  const status = awardStatusOf(value.status);
  const date = dateOfClaim(value.date, '', []);
  const lots = lotsOf(value);
  const suppliers = objectsIn(value.suppliers ?? value.supplier).map(referenceOf);
  const places = lots.length === 0 ? [''] : lots;
  const shared = suppliers.flatMap(({ names }) =>
    names.flatMap((name) =>
      places.flatMap((lot) => [join('bid', name, lot), join('event', status, date, name, lot)]),
    ),
  );
  for (const lot of ['', ...lots]) shared.push(join('awarded', status, date, lot));
  return {
    id,
    status,
    date,
    lots,
    suppliers,
    shared,
    shown: [...lots.map((lot) => join('lot', lot)), ...itemsOf(value)],
    isEntangled: textsIn(value.relatedBids ?? value.relatedBid).length > 0,
  };
}

/** What a contract shares with others of its process. */
export interface ContractKeys {
  readonly awardId: string | undefined;
  readonly lots: readonly string[];
  readonly shown: readonly string[];
  /** It names parties or processes of its own. */
  readonly isEntangled: boolean;
}

const OWN_PARTIES = ['suppliers', 'supplier', 'buyer', 'buyers', 'relatedProcesses'] as const;

export function keysOfContract(value: JsonObject): ContractKeys {
  const lots = lotsOf(value);
  return {
    awardId: publishedText(value.awardID),
    lots,
    shown: [...lots.map((lot) => join('lot', lot)), ...itemsOf(value)],
    isEntangled: OWN_PARTIES.some((member) => value[member] !== undefined),
  };
}

/** The objects of a member that should be a list. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isJsonObject(value) ? [value] : [];
}

function referenceOf(value: JsonObject): PartyReference {
  return { value, names: namesOfParty(value), text: JSON.stringify(value) };
}

/** The classifications of its items, which the tender shows where it has none itself. */
function itemsOf({ items }: JsonObject): string[] {
  return objectsIn(items).flatMap((item) =>
    objectsIn([item.classification, item.additionalClassifications]).map((each) =>
      join('item', publishedText(each.scheme), publishedText(each.id)),
    ),
  );
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.join('\u0000');
}
