import { CLAIM_TABLES, type ClaimEnd } from '../../../db/claim-kind.ts';
import type { Via } from '../../../db/read/collection/collection.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { ClaimModel } from '../../../model/claim-kind.ts';
import { CLAIMS, type ClaimKind } from '../../../model/model.ts';
import * as declare from '../declare.ts';
import { claimTypeName } from './common.ts';

/** The fields by which nodes of this type list the claims at whose ends they stand, as these ends say. */
export function inverseFields(type: NodeType): Record<string, declare.DeclaredField> {
  return Object.assign({}, ...CLAIMS.map((model) => inversesOf(model, type)));
}

function inversesOf({ kind, ends }: ClaimModel<ClaimKind>, type: NodeType) {
  const shown = CLAIM_TABLES[kind].ends.flatMap(({ name, column, through }) => {
    const { field, doc = '' } = ends[name]?.inverses?.[type] ?? {};
    if (field === undefined) return [];
    const page = through
      ? declare.pageVia(claimTypeName(kind), viaLink(column, through), doc)
      : declare.page(claimTypeName(kind), column, doc);
    return [[field, page]];
  });
  return Object.fromEntries(shown);
}

function viaLink(
  parent: ClaimEnd['column'],
  { table, claim, copies = [] }: NonNullable<ClaimEnd['through']>,
): Via {
  return { kind: 'link', parent, child: claim, withdrawn: table.withdrawn, copies };
}
