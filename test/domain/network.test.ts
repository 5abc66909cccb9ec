import { describe, expect, it } from 'vitest';
import { clientOf, isNetwork, networksOf } from '../../src/domain/network.ts';

describe('networks', () => {
  it('hold their addresses, an IPv4 address also where it is written as one of IPv6', () => {
    const networks = networksOf(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32']);
    const inside = ['10.1.2.3', '192.0.2.1', '::ffff:10.1.2.3', '2001:db8:1::1'];
    const outside = ['11.0.0.1', '192.0.2.2', '2001:db9::1', 'localhost', ''];
    expect(inside.filter((address) => networks.has(address))).toEqual(inside);
    expect(outside.filter((address) => networks.has(address))).toEqual([]);
  });

  it('are addresses, or have a number of bits that there can be', () => {
    const right = ['10.0.0.0/0', '10.0.0.0/32', '::1', '2001:db8::/128'];
    const wrong = ['10.0.0.0/33', '2001:db8::/129', '10.0.0', '10.0.0.0/8/8', '10.0.0.0/', 'proxy', ''];
    expect([...right, ...wrong].filter(isNetwork)).toEqual(right);
  });
});

describe('clients', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('with the address %s are told apart by %s', (address, client) => {
    expect(clientOf(address)).toBe(client);
  });
});
