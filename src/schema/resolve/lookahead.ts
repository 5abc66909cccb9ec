import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { isAbstractType } from 'graphql';
import type { Collection } from '../../db/read/collection/collection.ts';
import { Selection } from '../../db/read/row/selection.ts';
import type { ObjectDeclaration } from '../declare/declare.ts';

type Fields = Map<string, FieldNode[]>;

/** What a place of an operation asks of each collection; documents are cached, so this is worth keeping. */
const SELECTIONS = new WeakMap<FieldNode, Map<Collection, Selection>>();

/** The columns that the fields asked at a place need. */
export function selectionAt(info: GraphQLResolveInfo, collection: Collection): Selection {
  return remembered(info.fieldNodes, collection, () => {
    const selection = new Selection(collection);
    addFields(selection, info, info.fieldNodes);
    return selection;
  });
}

/** The columns that the fields asked of a connection's rows need, under `nodes` and `edges { node }`. */
export function selectionOfPage(info: GraphQLResolveInfo, collection: Collection): Selection {
  return remembered(info.fieldNodes, collection, () => {
    const selection = new Selection(collection);
    const connection = fieldsOf(info, info.fieldNodes, undefined);
    const edges = fieldsOf(info, connection.get('edges') ?? [], undefined);
    for (const nodes of [connection.get('nodes'), edges.get('node')]) {
      if (nodes) addFields(selection, info, nodes);
    }
    return selection;
  });
}

function remembered(
  fieldNodes: readonly FieldNode[],
  collection: Collection,
  select: () => Selection,
): Selection {
  const [only, ...others] = fieldNodes;
  if (!only || others.length > 0) return select();
  let byCollection = SELECTIONS.get(only);
  if (!byCollection) {
    byCollection = new Map();
    SELECTIONS.set(only, byCollection);
  }
  let selection = byCollection.get(collection);
  if (!selection) {
    selection = select();
    byCollection.set(collection, selection);
  }
  return selection;
}

function addFields(selection: Selection, info: GraphQLResolveInfo, nodes: readonly FieldNode[]): void {
  const { fields } = selection.collection as ObjectDeclaration;
  for (const name of fieldsOf(info, nodes, selection.collection.name).keys()) {
    const field = fields[name];
    if (field) selection.addField(field.reads);
  }
}

/** The fields asked under some nodes, by name; of fragments only those that apply to the type. */
function fieldsOf(info: GraphQLResolveInfo, nodes: readonly FieldNode[], type: string | undefined): Fields {
  const fields: Fields = new Map();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === 'Field') {
        const name = selection.name.value;
        const same = fields.get(name);
        if (same) same.push(selection);
        else fields.set(name, [selection]);
      } else if (selection.kind === 'InlineFragment') {
        if (applies(info, selection.typeCondition?.name.value, type)) visit(selection.selectionSet);
      } else {
        const fragment = info.fragments[selection.name.value];
        if (fragment && applies(info, fragment.typeCondition.name.value, type)) visit(fragment.selectionSet);
      }
    }
  };
  for (const node of nodes) visit(node.selectionSet);
  return fields;
}

function applies(info: GraphQLResolveInfo, condition: string | undefined, type: string | undefined): boolean {
  if (condition === undefined || type === undefined || condition === type) return true;
  const [abstract, concrete] = [info.schema.getType(condition), info.schema.getType(type)];
  if (!isAbstractType(abstract)) return false;
  return concrete !== undefined && 'getInterfaces' in concrete && info.schema.isSubType(abstract, concrete);
}
