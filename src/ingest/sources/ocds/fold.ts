import type { TenderStatus } from '../../../domain/node.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { codeOf, textsIn } from './code.ts';
import { idOf, merge, newNotes } from './merge.ts';

/** What the releases of a process say together, one after another. */
export interface Folded {
  /** The process as its releases leave it, without what each says of itself (`id`, `date`, `tag`). */
  readonly value: JsonObject;
  /** Whether everything in it stands where the last release has it. */
  readonly isAsPublished: boolean;
  /** What the tag of the last release says of the tender that had a telling one, or a status of its own: that has the last word. */
  readonly tagged: TenderStatus | undefined;
  /** Stages that releases have said and later statuses imply. */
  readonly reached: readonly TenderStatus[];
  /** Ids of contracts that a release tagged as an amendment speaks of. */
  readonly amended: ReadonlySet<string>;
  /** Parties that others replaced, by the path of their list. */
  readonly removedParties: ReadonlyMap<string, string>;
}

/** Codes of `tender/status`; `withdrawn` says no more than that nothing more will be said. */
export const TENDER_STATUSES: Readonly<Record<string, TenderStatus | undefined>> = {
  planning: 'PLANNED',
  planned: 'PLANNED',
  active: 'LAUNCHED',
  complete: 'CLOSED',
  cancelled: 'CANCELLED',
  unsuccessful: 'UNSUCCESSFUL',
  withdrawn: undefined,
};

/** Stages in which a tender may be before it ends, in their order. */
export const STAGES = ['PLANNED', 'LAUNCHED', 'CLOSED'] as const satisfies readonly TenderStatus[];

/** Where the status comes among the stages; all ends come after them. */
export function rankOf(status: TenderStatus): number {
  const rank = (STAGES as readonly TenderStatus[]).indexOf(status);
  return rank === -1 ? STAGES.length : rank;
}

/**
 * What releases say together, with one more. A compiled release, and what stood in a versioned one, is whole: what came before it is
 * no longer said. The tags of releases are no part of what they say together, but what they tell of the tender goes on.
 */
export function foldRelease(former: Folded | undefined, release: JsonObject): Folded {
  const tags = tagsOf(release);
  const base = isWhole(release, tags) ? undefined : former?.value;
  const notes = newNotes();
  for (const [path, names] of base === undefined ? [] : (former?.removedParties ?? []))
    notes.removedParties.set(path, names);
  const { id: _, date, tag, packageInfo, ...said } = release;
  const value = merge(base, said, notes);
  const tagged = taggedBy(release, tags) ?? (hasStatus(release) ? undefined : former?.tagged);
  return {
    value,
    isAsPublished: base === undefined && !notes.isMoved,
    tagged,
    reached: reachedBy(statusOf(value, tagged), former?.reached ?? []),
    amended: amendedBy(former?.amended ?? NOTHING, release, tags),
    removedParties: notes.removedParties,
  };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Codes of a release's tag, in lower case. What stands in a record as its compiled release is one, whatever its tag. */
export function tagsOf(release: JsonObject): ReadonlySet<string> {
  const tags = textsIn(release.tag).map((tag) => tag.toLowerCase());
  return new Set(packageOf(release).isCompiled === true ? [...tags, 'compiled'] : tags);
}

/** What is kept of the package or record around a release. */
export function packageOf({ packageInfo }: JsonObject): JsonObject {
  return isJsonObject(packageInfo) ? packageInfo : {};
}

/** Whether what came before the release is no longer said. */
export function isWhole(release: JsonObject, tags: ReadonlySet<string>): boolean {
  return tags.has('compiled') || packageOf(release).isVersion === true;
}

function taggedBy(release: JsonObject, tags: ReadonlySet<string>): TenderStatus | undefined {
  if (statusIn(release) !== undefined) return undefined;
  if (tags.has('tendercancellation')) return 'CANCELLED';
  if (hasStatus(release)) return undefined;
  if (tags.has('tender')) return 'LAUNCHED';
  return tags.has('planning') && tags.size === 1 ? 'PLANNED' : undefined;
}

function codeIn({ tender }: JsonObject): string | undefined {
  return isJsonObject(tender) ? codeOf(tender.status) : undefined;
}

function hasStatus(release: JsonObject): boolean {
  return codeIn(release) !== undefined;
}

/** What the tender's status says, where it is one of the codelist's. */
function statusIn(value: JsonObject): TenderStatus | undefined {
  const code = codeIn(value);
  return code !== undefined && Object.hasOwn(TENDER_STATUSES, code) ? TENDER_STATUSES[code] : undefined;
}

/**
 * Where the tender stands: by its status; by the tag of a release where it has none, or where that release cancels it without saying so
 * in a status.
 */
export function statusOf(value: JsonObject, tagged: TenderStatus | undefined): TenderStatus | undefined {
  return tagged === 'CANCELLED' || !hasStatus(value) ? tagged : statusIn(value);
}

/** A status takes back the stages after it, and leaves those before it. */
function reachedBy(
  status: TenderStatus | undefined,
  former: readonly TenderStatus[],
): readonly TenderStatus[] {
  if (status === undefined) return former;
  const before = former.filter((stage) => rankOf(stage) < rankOf(status));
  if (status === 'CLOSED') return [...new Set<TenderStatus>([...before, 'LAUNCHED', status])];
  return rankOf(status) < STAGES.length ? [...before, status] : before;
}

function amendedBy(
  former: ReadonlySet<string>,
  { contracts }: JsonObject,
  tags: ReadonlySet<string>,
): ReadonlySet<string> {
  if (!tags.has('contractamendment') || !Array.isArray(contracts)) return former;
  return new Set([...former, ...contracts.flatMap((contract) => idOf(contract) ?? [])]);
}
