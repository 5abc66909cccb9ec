import type { NodeType } from '../domain/node.ts';
import type { LeftOut, Mapped, MappedClaim, MappedNode } from '../model/mapped.ts';
import type { ClaimKind } from '../model/model.ts';
import type { NodeModels } from '../model/node-types.ts';
import type { lot } from '../model/nodes/lot.ts';

/**
 * What a format makes of everything that sources state: of each field where it goes, or why it is left out. A field, type or kind
 * that is new does not compile until every format has decided.
 *
 * `To` is the format's own: a function that writes the field, the name of a column, a path. A test changes every field in turn and
 * looks where the export changes.
 */
export interface ExportMapping<To = unknown> {
  readonly nodes: { readonly [T in NodeType]: LeftOut | (MappedNode<To> & Mapped<NodeModels[T], To>) };
  readonly lot: LeftOut | Mapped<typeof lot, To>;
  readonly claims: { readonly [K in ClaimKind]: LeftOut | MappedClaim<K, To> };
}
