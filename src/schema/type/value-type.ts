import { formatAmount, type Money } from '../../domain/money.ts';
import { describedWords, ENUMS } from './enum.ts';
import type { TypeRegistry } from './registry.ts';
import { SCALARS } from './scalar.ts';

/** Makes scalars, enums, and the small objects that fields are made of. */
export function addValueTypes(registry: TypeRegistry): void {
  for (const scalar of SCALARS) {
    const ref = registry.builder.addScalarType(scalar.name as never, scalar as never) as never;
    registry.addOutput(scalar.name, ref);
    registry.addInput(scalar.name, ref);
  }
  for (const [name, { doc, words }] of Object.entries(ENUMS)) {
    const ref = registry.builder.enumType(name, { description: doc, values: describedWords(words) });
    registry.addOutput(name, ref as never);
    registry.addInput(name, ref as never);
  }
  addMoney(registry);
  addGroups(registry);
}

function addMoney(registry: TypeRegistry): void {
  const ref = registry.builder.objectRef<Money>('Money').implement({
    description: 'An amount of money, exact. Whether VAT is included is what the source says; most do not.',
    fields: (t) => ({
      amount: t.field({
        type: registry.output('Decimal') as never,
        nullable: false,
        description:
          'Amount in the currency, with as many decimals as it has: `"6200000.00"`. OCDS `value/amount`.',
        resolve: (money) => formatAmount(money) as never,
      }),
      currency: t.exposeString('currency', {
        nullable: false,
        description: 'ISO 4217 code: `EUR`. OCDS `value/currency`.',
      }),
    }),
  });
  registry.addOutput('Money', ref as never);
}

type Group = Record<string, unknown>;

/** Objects of several columns of one row: each field reads its own name. */
function addGroups(registry: TypeRegistry): void {
  const { builder } = registry;
  const headcount = builder.objectRef<Group>('Headcount').implement({
    description: 'Number of staff, as a range the source states.',
    fields: (t) => ({
      min: t.int({
        nullable: true,
        description: 'At least so many. Null when not stated.',
        resolve: (row) => row.min as number,
      }),
      max: t.int({
        nullable: true,
        description: 'At most so many. Null when not stated.',
        resolve: (row) => row.max as number,
      }),
    }),
  });
  registry.addOutput('Headcount', headcount as never);
  const address = builder.objectRef<Group>('Address').implement({
    description: 'Where an organisation has its seat. OCDS `parties/address`.',
    fields: (t) => ({
      locality: t.string({
        nullable: true,
        description: 'City or town. Null when not stated.',
        resolve: (row) => row.locality as string,
      }),
      region: t.string({
        nullable: true,
        description: 'Region or province. Null when not stated.',
        resolve: (row) => row.region as string,
      }),
      country: t.string({
        nullable: true,
        description: 'Country, ISO 3166 alpha-2 where the source has it so. Null when not stated.',
        resolve: (row) => row.country as string,
      }),
    }),
  });
  registry.addOutput('Address', address as never);
}
