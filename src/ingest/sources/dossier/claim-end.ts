import { quoted } from '../../../domain/error.ts';
import { type ClaimModel, distinctEnds } from '../../../model/claim-kind.ts';
import type { Scope } from './scope.ts';
import type { Path } from './yaml-text.ts';

/** The claim with the refs of its ends in place of their slugs. Ends that name nothing, or the same node twice, are problems. */
export function withRefs<Entry extends object>(
  model: ClaimModel,
  entry: Entry,
  path: Path,
  scope: Scope,
): Entry {
  const refs: Record<string, string> = {};
  for (const [field, { types }] of Object.entries(model.ends)) {
    const reference: unknown = Reflect.get(entry, field);
    if (typeof reference !== 'string') continue;
    const ref = scope.node(reference, types, [...path, field]);
    if (ref !== undefined) refs[field] = ref;
  }
  const [one, other] = distinctEnds(model) ?? [];
  if (one !== undefined && other !== undefined && refs[one] !== undefined && refs[one] === refs[other]) {
    const slug: unknown = Reflect.get(entry, other);
    scope.report([...path, other], () => `${quoted(slug)} is also the ${one}; expected another node`);
  }
  return { ...entry, ...refs };
}
