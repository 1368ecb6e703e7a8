import { type Fields, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { x08UnselectedMonitor } from './x08-unselected-monitor.ts';

const release = { matchLabels: { release: 'prometheus' } };
const prometheus = (spec: Fields) => object('Prometheus', 'main', { namespace: 'monitoring', spec });
const all = {
  serviceMonitorSelector: release,
  serviceMonitorNamespaceSelector: {},
  ruleSelector: {},
  ruleNamespaceSelector: {},
};
const monitor = (labels: Fields, name = 'web', age = 3600) =>
  object('ServiceMonitor', name, { metadata: { labels }, age });
const place = [
  object('Namespace', 'shop', { metadata: { labels: { team: 'shop' } } }),
  object('Namespace', 'monitoring'),
];

ruleCases(x08UnselectedMonitor, {
  finds: {
    'a label that Prometheus does not ask for': {
      objects: [place, prometheus(all), monitor({ prometheus: 'k8s' })],
      object: 'ServiceMonitor/shop/web',
      severity: 'warning',
      evidence: [/serviceMonitorSelector: release=prometheus/, /labels: prometheus=k8s/],
      victims: ['Prometheus/monitoring/main'],
    },
    'rules in a namespace where it does not look': {
      objects: [place, prometheus({ ...all, ruleNamespaceSelector: undefined }), object('PrometheusRule', 'alerts')],
      object: 'PrometheusRule/shop/alerts',
      evidence: [/ruleNamespaceSelector: monitoring/],
    },
    'many at once': {
      objects: [place, prometheus(all), ['a', 'b', 'c', 'd'].map((name) => monitor({ prometheus: 'k8s' }, name))],
      object: 'Prometheus/monitoring/main',
      evidence: [/labels: prometheus=k8s/],
      victims: ['a', 'b', 'c', 'd'].map((name) => `ServiceMonitor/shop/${name}`),
    },
  },
  ignores: {
    'what it selects': {
      objects: [place, prometheus(all), monitor({ release: 'prometheus' }), object('PrometheusRule', 'alerts')],
    },
    'no Prometheus of this kind': { objects: [place, monitor({ prometheus: 'k8s' })], served: ['Prometheus'] },
    'a second Prometheus that takes it': {
      objects: [
        place,
        prometheus(all),
        object('Prometheus', 'all', { spec: { serviceMonitorSelector: {} } }),
        monitor({}),
      ],
    },
    'one that was made a minute ago': { objects: [place, prometheus(all), monitor({ prometheus: 'k8s' }, 'web', 60)] },
  },
});
