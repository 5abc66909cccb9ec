import { nameKey } from '../../../../domain/name-key.ts';
import { isJsonObject, type JsonObject } from '../../../json-value.ts';
import { publishedText } from '../../../published-value.ts';
import { textsIn } from '../code.ts';
import { furtherNames } from '../organisation.ts';
import { identifierInId } from '../organisation-id.ts';
import { isBuying, sayingOf } from '../party.ts';
import { claimedRoleOf } from '../procurement-role.ts';

/** All by which something that stands for an organisation may be found to be the same as something else in its release. */
export function namesOfParty(value: JsonObject): readonly string[] {
  const { id, name } = sayingOf(value);
  const names = new Set<string>();
  if (id !== undefined) names.add(nameOfId(id));
  for (const text of [name, ...furtherNames(value)])
    if (text !== undefined) names.add(`name ${nameKey(text)}`);
  for (const number of numbersOf(value, id)) names.add(`number ${number}`);
  return [...names];
}

/** What a listed party buys as; those that buy alone come before those that sell, too. */
export function buyingNamesOf(value: JsonObject): readonly string[] {
  const roles = textsIn(value.roles).flatMap((role) => claimedRoleOf(role.toLowerCase()) ?? []);
  return roles.map((role) => `${role} ${isBuying(value)}`);
}

/** By which two that are listed are one: their ids and identifiers, not how they are called. */
export function isStrictName(name: string): boolean {
  return !name.startsWith('name ');
}

/** What stands for an id among the names of a party. */
function nameOfId(id: string): string {
  return `id ${id}`;
}

function numbersOf({ identifier, additionalIdentifiers }: JsonObject, id: string | undefined): string[] {
  const listed = Array.isArray(additionalIdentifiers) ? additionalIdentifiers : [];
  const numbers = [identifier, ...listed].flatMap((each) =>
    isJsonObject(each) ? (publishedText(each.id) ?? []) : [],
  );
  const inId = id === undefined ? undefined : identifierInId(id);
  return inId === undefined ? numbers : [...numbers, inId.value];
}
