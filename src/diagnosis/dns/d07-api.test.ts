import { node, running } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d07Api } from './d07-api.ts';
import { coreDns, failing, served, spoke } from './testing/core-dns.ts';

const unready = coreDns({ state: running({ ready: false }) });
const waits = '[INFO] plugin/ready: Still waiting on: "kubernetes"';

ruleCases(d07Api, {
  finds: {
    'an API server that is not reached': {
      objects: [node(), unready, failing('web'), served('db')],
      logs: {
        [spoke]: `[WARNING] plugin/kubernetes: starting server with unsynced Kubernetes API\n[ERROR] plugin/kubernetes: pkg/mod/k8s.io/client-go/tools/cache/reflector.go:229: Failed to watch *v1.Namespace: failed to list *v1.Namespace: Get "https://10.43.0.1:443/api/v1/namespaces": dial tcp 10.43.0.1:443: i/o timeout\n${waits}`,
        'shop/web-7f9c-x1/app/previous':
          'could not translate host name "db" to address: Temporary failure in name resolution',
      },
      object: 'Deployment/kube-system/coredns',
      severity: 'critical',
      evidence: [/10\.43\.0\.1:443: i\/o timeout/, /Still waiting/],
    },
    'rights that were taken away': {
      objects: [unready],
      logs: {
        [spoke]:
          '[ERROR] plugin/kubernetes: Failed to watch *v1.EndpointSlice: endpointslices.discovery.k8s.io is forbidden: User "system:serviceaccount:kube-system:coredns" cannot list resource "endpointslices" in API group "discovery.k8s.io" at the cluster scope',
      },
      object: 'Deployment/kube-system/coredns',
      evidence: [/is forbidden/],
    },
    'nothing but that it waits': {
      objects: [unready],
      logs: { [spoke]: '[INFO] plugin/kubernetes: waiting for Kubernetes API before starting server' },
      object: 'Deployment/kube-system/coredns',
      evidence: [/waiting for Kubernetes API/],
    },
  },
  ignores: {
    'what it said at its start, while it is ready now': { objects: [coreDns()], logs: { [spoke]: waits } },
    'a start of a minute ago': {
      objects: [
        coreDns({ state: running({ ready: false, state: { running: { startedAt: '2026-11-24T01:59:30Z' } } }) }),
      ],
      logs: { [spoke]: waits },
    },
  },
});
