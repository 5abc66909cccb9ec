import { keyOf } from '../../db/read/row/batch.ts';
import { findSimilar, type SimilarNode } from '../../graph/duplicate/find-similar.ts';
import type { Reason, ReasonCode } from '../../graph/duplicate/reason.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { Builder } from '../type/builder.ts';
import { addEnum } from '../type/enum.ts';
import type { FieldExtensions } from '../type/field.ts';
import { checkFirst, firstArgument } from '../type/first-argument.ts';
import { nodeField } from '../type/named-field.ts';

declare module '../type/backing.ts' {
  interface Objects {
    Likeness: ShownLikeness;
    LikenessReason: Reason;
  }
  interface Enums {
    LikenessCode: ReasonCode;
  }
}

interface ShownLikeness {
  readonly similar: SimilarNode;
  readonly together: ReadTogether;
}

/** A few searches, and as many comparisons as they have hits. */
const COST = 50;
const SHOWN = 5;

/** Adds `Organisation.possiblySame` and `Person.possiblySame`. */
export function addLikeness(builder: Builder): void {
  addEnum(builder, 'LikenessCode', 'What speaks for two nodes being one, or against it.', CODES);
  addTypes(builder);
  const kinds = { Organisation: 'ORGANISATION', Person: 'PERSON' } as const;
  for (const name of ['Organisation', 'Person'] as const) {
    builder.objectField(name, 'possiblySame', (t) =>
      t.field({
        type: ['Likeness'],
        nullable: false,
        description:
          'Others that may be the same, by names, numbers and places, the likeliest first. Nobody has decided so: what was merged is one node already. As known now.',
        args: firstArgument(t, SHOWN),
        extensions: { checkArguments: checkFirst, cost: COST } satisfies FieldExtensions,
        resolve: async (row, { first }, { session }) => {
          const found = (await findSimilar(session, kinds[name], keyOf(row))).slice(0, first);
          const nodes = new Map(found.map(({ id }) => [id, kinds[name]] as const));
          const together = new ReadTogether(session, { nodes });
          return found.map((similar) => ({ similar, together }));
        },
      }),
    );
  }
}

function addTypes(builder: Builder): void {
  builder.objectType('LikenessReason', {
    description: 'One thing that speaks for two nodes being one, or against it.',
    fields: (t) => ({
      code: t.field({
        type: 'LikenessCode',
        nullable: false,
        description: 'What it is, for programs.',
        resolve: ({ code }) => code,
      }),
      words: t.string({
        nullable: false,
        description: 'The same in English, with the values that agree or differ.',
        resolve: ({ words }) => words,
      }),
    }),
  });
  builder.objectType('Likeness', {
    description: 'A node that may be the same as another, and why.',
    fields: (t) => ({
      node: nodeField(t, 'Entity', { doc: 'The other node.', keyOf: ({ similar }) => similar.id }),
      score: t.float({
        nullable: false,
        description: 'From 0 to 1: no probability, but rising with it.',
        resolve: ({ similar: { score } }) => score,
      }),
      isLikely: t.boolean({
        nullable: false,
        description: 'Whether they are likely one; if not, it is only possible.',
        resolve: ({ similar: { band } }) => band === 'LIKELY',
      }),
      reasons: t.field({
        type: ['LikenessReason'],
        nullable: false,
        description: 'What speaks for it.',
        resolve: ({ similar: { reasons } }) => [...reasons],
      }),
      against: t.field({
        type: ['LikenessReason'],
        nullable: false,
        description: 'What speaks against it. Empty where nothing does.',
        resolve: ({ similar: { against } }) => [...against],
      }),
    }),
  });
}

const CODES: Record<ReasonCode, string> = {
  SAME_NAME: 'They have the same name, but for case, accents and legal form.',
  SAME_WORDS: 'Their names have the same words in another order.',
  SIMILAR_SPELLING: 'Their names are spelt nearly so.',
  OTHER_BLANKS: 'Their names differ in blanks alone.',
  INITIALS: 'One name has the initials of the other.',
  OWN_ABBREVIATION: 'One name has an abbreviation that the other explains.',
  CUT_NAME: 'One name is the beginning of the other, cut off.',
  CONTAINED_NAME: 'A rare name stands within the other.',
  SAME_SOUND: 'Their names sound alike.',
  BRACKETS_LEFT_OUT: 'One name has something in brackets that the other lacks.',
  OTHER_BRACKETS: 'Their names have different things in brackets.',
  NAME_IN_BRACKETS: 'One name stands in the brackets of the other.',
  OTHER_NUMBERS: 'Their names have different numbers.',
  OTHER_LEGAL_FORMS: 'Their names have different legal forms.',
  OTHER_WAY_ROUND: 'Their words stand the other way round, which may mean another.',
  GENERIC_NAME: 'It is a name that many have.',
  BOTH_CUT: 'Both names are cut off, and may go on differently.',
  NAMESAKES: 'Several others have this name.',
  LETTER_OFF: 'Their names differ in a letter, and no other word tells them apart.',
  SAME_NUMBER: 'They have the same checked number in a register.',
  OTHER_NUMBER: 'They have different checked numbers in a register.',
  SAME_VAT_NUMBER: 'They have the same VAT number, which companies of a group may share.',
  SAME_UNCHECKED_IDENTIFIER: 'They have the same identifier, which can not be checked.',
  SAME_PLACE: 'They are at the same place.',
  OTHER_PLACE: 'They are at different places.',
  OTHER_COUNTRY: 'They are in different countries.',
  NAMES_APART: 'They share a number, and their names have little in common.',
  RIVALS: 'They bid against each other.',
};
