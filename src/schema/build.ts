import type { GraphQLSchema } from 'graphql';
import { Catalogue } from '../db/read/row/session.ts';
import { addGraphQueries } from './analysis/analysis-queries.ts';
import { addBidOutcomes } from './analysis/bid-outcome.ts';
import { addTopBidders } from './analysis/top-bidder.ts';
import { ABSTRACT, DECLARED_ENTITIES, INTERFACES, LISTED, NODES, SHOWN } from './declare/declared.ts';
import { withRefusedFields } from './resolve/refused-field.ts';
import { addDataState } from './root/data-state.ts';
import { addNodeQueries, addPlural } from './root/node.ts';
import { addSearchQueries } from './root/search.ts';
import { createBuilder } from './type/builder.ts';
import { addInterfaces, addObjectTypes } from './type/collection-type.ts';
import { addConnections } from './type/connection-type.ts';
import { withAsOf } from './type/directive.ts';
import { addInputs } from './type/input-type.ts';
import { addValueTypes } from './type/value-type.ts';

/** Everything that can be read, from the declarations. */
export function buildCatalogue(): Catalogue {
  return new Catalogue(DECLARED_ENTITIES);
}

/** The GraphQL schema, made from the declarations. Reads nothing and has no effect. */
export function buildSchema(catalogue: Catalogue): GraphQLSchema {
  const builder = createBuilder();
  builder.queryType({
    description:
      'Reads the graph. Every list is a page, every claim has evidence, and `@asOf` on the operation asks for another day.',
  });
  addValueTypes(builder);
  addInterfaces(builder, INTERFACES, SHOWN, catalogue.find);
  addObjectTypes(builder, SHOWN, INTERFACES, catalogue.find);
  addInputs(builder, [...SHOWN, ...ABSTRACT]);
  addConnections(builder, listedEntities(), catalogue.find);
  addNodeQueries(builder, NODES, catalogue);
  for (const collection of LISTED) addPlural(builder, collection);
  addSearchQueries(builder);
  addDataState(builder);
  addGraphQueries(builder);
  addTopBidders(builder);
  addBidOutcomes(builder);
  return withRefusedFields(withAsOf(builder.toSchema()));
}

/** Names of the collections that some field shows a page of. */
function listedEntities(): ReadonlySet<string> {
  const names = new Set([...NODES, ...LISTED].map(({ name }) => name));
  for (const { fields } of SHOWN) {
    for (const { reads } of Object.values(fields)) if (reads.kind === 'page') names.add(reads.target);
  }
  return names;
}
