import { applicationOf, crashes, type Made, podsOf, time } from './counts.ts';

/** A pod's spec, the same for all of an application but for its node and its token's volume. */
export function podSpec(number: number): Made {
  const application = applicationOf(number);
  const env = Array.from({ length: 12 }, (_, index) => ({
    name: `SETTING_${index}`,
    value: `value of ${application}`,
  }));
  const probe = (path: string) => ({
    httpGet: { path, port: 'http', scheme: 'HTTP' },
    periodSeconds: 10,
    failureThreshold: 3,
  });
  return {
    serviceAccountName: `serviceaccounts-${application}`,
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: { runAsNonRoot: true, fsGroup: 1000 },
    containers: ['app', 'sidecar'].map((name) => ({
      name,
      image: `registry.example.org/team/${name}:1.${number % 20}.0`,
      imagePullPolicy: 'IfNotPresent',
      env,
      envFrom: [
        { configMapRef: { name: `configmaps-${application}` } },
        { secretRef: { name: `secrets-${application}` } },
      ],
      ports: name === 'app' ? [{ name: 'http', containerPort: 8080, protocol: 'TCP' }] : [],
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      readinessProbe: probe('/ready'),
      livenessProbe: probe('/live'),
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
    volumes: [{ name: `kube-api-access-${number}`, projected: { defaultMode: 420, sources: tokenSources } }],
  };
}

const tokenSources = [
  { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
  { downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] } },
];

export function podStatus(number: number): Made {
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

/** Of a Deployment or a ReplicaSet in a cluster of so many pods; of one that is not the present one for 0. */
export function workload(number: number, pods: number): Made {
  const application = applicationOf(number);
  const replicas = Math.max(podsOf(application, pods), 0);
  const ready = crashes(number) ? 0 : replicas;
  return {
    spec: {
      replicas,
      selector: { matchLabels: { app: `app-${application}` } },
      template: { metadata: { labels: { app: `app-${application}` } }, spec: podSpec(number) },
    },
    status: {
      replicas,
      updatedReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
      observedGeneration: 3,
    },
  };
}
