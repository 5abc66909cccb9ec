import * as z from 'zod';
import type { ClaimModel, Ends } from '../../../model/claim-kind.ts';
import type { Field, Fields, GroupRule, ValueKind } from '../../../model/field.ts';
import type { Words } from '../../../model/words.ts';
import { label, partialDate, reference, text, valued } from './value-schema.ts';

const country = (description: string) =>
  z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'expected an ISO 3166 code of two capital letters, as in FR' })
    .describe(description);
const integer = (description: string, min = 0) =>
  z
    .int({ error: 'expected a whole number' })
    .min(min, { error: `expected ${min === 0 ? 'zero' : min} or more` })
    .describe(description);
const url = () => z.url({ error: 'expected a URL, as in https://example.org/page' });

/** How an author writes a value of each kind. */
interface Written<W extends string> {
  text: ReturnType<typeof text>;
  country: ReturnType<typeof country>;
  partialDate: ReturnType<typeof partialDate>;
  integer: ReturnType<typeof integer>;
  word: z.ZodEnum<{ [N in W]: N }>;
  amount: ReturnType<typeof valued>;
  texts: z.ZodArray<ReturnType<typeof text>>;
  url: ReturnType<typeof url>;
  group: never;
}
type WrittenField<F extends Field> = F extends { readonly parts: infer P extends Fields }
  ? z.ZodOptional<z.ZodObject<WrittenFields<P>, z.core.$strict>>
  : F extends Field<infer K, infer P, infer W>
    ? P extends 'required'
      ? Written<W>[K]
      : z.ZodOptional<Written<W>[K]>
    : never;
export type WrittenFields<F extends Fields> = { [N in keyof F]: WrittenField<F[N]> };

const word = (words: Words) => z.enum(words.list as [string, ...string[]]);
const SCHEMAS: Record<ValueKind, (field: Field) => z.ZodType> = {
  text: ({ dossier }) => text(dossier),
  country: ({ dossier }) => country(dossier),
  partialDate: ({ dossier }) => partialDate(dossier),
  integer: ({ dossier, min }) => integer(dossier, min),
  word: ({ dossier, words }) => word(words as Words).describe(dossier),
  amount: ({ dossier }) => valued(dossier),
  texts: ({ list }) => z.array(text(list?.dossier ?? '')),
  url: () => url(),
  group: ({ parts = {}, rule }) => {
    const written = z.strictObject(writtenFields(parts));
    return rule === undefined ? written : RULES[rule](written);
  },
};
const RULES: Record<GroupRule, (written: z.ZodType) => z.ZodType> = {
  range: (written) => written.refine(isRange, { error: 'expected max to be at least min' }),
};
function isRange(value: unknown): boolean {
  const { min, max } = value as { readonly min?: number; readonly max?: number };
  return min === undefined || max === undefined || min <= max;
}

/** Kinds whose schema has no description of its own yet. */
const DESCRIBED_LAST: ReadonlySet<ValueKind> = new Set(['word', 'texts', 'url', 'group']);

/** The schema of some fields of the model. */
export function writtenFields<const F extends Fields>(fields: F): WrittenFields<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = SCHEMAS[field.kind](field);
      if (field.presence === 'required') return [name, schema];
      const optional = schema.optional();
      return [name, DESCRIBED_LAST.has(field.kind) ? optional.describe(field.dossier) : optional];
    }),
  ) as WrittenFields<F>;
}

type Reference = ReturnType<typeof reference>;
type RoleOf<E> = E extends { link: { fields: { role: Field<'word', 'required', infer W> } } } ? W : never;
export type WrittenEnds<E extends Ends> = {
  [N in keyof E]: E[N]['presence'] extends 'many'
    ? z.ZodRecord<Reference, z.ZodEnum<{ [W in RoleOf<E[N]>]: W }>>
    : E[N]['presence'] extends 'optional'
      ? z.ZodOptional<Reference>
      : Reference;
};
/** The schema of a claim's ends: of many, each node with its role. */
export function writtenEnds<const E extends Ends>(ends: E): WrittenEnds<E> {
  return Object.fromEntries(
    Object.entries(ends).map(([name, { presence, dossier, link, types }]) => {
      if (presence !== 'many')
        return [name, presence === 'one' ? reference(dossier) : reference(dossier).optional()];
      const role = link?.fields.role as Field;
      const whose = reference(`The ${types[0]?.toLowerCase()}.`);
      return [name, z.record(whose, SCHEMAS.word(role) as z.ZodType).describe(dossier)];
    }),
  ) as WrittenEnds<E>;
}

/** The schema of the lot that a claim may be about. */
export function writtenLot({ dossier }: NonNullable<ClaimModel['lot']>) {
  return label(dossier).optional();
}
