import { type Fields, node, object, type Parts, type PodParts, pod, workload } from '../../testing/objects.ts';
import { ago, type SceneObject } from '../../testing/scene.ts';

/** The command line that Traefik's chart writes. */
export const chartArgs = [
  '--entryPoints.web.address=:8000/tcp',
  '--entryPoints.websecure.address=:8443/tcp',
  '--providers.kubernetescrd',
  '--providers.kubernetesingress',
];

export interface TraefikParts {
  readonly tag?: string;
  /** More words of its command line. */
  readonly args?: readonly string[];
  readonly container?: Fields;
  readonly state?: Fields;
}

/** Traefik as K3s runs it, with its class, on a node. */
export function traefik({
  tag = '3.5.1',
  args = [],
  container = {},
  state,
}: TraefikParts = {}): readonly SceneObject[] {
  const labels = { 'app.kubernetes.io/name': 'traefik' };
  const own = traefikContainer(tag, args, container);
  const [deployment, set, one] = workload('traefik', {
    namespace: 'kube-system',
    container: own,
    workload: { template: { metadata: { labels }, spec: { containers: [own] } } },
    workloadStatus: {
      readyReplicas: state ? 0 : 1,
      ...(!state && { conditions: [{ type: 'Available', status: 'True' }] }),
    },
    metadata: { labels },
    ...(state && { state }),
  }) as [SceneObject, SceneObject, SceneObject];
  return [node(), traefikClass(), deployment, set, one];
}

function traefikContainer(tag: string, args: readonly string[], more: Fields): Fields {
  return {
    name: 'traefik',
    image: `rancher/mirrored-library-traefik:${tag}`,
    args: [...chartArgs, ...args],
    ports: [
      { name: 'web', containerPort: 8000 },
      { name: 'websecure', containerPort: 8443 },
    ],
    ...more,
  };
}

export const traefikPod = 'kube-system/traefik-7f9c-x1/traefik';

export function traefikClass(name = 'traefik'): SceneObject {
  return ingressClass(name, 'traefik.io/ingress-controller');
}

export function ingressClass(name: string, controller: string): SceneObject {
  return object('IngressClass', name, { spec: { controller } });
}

