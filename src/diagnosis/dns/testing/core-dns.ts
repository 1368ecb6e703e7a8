import { crashed, type Fields, node, object, type PodParts, running, workload } from '../../testing/objects.ts';
import type { Nested, SceneObject } from '../../testing/scene.ts';

const labels = { 'k8s-app': 'kube-dns' };
const corefile = `.:53 {
    errors
    health
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
      pods insecure
    }
    cache 30
    loop
    reload
    import /etc/coredns/custom/*.override
    forward . /etc/resolv.conf
}
import /etc/coredns/custom/*.server
`;

/** The path of its log, for `logs` of a scene. */
export const spoke = 'kube-system/coredns-7f9c-x1/coredns';

/** CoreDNS as K3s installs it, on `node-1`, and the Service by which pods ask it. */
export function coreDns(parts: PodParts = {}): Nested<SceneObject> {
  return [
    workload('coredns', {
      namespace: 'kube-system',
      state: running(),
      container: { name: 'coredns', image: 'rancher/mirrored-coredns-coredns:1.13.2' },
      ...parts,
      metadata: { labels },
      spec: { dnsPolicy: 'Default', ...parts.spec },
      status: { podIP: '10.42.0.3', ...parts.status },
      workload: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [] } } },
    }),
    kubeDns(),
    config(),
  ];
}

export function kubeDns(): SceneObject {
  return object('Service', 'kube-dns', {
    namespace: 'kube-system',
    metadata: { labels },
    spec: { clusterIP: '10.43.0.10', selector: labels, ports: [{ port: 53, targetPort: 53, protocol: 'UDP' }] },
  });
}

/** The ConfigMap of CoreDNS; `custom` is another with these texts. */
export function config(texts: Fields = { Corefile: corefile, NodeHosts: '10.0.0.10 node-1\n' }, name = 'coredns') {
  return object('ConfigMap', name, { namespace: 'kube-system', more: { keys: Object.keys(texts), texts } });
}

/** An application that crashes. Its log stands under `NAMESPACE/NAME-7f9c-x1/app`. */
export function failing(name: string, parts: PodParts = {}): readonly SceneObject[] {
  return workload(name, { state: crashed({ exitCode: 1 }), ...parts });
}

/** A Service that is there, with one pod that is ready behind it. */
export function served(name: string, port = 5432): Nested<SceneObject> {
  const selector = { app: name };
  return [
    workload(name, {
      state: running(),
      status: { podIP: '10.42.0.77' },
      container: { ports: [{ containerPort: port }] },
    }),
    object('Service', name, { spec: { clusterIP: '10.43.7.7', selector, ports: [{ port }] } }),
    object('EndpointSlice', `${name}-x`, {
      metadata: { labels: { 'kubernetes.io/service-name': name } },
      more: { ports: [{ name: '', port }], endpoints: [{ addresses: ['10.42.0.77'], conditions: { ready: true } }] },
    }),
  ];
}

export const twoNodes = [node(), node('node-2', { status: { addresses: [] } })];

export const unanswered = (host: string) =>
  `dial tcp: lookup ${host} on 10.43.0.10:53: read udp 10.42.1.9:40121->10.43.0.10:53: i/o timeout`;
