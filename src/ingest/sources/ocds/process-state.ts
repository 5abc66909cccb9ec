import type { JsonObject } from '../../json-value.ts';
import { type Folded, foldRelease, isWhole, tagsOf } from './fold.ts';
import { Narrowing } from './narrow/narrowing.ts';

/** A process after one of its releases. */
export interface ProcessState {
  /** The release. */
  readonly text: JsonObject;
  readonly folded: Folded;
  /** The process before the release; undefined where that is whole, or the first. */
  readonly former: Pick<ProcessState, 'text' | 'folded'> | undefined;
  /** Follows the process from release to release. */
  readonly narrowing: Narrowing;
}

/** A process with one release more. */
export function foldProcess(former: ProcessState | undefined, release: JsonObject): ProcessState {
  const goesOn = former !== undefined && !isWhole(release, tagsOf(release));
  return {
    text: release,
    folded: foldRelease(former?.folded, release),
    // Of what came before only the last is kept.
    former: goesOn ? { text: former.text, folded: former.folded } : undefined,
    narrowing: former?.narrowing ?? new Narrowing(),
  };
}
