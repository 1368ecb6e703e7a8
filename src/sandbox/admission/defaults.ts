import { type Fields, fieldsAt, listAt, textAt, valueAt } from '../fields.ts';

/** What the API server fills in when an object is made; only the fields that people and rules look at. */
export function withDefaults(kind: string, object: Fields): Fields {
  return defaults[kind]?.(object) ?? object;
}

const spec = (object: Fields, more: Fields, override: Fields = {}): Fields => ({
  ...object,
  spec: { ...more, ...fieldsAt(object, 'spec'), ...override },
});

const defaults: Readonly<Record<string, (object: Fields) => Fields>> = {
  Namespace: (object) => {
    const metadata = fieldsAt(object, 'metadata');
    const labels = { ...fieldsAt(metadata, 'labels'), 'kubernetes.io/metadata.name': metadata['name'] };
    return spec(
      { ...object, metadata: { ...metadata, labels }, status: { phase: 'Active' } },
      { finalizers: ['kubernetes'] },
    );
  },
  Pod: (object) => ({
    ...object,
    spec: {
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      ...podSpec(fieldsAt(object, 'spec')),
      tolerations: tolerations(object),
    },
    status: { phase: 'Pending', qosClass: qosClass(object) },
  }),
  Deployment: (object) => ({
    ...workload(object, {
      replicas: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    }),
    status: {},
  }),
  ReplicaSet: (object) => ({ ...workload(object, { replicas: 1 }), status: { replicas: 0 } }),
  StatefulSet: (object) => ({
    ...workload(object, {
      replicas: 1,
      podManagementPolicy: 'OrderedReady',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 10,
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
    }),
    status: { replicas: 0, availableReplicas: 0 },
  }),
  DaemonSet: (object) => ({
    ...workload(object, {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      revisionHistoryLimit: 10,
    }),
    status: { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
  }),
  Job: (object) => ({
    ...workload(object, {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      completionMode: 'NonIndexed',
      suspend: false,
    }),
    status: {},
  }),
  CronJob: (object) => ({
    ...spec(object, {
      concurrencyPolicy: 'Allow',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
    }),
    status: {},
  }),
  Service: service,
  PersistentVolumeClaim: (object) => {
    const metadata = fieldsAt(object, 'metadata');
    const finalizers = [...new Set([...listAt(metadata, 'finalizers'), 'kubernetes.io/pvc-protection'])];
    return {
      ...spec(object, { volumeMode: 'Filesystem' }),
      metadata: { ...metadata, finalizers },
      status: { phase: 'Pending' },
    };
  },
  PersistentVolume: (object) => {
    const metadata = fieldsAt(object, 'metadata');
    const finalizers = [...new Set([...listAt(metadata, 'finalizers'), 'kubernetes.io/pv-protection'])];
    return {
      ...spec(object, { volumeMode: 'Filesystem', persistentVolumeReclaimPolicy: 'Retain' }),
      metadata: { ...metadata, finalizers },
      status: { phase: 'Available' },
    };
  },
  Secret: (object) => {
    const { stringData, ...rest } = object;
    const encoded = Object.entries(fieldsAt({ stringData }, 'stringData')).map(([key, value]) => [
      key,
      Buffer.from(String(value)).toString('base64'),
    ]);
    const data = { ...fieldsAt(object, 'data'), ...Object.fromEntries(encoded) };
    return { type: 'Opaque', ...rest, ...(Object.keys(data).length > 0 && { data }) };
  },
  StorageClass: (object) => ({ reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate', ...object }),
  Ingress: (object) => ({ ...object, status: { loadBalancer: {} } }),
};

function workload(object: Fields, more: Fields): Fields {
  const template = fieldsAt(object, 'spec.template');
  return spec(object, more, { template: { ...template, spec: podSpec(fieldsAt(template, 'spec')) } });
}

function podSpec(given: Fields): Fields {
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    securityContext: {},
    schedulerName: 'default-scheduler',
    ...given,
    containers: listAt(given, 'containers').map(container),
    ...('initContainers' in given && { initContainers: listAt(given, 'initContainers').map(container) }),
  };
}

function container(given: unknown): Fields {
  const image = textAt(given, 'image') ?? '';
  const latest = image.endsWith(':latest') || !/[:@]/.test(image.slice(image.lastIndexOf('/') + 1));
  const ports = listAt(given, 'ports').map((port) => ({ protocol: 'TCP', ...(port as Fields) }));
  return {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: latest ? 'Always' : 'IfNotPresent',
    ...(given as Fields),
    ...(ports.length > 0 && { ports }),
  };
}

function tolerations(pod: Fields): Fields[] {
  const given = listAt(pod, 'spec.tolerations') as Fields[];
  const missing = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .filter(
      (key) =>
        !given.some(
          (toleration) => toleration['key'] === key || (!toleration['key'] && toleration['operator'] === 'Exists'),
        ),
    )
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
  return [...given, ...missing];
}

export function qosClass(pod: Fields): string {
  const containers = [...listAt(pod, 'spec.containers'), ...listAt(pod, 'spec.initContainers')];
  const sets = containers.map((item) => ({
    requests: fieldsAt(item, 'resources.requests'),
    limits: fieldsAt(item, 'resources.limits'),
  }));
  if (sets.every(({ requests, limits }) => Object.keys(requests).length + Object.keys(limits).length === 0))
    return 'BestEffort';
  const guaranteed = sets.every(({ requests, limits }) =>
    ['cpu', 'memory'].every((name) => limits[name] !== undefined && (requests[name] ?? limits[name]) === limits[name]),
  );
  return guaranteed ? 'Guaranteed' : 'Burstable';
}

function service(object: Fields): Fields {
  const type = textAt(object, 'spec.type') ?? 'ClusterIP';
  const ports = listAt(object, 'spec.ports').map((port) => ({
    protocol: 'TCP',
    targetPort: valueAt(port, 'port'),
    ...(port as Fields),
  }));
  const own = { type, sessionAffinity: 'None', ...(ports.length > 0 && { ports }) };
  if (type === 'ExternalName') return { ...spec(object, {}, own), status: { loadBalancer: {} } };
  const clusterIP = textAt(object, 'spec.clusterIP') || newAddress();
  const addresses = {
    clusterIP,
    clusterIPs: [clusterIP],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
    internalTrafficPolicy: 'Cluster',
  };
  return { ...spec(object, addresses, { ...own, clusterIP }), status: { loadBalancer: {} } };
}

const newAddress = () => `10.43.${1 + Math.floor(Math.random() * 250)}.${1 + Math.floor(Math.random() * 250)}`;
