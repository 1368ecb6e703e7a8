/** An IPv4 or IPv6 address as its bits, or undefined when it is none. */
export function bitsOf(address: string): bigint | undefined {
  return address.includes(':') ? bitsOf6(address) : bitsOf4(address);
}

function bitsOf4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((bits, part) => bits * 256n + BigInt(part), 0n);
}

function bitsOf6(address: string): bigint | undefined {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: tail === undefined ? 0 : missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((bits, group) => bits * 65536n + BigInt(`0x${group}`), 0n);
}

/** Whether an address lies in a range such as `10.42.0.0/16`. False for anything malformed, or of the other family. */
export function inRange(address: string, cidr: string): boolean {
  const [base = '', length = ''] = cidr.split('/');
  const wide = base.includes(':') ? 128 : 32;
  const bits = address.includes(':') === base.includes(':') ? bitsOf(address) : undefined;
  const start = bitsOf(base);
  const prefix = Number(length);
  if (bits === undefined || start === undefined || !/^\d{1,3}$/.test(length) || prefix > wide) return false;
  const shift = BigInt(wide - prefix);
  return bits >> shift === start >> shift;
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', 'fc00::/7'];

/** Whether a range holds addresses of the public Internet. */
export function reachesOutside(cidr: string): boolean {
  const [base = '', length = ''] = cidr.split('/');
  if (bitsOf(base) === undefined || !/^\d{1,3}$/.test(length)) return false;
  return !privateRanges.some((range) => inRange(base, range) && Number(length) >= Number(range.split('/')[1]));
}
