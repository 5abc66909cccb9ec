import { formatAmount, type Money } from '../../domain/money.ts';
import { type Builder, outputNamed } from './builder.ts';
import { describedWords, ENUMS } from './enum.ts';
import { SCALARS } from './scalar.ts';

/** Makes scalars, enums, and the small objects that fields are made of. */
export function addValueTypes(builder: Builder): void {
  for (const { name, scalar } of SCALARS) builder.addScalarType(name, scalar);
  for (const [name, { doc, words }] of Object.entries(ENUMS)) {
    builder.enumType(name, { description: doc, values: describedWords(words) });
  }
  addMoney(builder);
  addGroups(builder);
}

function addMoney(builder: Builder): void {
  builder.objectType('Money', {
    description: 'An amount of money, exact. Whether VAT is included is what the source says; most do not.',
    fields: (t) => ({
      amount: t.field({
        type: 'Decimal',
        nullable: false,
        description:
          'Amount in the currency, with as many decimals as it has: `"6200000.00"`. OCDS `value/amount`.',
        resolve: (money) => formatAmount(money),
      }),
      currency: t.exposeString('currency', {
        nullable: false,
        description: 'ISO 4217 code: `EUR`. OCDS `value/currency`.',
      }),
    }),
  });
}

type Group = Record<string, unknown>;

/** Objects of several columns of one row: each field reads its own name. */
function addGroups(builder: Builder): void {
  builder.objectRef<Group>('Headcount').implement({
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
  builder.objectRef<Group>('BidStatement').implement({
    description: 'What one document says of a bid that other documents may say differently.',
    fields: (t) => ({
      value: t.field({
        type: 'Money',
        nullable: true,
        description: 'What the bidder asks for. Null when the document states no amount.',
        resolve: (row) => row.value as Money | null,
      }),
      valueStatus: t.field({
        type: outputNamed<string>('ValueStatus'),
        nullable: true,
        description: 'Whether it states the amount, or why not. Null when it says nothing of an amount.',
        resolve: (row) => row.valueStatus as string,
      }),
      rank: t.int({
        nullable: true,
        description: 'Place in the ranking, from 1. Null when not stated.',
        resolve: (row) => row.rank as number,
      }),
      grouping: t.field({
        type: outputNamed<string>('Grouping'),
        nullable: true,
        description: 'How the parties answer for the bid. Null when not stated.',
        resolve: (row) => row.grouping as string,
      }),
    }),
  });
  builder.objectRef<Group>('Address').implement({
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
}
