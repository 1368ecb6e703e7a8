import { type Fields, fieldsAt, listAt, type StoredObject, textAt, valueAt } from '../fields.ts';
import { type Builder, suffixFor } from './builder.ts';
import type { Workload } from './format.ts';

/** The Service, EndpointSlice and Ingress in front of a workload's pods. */
export function addService(
  builder: Builder,
  workload: Workload,
  owner: StoredObject,
  selector: Fields,
  pods: readonly StoredObject[],
): void {
  const { namespace = '', name: ownName } = owner.metadata;
  const shape = workload.service;
  if (!shape) return;
  const name = shape.name ?? ownName;
  const labels = { ...workload.labels, app: ownName };
  const creationTimestamp = builder.clock.ago(workload.age);
  const service = builder.add({
    kind: 'Service',
    metadata: { name, namespace, labels, creationTimestamp },
    spec: { selector, ports: [{ name: 'http', port: shape.port, targetPort: shape.target }], ...shape.spec },
    ...(valueAt(shape, 'spec.type') === 'LoadBalancer' && {
      status: { loadBalancer: { ingress: [{ ip: '10.0.0.10', ipMode: 'VIP' }] } },
    }),
  });
  addEndpoints(builder, service, pods);
  const { ingress } = workload;
  if (!ingress) return;
  builder.add({
    kind: 'Ingress',
    metadata: {
      name,
      namespace,
      labels,
      creationTimestamp,
      ...(ingress.annotations && { annotations: ingress.annotations }),
    },
    spec: {
      ingressClassName: ingress.class,
      rules: [
        {
          host: ingress.host,
          http: {
            paths: [
              { path: ingress.path, pathType: 'Prefix', backend: { service: { name, port: { number: shape.port } } } },
            ],
          },
        },
      ],
      ...(ingress.tls && { tls: [{ hosts: [ingress.host], secretName: ingress.tls }] }),
    },
    ...(ingress.class === 'traefik' && { status: { loadBalancer: { ingress: [{ ip: '10.0.0.10' }] } } }),
  });
}

function addEndpoints(builder: Builder, service: StoredObject, pods: readonly StoredObject[]): void {
  const { name, namespace = '', uid, labels } = service.metadata;
  const placed = pods.filter(
    (pod) => textAt(pod, 'status.podIP') && ['Running', 'Pending'].includes(textAt(pod, 'status.phase') ?? ''),
  );
  builder.add({
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${suffixFor(5, 'EndpointSlice', namespace, name)}`,
      generateName: `${name}-`,
      namespace,
      creationTimestamp: service.metadata.creationTimestamp,
      labels: {
        ...labels,
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': name,
      },
      ownerReferences: [{ apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Service', name, uid }],
    },
    addressType: 'IPv4',
    endpoints: placed.map((pod) => endpoint(pod)),
    ports:
      placed.length > 0
        ? listAt(service, 'spec.ports').map((port) => ({
            name: textAt(port, 'name') ?? '',
            port: portOf(port, placed[0]),
            protocol: 'TCP',
          }))
        : null,
  });
}

function endpoint(pod: StoredObject): Fields {
  const ready = listAt(pod, 'status.conditions').some(
    (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
  );
  return {
    addresses: [textAt(pod, 'status.podIP')],
    conditions: { ready, serving: ready, terminating: false },
    nodeName: textAt(pod, 'spec.nodeName'),
    targetRef: { kind: 'Pod', name: pod.metadata.name, namespace: pod.metadata.namespace, uid: pod.metadata.uid },
  };
}

/** The number behind a named target port. */
function portOf(port: unknown, pod: StoredObject | undefined): unknown {
  const target = valueAt(port, 'targetPort');
  if (typeof target === 'number') return target;
  const found = listAt(pod, 'spec.containers')
    .flatMap((container) => listAt(container, 'ports'))
    .find((candidate) => textAt(candidate, 'name') === target);
  return fieldsAt({ found }, 'found')['containerPort'] ?? valueAt(port, 'port');
}
