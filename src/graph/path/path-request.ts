import type { Standing } from '../../domain/claim.ts';
import type { ClaimKind } from '../../model/model.ts';

/** Between which nodes paths are looked for, and of what they may be made. */
export interface PathRequest {
  readonly from: number;
  readonly to: number;
  readonly maxHops: number;
  readonly kinds: ReadonlySet<ClaimKind>;
  readonly standings?: readonly Standing[] | undefined;
  /** Whether articles may stand between the two ends. */
  readonly throughDocuments: boolean;
  /** How many paths are enough. */
  readonly first: number;
}
