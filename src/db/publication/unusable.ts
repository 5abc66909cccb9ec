import { DatabaseUnusable } from '../../domain/error.ts';
import { serverChoiceOf, serversOf, shownUrl } from '../../domain/publication-url.ts';
import { isCertificateFault, UNTRUSTED } from '../postgresql/connection/tls.ts';
import { codeOf } from './fault.ts';
import type { PublicationHost } from './host.ts';

const PUBLISH = 'Publish the graph there: greffe publish postgres://…';

/** By the code of the system, the driver or PostgreSQL (appendix A): why nothing can be read from a server, and what to do. */
const FAULTS: readonly (readonly [code: RegExp, reason: string, remedy: string])[] = [
  [/^(ENOTFOUND|EAI_)/, 'there is no such host', 'Check the name of the host.'],
  [
    /^(ENOENT|ECONN|CONNECT|EHOST|ENET|ETIMEDOUT|CONNECTION_)/,
    'no server answers there',
    'Check host and port, and that the server runs.',
  ],
  [/^28P01/, 'the server refuses user and password', 'Check both, and pg_hba.conf of the server.'],
  [/^28000/, 'the server refuses the user', 'Check the user, sslmode, and pg_hba.conf of the server.'],
  [/^3D000/, 'the server has no such database', 'Check its name.'],
  [/^57P03/, 'the server is starting or stopping', 'Wait until it has.'],
  [/^53300/, 'the server takes no more connections', 'Raise max_connections, or use fewer processes.'],
  [/^(42P01|3F000)/, 'no graph was published there', PUBLISH],
  [/^42501/, 'the user may not read the publication', 'Publish with --reader and the name of the user.'],
  [/^42703/, 'it was published by another version of Greffe', `${PUBLISH}, by the version that serves it.`],
];

/** Why a publication can't be served from any of its servers, in one line without the password. */
export function unusable(
  url: string,
  hosts: readonly PublicationHost[],
  schemaVersion: string,
): DatabaseUnusable {
  const shown = shownUrl(url);
  const { state, fault } = hosts.find((host) => host.state !== undefined) ?? (hosts[0] as PublicationHost);
  if (state?.schemaVersion === schemaVersion) {
    const reason = `no server there is ${serverChoiceOf(url).role}, as target_session_attrs asks for`;
    return new DatabaseUnusable(shown, reason, 'Name another server, or leave that out.');
  }
  if (state !== undefined) {
    const reason = 'it was published by a version of Greffe with another schema';
    return new DatabaseUnusable(shown, reason, 'Publish it anew by the version that serves it.');
  }
  if (fault === undefined) return new DatabaseUnusable(shown, 'no graph was published there', PUBLISH);
  if (fault instanceof DatabaseUnusable) return fault;
  const [reason, remedy] = reasonOf(fault, url);
  return new DatabaseUnusable(shown, reason, remedy, { cause: fault });
}

function reasonOf(fault: unknown, url: string): readonly [reason: string, remedy: string] {
  const code = codeOf(fault);
  const { message } = fault as Error;
  if (isCertificateFault(code)) {
    const [reason, remedy] = UNTRUSTED;
    return [`${reason} (${message})`, remedy];
  }
  const [, reason, remedy] = FAULTS.find(([pattern]) => pattern.test(code)) ?? [
    code,
    message,
    'Check the server.',
  ];
  const isEncrypted = serversOf(url).some(({ sslMode }) => /^(require|verify)/.test(sslMode));
  if (reason !== 'no server answers there' || !isEncrypted) return [reason, remedy];
  return [
    `${reason}, or none with encryption`,
    'Check host and port, that the server runs, and its setting ssl.',
  ];
}
