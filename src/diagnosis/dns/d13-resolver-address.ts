import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { nameService } from '../name-service.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { type NameTrouble, nameLogs, nameTroubles, victimOf } from './name-trouble.ts';

/** Pods ask a resolver that is not the cluster's: their own dnsConfig or dnsPolicy says so, or the kubelet's setting. */
export const d13ResolverAddress: Rule = {
  code: 'D13',
  family: 'dns',
  reads: ['Pod', 'Service'],
  consults: ['Namespace', 'Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'EndpointSlice'],
  logs: nameLogs,
  *check(cluster) {
    if (nameService(cluster).addresses.size === 0) return;
    const told = new Set<Pod>();
    for (const found of nameTroubles(cluster)) {
      const draft = ownSetting(cluster, found) ?? kubeletSetting(cluster, found);
      if (!draft) continue;
      told.add(found.trouble.container.pod);
      yield draft;
    }
    for (const pod of cluster.all('Pod')) if (!told.has(pod)) yield* nobodyThere(cluster, pod);
  },
};

/** The pod's own words: `dnsPolicy: None` with other resolvers, or the node's resolver while it needs a name of the cluster. */
function ownSetting(cluster: Cluster, found: NameTrouble): Draft | undefined {
  const { container, workload } = found.trouble;
  const { pod } = container;
  // With `Default` such a pod has what its node has: another rule's.
  if (pod.spec?.hostNetwork === true && pod.spec.dnsPolicy !== 'None') return undefined;
  const asked = resolversOf(pod);
  if (asked === undefined || !misses(cluster, found, pod, asked)) return undefined;
  return {
    ...about(cluster, workload, pod, asked),
    severity: urgencyOf(cluster, workload),
    victims: [victimOf(found)],
    evidence: [fromLog(container, found.line), ...settings(pod, asked)],
  };
}

function misses(cluster: Cluster, found: NameTrouble, pod: Pod, asked: readonly string[]): boolean {
  const { addresses } = nameService(cluster);
  const needsCluster = found.about === 'service';
  if (asked.some((address) => addresses.has(address))) {
    if (!needsCluster || found.answer === 'none') return false;
    // Resolvers are asked in turn, and who says that there is no such name has the last word.
    return !addresses.has(asked[0] ?? '') || lacksSearch(pod, found.host);
  }
  return needsCluster || (asked.length > 0 && asked.every((one) => isNobody(cluster, one)) && found.answer !== 'no');
}

/** Short names of Services need the domains that `dnsPolicy: None` leaves out. */
function lacksSearch({ spec }: Pod, host = ''): boolean {
  const searches = spec?.dnsConfig?.searches ?? [];
  return (
    spec?.dnsPolicy === 'None' && host !== '' && !/\.svc\.\w/.test(host) && !searches.some((one) => /svc\./.test(one))
  );
}

/** Undefined for pods that ask what the kubelet tells them to. Those with the node's resolvers: an empty list. */
function resolversOf(pod: Pod): readonly string[] | undefined {
  const { dnsPolicy, dnsConfig } = pod.spec ?? {};
  const listed = (dnsConfig?.nameservers ?? []).filter((address) => typeof address === 'string');
  if (dnsPolicy === 'None') return listed;
  return dnsPolicy === 'Default' ? listed : undefined;
}

/** An address in the range of the Services that belongs to none of them: nobody can ever answer there. */
function isNobody(cluster: Cluster, address: string): boolean {
  const range = /^\d+\.\d+\./.exec(address)?.[0];
  const services = cluster.all('Service').flatMap(({ spec }) => [spec?.clusterIP ?? '', ...(spec?.clusterIPs ?? [])]);
  return range !== undefined && services.some((one) => one.startsWith(range)) && !services.includes(address);
}

/** Nothing failed so far, or no log says so, but each resolver that the pod may ask is nobody's address. */
function* nobodyThere(cluster: Cluster, pod: Pod): Iterable<Draft> {
  if (pod.spec?.dnsPolicy !== 'None' || pod.spec.hostNetwork === true || pod.metadata.deletionTimestamp) return;
  if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return;
  const asked = resolversOf(pod) ?? [];
  if (asked.length === 0 || !asked.every((address) => isNobody(cluster, address))) return;
  const workload = workloadOf(cluster, 'Pod', pod);
  yield { ...about(cluster, workload, pod, asked), severity: 'warning', victims: [], evidence: settings(pod, asked) };
}

function settings(pod: Pod, asked: readonly string[]) {
  const ref = podRef(pod);
  return [
    fromSpec(ref, 'spec.dnsPolicy', pod.spec?.dnsPolicy ?? 'ClusterFirst'),
    ...(asked.length > 0 ? [fromSpec(ref, 'spec.dnsConfig.nameservers', asked.join(', '))] : []),
    ...(asked.length > 0
      ? [fromSpec(ref, 'spec.dnsConfig.searches', pod.spec?.dnsConfig?.searches?.join(', ') || '–')]
      : []),
  ];
}

/** The program names the resolver that it was given, and it is not the one that the cluster has. */
function kubeletSetting(cluster: Cluster, found: NameTrouble): Draft | undefined {
  const { resolver, trouble, about: what } = found;
  const { pod } = trouble.container;
  const { hostNetwork, dnsPolicy = 'ClusterFirst' } = pod.spec ?? {};
  if (hostNetwork === true || !dnsPolicy.startsWith('ClusterFirst') || resolver === undefined) return undefined;
  // Caches on the node have such addresses.
  if (what === 'outside' || /^(?:127\.|169\.254\.|::1|fe80)/.test(resolver)) return undefined;
  if (nameService(cluster).addresses.has(resolver)) return undefined;
  const [service] = nameService(cluster).services;
  if (!service) return undefined;
  const object = refOf('Service', service);
  return {
    ...about(cluster, object, pod, [resolver]),
    severity: 'critical',
    victims: [victimOf(found)],
    evidence: [
      fromLog(trouble.container, found.line),
      fromSpec(object, 'spec.clusterIP', [...nameService(cluster).addresses].filter(Boolean).join(', ')),
    ],
  };
}

function about(cluster: Cluster, object: ObjectRef, pod: Pod, asked: readonly string[]) {
  const right = [...nameService(cluster).addresses].filter((one) => one !== '' && one !== 'None').join(', ') || '—';
  return {
    object,
    parameters: { asked: asked.join(', ') || '/etc/resolv.conf', right },
    remedy: remedy(
      'troubleshooting/dns',
      object,
      kubectl('exec', podRef(pod), '--', 'cat', '/etc/resolv.conf'),
      command('kubectl', '-n', 'kube-system', 'get', 'service', 'kube-dns'),
      kubectl('edit', object),
    ),
  };
}
