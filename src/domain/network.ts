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

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
/** One customer has all addresses of such a network of IPv6, and may use another one at every request. */
const GROUPS_OF_CUSTOMER = 4;

/** What tells clients apart by their addresses: an address of IPv4, however it is written; of IPv6 the network of 64 bits. */
export function clientOf(address: string): string {
  const inside = IPV4_IN_IPV6.exec(address)?.[1];
  if (inside !== undefined) return inside;
  if (isIP(address) !== 6) return address;
  const [before = '', after] = address.replace(/%.*$/, '').split('::');
  const groupsIn = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groupsIn(before), groupsIn(after ?? '')];
  const zeros = after === undefined ? 0 : Math.max(0, GROUPS - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  return `${groups
    .slice(0, GROUPS_OF_CUSTOMER)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
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
