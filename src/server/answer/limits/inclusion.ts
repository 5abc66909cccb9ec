import {
  type ASTNode,
  type DirectiveNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  visit,
} from 'graphql';
import type { Fragments } from './expansion.ts';
import type { RawVariables } from './page-size.ts';

/** Whether a selection is executed, as far as its own `@skip` and `@include` say. */
export type Includes = (node: SelectionNode) => boolean;

export const includesAll: Includes = () => true;

/** The variables on which it depends what of an operation is left out, each with its default. */
export type Conditions = ReadonlyMap<string, boolean>;

/** Undefined where nothing can be left out. */
export function conditionsOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Conditions | undefined {
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.BOOLEAN && defaultValue.value,
    ]),
  );
  const found = new Map<string, boolean>();
  let leavesOut = false;
  const collect = (root: ASTNode): void => {
    visit(root, {
      Directive(directive) {
        const condition = conditionIn(directive);
        if (condition === undefined) return;
        leavesOut = true;
        if (condition.kind !== Kind.VARIABLE) return;
        const name = condition.name.value;
        found.set(name, defaults.get(name) ?? false);
      },
    });
  };
  collect(operation);
  for (const fragment of fragments.values()) collect(fragment);
  return leavesOut ? found : undefined;
}

/** Whether each of the conditions holds for these variables, as raw as the caller sent them: in one text. */
export function holdingOf(conditions: Conditions, variables: RawVariables): string {
  let holding = '';
  for (const [name, preset] of conditions) holding += (variables[name] ?? preset) === true ? '1' : '0';
  return holding;
}

/** What is included where just the named variables are true. */
export function inclusionBy(isTrue: (variable: string) => boolean): Includes {
  return ({ directives = [] }) =>
    directives.every((directive) => {
      const condition = conditionIn(directive);
      if (condition === undefined) return true;
      const holds = condition.kind === Kind.VARIABLE ? isTrue(condition.name.value) : condition.value;
      return directive.name.value === GraphQLSkipDirective.name ? !holds : holds;
    });
}

function conditionIn({ name, arguments: given }: DirectiveNode) {
  if (name.value !== GraphQLSkipDirective.name && name.value !== GraphQLIncludeDirective.name)
    return undefined;
  const condition = given?.find((argument) => argument.name.value === 'if')?.value;
  return condition?.kind === Kind.VARIABLE || condition?.kind === Kind.BOOLEAN ? condition : undefined;
}
