import type { FieldNode, GraphQLObjectType } from 'graphql';
import type { Fragment } from '../../db/statement/fragment.ts';
import { type JsonPart, jsonConcat } from '../../db/statement/json.ts';
import type { AnswerField, Compilation } from './compilation.ts';

/** The JSON text of an object: each field as `of` makes it. */
export function compileFields(
  compilation: Compilation,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  of: (field: AnswerField) => readonly JsonPart[],
): Fragment {
  const parts: JsonPart[] = [];
  for (const field of compilation.fieldsOf(type, nodes)) {
    parts.push(`${parts.length === 0 ? '{' : ','}${JSON.stringify(field.key)}:`);
    parts.push(...(field.name === '__typename' ? [JSON.stringify(type.name)] : of(field)));
  }
  return jsonConcat([...(parts.length === 0 ? ['{'] : parts), '}']);
}
