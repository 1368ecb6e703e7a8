import { type Fields, node, object, ownerOf, type Parts, pod, workload } from '../../testing/objects.ts';
import { ago, type SceneObject } from '../../testing/scene.ts';

const day = 86_400;

type Program = 'cert-manager' | 'cert-manager-webhook' | 'traefik';

/** cert-manager at work on a well node, with Traefik and an issuer; without the programs that a test brings itself. */
export function certManager(over: { readonly without?: Program } = {}): readonly SceneObject[] {
  const { without } = over;
  return [
    node(),
    object('IngressClass', 'traefik', { age: 60 * day, spec: { controller: 'traefik.io/ingress-controller' } }),
    clusterIssuer('letsencrypt-prod'),
    ...(without === 'traefik' ? [] : traefik()),
    ...(without === 'cert-manager' ? [] : program('cert-manager', 'controller')),
    ...(without === 'cert-manager-webhook' ? [] : program('cert-manager-webhook', 'webhook')),
  ];
}

function program(name: string, component: string): readonly SceneObject[] {
  return workload(name, {
    namespace: 'cert-manager',
    age: 60 * day,
    container: { name, image: `quay.io/jetstack/${name === 'cert-manager' ? `${name}-controller` : name}:v1.18.2` },
    workloadStatus: { readyReplicas: 1 },
    metadata: { labels: { app: name, 'app.kubernetes.io/component': component } },
  });
}

/** The ingress controller as K3s has it. */
export function traefik(over: Parameters<typeof workload>[1] = {}): readonly SceneObject[] {
  const labels = { 'app.kubernetes.io/name': 'traefik', 'app.kubernetes.io/instance': 'traefik-kube-system' };
  const service = object('Service', 'traefik', {
    namespace: 'kube-system',
    age: 60 * day,
    metadata: { labels },
    spec: {
      type: 'LoadBalancer',
      selector: { app: 'traefik' },
      ports: [
        { name: 'web', port: 80, targetPort: 'web' },
        { name: 'websecure', port: 443, targetPort: 'websecure' },
      ],
    },
    status: { loadBalancer: { ingress: [{ ip: '10.0.0.10' }] } },
  });
  const slice = object('EndpointSlice', 'traefik-x1', {
    namespace: 'kube-system',
    metadata: { labels: { 'kubernetes.io/service-name': 'traefik' } },
    more: { endpoints: [{ addresses: ['10.42.0.8'], conditions: { ready: true } }] },
  });
  const container = {
    name: 'traefik',
    image: 'rancher/mirrored-library-traefik:3.3.6',
    args: [
      '--providers.kubernetesingress',
      '--providers.kubernetescrd',
      '--entryPoints.web.address=:8000/tcp',
      '--entryPoints.websecure.address=:8443/tcp',
    ],
    ports: [
      { name: 'web', containerPort: 8000 },
      { name: 'websecure', containerPort: 8443 },
    ],
  };
  return [
    service,
    slice,
    ...workload('traefik', {
      namespace: 'kube-system',
      age: 60 * day,
      container,
      workloadStatus: { readyReplicas: 1 },
      ...over,
    }),
  ];
}

/** cert-manager's part without pods: somebody scaled it to zero. */
export function scaledAway(name: string): SceneObject {
  const image = `quay.io/jetstack/${name === 'cert-manager' ? `${name}-controller` : name}:v1.18.2`;
  return object('Deployment', name, {
    namespace: 'cert-manager',
    age: 60 * day,
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: { spec: { containers: [{ name, image }] } },
    },
    status: {},
  });
}

export function condition(type: string, status: string, reason: string, message = '', seconds = 1800): Fields {
  return { type, status, reason, message, lastTransitionTime: ago(seconds) };
}

const solvers = [{ http01: { ingress: { ingressClassName: 'traefik' } } }];

/** An issuer over Let's Encrypt that is ready. `acme` goes over its configuration; `conditions` replaces its state. */
export function clusterIssuer(
  name: string,
  over: Parts & { readonly acme?: Fields; readonly conditions?: readonly Fields[]; readonly kind?: string } = {},
): SceneObject {
  const acme = {
    server: 'https://acme-v02.api.letsencrypt.org/directory',
    email: 'ops@shop.test',
    privateKeySecretRef: { name: `${name}-account` },
    solvers,
    ...over.acme,
  };
  return object(over.kind ?? 'ClusterIssuer', name, {
    age: 60 * day,
    ...over,
    spec: over.spec ?? { acme },
    status: { conditions: over.conditions ?? [condition('Ready', 'True', 'ACMEAccountRegistered')] },
  });
}

/** What waits for its first certificate since half an hour, until told otherwise. */
export function certificate(name: string, over: Parts & { readonly conditions?: readonly Fields[] } = {}): SceneObject {
  const { conditions, spec, status, ...parts } = over;
  return object('Certificate', name, {
    age: 1800,
    ...parts,
    spec: {
      secretName: name,
      dnsNames: [`${name.replace(/-tls$/, '')}.shop.test`],
      issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt-prod' },
      ...spec,
    },
    status: {
      conditions: conditions ?? [
        condition('Ready', 'False', 'DoesNotExist', 'Issuing certificate as Secret does not exist'),
        condition('Issuing', 'True', 'DoesNotExist', 'Issuing certificate as Secret does not exist'),
      ],
      ...status,
    },
  });
}

