import { applicationOf, applications, counts, crashes, id, type Made, namespaceOf, podsOf, time } from './counts.ts';
import { podSpec, podStatus, workload } from './pods.ts';

const clusterScoped =
  /^(nodes|namespaces|persistentvolumes|apiservices|storageclasses|priorityclasses|ingressclasses|runtimeclasses)$/;

/** The object of that number in a cluster of so many pods. As large as real ones are: `managedFields` alone are a third of a pod. */
export function make(plural: string, number: number, pods = 5000): Made {
  return { metadata: metadataOf(plural, number), ...(special[plural]?.(number, pods) ?? { spec: { number } }) };
}

function nameOf(plural: string, number: number): string {
  if (plural === 'namespaces') return number < 300 ? namespaceOf(number) : 'kube-node-lease';
  return plural === 'nodes' || plural === 'leases' ? `node-${number}` : `${plural}-${number}`;
}

function metadataOf(plural: string, number: number): Made {
  const namespace = plural === 'leases' ? 'kube-node-lease' : namespaceOf(number);
  return {
    name: nameOf(plural, number),
    ...(!clusterScoped.test(plural) && { namespace }),
    uid: id(plural, number),
    resourceVersion: String(100_000 + number),
    generation: 3,
    creationTimestamp: time(86_400 + number),
    labels: {
      app: `app-${applicationOf(number)}`,
      'app.kubernetes.io/managed-by': 'Helm',
      'kubernetes.io/service-name': `services-${number}`,
    },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ spec: 'x'.repeat(600) }),
      'checksum/config': 'f'.repeat(64),
    },
    ...(plural === 'pods' && { ownerReferences: [owner('ReplicaSet', 'replicasets', applicationOf(number))] }),
    ...(plural === 'replicasets' && { ownerReferences: [owner('Deployment', 'deployments', applicationOf(number))] }),
    managedFields: ['kube-controller-manager', 'kubelet'].map((manager) => ({
      manager,
      operation: 'Update',
      apiVersion: 'v1',
      time: time(60),
      fieldsType: 'FieldsV1',
      fieldsV1: Object.fromEntries(
        Array.from({ length: 20 }, (_, field) => [`f:field${field}`, { '.': {}, 'f:inner': {} }]),
      ),
    })),
  };
}

const owner = (kind: string, plural: string, number: number) => ({
  apiVersion: 'apps/v1',
  kind,
  name: `${plural}-${number}`,
  uid: id(plural, number),
  controller: true,
  blockOwnerDeletion: true,
});

const done = { type: 'Complete', status: 'True' };
const jobSpec = (number: number) => ({
  completions: 1,
  template: { spec: { ...podSpec(number), restartPolicy: 'Never' } },
});

const special: Readonly<Record<string, (number: number, pods: number) => Made>> = {
  pods: (number) => ({ spec: { ...podSpec(number), nodeName: `node-${number % 100}` }, status: podStatus(number) }),
  deployments: (number, pods) => workload(number, pods),
  replicasets: (number, pods) => workload(number, number < applications ? pods : 0),
  jobs: (number) => ({ spec: jobSpec(number), status: { succeeded: 1, conditions: [done] } }),
  cronjobs: (number) => ({ spec: { schedule: '0 3 * * *', jobTemplate: { spec: jobSpec(number) } } }),
  configmaps: () => ({ data: { 'application.yaml': 'setting: value\n'.repeat(200) } }),
  secrets: () => ({ type: 'Opaque', data: { password: 'cTZUMnZOOHhKNHdM', 'tls.crt': 'QUJD'.repeat(400) } }),
  services: (number) => ({
    spec: { selector: { app: `app-${number}` }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  }),
  endpointslices: (number, pods) => ({
    addressType: 'IPv4',
    ports: [{ name: 'http', port: 8080 }],
    endpoints: Array.from({ length: podsOf(number, pods) }, (_, each) => ({
      addresses: [`10.42.${each}.${number % 250}`],
      conditions: { ready: !crashes(number), serving: !crashes(number) },
      targetRef: { kind: 'Pod', namespace: namespaceOf(number), name: `pods-${number + each * applications}` },
    })),
  }),
  ingresses: (number) => {
    const backend = { service: { name: `services-${number}`, port: { number: 80 } } };
    const paths = [{ path: '/', pathType: 'Prefix', backend }];
    return {
      spec: { ingressClassName: 'ingressclasses-0', rules: [{ host: `app-${number}.example.org`, http: { paths } }] },
    };
  },
  events: (number) => ({
    involvedObject: { kind: 'Pod', namespace: namespaceOf(number), name: `pods-${number}`, uid: id('pods', number) },
    type: crashes(number) ? 'Warning' : 'Normal',
    reason: crashes(number) ? 'BackOff' : 'Pulled',
    message: crashes(number) ? 'Back-off restarting failed container' : 'Container image already present on machine',
    count: 5,
    firstTimestamp: time(900),
    lastTimestamp: time(60),
    source: { component: 'kubelet', host: `node-${number % 100}` },
  }),
  persistentvolumeclaims: (number) => ({
    spec: {
      storageClassName: 'storageclasses-0',
      volumeName: `persistentvolumes-${number}`,
      accessModes: ['ReadWriteOnce'],
    },
    status: { phase: 'Bound', capacity: { storage: '1Gi' } },
  }),
  persistentvolumes: (number) => ({
    spec: {
      storageClassName: 'storageclasses-0',
      capacity: { storage: '1Gi' },
      claimRef: {
        kind: 'PersistentVolumeClaim',
        namespace: namespaceOf(number),
        name: `persistentvolumeclaims-${number}`,
        uid: id('persistentvolumeclaims', number),
      },
    },
    status: { phase: 'Bound' },
  }),
  storageclasses: () => ({ provisioner: 'rancher.io/local-path', volumeBindingMode: 'WaitForFirstConsumer' }),
  ingressclasses: () => ({ spec: { controller: 'traefik.io/ingress-controller' } }),
  namespaces: () => ({ status: { phase: 'Active' } }),
  apiservices: () => ({ spec: {}, status: { conditions: [{ type: 'Available', status: 'True' }] } }),
  leases: (number) => ({ spec: { holderIdentity: `node-${number}`, leaseDurationSeconds: 40, renewTime: time(5) } }),
  nodes: (number) => ({
    spec: { podCIDR: `10.42.${number}.0/24` },
    status: {
      allocatable: { cpu: '8', memory: '32Gi', pods: '110' },
      capacity: { cpu: '8', memory: '32Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', lastHeartbeatTime: time(10) }],
      nodeInfo: { kubeletVersion: 'v1.35.4+k3s1', architecture: 'amd64' },
      images: Array.from({ length: 50 }, (_, image) => ({
        names: [`registry.example.org/i${image}@sha256:${'2'.repeat(64)}`],
        sizeBytes: 1,
      })),
    },
  }),
};

/** One page of a list, as the API server answers it. */
export function page(plural: string, from: number, limit: number): Made {
  const total = counts[plural] ?? 0;
  const to = Math.min(total, from + (limit || total));
  const items = Array.from({ length: to - from }, (_, index) => make(plural, from + index));
  const more = to < total ? { continue: String(to), remainingItemCount: total - to } : {};
  return { kind: 'SomeList', apiVersion: 'v1', metadata: { resourceVersion: '1', ...more }, items };
}
