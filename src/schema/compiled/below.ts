import type { FieldNode } from 'graphql';
import type { Collection, Via } from '../../db/read/collection/collection.ts';
import type { ListRequest } from '../../db/read/collection/list.ts';
import type { Scope } from '../../db/read/row/scope.ts';
import type { Fragment } from '../../db/statement/fragment.ts';
import { nodeTypeOf } from '../type/node-type.ts';
import type { Compilation } from './compilation.ts';

/** Makes the JSON text of a row; passed on, since rows hold pages and pages hold rows. */
export type CompileRow = (compilation: Compilation, scope: Scope, nodes: readonly FieldNode[]) => Fragment;

/** What a page or list stands below; nothing at the root. */
export interface Below {
  readonly parent: Scope | null;
  readonly compileRow: CompileRow;
}

/** The rows of a collection that belong to the parent; at the root all. */
export function listBelow(
  compilation: Compilation,
  collection: Collection,
  via: Via,
  parent: Scope | null,
): ListRequest {
  return {
    collection,
    via,
    asOf: compilation.asOf,
    findCollection: compilation.find,
    parentType: parent ? nodeTypeOf(parent.collection) : undefined,
  };
}
