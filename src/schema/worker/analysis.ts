import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** What costs as much as so many objects computes its answer, in turns; what costs less reads it. */
const LEAST_COST = 10;

/** Documents are cached, so this is worth keeping. */
const KNOWN = new WeakMap<DocumentNode, boolean>();

/** Whether a document has a field that computes for long: paths, exposures, indicators, figures over many tenders. */
export function hasAnalysis(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = KNOWN.get(document);
  if (found === undefined) {
    found = findAnalysis(schema, document);
    KNOWN.set(document, found);
  }
  return found;
}

function findAnalysis(schema: GraphQLSchema, document: DocumentNode): boolean {
  let isFound = false;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field() {
        const cost = types.getFieldDef()?.extensions.cost;
        if (typeof cost === 'number' && cost >= LEAST_COST) isFound = true;
      },
    }),
  );
  return isFound;
}
