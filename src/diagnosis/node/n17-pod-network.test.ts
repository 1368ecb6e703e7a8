import { host, line, started } from '../testing/hosts.ts';
import { crashed, node, object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { n17PodNetwork } from './n17-pod-network.ts';

const timeout = 'Get "https://10.43.0.1:443/api/v1/namespaces": dial tcp 10.43.0.1:443: i/o timeout';
const failing = (name: string, namespace: string) => pod(name, { namespace, state: crashed({ exitCode: 1 }) });
const unresolved =
  'dial tcp: lookup db.shop.svc on 10.43.0.10:53: read udp 10.42.2.15:40121->10.43.0.10:53: i/o timeout';
const severalNodes = [node(), node('node-2', { status: { addresses: [] } })];
const elsewhere = pod('far-1', { namespace: 'shop', node: 'node-2', state: crashed({ exitCode: 1 }) });
const dns = object('EndpointSlice', 'kube-dns-1', {
  namespace: 'kube-system',
  metadata: { labels: { 'kubernetes.io/service-name': 'kube-dns' } },
  more: { endpoints: [{ conditions: { ready: true } }] },
});
const rules = line('error', 'Failed to execute iptables-restore: exit status 1 (iptables-restore: line 12 failed)');

ruleCases(n17PodNetwork, {
  finds: {
    'a pod of K3s that does not reach the API server’s Service': {
      objects: [node(), failing('local-path-provisioner-1', 'kube-system')],
      logs: {
        'kube-system/local-path-provisioner-1/app/previous': `level=fatal msg="Error starting daemon: ${timeout}"`,
      },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/10\.43\.0\.1:443: i\/o timeout/],
      victims: ['Pod/kube-system/local-path-provisioner-1'],
    },
    'two workloads that reach no DNS, on one node of several': {
      objects: [...severalNodes, dns, failing('web-1', 'shop'), failing('api-1', 'shop')],
      logs: { 'shop/web-1/app/previous': unresolved, 'shop/api-1/app': 'Error: getaddrinfo EAI_AGAIN db' },
      object: 'Node/node-1',
      evidence: [/10\.43\.0\.10:53: .*i\/o timeout/, /EAI_AGAIN/],
      victims: ['Pod/shop/web-1', 'Pod/shop/api-1'],
    },
    'a kube-proxy that cannot write its rules': {
      objects: [node()],
      hosts: { 'node-1': host({ journal: [started, rules, rules, rules] }) },
      object: 'Node/node-1',
      evidence: [/iptables-restore/],
    },
  },
  ignores: {
    'names that resolve nowhere, which is DNS itself': {
      objects: [...severalNodes, dns, failing('web-1', 'shop'), failing('api-1', 'shop'), elsewhere],
      logs: {
        'shop/web-1/app/previous': unresolved,
        'shop/api-1/app/previous': unresolved,
        'shop/far-1/app/previous': unresolved,
      },
    },
    'names that do not resolve while CoreDNS is down': {
      objects: [...severalNodes, failing('web-1', 'shop'), failing('api-1', 'shop')],
      logs: { 'shop/web-1/app/previous': unresolved, 'shop/api-1/app/previous': unresolved },
    },
    'one failing workload': {
      objects: [node(), failing('web-1', 'shop')],
      logs: { 'shop/web-1/app/previous': timeout },
    },
    'pods whose policy forbids it': {
      objects: [
        node(),
        failing('a-1', 'shop'),
        failing('b-1', 'shop'),
        object('NetworkPolicy', 'deny', { spec: { policyTypes: ['Egress'], podSelector: {} } }),
      ],
      logs: { 'shop/a-1/app/previous': timeout, 'shop/b-1/app/previous': timeout },
    },
    'an API server that refuses for a moment': {
      objects: [node(), failing('coredns-1', 'kube-system')],
      logs: { 'kube-system/coredns-1/app/previous': 'dial tcp 10.43.0.1:443: connect: connection refused' },
    },
    'rules that could not be written once': {
      objects: [node()],
      hosts: { 'node-1': host({ journal: [started, rules] }) },
    },
  },
});
