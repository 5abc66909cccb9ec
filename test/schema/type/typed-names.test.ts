import { expect, it } from 'vitest';
import { createBuilder, outputNamed } from '../../../src/schema/type/builder.ts';
import { addEnum } from '../../../src/schema/type/enum.ts';

/**
 * What must not compile. `tsc` says of a line marked so that it should, if one day it does; nothing of it is built here.
 */
const builder = createBuilder();

it('lets no resolver give a number for a connection', () => {
  builder.queryField('rivals', (t) =>
    t.field({
      type: 'RivalConnection',
      nullable: false,
      // @ts-expect-error: a number is no page of rivals
      resolve: () => 1,
    }),
  );
  builder.objectField('Organisation', 'rivals', (t) =>
    t.field({
      type: 'RivalConnection',
      nullable: false,
      // @ts-expect-error: nor is a row, which the connection's nodes show
      resolve: (row) => row,
    }),
  );
});

it('lets no resolver give what is not there where the field is never null', () => {
  builder.objectField('Tender', 'buyer', (t) =>
    t.field({
      type: 'Organisation',
      nullable: false,
      // @ts-expect-error: undefined is no row
      resolve: () => undefined,
    }),
  );
});

it('lets no field or argument name a type that nobody makes', () => {
  builder.queryField('tender', (t) =>
    // @ts-expect-error: misspelt
    t.field({ type: 'Tendr', nullable: true, resolve: () => null }),
  );
  builder.queryField('known', (t) =>
    t.boolean({
      nullable: false,
      args: {
        // @ts-expect-error: misspelt
        standing: t.arg({ type: 'Standings' }),
      },
      resolve: () => true,
    }),
  );
  // @ts-expect-error: misspelt
  builder.objectField('Organization', 'name', (t) => t.string({ nullable: true, resolve: () => null }));
});

it('lets no resolver give, no default be and no enum have a word that is none of it', () => {
  builder.queryField('standing', (t) =>
    t.field({
      type: 'Standing',
      nullable: false,
      args: {
        // @ts-expect-error: misspelt
        modality: t.arg({ type: 'Modality', defaultValue: 'EXPECTD' }),
      },
      // @ts-expect-error: misspelt
      resolve: () => 'OFICIAL',
    }),
  );
  // @ts-expect-error: two words are missing
  const some = () => addEnum(builder, 'Verdict', 'Some of them.', { YES: 'Yes.', NO: 'No.' });
  expect(some).not.toThrow();
});

it('builds no schema with a declaration that names a type nobody makes', () => {
  const declared = createBuilder();
  declared.queryType({
    fields: (t) => ({ tender: t.field({ type: outputNamed('Tendr'), nullable: true, resolve: () => null }) }),
  });
  expect(() => declared.toSchema()).toThrow('Tendr');
});
