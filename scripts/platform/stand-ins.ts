import type { Manifest } from './role.ts';

// What the platform gets from Helm charts, which are not in its repository: just enough of it that their traps show.

/** kube-prometheus-stack's Prometheus under release `prometheus`, and Grafana's Service and Secret as install.sh sets them. */
export const helmStandIns: readonly Manifest[] = [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name: 'prometheus-kube-prometheus-prometheus', namespace: 'monitoring' },
    spec: {
      serviceMonitorSelector: { matchLabels: { release: 'prometheus' } },
      serviceMonitorNamespaceSelector: {},
      ruleSelector: { matchLabels: { release: 'prometheus' } },
      ruleNamespaceSelector: {},
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'prometheus-grafana', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'grafana' } },
    spec: {
      type: 'NodePort',
      selector: { 'app.kubernetes.io/name': 'grafana' },
      ports: [{ name: 'http-web', port: 80, targetPort: 3000, nodePort: 30000 }],
    },
  },
];

const irregular: Readonly<Record<string, string>> = { Prometheus: 'prometheuses' };

/** The kinds of add-ons among the objects, as definitions that take any content: for a lab without those add-ons. */
export function openDefinitions(objects: readonly Manifest[]): readonly Manifest[] {
  const groups = new Map(objects.filter(isOfAddOn).map((one) => [`${one.apiVersion}/${one.kind}`, one]));
  return [...groups.values()].map(({ apiVersion, kind }) => {
    const [group = '', version = ''] = apiVersion.split('/');
    const plural = irregular[kind] ?? `${kind.toLowerCase()}s`;
    const anything = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind, plural, singular: kind.toLowerCase() },
        versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: anything } }],
      },
    };
  });
}

/** The lab has cert-manager itself. */
export function isOfAddOn({ apiVersion }: Manifest): boolean {
  const group = apiVersion.split('/')[0] ?? '';
  return (
    /\.(?:io|us|com)$/.test(group) &&
    !group.endsWith('k8s.io') &&
    !group.endsWith('cert-manager.io') &&
    apiVersion.includes('/')
  );
}
