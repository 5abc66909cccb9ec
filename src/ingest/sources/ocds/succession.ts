import { publishedText } from '../../published-value.ts';
import { codeOf, textsIn } from './code.ts';
import type { Contract } from './contract.ts';
import { objectsAt } from './member.ts';
import type { Place } from './place.ts';
import { type Release, TENDER } from './release-record.ts';

/** The related process failed, and this one takes its place. `unsuccessful` is how some write it. */
const FAILED_BEFORE = ['unsuccessfulprocess', 'unsuccessful'];
/** The related process takes the place of this one. */
const REPLACED_BY = ['replacementprocess'];

/**
 * States which tenders replace which, from `relatedProcesses` of the release and its contracts. All other relationships (framework,
 * planning, prior, parent, subContract, renewalProcess) replace nothing.
 */
export function stateSuccessions(release: Release, contracts: readonly Contract[]): void {
  const owners: Place[] = [release.root, ...contracts.map(({ place }) => place)];
  for (const owner of owners) {
    if (owner.value.relatedProcesses === undefined) continue;
    for (const related of objectsAt(release, owner, 'relatedProcesses')) stateSuccession(release, related);
  }
}

function stateSuccession(release: Release, { value, pointer }: Place): void {
  const relationships = textsIn(value.relationship).map((text) => text.toLowerCase());
  const isSuccessor = relationships.some((code) => FAILED_BEFORE.includes(code));
  const isPredecessor = relationships.some((code) => REPLACED_BY.includes(code));
  const ocid = publishedText(value.identifier);
  const scheme = codeOf(value.scheme);
  if (isSuccessor === isPredecessor || ocid === undefined || ocid === release.ocid) return;
  if (scheme !== undefined && scheme !== 'ocid') return;
  const ref = `tender:${ocid}`;
  release.addNode({
    type: 'TENDER',
    ref,
    keys: [`ocds:${ocid}`],
    identifiers: [{ scheme: 'OCID', value: ocid }],
    name: publishedText(value.title) ?? ocid,
    // What another process calls a tender is not its title.
    nameIsMakeshift: true,
    statedOn: release.day,
  });
  release.addClaim({
    kind: 'SUCCESSION',
    successor: isSuccessor ? TENDER : ref,
    predecessor: isSuccessor ? ref : TENDER,
    relation: 'REPLACES',
    evidence: release.evidence(pointer),
  });
}
