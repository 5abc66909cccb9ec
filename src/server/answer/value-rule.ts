import {
  type ASTNode,
  type ASTVisitFn,
  type ASTVisitor,
  GraphQLError,
  Kind,
  type ValidationContext,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { withWords } from '../../schema/argument/enum-words.ts';

type Ancestors = readonly (ASTNode | readonly ASTNode[])[];

/**
 * A value written in the document is as much the caller's input as one in the variables: its errors have the same code, and name the
 * argument, with the place within it.
 */
export function valuesAsInput(context: ValidationContext): ASTVisitor {
  let around: Ancestors = [];
  let visited: Ancestors = [];
  const reporting: ValidationContext = Object.create(context);
  reporting.reportError = ({ message, nodes }) => {
    const place = placeOf([...around, ...visited]);
    const said = withWords(message, context.getSchema());
    const placed = place === '' ? said : `${place}: ${said}`;
    context.reportError(
      new GraphQLError(placed, { nodes: nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } }),
    );
  };
  const placing = (visit: ASTVisitFn<ASTNode>): ASTVisitFn<ASTNode> =>
    function visitPlaced(this: unknown, node, key, parent, path, ancestors) {
      around = ancestors;
      visited = parent ? [parent, node] : [node];
      return visit.call(this, node, key, parent, path, ancestors);
    };
  const rule = ValuesOfCorrectTypeRule(reporting) as Record<string, ASTVisitFn<ASTNode> | object>;
  return Object.fromEntries(
    Object.entries(rule).map(([kind, visit]) => [
      kind,
      typeof visit === 'function' ? placing(visit as ASTVisitFn<ASTNode>) : visit,
    ]),
  );
}

/** `filter.value.min`, `ids[1]`; of a variable's default its name. */
function placeOf(ancestors: Ancestors): string {
  let place = '';
  ancestors.forEach((ancestor, index) => {
    if (!('kind' in ancestor)) return;
    if (ancestor.kind === Kind.ARGUMENT) place = ancestor.name.value;
    else if (ancestor.kind === Kind.VARIABLE_DEFINITION) place = `$${ancestor.variable.name.value}`;
    else if (ancestor.kind === Kind.OBJECT_FIELD) place += `.${ancestor.name.value}`;
    else if (ancestor.kind === Kind.LIST) {
      // Its values are an ancestor of their own.
      const item = ancestor.values.findIndex((value) => value === ancestors[index + 2]);
      if (item >= 0) place += `[${item}]`;
    }
  });
  return place;
}
