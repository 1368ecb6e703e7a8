import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, inRange, reachesOutside } from './cidr.ts';

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));

describe('ranges of addresses', () => {
  test('every address lies in the range of each length around itself', () => {
    fc.assert(fc.property(address, fc.integer({ min: 0, max: 32 }), (ip, length) => inRange(ip, `${ip}/${length}`)));
  });

  test('a range with a shorter prefix holds whatever a longer one holds', () => {
    fc.assert(
      fc.property(address, address, fc.integer({ min: 1, max: 32 }), (ip, base, length) => {
        return !inRange(ip, `${base}/${length}`) || inRange(ip, `${base}/${length - 1}`);
      }),
    );
  });

  test('anything that is no address lies nowhere', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof inRange('10.0.0.1', text) === 'boolean'));
    for (const text of ['', '10.0.0.1', '10.0.0.0/33', '10.0.0/8', '300.1.1.1/8', '::1/0', '10.0.0.0/'])
      expect(inRange('10.0.0.1', text), text).toBe(false);
  });

  test('IPv6 in its short forms', () => {
    expect(bitsOf('::1')).toBe(1n);
    expect(bitsOf('fd00::a:b')).toBe((0xfd00n << 112n) + 0xa000bn);
    expect(inRange('2001:db8:42::8', '2001:db8::/32')).toBe(true);
    expect(inRange('2001:db9::8', '2001:db8::/32')).toBe(false);
    expect(bitsOf('1:2:3')).toBeUndefined();
    expect(bitsOf('1::2::3')).toBeUndefined();
  });

  test('which of them hold the public Internet', () => {
    for (const open of ['0.0.0.0/0', '203.0.113.7/32', '::/0', '10.0.0.0/7']) expect(reachesOutside(open)).toBe(true);
    for (const inner of ['10.0.0.0/8', '10.43.0.1/32', '192.168.4.0/24', 'fd00::/8', 'nonsense'])
      expect(reachesOutside(inner), inner).toBe(false);
  });
});