export interface IngressParts extends Parts {
  readonly class?: string | null;
  readonly host?: string;
  readonly path?: string;
  readonly pathType?: string;
  readonly service?: string;
  readonly port?: Fields;
  readonly tls?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An Ingress of class traefik that leads shop.example.org to Service web, port 80. */
export function ingress(name: string, parts: IngressParts = {}): SceneObject {
  const { host = 'shop.example.org', path = '/', pathType = 'Prefix', service = 'web', port = { number: 80 } } = parts;
  return object('Ingress', name, {
    ...parts,
    metadata: { ...(parts.annotations && { annotations: parts.annotations }), ...parts.metadata },
    spec: {
      ...(parts.class !== null && { ingressClassName: parts.class ?? 'traefik' }),
      rules: [{ host, http: { paths: [{ path, pathType, backend: { service: { name: service, port } } }] } }],
      ...(parts.tls && { tls: [{ hosts: [host], secretName: parts.tls }] }),
      ...parts.spec,
    },
  });
}

export interface RouteParts extends Parts {
  readonly match?: string;
  readonly service?: Fields;
  readonly middlewares?: readonly Fields[];
  readonly entryPoints?: readonly string[];
  readonly legacy?: boolean;
}

/** An IngressRoute that leads shop.example.org to Service web, port 80. */
export function ingressRoute(name: string, parts: RouteParts = {}): SceneObject {
  const { match = 'Host(`shop.example.org`)', service, middlewares, entryPoints = ['web'] } = parts;
  return object(parts.legacy ? 'LegacyIngressRoute' : 'IngressRoute', name, {
    ...parts,
    spec: {
      entryPoints,
      routes: [
        { match, kind: 'Rule', services: [{ name: 'web', port: 80, ...service }], ...(middlewares && { middlewares }) },
      ],
      ...parts.spec,
    },
  });
}

export function middleware(name: string, spec: Fields, parts: Parts = {}): SceneObject {
  return object('Middleware', name, { ...parts, spec });
}

/** A Service with one port 80 to the pods of workload `name`, and such a pod that is ready. */
export function served(
  name = 'web',
  parts: PodParts & { readonly ports?: readonly Fields[] } = {},
): readonly SceneObject[] {
  const { namespace = 'shop', ports = [{ port: 80, targetPort: 8080 }], ...more } = parts;
  const one = pod(`${name}-1`, { namespace, container: { ports: [{ containerPort: 8080 }] }, ...more });
  return [one, service(name, { namespace, ports }), endpoints(name, namespace)];
}

export function service(
  name: string,
  parts: Parts & { readonly ports?: readonly Fields[]; readonly app?: string } = {},
): SceneObject {
  const { ports = [{ port: 80, targetPort: 8080 }], app = name } = parts;
  return object('Service', name, { ...parts, spec: { selector: { app }, ports, ...parts.spec } });
}

function endpoints(name: string, namespace: string): SceneObject {
  return object('EndpointSlice', `${name}-1`, {
    namespace,
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.9'], conditions: { ready: true } }], ports: [{ port: 8080 }] },
  });
}

export function secret(name: string, type: string, keys: readonly string[], parts: Parts = {}): SceneObject {
  return object('Secret', name, { ...parts, more: { type, keys } });
}

/** Traefik's Service of type LoadBalancer with ServiceLB's DaemonSet and one pod of it. */
export function loadBalancer(
  parts: { readonly pod?: PodParts; readonly spec?: Fields; readonly status?: Fields } = {},
): readonly SceneObject[] {
  const labels = {
    'svccontroller.k3s.cattle.io/svcname': 'traefik',
    'svccontroller.k3s.cattle.io/svcnamespace': 'kube-system',
  };
  const container = { name: 'lb-tcp-80', ports: [{ containerPort: 80, hostPort: 80, protocol: 'TCP' }] };
  const [set, one] = workload('svclb-traefik-5b1c', {
    kind: 'DaemonSet',
    namespace: 'kube-system',
    container,
    podName: 'svclb-traefik-5b1c-a',
    ...parts.pod,
    metadata: { labels },
  }) as [SceneObject, SceneObject];
  return [
    object('Service', 'traefik', {
      namespace: 'kube-system',
      spec: {
        type: 'LoadBalancer',
        selector: { 'app.kubernetes.io/name': 'traefik' },
        ports: [
          { name: 'web', port: 80, targetPort: 'web' },
          { name: 'websecure', port: 443, targetPort: 'websecure' },
        ],
        ...parts.spec,
      },
      status: { loadBalancer: { ingress: [{ ip: '10.0.0.10' }] }, ...parts.status },
    }),
    { ...set, metadata: { ...set.metadata, labels } },
    one,
    object('EndpointSlice', 'traefik-1', {
      namespace: 'kube-system',
      metadata: { labels: { 'kubernetes.io/service-name': 'traefik' } },
      more: { endpoints: [{ addresses: ['10.42.0.8'], conditions: { ready: true } }] },
    }),
  ];
}

/** The Job with which K3s's Helm controller installs Traefik, and its pod in this state. */
export function helmJob(state: Fields, more: { readonly failed?: boolean } = {}): readonly SceneObject[] {
  const labels = { 'helmcharts.helm.cattle.io/chart': 'traefik' };
  const job = object('Job', 'helm-install-traefik', {
    namespace: 'kube-system',
    metadata: { labels },
    spec: { backoffLimit: 1000, template: { spec: { restartPolicy: 'OnFailure', containers: [{ name: 'helm' }] } } },
    status: more.failed
      ? {
          failed: 3,
          conditions: [
            {
              type: 'Failed',
              status: 'True',
              reason: 'BackoffLimitExceeded',
              message: 'Job has reached the specified backoff limit',
              lastTransitionTime: ago(600),
            },
          ],
        }
      : { active: 1, failed: 0 },
  });
  return [
    object('HelmChart', 'traefik', { namespace: 'kube-system', spec: { chart: 'traefik' } }),
    job,
    pod('helm-install-traefik-p2wz9', {
      namespace: 'kube-system',
      container: { name: 'helm', image: 'rancher/klipper-helm:v0.9.8' },
      states: { helm: state },
      spec: { restartPolicy: 'OnFailure' },
      metadata: {
        labels: { ...labels, 'job-name': 'helm-install-traefik' },
        ownerReferences: [
          { apiVersion: 'batch/v1', kind: 'Job', name: job.metadata.name, uid: job.metadata.uid, controller: true },
        ],
      },
    }),
  ];
}

export function helmConfig(valuesContent: string): SceneObject {
  return object('HelmChartConfig', 'traefik', { namespace: 'kube-system', spec: { valuesContent } });
}
