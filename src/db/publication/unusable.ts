import { DatabaseUnusable } from '../../domain/error.ts';
import { shownUrl } from '../../domain/publication-url.ts';
import { codeOf } from './fault.ts';
import type { PublicationState } from './publication-state.ts';

const PUBLISH = 'Publish the graph there: greffe publish postgres://…';

/** By the code of the system, the driver or PostgreSQL (appendix A): why nothing can be read from a server, and what to do. */
const FAULTS: readonly (readonly [code: RegExp, reason: string, remedy: string])[] = [
  [/^(ENOTFOUND|EAI_)/, 'there is no such host', 'Check the name of the host.'],
  [
    /^(ECONN|CONNECT|EHOST|ENET|ETIMEDOUT|CONNECTION_)/,
    'no server answers there',
    'Check host and port, and that the server runs.',
  ],
  [/^(28P01|28000)/, 'the server refuses user and password', 'Check both, and pg_hba.conf of the server.'],
  [/^3D000/, 'the server has no such database', 'Check its name.'],
  [/^57P03/, 'the server is starting or stopping', 'Wait until it has.'],
  [/^53300/, 'the server takes no more connections', 'Raise max_connections, or use fewer processes.'],
  [/^(42P01|3F000)/, 'no graph was published there', PUBLISH],
  [/^42501/, 'the user may not read the publication', 'Publish with --reader and the name of the user.'],
  [/^42703/, 'it was published by another version of Greffe', `${PUBLISH}, by the version that serves it.`],
];

/** Why a publication can't be served, in one line without the password. */
export function unusable(url: string, state: PublicationState | undefined, fault: unknown): DatabaseUnusable {
  const shown = shownUrl(url);
  if (state !== undefined) {
    const reason = 'it was published by a version of Greffe with another schema';
    return new DatabaseUnusable(shown, reason, 'Publish it anew by the version that serves it.');
  }
  if (fault === undefined) return new DatabaseUnusable(shown, 'no graph was published there', PUBLISH);
  const code = codeOf(fault);
  const known = FAULTS.find(([pattern]) => pattern.test(code));
  const [, reason, remedy] = known ?? [undefined, (fault as Error).message, 'Check the server.'];
  return new DatabaseUnusable(shown, reason, remedy, { cause: fault });
}
