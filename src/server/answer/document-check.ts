import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { QueryLimits } from '../../config.ts';
import type { RequestedOperation } from './exchange.ts';
import { CostCompiler } from './limits/cost-compiler.ts';
import { boundDocument } from './limits/document.ts';
import { nestsDeeperThan } from './limits/nesting.ts';
import { OperationCost } from './limits/operation-cost.ts';
import { refuseDocument } from './refusal.ts';
import { valuesAsInput } from './value-rule.ts';

/** A document's text, read, bounded and validated: everything that is the same for each request that sends it. */
export type CheckedDocument =
  | {
      readonly document: DocumentNode;
      readonly errors: readonly [];
      readonly operations: readonly RequestedOperation[];
    }
  | { readonly document: undefined; readonly errors: readonly GraphQLError[] };

export type CheckDocument = (text: string) => CheckedDocument;

const MAX_CACHED_DOCUMENTS = 1_000;
/** Characters of all cached documents; a syntax tree takes about sixty times its text, so some 30 MB. */
const MAX_CACHED_CHARACTERS = 500_000;
const MAX_VALIDATION_ERRORS = 5;

/**
 * Makes the function that decides whether a document is executed: nesting and tokens, syntax, what it expands to, then the rules
 * of GraphQL, in this order, so that each step is safe from what the one before it refuses.
 *
 * Verdicts are kept for the documents used last, bounded in number and size.
 */
export function createDocumentCheck(schema: GraphQLSchema, limits: QueryLimits): CheckDocument {
  const verdicts = new LRUCache<string, CheckedDocument>({
    max: MAX_CACHED_DOCUMENTS,
    maxSize: MAX_CACHED_CHARACTERS,
    sizeCalculation: (_verdict, text) => text.length + 1,
  });
  const compiler = new CostCompiler(schema, limits.maxCostAtOnce);
  return (text) => {
    const known = verdicts.get(text);
    if (known !== undefined) return known;
    const verdict = checkDocument(text, schema, limits, compiler);
    verdicts.set(text, verdict);
    return verdict;
  };
}

function checkDocument(
  text: string,
  schema: GraphQLSchema,
  limits: QueryLimits,
  compiler: CostCompiler,
): CheckedDocument {
  try {
    const document = parseBounded(text, limits);
    const { operations, fragments } = boundDocument(document, limits);
    refuseUnservedTypes(operations, schema);
    const requested = operations.map((operation) => ({
      name: operation.name?.value,
      type: operation.operation,
      cost: new OperationCost(compiler, operation, fragments),
    }));
    const errors = validate(schema, document, RULES, { maxErrors: MAX_VALIDATION_ERRORS });
    if (errors.length > 0) return { document: undefined, errors: errors.map(asValidationFailure) };
    return { document, errors: [], operations: requested };
  } catch (error) {
    if (error instanceof GraphQLError) return { document: undefined, errors: [error] };
    throw error;
  }
}

function parseBounded(text: string, limits: QueryLimits): DocumentNode {
  // Selections take one brace a level, inline fragments a second one, and input may begin at the deepest.
  const maxNesting = 2 * limits.maxDepth + limits.maxInputDepth + 8;
  if (nestsDeeperThan(text, maxNesting)) {
    const message = `The document nests more than ${maxNesting} braces, brackets and parentheses; at most ${limits.maxDepth} levels of fields are allowed.`;
    throw refuseDocument('DEPTH_LIMIT', message);
  }
  try {
    return parse(text, { maxTokens: limits.maxTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (/ tokens\. Parsing aborted\.$/.test(error.message)) {
      throw refuseDocument('TOKEN_LIMIT', `The document has more than ${limits.maxTokens} tokens.`);
    }
    throw new GraphQLError(error.message, {
      source: error.source ?? null,
      positions: error.positions ?? null,
      extensions: { code: 'GRAPHQL_PARSE_FAILED', http: { status: 400, spec: true } },
    });
  }
}

/** graphql-js finds these out when it executes; a subscription would not even get there by the same way as the others. */
function refuseUnservedTypes(operations: readonly OperationDefinitionNode[], schema: GraphQLSchema): void {
  for (const node of operations) {
    if (node.operation !== OperationTypeNode.SUBSCRIPTION && schema.getRootType(node.operation)) continue;
    throw refuseDocument('GRAPHQL_VALIDATION_FAILED', `There are no ${node.operation}s here.`, {
      nodes: [node],
    });
  }
}

function asValidationFailure(error: GraphQLError): GraphQLError {
  const nodes = error.nodes?.slice(0, MAX_VALIDATION_ERRORS) ?? [];
  const code = error.extensions.code === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED';
  return refuseDocument(code, error.message, { nodes });
}

const RULES = specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? valuesAsInput : rule));
