import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { type Cluster, startCluster } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the URL of a PostgreSQL server, which it starts when it is first asked. */
    readonly postgresql: string;
  }
}

/**
 * Offers all test files of a run one PostgreSQL server, which is started when the first of them asks for it: a run that has no use
 * for it does not wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let cluster: Promise<Cluster> | undefined;
  const offer = createServer(async (_request, response) => {
    cluster ??= startCluster();
    try {
      response.end((await cluster).url());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }).listen(0, '127.0.0.1');
  await once(offer, 'listening');
  project.provide('postgresql', `http://127.0.0.1:${(offer.address() as AddressInfo).port}`);
  return async () => {
    offer.close();
    await (await cluster?.catch(() => undefined))?.stop();
  };
}
