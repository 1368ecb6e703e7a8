import type { Cluster } from '../cluster.ts';
import { troubles } from '../crash/trouble.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { nameService } from '../name-service.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { coreDnsLogs } from './coredns-log.ts';

/** Nobody answers names, and nothing deeper explains it: CoreDNS was scaled to zero or removed, or runs and is not ready. */
export const d01NotReady: Rule = {
  code: 'D1',
  family: 'dns',
  reads: ['Pod', 'Deployment', 'Service'],
  consults: ['DaemonSet', 'StatefulSet', 'ReplicaSet', 'Event'],
  lastResort: true,
  logs: coreDnsLogs,
  *check(cluster) {
    yield* scaledToZero(cluster);
    yield* removed(cluster);
    yield* unready(cluster);
  },
};

function* scaledToZero(cluster: Cluster): Iterable<Draft> {
  const { pods, workloads } = nameService(cluster);
  if (pods.length > 0) return;
  for (const object of workloads) {
    const replicas =
      object.kind === 'Deployment' && cluster.get('Deployment', object.namespace, object.name)?.spec?.replicas;
    if (replicas !== 0) continue;
    yield {
      severity: 'critical',
      object,
      victims: [],
      evidence: [fromSpec(object, 'spec.replicas', 0)],
      parameters: { state: 'spec.replicas: 0' },
      remedy: remedy(
        'troubleshooting/dns',
        object,
        kubectl(['scale', '--replicas=1'], object),
        kubectl('describe', object),
      ),
    };
  }
}

/** The Service that every pod asks is there, and nothing that could stand behind it; or the reverse. */
function* removed(cluster: Cluster): Iterable<Draft> {
  if (cluster.exists('Service', 'default', 'kubernetes') !== 'yes') return;
  const { pods, workloads, services } = nameService(cluster);
  const gone = services.length > 0 && pods.length === 0 && workloads.length === 0;
  const unheard = services.length === 0 && pods.length > 0;
  if (!gone && !unheard) return;
  const object = gone
    ? { kind: 'Deployment', namespace: 'kube-system', name: 'coredns' }
    : { kind: 'Service', namespace: 'kube-system', name: 'kube-dns' };
  if (cluster.exists(gone ? 'Deployment' : 'Service', object.namespace, object.name) !== 'no') return;
  yield {
    severity: 'critical',
    object,
    victims: [],
    related: services.map((service) => ({ ...refOf('Service', service), role: 'reference' })),
    evidence: [{ source: 'api', object, path: object.kind, value: `${object.name}: NotFound` }],
    parameters: { state: `${object.kind} ${object.name}: NotFound` },
    remedy: remedy(
      'troubleshooting/dns',
      object,
      command('kubectl', '-n', 'kube-system', 'get', 'deployment,service,endpointslices', '-l', 'k8s-app=kube-dns'),
      command('ls', '-l', '/var/lib/rancher/k3s/server/manifests/'),
      command('systemctl', 'restart', 'k3s'),
    ),
  };
}

function* unready(cluster: Cluster): Iterable<Draft> {
  const ours = new Set(nameService(cluster).pods);
  for (const { container, how, workload } of troubles(cluster)) {
    if (how !== 'unready' || !ours.has(container.pod)) continue;
    const pod = podRef(container.pod);
    yield {
      severity: urgencyOf(cluster, workload),
      object: workload,
      victims: [{ ...pod, container: container.name }],
      evidence: [fromStatus(pod, `${container.path}.ready`, false)],
      parameters: { state: 'Ready: False' },
      remedy: remedy(
        'troubleshooting/dns',
        workload,
        kubectl('describe', pod),
        kubectl(['logs', '--tail=50', '-c', container.name], pod),
        kubectl(['rollout', 'restart'], workload),
      ),
    };
  }
}
