import { defaultFieldResolver, type GraphQLSchema, isNonNullType } from 'graphql';
import type { GraphContext } from '../context.ts';

/** Has fields at the root that may be null throw what is wrong with their arguments, if there is something. */
export function withRefusedFields(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (isNonNullType(field.type) || field.extensions.checkArguments === undefined) continue;
    const { resolve = defaultFieldResolver } = field;
    field.resolve = (source, args, context: GraphContext, info) => {
      const refusal = info.fieldNodes.map((node) => context.refused.get(node)).find((each) => each);
      if (refusal) throw refusal;
      return resolve(source, args, context, info);
    };
  }
  return schema;
}
