import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { nameService } from '../name-service.ts';

/** The ConfigMaps that hold CoreDNS's configuration: K3s's own, and the one that its users add. */
export interface Configuration {
  readonly main: ObjectRef;
  readonly custom: ObjectRef;
}

const namespace = 'kube-system';

/** By the volume that CoreDNS mounts; K3s's names where no pod is there. */
export function configurationOf(cluster: Cluster): Configuration {
  const volumes = nameService(cluster).pods.flatMap(({ spec }) => spec?.volumes ?? []);
  const names = volumes.flatMap(({ configMap }) => configMap?.name ?? []);
  const main = names.find((name) => !/custom/.test(name)) ?? 'coredns';
  const custom = names.find((name) => /custom/.test(name)) ?? 'coredns-custom';
  const ref = (name: string): ObjectRef => ({ kind: 'ConfigMap', namespace, name });
  return { main: ref(main), custom: ref(custom) };
}

/** The texts of one of them, by key; empty when it is not there or was not read. */
export function textsOf(cluster: Cluster, { name }: ObjectRef): Readonly<Record<string, string>> {
  return cluster.get('ConfigMap', namespace, name)?.texts ?? {};
}

/** Where a word stands as a directive, an argument or a zone: the users' part only if the main one lacks it. */
export function holderOf(cluster: Cluster, word: string): ObjectRef {
  const { main, custom } = configurationOf(cluster);
  const within = (ref: ObjectRef) =>
    Object.entries(textsOf(cluster, ref)).some(([key, text]) => key !== 'NodeHosts' && wordsOf(text).has(word));
  return within(custom) && !within(main) ? custom : main;
}

function wordsOf(text: string): ReadonlySet<string> {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, ''));
  return new Set(lines.flatMap((line) => line.split(/[\s{}"']+/)).filter((word) => word !== ''));
}

/** A resolver outside to which CoreDNS is told to forward, with where that is written. */
export interface Upstream {
  readonly address: string;
  readonly holder: ObjectRef;
  /** `Corefile`, `acme.server`. */
  readonly key: string;
  /** `.` for every name. */
  readonly zone: string;
}

/** The addresses in `forward ZONE ADDRESS…` lines; `/etc/resolv.conf` is the node's matter. */
export function upstreamsIn(cluster: Cluster): readonly Upstream[] {
  const { main, custom } = configurationOf(cluster);
  return [main, custom].flatMap((holder) =>
    Object.entries(textsOf(cluster, holder)).flatMap(([key, text]) =>
      text.split('\n').flatMap((line) => {
        const [, zone = '.', rest = ''] = /^\s*(?:forward|proxy)\s+(\S+)\s+([^{#]*)/.exec(line) ?? [];
        const addresses = rest.split(/\s+/).map((word) => word.replace(/^(?:dns|tls):\/\//, '').replace(/:\d+$/, ''));
        return addresses
          .filter((address) => /^[\d.]+$|^[\da-f]*:[\da-f:]+$/i.test(address))
          .map((address) => ({ address, holder, key, zone }));
      }),
    ),
  );
}
