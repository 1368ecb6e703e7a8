import { crashed, node, object, pod, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { e03PolicyCuts } from './e03-policy-cuts.ts';

const policy = (name: string, spec: object, parts: object = {}) =>
  object('NetworkPolicy', name, { spec: { podSelector: {}, policyTypes: ['Ingress'], ...spec }, ...parts });
const from = (...peers: object[]) => ({ ingress: [{ from: peers }] });
const db = [
  workload('db', { container: { ports: [{ containerPort: 5432 }] }, status: { podIP: '10.42.0.5' } }),
  object('Service', 'db', { spec: { selector: { app: 'db' }, clusterIP: '10.43.0.9', ports: [{ port: 5432 }] } }),
  object('EndpointSlice', 'db-1', {
    metadata: { labels: { 'kubernetes.io/service-name': 'db' } },
    more: { ports: [{ name: '', port: 5432 }], endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  }),
];
const namespaces = ['shop', 'kube-system'].map((name) => object('Namespace', name));
const web = workload('web', { state: crashed({ exitCode: 1 }), status: { podIP: '10.42.0.9' } });
const says = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });
const timeout = says('dial tcp 10.43.0.9:5432: i/o timeout');
const base = [node(), namespaces, web, db];
const traefik = pod('traefik-1', {
  namespace: 'kube-system',
  metadata: { labels: { 'app.kubernetes.io/name': 'traefik' } },
  status: { podIP: '10.42.0.2' },
});
const ingress = object('Ingress', 'db', {
  spec: {
    ingressClassName: 'traefik',
    rules: [{ http: { paths: [{ backend: { service: { name: 'db', port: { number: 5432 } } } }] } }],
  },
});
const traefikClass = object('IngressClass', 'traefik', { spec: { controller: 'traefik.io/ingress-controller' } });
const balancer = (ipMode: string) =>
  object('Service', 'traefik', {
    namespace: 'kube-system',
    spec: {
      type: 'LoadBalancer',
      selector: { 'app.kubernetes.io/name': 'traefik' },
      clusterIP: '10.43.0.3',
      ports: [{ port: 443, targetPort: 8443 }],
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.20', ipMode }] } },
  });
const onlyTo = (cidr: string) =>
  policy('out', { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr } }], ports: [{ port: 443 }] }] });
const toBalancer = says('Get "https://203.0.113.20/": dial tcp 203.0.113.20:443: connect: connection refused');
const forDb = { podSelector: { matchLabels: { app: 'db' } } };

ruleCases(e03PolicyCuts, {
  finds: {
    'a policy that lets others than the client in': {
      objects: [...base, policy('db', { ...forDb, ...from({ podSelector: { matchLabels: { app: 'api' } } }) })],
      logs: timeout,
      object: 'NetworkPolicy/shop/db',
      severity: 'critical',
      evidence: [/i\/o timeout/, /allows only from pods app=api/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1', 'Service/shop/db'],
    },
    'K3s, which refuses instead': {
      objects: [...base, policy('closed', {})],
      logs: says(
        'psycopg2.OperationalError: connection to server at "db" (10.43.0.9), port 5432 failed: Connection refused',
      ),
      object: 'NetworkPolicy/shop/closed',
      evidence: [/Connection refused/, /allows nothing/],
    },
    'a client that may not go out, to the Internet neither': {
      objects: [
        node(),
        namespaces,
        web,
        policy('inside', { policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] }),
      ],
      logs: says('Error: connect ETIMEDOUT api.stripe.com:443'),
      object: 'NetworkPolicy/shop/inside',
      evidence: [/api\.stripe\.com/, /all namespaces/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'leave to go to the load balancer, whose address becomes that of a pod': {
      objects: [node(), namespaces, web, traefik, balancer('VIP'), onlyTo('203.0.113.20/32')],
      logs: toBalancer,
      object: 'NetworkPolicy/shop/out',
      evidence: [/203\.0\.113\.20:443/, /egress/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'an init container that waits and waits': {
      objects: [
        node(),
        namespaces,
        db,
        workload('web', {
          initContainers: [
            { name: 'wait', image: 'busybox', command: ['sh', '-c', 'until nc -z db 5432; do sleep 2; done'] },
          ],
          initStates: { wait: { ready: false, restartCount: 0, state: { running: { startedAt: ago(1800) } } } },
          state: waiting('PodInitializing'),
          status: { podIP: '10.42.0.9' },
        }),
        policy('closed', {}),
      ],
      object: 'NetworkPolicy/shop/closed',
      evidence: [/until nc -z db/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1', 'Service/shop/db'],
    },
    'the ingress controller, while nobody complains': {
      objects: [node(), namespaces, db, traefik, traefikClass, ingress, policy('same', from({ podSelector: {} }))],
      object: 'NetworkPolicy/shop/same',
      severity: 'critical',
      evidence: [/backend\.service: db:5432/, /from all pods/],
      victims: ['Ingress/shop/db', 'Service/shop/db'],
    },
  },
  ignores: {
    'a load balancer to which requests really go': {
      objects: [node(), namespaces, web, traefik, balancer('Proxy'), onlyTo('203.0.113.20/32')],
      logs: toBalancer,
    },
    'leave to go to the load balancer and to its pods': {
      objects: [
        node(),
        namespaces,
        web,
        traefik,
        balancer('VIP'),
        onlyTo('203.0.113.20/32'),
        policy('inside', { policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] }),
      ],
      logs: toBalancer,
    },
    'a policy that lets the client in': {
      objects: [...base, policy('db', { ...forDb, ...from({ podSelector: { matchLabels: { app: 'web' } } }) })],
      logs: timeout,
    },
    'a timeout that no policy explains': {
      objects: [...base, policy('other', { podSelector: { matchLabels: { app: 'x' } } })],
      logs: timeout,
    },
    'a policy that lets Traefik in by its namespace': {
      objects: [
        node(),
        namespaces,
        db,
        traefik,
        ingress,
        policy('web', from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } })),
      ],
    },
    'a Traefik in the network of its node': {
      objects: [
        node(),
        namespaces,
        db,
        pod('traefik-1', {
          namespace: 'kube-system',
          metadata: { labels: { 'app.kubernetes.io/name': 'traefik' } },
          spec: { hostNetwork: true },
        }),
        ingress,
        policy('closed', {}),
      ],
    },
    'a controller that we do not know': {
      objects: [
        node(),
        namespaces,
        db,
        traefik,
        {
          ...ingress,
          spec: { ...(ingress as unknown as { spec: object }).spec, ingressClassName: 'haproxy' },
        } as typeof ingress,
        policy('closed', {}),
      ],
    },
    'a password that is refused: that answer came through': {
      objects: [...base, policy('closed', {})],
      logs: says('FATAL: password authentication failed for user "shop" at db:5432'),
    },
    'policies that nobody asks anything of': { objects: [node(), namespaces, db, policy('closed', {})] },
  },
});
