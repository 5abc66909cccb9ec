import type { FilterDescription } from '../../db/read/collection/collection.ts';
import type { ObjectDeclaration } from '../declare/declare.ts';
import type { PothosTypes, TypeRegistry } from './registry.ts';

type InputFieldBuilder = PothosSchemaTypes.InputFieldBuilder<PothosTypes, 'InputObject'>;

/** Makes the inputs that filters share, and the filter and order inputs of every collection that has them. */
export function addInputs(registry: TypeRegistry, collections: readonly ObjectDeclaration[]): void {
  addRanges(registry);
  addReferences(registry);
  for (const collection of collections) {
    addOrder(registry, collection);
    if (Object.keys(collection.filters).length > 0) addFilter(registry, collection);
  }
}

function addRanges(registry: TypeRegistry): void {
  const { builder } = registry;
  const partialDate = registry.input('PartialDate') as never;
  const decimal = registry.input('Decimal') as never;
  registry.addInput(
    'DateRange',
    builder.inputType('DateRange', {
      description: 'A span of time, both ends included. A row whose date is not known is never in it.',
      fields: (t) => ({
        from: t.field({
          type: partialDate,
          description: 'Not before this. `2025` is from its first day. Absent: no lower bound.',
        }),
        until: t.field({
          type: partialDate,
          description: 'Not after this. `2025` is until its last day. Absent: no upper bound.',
        }),
      }),
    }),
  );
  registry.addInput(
    'IntegerRange',
    builder.inputType('IntegerRange', {
      description:
        'A span of whole numbers, both ends included. A row whose number is not known is never in it.',
      fields: (t) => ({
        min: t.int({ description: 'Not under this. Absent: no lower bound.' }),
        max: t.int({ description: 'Not over this. Absent: no upper bound.' }),
      }),
    }),
  );
  registry.addInput(
    'MoneyRange',
    builder.inputType('MoneyRange', {
      description:
        'A span of amounts in one currency, both ends included. A row whose amount is not known, or is in another currency, is never in it.',
      fields: (t) => ({
        currency: t.string({ required: true, description: 'ISO 4217 code: `EUR`.' }),
        min: t.field({ type: decimal, description: 'Not under this amount. Absent: no lower bound.' }),
        max: t.field({ type: decimal, description: 'Not over this amount. Absent: no upper bound.' }),
      }),
    }),
  );
}

function addReferences(registry: TypeRegistry): void {
  const { builder } = registry;
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
  registry.addInput(
    'NodeBy',
    builder.inputType('NodeBy', {
      description: 'Names one node, in exactly one of three ways.',
      isOneOf: true,
      fields: (t) => ({
        id: t.id({ description: 'Its global id: `organisation:42`.' }),
        slug: t.string({ description: 'Its slug: `health-data-hub`.' }),
        identifier: t.field({ type: identifier, description: 'One of its identifiers.' }),
      }),
    }),
  );
}

function addOrder(registry: TypeRegistry, collection: ObjectDeclaration): void {
  const values = Object.fromEntries(
    Object.entries(collection.orders).map(([name, { doc }]) => [name, { description: doc }]),
  );
  const description = `Orders of lists of ${collection.name} rows. Ties are in order of id.`;
  registry.addInput(
    `${collection.name}Order`,
    registry.builder.enumType(`${collection.name}Order`, { description, values }) as never,
  );
}

function addFilter(registry: TypeRegistry, collection: ObjectDeclaration): void {
  const { builder } = registry;
  const ref = builder.inputRef(`${collection.name}Filter`);
  registry.addInput(`${collection.name}Filter`, ref as never);
  ref.implement({
    description: `Conditions on ${collection.name} rows; all that are given must hold.`,
    fields: (t: InputFieldBuilder) => ({
      ...Object.fromEntries(
        Object.entries(collection.filters).map(([name, filter]) => [
          name,
          t.field({ type: inputTypeOf(registry, filter), description: filter.doc } as never),
        ]),
      ),
      and: t.field({ type: [ref] as never, description: 'All of these hold.' }),
      or: t.field({ type: [ref] as never, description: 'At least one of these holds.' }),
      not: t.field({ type: ref as never, description: 'This does not hold, or is not known.' }),
    }),
  } as never);
}

function inputTypeOf(registry: TypeRegistry, filter: FilterDescription): unknown {
  switch (filter.kind) {
    case 'oneOf':
      return [registry.input(filter.words)];
    case 'claimStanding':
      return [registry.input('Standing')];
    case 'truth':
      return 'Boolean';
    case 'text':
    case 'namePrefix':
    case 'codePrefix':
      return 'String';
    case 'dateRange':
    case 'integerRange':
    case 'moneyRange':
      return registry.input(RANGES[filter.kind]);
    case 'reference':
    case 'link':
    case 'through':
      return registry.input('NodeBy');
  }
}

const RANGES = { dateRange: 'DateRange', integerRange: 'IntegerRange', moneyRange: 'MoneyRange' } as const;
