import { linesOf, type Section } from './section.ts';

export const hostname: Section<string> = {
  name: 'hostname',
  script: 'uname -n',
  parse(output) {
    const [name] = linesOf(output);
    if (!name) throw new RangeError('no host name');
    return name.trim();
  },
};

/** Without those that every machine has: loopback and link-local. */
export const addresses: Section<readonly string[]> = {
  name: 'addresses',
  script: 'ip -o addr show 2>/dev/null || hostname -I',
  parse(output) {
    const fromIp = [...output.matchAll(/\sinet6? ([0-9A-Fa-f.:]+)/g)].map((match) => match[1] ?? '');
    const all = fromIp.length > 0 ? fromIp : output.split(/\s+/);
    return [...new Set(all.filter((address) => address !== '' && !/^(127\.|::1$|fe80:|169\.254\.)/i.test(address)))];
  },
};

export const k3sVersion: Section<string> = {
  name: 'k3s_version',
  script: 'within 5 "$k3s" --version',
  parse(output) {
    const version = /^k3s version (\S+)/m.exec(output)?.[1];
    if (!version) throw new RangeError(`“${output.trim().slice(0, 100)}” names no version`);
    return version;
  },
};
