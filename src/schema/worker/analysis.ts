import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { FieldExtensions } from '../type/field.ts';

/** What costs as much as so many objects computes its answer, in turns, but for what is looked up by a key; what costs less reads it. */
const LEAST_COST = 10;

/** The directives that may leave a field out: its own, and those around it. */
type Guards = readonly DirectiveNode[];

/** Documents are cached, so this is worth keeping. */
const KNOWN = new WeakMap<DocumentNode, readonly Guards[]>();

/**
 * Whether a document asks for a field that computes for long: paths, exposures, indicators, figures over many tenders. Those that
 * `@include` and `@skip` leave out do not count; a fragment that is left out as a whole does.
 *
 * @param variables as the caller sent them
 */
export function hasAnalysis(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  let found = KNOWN.get(document);
  if (found === undefined) {
    found = findAnalyses(schema, document);
    KNOWN.set(document, found);
  }
  return found.some((guards) => guards.every((guard) => letsIn(guard, variables)));
}

function findAnalyses(schema: GraphQLSchema, document: DocumentNode): Guards[] {
  const found: Guards[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node, _key, _parent, _path, ancestors) {
        const { cost, isLookUp }: FieldExtensions = types.getFieldDef()?.extensions ?? {};
        if (cost !== undefined && cost >= LEAST_COST && isLookUp !== true)
          found.push([...ancestors, node].flatMap(guardsOf));
      },
    }),
  );
  return found;
}

function guardsOf(node: ASTNode | readonly ASTNode[]): Guards {
  if (!('kind' in node) || (node.kind !== Kind.FIELD && node.kind !== Kind.INLINE_FRAGMENT)) return [];
  return (node.directives ?? []).filter(({ name: { value } }) => value === 'include' || value === 'skip');
}

/** A variable that was not sent has its default, or is refused: then nothing is left out. */
function letsIn({ name, arguments: given }: DirectiveNode, variables: Readonly<Record<string, unknown>>) {
  const condition = given?.find((argument) => argument.name.value === 'if')?.value;
  const value =
    condition?.kind === Kind.VARIABLE
      ? variables[condition.name.value]
      : condition?.kind === Kind.BOOLEAN && condition.value;
  return name.value === 'skip' ? value !== true : value !== false;
}
