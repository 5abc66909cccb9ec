import { formatAmount, type Money } from '../../domain/money.ts';
import { describe, type Field, type Fields, type ValueKind } from '../../model/field.ts';
import type { NodeModel } from '../../model/node-type.ts';
import { NODE_MODELS } from '../../model/node-types.ts';
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

/** The scalars that parts of groups may be. */
const SCALARS_OF: Partial<Record<ValueKind, string>> = { text: 'String', country: 'String', integer: 'Int' };

/** Objects of several columns of one row, one type for each group of the model: each field reads its own name. */
function addGroups(builder: Builder): void {
  const fields = Object.values<NodeModel>(NODE_MODELS).flatMap((model) => Object.values(model.fields));
  for (const { object, parts } of fields) if (object && parts) addGroup(builder, object, parts);
  addBidStatement(builder);
}

function addBidStatement(builder: Builder): void {
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
}

function addGroup(builder: Builder, { name, doc }: Required<Field>['object'], parts: Fields): void {
  builder.objectRef<Group>(name).implement({
    description: doc,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(parts).map(([part, field]) => [
          part,
          t.field({
            type: (SCALARS_OF[field.kind] ?? '') as 'String',
            nullable: true,
            description: describe(field),
            resolve: (row) => row[part] as string,
          }),
        ]),
      ),
  });
}
