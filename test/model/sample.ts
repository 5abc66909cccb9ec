import type { NodeType } from '../../src/domain/node.ts';
import { type Field, type Fields, flatFields, type ValueKind } from '../../src/model/field.ts';
import type { NodeModel } from '../../src/model/node-type.ts';
import { NODE_MODELS } from '../../src/model/node-types.ts';
import type { NodeRecord } from '../../src/model/record.ts';

const DAY = '2026-02-06';

/** A value of each kind that a record may state, and another one. */
const SAMPLES: Record<ValueKind, (name: string, field: Field) => readonly [unknown, unknown]> = {
  text: (name) => [`${name} one`, `${name} two`],
  country: () => ['FR', 'DE'],
  partialDate: () => ['2025-01-02', '2025-03-04'],
  integer: () => [3, 4],
  word: (_, { words }) => [words?.list[0], words?.list[1]],
  amount: () => [
    { status: 'KNOWN', amountMinor: 100, currency: 'EUR' },
    { status: 'KNOWN', amountMinor: 200, currency: 'EUR' },
  ],
  texts: (name) => (name === 'cpvs' ? [['72000000'], ['48000000']] : [['FR101'], ['DE300']]),
  url: (name) => [`https://example.org/${name}`, `https://example.org/${name}/2`],
  group: () => [undefined, undefined],
};

/** Two values for each of the fields, by their names in records. */
export function samplesOf(fields: Fields): Record<string, readonly [unknown, unknown]> {
  const flat: Fields = flatFields(fields);
  return Object.fromEntries(
    Object.entries(flat).map(([name, field]) => [name, SAMPLES[field.kind](name, field)]),
  );
}

/** The first of these values for each of the fields. */
export function filled(fields: Fields, which: (field: Field) => boolean = () => true): object {
  const flat: Fields = flatFields(fields);
  const chosen = Object.entries(flat).filter(([, field]) => which(field));
  return Object.fromEntries(chosen.map(([name, field]) => [name, SAMPLES[field.kind](name, field)[0]]));
}

/** A record of the type that states no more than it must. */
export function leastNode(type: NodeType): NodeRecord {
  const { fields }: NodeModel = NODE_MODELS[type];
  return {
    ref: type.toLowerCase(),
    type,
    slug: type.toLowerCase(),
    name: `${type} one`,
    statedOn: DAY,
    ...filled(fields, ({ presence }) => presence === 'required'),
  } as NodeRecord;
}

/** A record of the type that states everything of its own. */
export function fullNode(type: NodeType): NodeRecord {
  return { ...leastNode(type), ...filled(NODE_MODELS[type].fields) } as NodeRecord;
}
