import { BlockList, isIP } from 'node:net';

/** Addresses and whole networks. An IPv4 address is also found where it is written as one of IPv6. */
export interface Networks {
  has(address: string): boolean;
}

/** Whether it is an address, or a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const { family, prefix } = partsOf(text);
  return family !== undefined && Number(prefix ?? 0) <= (family === 'ipv4' ? 32 : 128);
}

/** @param texts for each of which `isNetwork` is true */
export function networksOf(texts: readonly string[]): Networks {
  const networks = new BlockList();
  for (const text of texts) {
    const { address, family, prefix } = partsOf(text);
    if (prefix === undefined) networks.addAddress(address, family);
    else networks.addSubnet(address, Number(prefix), family);
  }
  return {
    has(address) {
      const family = familyOf(address);
      return family !== undefined && networks.check(address, family);
    },
  };
}

export function isAddress(text: string): boolean {
  return isIP(text) !== 0;
}

function partsOf(text: string) {
  const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return { address, family: familyOf(address), prefix };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  return version === 0 ? undefined : `ipv${version as 4 | 6}`;
}
