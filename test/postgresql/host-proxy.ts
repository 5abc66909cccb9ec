import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before a server, as a host of its own. */
export interface HostProxy {
  /** `host:port`. */
  readonly host: string;
  /** How many pieces with the word were sent to the server. */
  sent(): number;
  /** From now on it accepts connections, keeps those that there are, and lets nothing through: as a server that is frozen. */
  freeze(): void;
  thaw(): void;
  close(): void;
}

/** @param word that is bound in what a test reads, and in no look at the server */
export async function startProxy(server: string, word: string): Promise<HostProxy> {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  let sent = 0;
  let isFrozen = false;
  const waiting: (() => void)[] = [];
  const listener = createServer((client) => {
    const behind = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, behind],
      [behind, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => {
        if (from === client && data.includes(word)) sent += 1;
        if (isFrozen) waiting.push(() => to.write(data));
        else to.write(data);
      });
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on('error', () => undefined);
    }
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    host: `127.0.0.1:${(listener.address() as AddressInfo).port}`,
    sent: () => sent,
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      for (const pass of waiting.splice(0)) pass();
    },
    close() {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The URL with these hosts in the place of its own. */
export function withHosts(url: string, proxies: readonly HostProxy[]): string {
  return url.replace(/@[^/]*\//, `@${proxies.map(({ host }) => host).join(',')}/`);
}
