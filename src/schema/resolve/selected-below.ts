import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** What each field of an operation asks for below itself; documents are cached, so this is worth keeping. */
const NAMES = new WeakMap<FieldNode, ReadonlySet<string>>();

/**
 * The names of all fields that are asked for anywhere below the field being resolved, whatever type they are on and whether or not
 * a directive leaves them out: enough to know what need not be computed.
 */
export function namesBelow({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  return fieldNodes.reduce<ReadonlySet<string>>((names, node) => {
    let below = NAMES.get(node);
    if (!below) {
      below = collect(node.selectionSet, fragments);
      NAMES.set(node, below);
    }
    return names.union(below);
  }, new Set());
}

function collect(
  selectionSet: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo['fragments'],
): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'FragmentSpread') {
        const name = selection.name.value;
        if (seen.has(name)) continue;
        seen.add(name);
        visit(fragments[name]?.selectionSet);
      } else {
        if (selection.kind === 'Field') names.add(selection.name.value);
        visit(selection.selectionSet);
      }
    }
  };
  visit(selectionSet);
  return names;
}
