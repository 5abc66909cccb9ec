import { isIPv6 } from 'node:net';

/** How many exports may be under way in a process. */
export interface ExportLimits {
  /** Being made: each takes a connection, and turns from everybody else. */
  readonly maxMade: number;
  /** Being made or taken. */
  readonly maxExports: number;
  readonly maxExportsPerClient: number;
}

/** A place that an export has. */
export interface ExportPlace {
  /** All is made: another one can be. */
  made(): void;
  /** All is taken, or nothing more will be. Doing either again changes nothing. */
  leave(): void;
}

/** Places for exports: no client can hold all of them, and none holds what is needed to make one longer than making it takes. */
export class ExportPlaces {
  readonly #limits: ExportLimits;
  readonly #byClient = new Map<string, number>();
  #made = 0;
  #all = 0;

  constructor(limits: ExportLimits) {
    this.#limits = limits;
  }

  /** A place, or why there is none. */
  enter(address: string | undefined): ExportPlace | string {
    const client = clientOf(address);
    const own = this.#byClient.get(client) ?? 0;
    const { maxMade, maxExports, maxExportsPerClient } = this.#limits;
    if (own >= maxExportsPerClient) {
      return `You take ${own} exports already, which is as many as one client may. Try again when one has ended.`;
    }
    if (this.#all >= maxExports || this.#made >= maxMade) {
      const count = this.#all >= maxExports ? maxExports : maxMade;
      return `${count} exports are running, which is as many as may. Try again later.`;
    }
    this.#made += 1;
    this.#all += 1;
    this.#byClient.set(client, own + 1);
    return this.#placeOf(client);
  }

  #placeOf(client: string): ExportPlace {
    let isMade = false;
    let isLeft = false;
    const made = () => {
      if (!isMade) this.#made -= 1;
      isMade = true;
    };
    return {
      made,
      leave: () => {
        made();
        if (isLeft) return;
        isLeft = true;
        this.#all -= 1;
        const left = (this.#byClient.get(client) ?? 1) - 1;
        if (left > 0) this.#byClient.set(client, left);
        else this.#byClient.delete(client);
      },
    };
  }
}

/** Whoever has an IPv6 address has a network of them. */
function clientOf(address = ''): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('::');
  const groups = before.split(':').filter((group) => group !== '');
  const missing = after === undefined ? 0 : 8 - groups.length - after.split(':').filter(Boolean).length;
  return [...groups, ...Array(Math.max(0, missing)).fill('0')].slice(0, 4).join(':');
}
