import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { DatabaseUnusable } from '../../../domain/error.ts';
import { type ServerAddress, shownServer } from '../../../domain/publication-url.ts';

/**
 * How a connection to a server is encrypted; undefined when it is not. As PostgreSQL's own programs do, it is verified who answers only
 * where the URL asks for it: by the authorities that it names, or those that Node knows.
 *
 * @throws DatabaseUnusable when a file of certificates can't be read
 */
export function tlsOf(server: ServerAddress): ConnectionOptions | undefined {
  const { host, sslMode, sslRootCert, sslCert, sslKey } = server;
  // Nobody stands between the two ends of a socket in the file system.
  if (sslMode === 'disable' || host.startsWith('/')) return undefined;
  const read = (path: string | undefined) => (path === undefined ? undefined : readCertificate(server, path));
  const isVerified = sslMode.startsWith('verify-') || (sslMode === 'require' && sslRootCert !== undefined);
  const ca = sslRootCert === 'system' ? undefined : read(sslRootCert);
  return {
    rejectUnauthorized: isVerified,
    ...(ca && { ca }),
    ...(sslCert && { cert: read(sslCert) }),
    ...(sslKey && { key: read(sslKey) }),
    // Who signed it is verified all the same.
    ...(sslMode !== 'verify-full' && { checkServerIdentity: () => undefined }),
  };
}

/** Whether a server is connected to without encryption, too, when it offers none. */
export function isTlsOptional({ sslMode }: ServerAddress): boolean {
  return sslMode === 'allow' || sslMode === 'prefer';
}

/** Why a server with a certificate that could not be verified is not read or written, and what to do. */
export const UNTRUSTED = [
  'its certificate is not trusted',
  'Name the authority that signed it (sslrootcert=file), or verify less (sslmode=require).',
] as const;

/** Whether this is Node's code of a certificate that could not be verified. */
export function isCertificateFault(code: string): boolean {
  return /^(ERR_TLS_CERT|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/.test(code);
}

function readCertificate(server: ServerAddress, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = `the file ${path} that its URL names can not be read`;
    throw new DatabaseUnusable(shownServer(server), reason, 'Name a file of certificates in PEM.', {
      cause: error,
    });
  }
}
