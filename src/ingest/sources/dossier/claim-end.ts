import {
  ASSESSOR_TYPES,
  AUTHOR_TYPES,
  CITED_TYPES,
  INVOLVED_TYPES,
  OWNER_TYPES,
  SUCCESSION_TYPES,
} from '../../../domain/claim.ts';
import { quoted } from '../../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { Scope } from './scope.ts';
import type { Path } from './yaml-text.ts';

/** The fields that name a node, in claims of any kind, with the types it may be of. */
const END_TYPES = {
  tender: ['TENDER'],
  organisation: ['ORGANISATION'],
  person: ['PERSON'],
  regulation: ['REGULATION'],
  article: ['ARTICLE'],
  host: ['ORGANISATION'],
  hosted: ['ORGANISATION'],
  owner: OWNER_TYPES,
  owned: ['ORGANISATION'],
  successor: SUCCESSION_TYPES,
  predecessor: SUCCESSION_TYPES,
  subject: INVOLVED_TYPES,
  object: NODE_TYPES,
  assessor: ASSESSOR_TYPES,
  citing: ['ARTICLE'],
  cited: CITED_TYPES,
  author: AUTHOR_TYPES,
} as const satisfies Record<string, readonly NodeType[]>;

/** Ends that can't be the same node. */
const DISTINCT_ENDS = [
  ['host', 'hosted'],
  ['owner', 'owned'],
  ['successor', 'predecessor'],
  ['subject', 'object'],
  ['assessor', 'object'],
  ['citing', 'cited'],
] as const;

/** The claim with the refs of its ends in place of their slugs. Ends that name nothing, or the same node twice, are problems. */
export function withRefs<Entry extends object>(entry: Entry, path: Path, scope: Scope): Entry {
  const refs: Record<string, string> = {};
  for (const [field, types] of Object.entries(END_TYPES)) {
    const reference: unknown = Reflect.get(entry, field);
    if (typeof reference !== 'string') continue;
    const ref = scope.node(reference, types, [...path, field]);
    if (ref !== undefined) refs[field] = ref;
  }
  for (const [one, other] of DISTINCT_ENDS) {
    if (refs[one] === undefined || refs[one] !== refs[other]) continue;
    const slug: unknown = Reflect.get(entry, other);
    scope.report([...path, other], () => `${quoted(slug)} is also the ${one}; expected another node`);
  }
  return { ...entry, ...refs };
}
