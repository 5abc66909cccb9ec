import { DirectiveLocation, GraphQLDirective, type GraphQLScalarType, GraphQLSchema } from 'graphql';

export const AS_OF = 'asOf';

const DESCRIPTION = [
  'Greffe: a knowledge graph of public procurement and digital sovereignty.',
  '',
  'Nodes (articles, organisations, people, regulations, tenders) are linked by claims, and each claim has evidence: the documents that say so, and how sure they are. Whatever is not published is null or absent, never zero or guessed.',
  'Lists are connections (Relay): `first`/`after` or `last`/`before`, at most 100 rows a page. `node(id:)` finds anything that has a global id.',
  '`@asOf` on an operation answers it as known, or as valid, on another day. Every error has a stable `code` in its `extensions`.',
].join('\n');

/** The schema with its description, and with `@asOf`, the two clocks, whose days are of the schema's own type. */
export function withAsOf(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  return new GraphQLSchema({
    ...config,
    description: DESCRIPTION,
    directives: [...config.directives, asOf(schema.getType('Date') as GraphQLScalarType)],
  });
}

function asOf(date: GraphQLScalarType): GraphQLDirective {
  return new GraphQLDirective({
    name: AS_OF,
    description:
      'Answers the whole operation as of a day in the past or future. Applies to every field in it: lists, counts, statuses, values.',
    locations: [DirectiveLocation.QUERY],
    args: {
      knownOn: {
        type: date,
        description:
          'As known on this day: only nodes and claims that a document published until then states. Absent: all that is known now. A day to come is answered by what is known now, and may be answered otherwise once it has come; pages refuse it.',
      },
      validOn: {
        type: date,
        description:
          'As valid on this day: only claims whose validity covers it. A claim without a start or an end is taken to hold on that side. A day to come may be asked for: what will hold then, as far as is stated. Absent: claims of all times.',
      },
    },
  });
}
