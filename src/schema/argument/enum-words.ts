import { type GraphQLSchema, isEnumType } from 'graphql';

/** What graphql-js says of a word that an enum does not have, where it finds none that is nearly so. */
const UNKNOWN_WORD = /does not exist in "(?<name>\w+)" enum\.$/;

/** So many words are named; who wants the others finds them in the schema. */
const MAX_WORDS = 12;

/** The message of a wrong value, with what would be right where it is a word that an enum does not have. */
export function withWords(message: string, schema: GraphQLSchema): string {
  const type = schema.getType(UNKNOWN_WORD.exec(message)?.groups?.name ?? '');
  if (!isEnumType(type)) return message;
  const words = type.getValues().map(({ name }) => name);
  const more = words.length > MAX_WORDS ? `, or ${words.length - MAX_WORDS} others` : '';
  return `${message} It is one of ${words.slice(0, MAX_WORDS).join(', ')}${more}.`;
}
