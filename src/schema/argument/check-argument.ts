import {
  type ExecutionArgs,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getDirectiveValues,
  getOperationAST,
  isNonNullType,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AsOf } from '../../db/read/time/as-of.ts';
import { GreffeError } from '../../domain/error.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { GraphContext, RefusedFields } from '../context.ts';
import { AS_OF } from '../type/directive.ts';
import { hasVariableArgument, OperationArguments, type Selected } from './operation-arguments.ts';
import { coerceVariables, type Variables } from './operation-variables.ts';

/** Refuses a field's argument values that can't be meant; kept in the field's `extensions.checkArguments`. */
export type CheckArguments = (args: Record<string, unknown>, context: GraphContext) => void;

interface Site extends Selected {
  readonly check: CheckArguments;
  /** Whether it is a field at the root that may be null: then it alone is refused. */
  readonly mayBeNull: boolean;
  /** Arguments without variables that passed once pass always. */
  passed: boolean;
}

/** Where an operation and its fragments have arguments to check; documents are cached, so this is worth keeping. */
const SITES = new WeakMap<OperationDefinitionNode, readonly Site[]>();

/** An operation that may be executed, with its variables as their types have them. */
export interface PreparedOperation {
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly args: OperationArguments;
  readonly refused: RefusedFields;
}

export type Preparation =
  | { readonly errors: readonly GraphQLError[]; readonly prepared?: undefined }
  | { readonly errors?: undefined; readonly prepared: PreparedOperation | undefined };

/**
 * Checks every argument of an operation and sets the days it is asked for, before anything is read:
 * a resolver that throws amid a list would lose the answers beside it.
 *
 * Gives the caller's mistakes; when there is one, nothing must be executed. Those of fields at the root that may be null are given with
 * what is prepared: what is asked beside them can be answered. Nothing is prepared where the operation name finds no operation, which
 * graphql-js itself says best.
 */
export function prepareOperation(args: ExecutionArgs): Preparation {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation) return { prepared: undefined };
  const coerced = coerceVariables(args.schema, operation, args.variableValues ?? {});
  if (coerced.errors) return { errors: coerced.errors.map((error) => withCode(error)) };
  const { variables } = coerced;
  const context = args.contextValue as GraphContext;
  const problems: GraphQLError[] = [];
  const refused = new Map<FieldNode, GraphQLError>();
  context.session.asOf = asOfOf(args.schema, operation, variables);
  const read = new OperationArguments(variables);
  for (const site of sitesOf(args, operation)) {
    if (site.passed) continue;
    try {
      site.check(read.of(site), context);
      site.passed = !hasVariableArgument(site.node);
    } catch (error) {
      const refusal = asRefusal(error, site.node);
      if (site.mayBeNull) refused.set(site.node, refusal);
      else problems.push(refusal);
    }
  }
  if (problems.length > 0) return { errors: [...problems, ...refused.values()] };
  return { prepared: { operation, variables, args: read, refused } };
}

/** A caller's mistake in the operation's variables is an error with a code. */
function withCode(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function asRefusal(error: unknown, node: FieldNode): GraphQLError {
  if (error instanceof GraphQLError) return withCode(error);
  if (error instanceof GreffeError) {
    return new GraphQLError(error.message, { nodes: [node], extensions: { code: error.code } });
  }
  throw error;
}

function asOfOf(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables): AsOf {
  const directive = schema.getDirective(AS_OF);
  const values = directive && getDirectiveValues(directive, operation, variables);
  return withoutUndefined({
    knownOn: (values?.knownOn as string | null | undefined) ?? undefined,
    validOn: (values?.validOn as string | null | undefined) ?? undefined,
  });
}

function sitesOf({ document, schema }: ExecutionArgs, operation: OperationDefinitionNode): readonly Site[] {
  const known = SITES.get(operation);
  if (known) return known;
  const sites: Site[] = [];
  const types = new TypeInfo(schema);
  // Other operations of the document have variables of their own, and nobody asked for them.
  const { [operation.name?.value ?? '']: own = document } = separateOperations(document);
  visit(
    own,
    visitWithTypeInfo(types, {
      Field(node) {
        const definition = types.getFieldDef();
        const check = definition?.extensions.checkArguments as CheckArguments | undefined;
        if (!definition || !check) return;
        const mayBeNull = types.getParentType() === schema.getQueryType() && !isNonNullType(definition.type);
        sites.push({ definition, node, check, mayBeNull, passed: false });
      },
    }),
  );
  SITES.set(operation, sites);
  return sites;
}
