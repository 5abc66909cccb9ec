import { hash } from 'node:crypto';

const HEX_CHARACTERS = 16;

/** Members that say through which platform a contract came, which is no part of it. */
const NOT_OF_THE_CONTRACT = new Set(['source']);

/** A short hash of a value from JSON, the same whatever the order of its members. */
export function fingerprintOf(value: unknown): string {
  return hash('sha256', JSON.stringify(sorted(value))).slice(0, HEX_CHARACTERS);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !NOT_OF_THE_CONTRACT.has(name));
  return members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]);
}
