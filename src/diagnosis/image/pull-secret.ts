import type { SecretKeys } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import type { Pull } from './pull.ts';
import { registryHost } from './reference.ts';

/** A pull secret that cannot serve, and what is wrong with it, in the words of its fields. */
export interface BadSecret {
  readonly secret: ObjectRef;
  readonly problem: 'absent' | 'type' | 'host';
  readonly found: string;
}

const pullTypes = new Set(['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg']);

/**
 * The first pull secret of a pod that cannot serve for the image. Undefined when one of them can (then the registry refuses its
 * credentials), when the pod has none, and when it cannot be told.
 */
export function badSecret(cluster: Cluster, pull: Pull): BadSecret | undefined {
  const { pod, reference } = pull;
  const { namespace } = pod.metadata;
  const names = (pod.spec?.imagePullSecrets ?? []).flatMap(({ name }) => (name ? [name] : []));
  const bad: BadSecret[] = [];
  for (const name of names) {
    const secret: ObjectRef = { kind: 'Secret', namespace, name };
    const exists = cluster.exists('Secret', namespace, name);
    if (exists === 'unknown' && !reported(cluster, pull, name)) return undefined;
    if (exists !== 'yes') bad.push({ secret, problem: 'absent', found: `secret "${name}" not found` });
    else {
      const problem = problemOf(cluster.get('Secret', namespace, name), reference.registry);
      if (!problem) return undefined;
      bad.push({ secret, ...problem });
    }
  }
  return bad[0];
}

/** Kubelet says which pull secrets it did not find; that counts where Secrets may not be read. */
function reported(cluster: Cluster, { pod }: Pull, name: string): boolean {
  return cluster.events('Pod', pod).some(({ reason, message = '' }) => {
    if (reason !== 'FailedToRetrieveImagePullSecret') return false;
    const [, list = ''] = /\(([^)]*)\)/.exec(message) ?? [];
    return list.split(/,\s*/).includes(name);
  });
}

function problemOf(secret: SecretKeys | undefined, registry: string): Omit<BadSecret, 'secret'> | undefined {
  if (!secret) return undefined;
  if (!pullTypes.has(secret.type)) return { problem: 'type', found: `type: ${secret.type}` };
  if (!secret.registries || secret.registries.some((host) => covers(registryHost(host), registry))) return undefined;
  return { problem: 'host', found: `registries: ${secret.registries.join(', ') || '—'}` };
}

/** Kubernetes allows `*` for parts of the host, and compares ports only when the secret names one. */
function covers(pattern: string, registry: string): boolean {
  const [host, port] = split(registry);
  const [wanted, wantedPort] = split(pattern);
  if (wantedPort !== undefined && wantedPort !== port) return false;
  const [parts, wantedParts] = [host.split('.'), wanted.split('.')];
  return parts.length === wantedParts.length && wantedParts.every((part, at) => matches(part, parts[at] ?? ''));
}

function split(host: string): readonly [string, string | undefined] {
  const colon = host.lastIndexOf(':');
  return colon < 0 ? [host, undefined] : [host.slice(0, colon), host.slice(colon + 1)];
}

function matches(pattern: string, text: string): boolean {
  const [start = '', ...others] = pattern.split('*');
  const end = others.at(-1);
  if (end === undefined) return pattern === text;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
