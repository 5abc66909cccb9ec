import {
  coerceInputValue,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { withWords } from './enum-words.ts';

/** The values of an operation's variables, as their types have them. */
export type Variables = Readonly<Record<string, unknown>>;

export interface DeclaredVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly hasDefault: boolean;
}

/** What operations declare; documents are cached, so this is worth keeping. */
const DECLARED = new WeakMap<OperationDefinitionNode, readonly DeclaredVariable[]>();

/** The variables of an operation whose document is valid. */
export function declaredVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): readonly DeclaredVariable[] {
  let declared = DECLARED.get(operation);
  if (!declared) {
    declared = (operation.variableDefinitions ?? []).map((definition) =>
      declaredVariable(schema, definition),
    );
    DECLARED.set(operation, declared);
  }
  return declared;
}

function declaredVariable(
  schema: GraphQLSchema,
  { variable, type: node, defaultValue }: VariableDefinitionNode,
): DeclaredVariable {
  const type = typeFromAST(schema, node);
  if (!isInputType(type)) throw new Error(`$${variable.name.value} has no type of input`);
  return { name: variable.name.value, type, hasDefault: defaultValue !== undefined };
}

/**
 * The values given for an operation's variables, as their types have them, or what is wrong with them in the words of graphql-js,
 * which is also asked where a default stands in.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): { variables: Variables; errors?: undefined } | { errors: readonly GraphQLError[] } {
  const variables = coerceAtOnce(declaredVariables(schema, operation), given);
  if (variables) return { variables };
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (!errors) return { variables: coerced };
  return {
    errors: errors.map(
      ({ message, nodes }) => new GraphQLError(withWords(message, schema), { nodes: nodes ?? null }),
    ),
  };
}

/** The values where all is well and nothing has to be filled in. */
function coerceAtOnce(declared: readonly DeclaredVariable[], given: Variables): Variables | undefined {
  const coerced: Record<string, unknown> = {};
  let isWrong = false;
  for (const { name, type, hasDefault } of declared) {
    if (!Object.hasOwn(given, name)) {
      if (hasDefault || isNonNullType(type)) return undefined;
    } else {
      coerced[name] = coerceInputValue(given[name], type, () => {
        isWrong = true;
      });
      if (isWrong) return undefined;
    }
  }
  return coerced;
}
