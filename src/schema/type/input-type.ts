import type { InputRef } from '@pothos/core';
import { IS_NULL, nullableFilters } from '../../db/read/collection/absence.ts';
import type { FilterDescription } from '../../db/read/collection/collection.ts';
import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { ObjectDeclaration } from '../declare/declare.ts';
import { type Builder, inputNamed } from './builder.ts';

/** Makes the inputs that filters share, and the filter and order inputs of every collection that has them. */
export function addInputs(builder: Builder, collections: readonly ObjectDeclaration[]): void {
  addRanges(builder);
  addReferences(builder);
  for (const collection of collections) {
    addOrder(builder, collection);
    if (Object.keys(collection.filters).length > 0) addFilter(builder, collection);
  }
}

function addRanges(builder: Builder): void {
  builder.inputType('DateRange', {
    description: 'A span of time, both ends included. A row whose date is not known is never in it.',
    fields: (t) => ({
      from: t.field({
        type: 'PartialDate',
        description: 'Not before this. `2025` is from its first day. Absent: no lower bound.',
      }),
      until: t.field({
        type: 'PartialDate',
        description: 'Not after this. `2025` is until its last day. Absent: no upper bound.',
      }),
    }),
  });
  builder.inputType('IntegerRange', {
    description:
      'A span of whole numbers, both ends included. A row whose number is not known is never in it.',
    fields: (t) => ({
      min: t.int({ description: 'Not under this. Absent: no lower bound.' }),
      max: t.int({ description: 'Not over this. Absent: no upper bound.' }),
    }),
  });
  builder.inputType('MoneyRange', {
    description:
      'A span of amounts in one currency, both ends included. A row whose amount is not known, or is in another currency, is never in it.',
    fields: (t) => ({
      currency: t.string({ required: true, description: 'ISO 4217 code: `EUR`.' }),
      min: t.field({ type: 'Decimal', description: 'Not under this amount. Absent: no lower bound.' }),
      max: t.field({ type: 'Decimal', description: 'Not over this amount. Absent: no upper bound.' }),
    }),
  });
}

function addReferences(builder: Builder): void {
  const identifier = builder.inputType('IdentifierInput', {
    description:
      'An identifier to find a node by. It is normalised as on import: `812 110 859` finds `812110859`.',
    fields: (t) => ({
      scheme: t.string({
        required: true,
        description:
          'SIREN, SIRET, VAT, LEI, WIKIDATA, OCID, CELEX, ELI, TED, BOAMP, DECP, or the name of a register. OCDS `identifier/scheme`.',
      }),
      value: t.string({ required: true, description: 'The identifier itself. OCDS `identifier/id`.' }),
    }),
  });
  builder.inputType('NodeBy', {
    description: 'Names one node, in exactly one of three ways.',
    isOneOf: true,
    fields: (t) => ({
      id: t.id({ description: 'Its global id: `organisation:42`.' }),
      slug: t.string({ description: 'Its slug: `health-data-hub`.' }),
      identifier: t.field({ type: identifier, description: 'One of its identifiers.' }),
    }),
  });
}

function addOrder(builder: Builder, collection: ObjectDeclaration): void {
  const values = Object.fromEntries(
    Object.entries(collection.orders).map(([name, { doc }]) => [name, { description: doc }]),
  );
  const description = `Orders of lists of ${collection.name} rows. Ties are in order of id.`;
  builder.enumType(`${collection.name}Order`, { description, values });
}

/** Makes the input that asks which values are absent, where a collection has filters of such. */
function addIsNull(builder: Builder, collection: ObjectDeclaration): string | undefined {
  const nullable = nullableFilters(collection);
  if (nullable.length === 0) return undefined;
  const name = `${collection.name}IsNull`;
  builder.inputType(name, {
    description: `Which values ${collection.name} rows lack, or have; all that is given must hold.`,
    fields: (t) =>
      Object.fromEntries(
        nullable.map((filter) => [
          filter,
          t.boolean({
            description: `\`true\`: rows without what \`${filter}\` asks about; \`false\`: rows that have it.`,
          }),
        ]),
      ),
  });
  return name;
}

function addFilter(builder: Builder, collection: ObjectDeclaration): void {
  const absences = addIsNull(builder, collection);
  const ref = builder.inputRef<FilterValue>(`${collection.name}Filter`);
  ref.implement({
    description: `Conditions on ${collection.name} rows; all that are given must hold.`,
    fields: (t) => ({
      ...Object.fromEntries(
        Object.entries(collection.filters).map(([name, filter]) => [
          name,
          t.field({ type: inputTypeOf(filter), description: filter.doc }),
        ]),
      ),
      ...(absences && {
        [IS_NULL]: t.field({
          type: inputNamed(absences),
          description: 'These values are absent (`true`), or there (`false`).',
        }),
      }),
      and: t.field({ type: [ref], description: 'All of these hold.' }),
      or: t.field({ type: [ref], description: 'At least one of these holds.' }),
      not: t.field({ type: ref, description: 'This does not hold, or is not known.' }),
    }),
  });
}

function inputTypeOf(filter: FilterDescription): InputRef | [InputRef] {
  switch (filter.kind) {
    case 'oneOf':
    case 'flagged':
      return [inputNamed(filter.words)];
    case 'claimStanding':
      return [inputNamed('Standing')];
    case 'state':
      return [inputNamed('ClaimState')];
    case 'truth':
    case 'hasClaim':
      return inputNamed('Boolean');
    case 'text':
    case 'namePrefix':
    case 'words':
    case 'codePrefix':
    case 'bidderRegion':
    case 'partText':
      return inputNamed('String');
    case 'dateRange':
    case 'integerRange':
    case 'moneyRange':
      return inputNamed(RANGES[filter.kind]);
    case 'reference':
    case 'link':
    case 'through':
    case 'publisher':
      return inputNamed('NodeBy');
    case 'among':
      return [inputNamed('NodeBy')];
  }
}

const RANGES = { dateRange: 'DateRange', integerRange: 'IntegerRange', moneyRange: 'MoneyRange' } as const;
