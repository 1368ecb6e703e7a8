import type { Evidence } from '../../model/finding.ts';
import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { slicesOf } from '../crash/service.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { podsBehind } from '../selected.ts';
import { consumersOf } from './consumers.ts';
import { listenerLogs, listensElsewhere, looksWrong } from './listening.ts';
import { routerLogs } from './moved-port.ts';
import { declaredIn, type Port, type ServicePort } from './ports.ts';

type Service = KindTypes['Service'];

/** A Service sends its traffic to a port that its pods do not have by that name, or on which nobody listens. */
export const e02TargetPort: Rule = {
  code: 'E2',
  family: 'service',
  reads: ['Service', 'Pod'],
  consults: ['EndpointSlice', 'ReplicaSet', 'Deployment', 'Ingress', 'IngressClass', 'IngressRoute', 'IngressRouteTCP'],
  *logs(cluster) {
    for (const service of cluster.all('Service')) {
      for (const port of portsAsked(service)) {
        const pods = podsBehind(cluster, service);
        if (!looksWrong(port, pods)) continue;
        yield* listenerLogs(pods);
        yield* routerLogs(cluster, service, port);
      }
    }
  },
  *check(cluster) {
    for (const service of cluster.all('Service')) {
      const pods = podsBehind(cluster, service);
      if (pods.length === 0 || service.metadata.deletionTimestamp) continue;
      for (const port of portsAsked(service)) {
        const draft = byName(cluster, service, port, pods) ?? byNumber(cluster, service, port, pods);
        if (draft) yield draft;
      }
    }
  },
};

function portsAsked({ spec }: Service): readonly ServicePort[] {
  return spec?.type === 'ExternalName' ? [] : (spec?.ports ?? []);
}

/** Without a port of that name on a pod, Kubernetes makes no endpoint: nothing behind the Service's port answers, for certain. */
function byName(cluster: Cluster, service: Service, port: ServicePort, pods: readonly Pod[]): Draft | undefined {
  const { targetPort: name, protocol = 'TCP' } = port;
  if (typeof name !== 'string' || /^\d+$/.test(name)) return undefined;
  const has = pods.some(({ spec }) =>
    declaredIn(spec).some((one) => one.name === name && (one.protocol ?? 'TCP') === protocol),
  );
  if (has || isServed(cluster, service, port)) return undefined;
  const declared = pods.flatMap(({ spec }) => declaredIn(spec));
  return draftOf(cluster, { service, port, pods, evidence: [], certain: true, declared: writtenPorts(declared) });
}

/** Whether a slice of the Service holds the port, whatever we make of its pods. */
function isServed(cluster: Cluster, service: Service, { name = '' }: ServicePort): boolean {
  return slicesOf(cluster, service).some(
    ({ endpoints, ports }) =>
      (endpoints ?? []).length > 0 && (ports ?? []).some((one) => (one.name ?? '') === name && one.port),
  );
}

/** A number need not be declared, so something else must show that nobody listens there. */
function byNumber(cluster: Cluster, service: Service, port: ServicePort, pods: readonly Pod[]): Draft | undefined {
  if (!looksWrong(port, pods)) return undefined;
  const proof = listensElsewhere(cluster, service, port, pods);
  if (!proof) return undefined;
  const declared = writtenPorts(pods.flatMap(({ spec }) => declaredIn(spec)));
  return draftOf(cluster, { service, port, pods, evidence: proof, certain: false, declared });
}

interface Found {
  readonly service: Service;
  readonly port: ServicePort;
  readonly pods: readonly Pod[];
  readonly evidence: readonly Evidence[];
  readonly certain: boolean;
  readonly declared: string;
}

function draftOf(cluster: Cluster, { service, port, pods, evidence, certain, declared }: Found): Draft {
  const object = refOf('Service', service);
  const [pod] = pods as readonly [Pod];
  const owner = workloadOf(cluster, 'Pod', pod);
  const target = port.targetPort ?? port.port;
  const consumers = consumersOf(cluster, service);
  return {
    severity: consumers.length > 0 ? 'critical' : 'warning',
    object,
    victims: [],
    related: [{ ...owner, role: 'reference' }],
    evidence: [
      fromSpec(object, `spec.ports[${port.name ?? port.port}].targetPort`, target),
      fromSpec(podRef(pod), 'spec.containers[*].ports', declared || '—'),
      ...(certain ? [fromStatus(object, 'endpoints', `no port for ${target}`)] : []),
      ...evidence,
      ...consumers.slice(0, 2).map((consumer) => consumer.evidence),
    ],
    parameters: {
      port: port.port,
      target: String(target),
      declared: declared || '—',
      workload: `${owner.kind}/${owner.name}`,
    },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl('describe', object),
      command(
        'kubectl',
        '-n',
        service.metadata.namespace ?? 'default',
        'get',
        'endpointslices',
        '-l',
        `kubernetes.io/service-name=${service.metadata.name}`,
      ),
      kubectl('edit', object),
    ),
  };
}

function writtenPorts(ports: readonly Port[]): string {
  const texts = ports.map(({ name, containerPort, protocol = 'TCP' }) => {
    const kind = protocol === 'TCP' ? '' : `/${protocol}`;
    return name ? `${containerPort}${kind} (${name})` : `${containerPort}${kind}`;
  });
  return [...new Set(texts)].slice(0, 8).join(', ');
}
