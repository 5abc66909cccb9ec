import {
  type DocumentNode,
  type ExecutionArgs,
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AsOf } from '../db/read/as-of.ts';
import { GreffeError } from '../domain/error.ts';
import type { GraphContext } from './context.ts';
import { AS_OF } from './directive.ts';
import { hasVariableArgument } from './variable-argument.ts';

/** Refuses a field's argument values that can't be meant; kept in the field's `extensions.checkArguments`. */
export type CheckArguments = (args: Record<string, unknown>, context: GraphContext) => void;

interface Site {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly check: CheckArguments;
  /** Arguments without variables that passed once pass always. */
  passed: boolean;
}

/** Where a document has arguments to check; documents are cached, so this is worth keeping. */
const SITES = new WeakMap<DocumentNode, readonly Site[]>();

/** An operation that may be executed, with its variables as their types have them. */
export interface PreparedOperation {
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type Preparation =
  | { readonly errors: readonly GraphQLError[]; readonly prepared?: undefined }
  | { readonly errors?: undefined; readonly prepared: PreparedOperation | undefined };

/**
 * Checks every argument of an operation and sets the days it is asked for, before anything is read:
 * a resolver that throws amid a list would lose the answers beside it.
 *
 * Gives the caller's mistakes; when there is one, nothing must be executed. Nothing is prepared where
 * the operation name finds no operation, which graphql-js itself says best.
 */
export function prepareOperation(args: ExecutionArgs): Preparation {
  const operation = getOperationAST(args.document, args.operationName);
  if (!operation) return { prepared: undefined };
  const { coerced, errors } = getVariableValues(
    args.schema,
    operation.variableDefinitions ?? [],
    args.variableValues ?? {},
  );
  if (errors) return { errors: errors.map((error) => withCode(error)) };
  const context = args.contextValue as GraphContext;
  const problems: GraphQLError[] = [];
  context.session.asOf = asOfOf(args.schema, operation, coerced);
  for (const site of sitesOf(args)) {
    if (site.passed) continue;
    const { field, node, check } = site;
    try {
      check(getArgumentValues(field, node, coerced), context);
      site.passed = !hasVariableArgument(node);
    } catch (error) {
      problems.push(asRefusal(error, node));
    }
  }
  return problems.length > 0 ? { errors: problems } : { prepared: { operation, variables: coerced } };
}

/** The variables of an operation as their types have them; a caller's mistake in them is an error with a code. */
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

function asOfOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): AsOf {
  const directive = schema.getDirective(AS_OF);
  const values = directive && getDirectiveValues(directive, operation, variables);
  return {
    ...(values?.knownOn != null && { knownOn: values.knownOn as string }),
    ...(values?.validOn != null && { validOn: values.validOn as string }),
  };
}

function sitesOf({ document, schema }: ExecutionArgs): readonly Site[] {
  const known = SITES.get(document);
  if (known) return known;
  const sites: Site[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        const check = field?.extensions.checkArguments as CheckArguments | undefined;
        if (field && check) sites.push({ field, node, check, passed: false });
      },
    }),
  );
  SITES.set(document, sites);
  return sites;
}
