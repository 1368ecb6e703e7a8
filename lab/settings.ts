import { homedir } from 'node:os';
import { join } from 'node:path';
import { exitCode, LabError } from './error.ts';

/** What one lab is made of; kept in `lab.json` of its folder, so that every later command finds it by its name. */
export interface LabSettings {
  readonly name: string;
  /** First three parts of the lab's addresses: `.1` is this host, `.2` the server, `.3` the first agent. */
  readonly net: string;
  readonly kubernetes: KubernetesMinor;
  readonly agents: number;
  readonly with: readonly Extra[];
}

export const extras = ['postgres', 'cert-manager', 'acme'] as const;
export type Extra = (typeof extras)[number];

/** The version that the lab builds for each minor; shell/build.sh keeps every one that was ever built. */
export const versions = { '1.35': 'v1.35.4', '1.36': 'v1.36.3' } as const;
export type KubernetesMinor = keyof typeof versions;

export function labFolder(env: NodeJS.ProcessEnv): string {
  return env.LAB_DIR ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'lions-lab');
}

/** A name becomes part of network interfaces (15 characters at most) and must not look like another lab's agent. */
export function labName(text: string): string {
  if (/^[a-z][a-z0-9]{0,8}$/.test(text)) return text;
  throw new LabError(
    `"${text}" is no name for a lab: 1 to 9 lower-case letters and digits, a letter first`,
    exitCode.usage,
  );
}

export function agentCount(text: string): number {
  if (/^[0-5]$/.test(text)) return Number(text);
  throw new LabError(`"${text}" agents: give a number from 0 to 5`, exitCode.usage);
}

export function extraList(text: string): Extra[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const unknown = words.find((word) => !extras.some((extra) => extra === word));
  if (unknown !== undefined) {
    throw new LabError(`"${unknown}" is no extra; there are ${extras.join(', ')}`, exitCode.usage);
  }
  // ACME certificates are asked for by cert-manager, and the order is that of installation.
  const wanted = new Set(words.includes('acme') ? [...words, 'cert-manager'] : words);
  return extras.filter((extra) => wanted.has(extra));
}

/** The first network from 10.90.0 on that no other lab and no interface of this host uses. */
export function freeNet(taken: Iterable<string>): string {
  const used = new Set([...taken].map((address) => address.split('.').slice(0, 3).join('.')));
  for (let second = 90; second < 120; second++) {
    if (!used.has(`10.${second}.0`)) return `10.${second}.0`;
  }
  throw new LabError('no free network from 10.90.0 to 10.119.0; `lab down --delete` a lab that is not needed');
}
