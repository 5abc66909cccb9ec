import { EDGE_KINDS } from '../../db/edge.ts';
import type { ClaimKind } from '../../model/model.ts';

/** The kinds of claim that a search may follow; those asked for that link no two nodes lead nowhere. */
export function edgeKindsOf({
  kinds,
  excludeKinds,
}: {
  readonly kinds?: readonly ClaimKind[] | null | undefined;
  readonly excludeKinds?: readonly ClaimKind[] | null | undefined;
}): ReadonlySet<ClaimKind> {
  return new Set(
    EDGE_KINDS.filter((kind) => (kinds?.includes(kind) ?? true) && !excludeKinds?.includes(kind)),
  );
}