/** Parts of a Certificate that is ready and so many days from its end, of the 90 that it has. */
export function ready(daysLeft: number): Parts & { readonly conditions: readonly Fields[] } {
  return {
    age: 90 * day,
    conditions: [condition('Ready', 'True', 'Ready', 'Certificate is up to date and has not expired', 60 * day)],
    status: {
      notBefore: ago((90 - daysLeft) * day),
      notAfter: ago(-daysLeft * day),
      renewalTime: ago(-(daysLeft - 30) * day),
      revision: 1,
    },
  };
}

/** The condition that a failed attempt leaves behind. */
export function failed(message: string): Fields {
  const text = `The certificate request has failed to complete and will be retried: ${message}`;
  return condition('Issuing', 'False', 'Failed', text);
}

const approved = condition('Approved', 'True', 'cert-manager.io', 'Certificate request has been approved');

/** Approved, and pending until told otherwise. */
export function request(
  of: SceneObject,
  over: Parts & {
    readonly conditions?: readonly Fields[];
    readonly revision?: number;
    readonly approvedBy?: null;
  } = {},
): SceneObject {
  const { conditions, revision = 1, approvedBy = '', ...parts } = over;
  return object('CertificateRequest', `${of.metadata.name}-${revision}`, {
    age: 1800,
    ...parts,
    metadata: {
      annotations: { 'cert-manager.io/certificate-revision': String(revision) },
      ownerReferences: [ownerOf(of)],
      ...parts.metadata,
    },
    status: {
      conditions: [
        ...(approvedBy === null ? [] : [approved]),
        ...(conditions ?? [condition('Ready', 'False', 'Pending')]),
      ],
    },
  });
}

export function order(of: SceneObject, over: Parts = {}): SceneObject {
  return object('Order', `${of.metadata.name}-4711`, {
    age: 1800,
    ...over,
    metadata: { ownerReferences: [ownerOf(of)], ...over.metadata },
    spec: { dnsNames: ['web.shop.test'], ...over.spec },
    status: { state: 'pending', ...over.status },
  });
}

export function challenge(of: SceneObject, over: Parts = {}): SceneObject {
  return object('Challenge', `${of.metadata.name}-815`, {
    age: 1800,
    ...over,
    metadata: { ownerReferences: [ownerOf(of)], ...over.metadata },
    spec: { dnsName: 'web.shop.test', type: 'HTTP-01', solver: solvers[0], ...over.spec },
    status: { state: 'pending', presented: true, processing: true, ...over.status },
  });
}

/** The pod that answers a challenge, at work until told otherwise. */
export function solverPod(of: SceneObject, over: Parameters<typeof pod>[1] = {}): SceneObject {
  return pod('cm-acme-http-solver-x1', {
    owner: of,
    metadata: { labels: { 'acme.cert-manager.io/http01-solver': 'true' }, ownerReferences: [ownerOf(of)] },
    ...over,
  });
}

/** Certificate, request, order and challenge of `web-tls`, the challenge with this status. */
export function chain(
  status: Fields,
  over: { readonly age?: number; readonly solver?: Fields } = {},
): readonly SceneObject[] {
  const age = { age: over.age ?? 1800 };
  const own = certificate('web-tls', age);
  const asked = request(own, age);
  const ordered = order(asked, age);
  const challenged = challenge(ordered, { ...age, status, ...(over.solver && { spec: { solver: over.solver } }) });
  return [own, asked, ordered, challenged];
}

/** An Ingress for `web.shop.test` with TLS out of `web-tls`. */
export function ingress(name = 'web', over: Parts = {}): SceneObject {
  return object('Ingress', name, {
    ...over,
    metadata: { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt-prod' }, ...over.metadata },
    spec: {
      ingressClassName: 'traefik',
      tls: [{ hosts: [`${name}.shop.test`], secretName: `${name}-tls` }],
      rules: [{ host: `${name}.shop.test` }],
      ...over.spec,
    },
  });
}

/** A Secret of type kubernetes.io/tls whose certificate was made so many days ago and has so many left. */
export function tlsSecret(name: string, agoDays: number, leftDays: number, over: Fields = {}): SceneObject {
  const certificate = {
    subject: 'CN=web.shop.test',
    issuer: "C=US, O=Let's Encrypt, CN=R12",
    names: ['web.shop.test'],
    notBefore: ago(agoDays * day),
    notAfter: ago(-leftDays * day),
    authority: false,
    keyMatches: true,
    ...over,
  };
  return object('Secret', name, {
    age: agoDays * day,
    more: {
      type: 'kubernetes.io/tls',
      keys: ['tls.crt', 'tls.key'],
      certificate: 'problem' in over ? { problem: over['problem'] } : certificate,
    },
  });
}
