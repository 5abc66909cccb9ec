import { nameKey } from '../../../domain/name-key.ts';
import { publishedText } from '../../published-value.ts';
import { publishingIn } from './publisher.ts';
import type { Release } from './release-record.ts';

const PUBLISHER = 'publisher';

/** States who published the release, where its package says so. */
export function statePublisher(release: Release): void {
  const publisher = publishingIn(release.text);
  if (publisher === undefined) return;
  const name = publishedText(publisher.name);
  if (name === undefined) return;
  const scheme = publishedText(publisher.scheme);
  const uid = publishedText(publisher.uid);
  const isRegistered = scheme !== undefined && uid !== undefined && /^[A-Z]{2}-[A-Z]+$/.test(scheme);
  release.addNode({
    type: 'ORGANISATION',
    ref: PUBLISHER,
    name,
    statedOn: release.day,
    ...(isRegistered
      ? { identifiers: [{ scheme, value: uid }] }
      : { keys: [`ocds:publisher:${nameKey(name)}`] }),
  });
  release.addClaim({
    kind: 'AUTHORSHIP',
    author: PUBLISHER,
    article: release.article,
    role: 'PUBLISHER',
    evidence: release.evidence('', { note: 'Named as the publisher of its package.' }),
  });
}
