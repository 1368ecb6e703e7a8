import { object, pod, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { e04DeadPermission } from './e04-dead-permission.ts';

const policy = (spec: object, name = 'allow') =>
  object('NetworkPolicy', name, { spec: { podSelector: {}, policyTypes: ['Ingress'], ...spec } });
const from = (...peers: object[]) => ({ ingress: [{ from: peers }] });
const ns = (labels: object, more: object = {}) => ({ namespaceSelector: { matchLabels: labels }, ...more });
const namespaces = ['shop', 'kube-system', 'monitoring'].map((name) =>
  object('Namespace', name, { metadata: { labels: { 'kubernetes.io/metadata.name': name } } }),
);
const traefik = pod('traefik-1', {
  namespace: 'kube-system',
  metadata: { labels: { 'app.kubernetes.io/name': 'traefik' } },
});
const base = [namespaces, workload('web'), traefik];

ruleCases(e04DeadPermission, {
  finds: {
    'a label name, which nobody gave the namespace': {
      objects: [
        ...base,
        policy({
          policyTypes: ['Egress'],
          egress: [{ to: [ns({ name: 'kube-system' })], ports: [{ port: 53, protocol: 'UDP' }] }],
        }),
      ],
      object: 'NetworkPolicy/shop/allow',
      severity: 'warning',
      evidence: [/namespaces name=kube-system: none \(namespace kube-system has/],
    },
    'a namespace misspelt': {
      objects: [...base, policy(from(ns({ 'kubernetes.io/metadata.name': 'kube-sytem' })))],
      object: 'NetworkPolicy/shop/allow',
      evidence: [/kube-sytem/],
    },
    'a label that a tool put into every selector': {
      objects: [...base, policy(from(ns({ 'kubernetes.io/metadata.name': 'monitoring', 'managed-by': 'kustomize' })))],
      object: 'NetworkPolicy/shop/allow',
      evidence: [/managed-by=kustomize/],
    },
    'pods that have the name under another key': {
      objects: [
        ...base,
        policy(
          from(
            ns({ 'kubernetes.io/metadata.name': 'kube-system' }, { podSelector: { matchLabels: { app: 'traefik' } } }),
          ),
        ),
      ],
      object: 'NetworkPolicy/shop/allow',
      evidence: [/pod traefik-1 has app\.kubernetes\.io\/name=traefik/],
    },
    'a label of its own that no namespace carries': {
      objects: [...base, policy(from(ns({ team: 'frontend' })))],
      object: 'NetworkPolicy/shop/allow',
      evidence: [/team=frontend: none/],
    },
    'a policy that misses the pods it is for': {
      objects: [...base, policy({ podSelector: { matchLabels: { app: 'wep' } }, ingress: [{}] })],
      object: 'NetworkPolicy/shop/allow',
      evidence: [/app=wep: none \(pod web-7f9c-x1 has app=web\)/],
    },
  },
  ignores: {
    'a namespace that is not installed': {
      objects: [...base, policy(from(ns({ 'kubernetes.io/metadata.name': 'ingress-nginx' }), ns({ name: 'linkerd' })))],
    },
    'the same namespace in old words and in new': {
      objects: [
        ...base,
        policy(from(ns({ name: 'kube-system' }), ns({ 'kubernetes.io/metadata.name': 'kube-system' }))),
      ],
    },
    'pods that come later': { objects: [...base, policy(from({ podSelector: { matchLabels: { app: 'backup' } } }))] },
    'pods that a CronJob makes now and then': {
      objects: [
        ...base,
        object('CronJob', 'dump', {
          spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: 'wab' } } } } } },
        }),
        policy(from({ podSelector: { matchLabels: { app: 'wab' } } })),
      ],
    },
    'everybody, nobody, and addresses': {
      objects: [
        ...base,
        policy({ ingress: [{}] }, 'all'),
        policy({}, 'none'),
        policy(from({ ipBlock: { cidr: '10.0.0.0/8' } }), 'block'),
        policy(from(ns({})), 'any'),
      ],
    },
    'a policy for a part that is not installed': {
      objects: [...base, policy({ podSelector: { matchLabels: { app: 'grafana' } }, ...from(ns({ team: 'x' })) })],
    },
    'namespaces that were not asked for': {
      objects: [...base, policy(from(ns({ name: 'kube-system' })))],
      namespaces: ['shop'],
    },
  },
});
