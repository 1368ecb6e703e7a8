/** How many objects of each kind the synthetic cluster has: 33,000, of them 5,000 pods. By plural name. */
export const counts: Readonly<Record<string, number>> = {
  pods: 5000,
  events: 5000,
  replicasets: 3000,
  configmaps: 3500,
  secrets: 3500,
  services: 2000,
  endpointslices: 2000,
  serviceaccounts: 1500,
  deployments: 1500,
  persistentvolumeclaims: 1000,
  persistentvolumes: 1000,
  jobs: 1000,
  ingresses: 700,
  cronjobs: 300,
  namespaces: 300,
  networkpolicies: 500,
  poddisruptionbudgets: 300,
  horizontalpodautoscalers: 200,
  statefulsets: 200,
  resourcequotas: 100,
  limitranges: 100,
  daemonsets: 60,
  nodes: 100,
  leases: 120,
  apiservices: 10,
  storageclasses: 5,
  priorityclasses: 3,
  ingressclasses: 2,
};

export type Made = Record<string, unknown>;

const time = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString().replace(/\.\d+Z/, 'Z');
const id = (kind: string, number: number) =>
  `${kind.slice(0, 8).padEnd(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const namespaceOf = (number: number) => `team-${number % 300}`;
/** One pod in a hundred crashes. */
export const crashes = (number: number) => number % 100 === 7;

/** The object of that number. As large as real ones are: `managedFields` alone are a third of a pod. */
export function make(plural: string, number: number): Made {
  const clusterScoped =
    /^(nodes|namespaces|persistentvolumes|apiservices|storageclasses|priorityclasses|ingressclasses)$/;
  const metadata = metadataOf(plural, number, !clusterScoped.test(plural));
  return { metadata, ...(special[plural]?.(number) ?? { spec: { number }, status: {} }) };
}

function metadataOf(plural: string, number: number, namespaced: boolean): Made {
  const name =
    plural === 'namespaces' ? `team-${number}` : plural === 'nodes' ? `node-${number}` : `${plural}-${number}`;
  return {
    name,
    ...(namespaced && { namespace: namespaceOf(number) }),
    uid: id(plural, number),
    resourceVersion: String(100_000 + number),
    generation: 3,
    creationTimestamp: time(86_400 + number),
    labels: { app: `app-${number % 1500}`, 'app.kubernetes.io/managed-by': 'Helm', 'pod-template-hash': 'abc123' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ spec: 'x'.repeat(600) }),
      'checksum/config': 'f'.repeat(64),
    },
    ...(plural === 'pods' && { ownerReferences: [owner('ReplicaSet', 'replicasets', number % 3000)] }),
    ...(plural === 'replicasets' && { ownerReferences: [owner('Deployment', 'deployments', number % 1500)] }),
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

function podSpec(number: number): Made {
  const env = Array.from({ length: 12 }, (_, index) => ({ name: `SETTING_${index}`, value: `value of ${number}` }));
  return {
    nodeName: `node-${number % 100}`,
    serviceAccountName: 'default',
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: { runAsNonRoot: true, fsGroup: 1000 },
    containers: ['app', 'sidecar'].map((name) => ({
      name,
      image: `registry.example.org/team/${name}:1.${number % 20}.0`,
      imagePullPolicy: 'IfNotPresent',
      env,
      envFrom: [{ configMapRef: { name: `configmaps-${number % 3500}` } }],
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      readinessProbe: {
        httpGet: { path: '/ready', port: 'http', scheme: 'HTTP' },
        periodSeconds: 10,
        failureThreshold: 3,
      },
      livenessProbe: {
        httpGet: { path: '/live', port: 'http', scheme: 'HTTP' },
        periodSeconds: 10,
        failureThreshold: 3,
      },
      volumeMounts: [{ name: `kube-api-access-${number}`, mountPath: '/var/run/secrets', readOnly: true }],
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
    })),
    tolerations: ['not-ready', 'unreachable'].map((key) => ({
      key: `node.kubernetes.io/${key}`,
      operator: 'Exists',
      effect: 'NoExecute',
      tolerationSeconds: 300,
    })),
    volumes: [
      {
        name: `kube-api-access-${number}`,
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
          ],
        },
      },
    ],
  };
}

function podStatus(number: number): Made {
  const bad = crashes(number);
  const condition = (type: string, ok: boolean) => ({
    type,
    status: ok ? 'True' : 'False',
    lastTransitionTime: time(300),
  });
  const state = bad
    ? { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s' } }
    : { running: { startedAt: time(900) } };
  const terminated = { exitCode: 1, reason: 'Error', startedAt: time(130), finishedAt: time(120) };
  return {
    phase: 'Running',
    podIP: `10.42.${number % 250}.${number % 200}`,
    hostIP: '10.0.0.10',
    qosClass: 'Burstable',
    startTime: time(86_000),
    conditions: [
      condition('Ready', !bad),
      condition('ContainersReady', !bad),
      condition('Initialized', true),
      condition('PodScheduled', true),
    ],
    containerStatuses: ['app', 'sidecar'].map((name) => ({
      name,
      ready: !bad,
      started: !bad,
      restartCount: bad ? 12 : 0,
      image: `registry.example.org/team/${name}:1`,
      imageID: `registry.example.org/team/${name}@sha256:${'0'.repeat(64)}`,
      containerID: `containerd://${'1'.repeat(64)}`,
      state,
      lastState: bad ? { terminated } : {},
    })),
  };
}

const template = (number: number) => ({ metadata: { labels: { app: `app-${number}` } }, spec: podSpec(number) });
const workload = (number: number) => ({
  spec: { replicas: 3, selector: { matchLabels: { app: `app-${number}` } }, template: template(number) },
  status: { replicas: 3, readyReplicas: 3, availableReplicas: 3, observedGeneration: 3 },
});

const special: Readonly<Record<string, (number: number) => Made>> = {
  pods: (number) => ({ spec: podSpec(number), status: podStatus(number) }),
  deployments: workload,
  replicasets: workload,
  statefulsets: workload,
  daemonsets: workload,
  jobs: (number) => ({ spec: { template: template(number), completions: 1 }, status: { succeeded: 1 } }),
  cronjobs: (number) => ({ spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: template(number) } } } }),
  configmaps: () => ({ data: { 'application.yaml': 'setting: value\n'.repeat(200) } }),
  secrets: () => ({ type: 'Opaque', data: { password: 'c2VjcmV0', 'tls.crt': 'QUJD'.repeat(400) } }),
  services: (number) => ({
    spec: { selector: { app: `app-${number % 1500}` }, ports: [{ port: 80, targetPort: 'http' }] },
  }),
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
  endpointslices: (number) => ({
    addressType: 'IPv4',
    ports: [{ name: 'http', port: 8080 }],
    endpoints: [0, 1, 2].map((each) => ({
      addresses: [`10.42.${each}.${number % 250}`],
      conditions: { ready: true, serving: true },
      targetRef: { kind: 'Pod', namespace: namespaceOf(number), name: `pods-${number}` },
    })),
  }),
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
