import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d10HostNetwork } from './d10-host-network.ts';
import { coreDns, failing, served } from './testing/core-dns.ts';

const spec = (dnsPolicy?: string) => ({ hostNetwork: true, ...(dnsPolicy && { dnsPolicy }) });
const unknown = (host: string) => ({
  'shop/agent-7f9c-x1/app/previous': `dial tcp: lookup ${host} on 127.0.0.53:53: no such host`,
});
const traceback = (host: string) =>
  `Traceback (most recent call last):\n  File "/app/poll.py", line 12, in <module>\n    s = socket.create_connection(("${host}", 5000))\nsocket.gaierror: [Errno -2] Name does not resolve`;
const base = [node(), coreDns(), served('db')];

ruleCases(d10HostNetwork, {
  finds: {
    'a Service’s name that the node does not know': {
      objects: [...base, failing('agent', { spec: spec('ClusterFirst') })],
      logs: unknown('db.shop.svc.cluster.local'),
      object: 'Deployment/shop/agent',
      severity: 'critical',
      evidence: [/no such host/, /hostNetwork: true/, /dnsPolicy: ClusterFirst/],
      victims: ['Pod/shop/agent-7f9c-x1'],
    },
    'a Service’s name that only the quoted source tells': {
      objects: [...base, failing('agent', { spec: spec() })],
      logs: { 'shop/agent-7f9c-x1/app/previous': traceback('db') },
      object: 'Deployment/shop/agent',
      evidence: [/Name does not resolve/, /hostNetwork: true/],
    },
  },
  ignores: {
    'a traceback that quotes no Service': {
      objects: [...base, failing('agent', { spec: spec() })],
      logs: { 'shop/agent-7f9c-x1/app/previous': traceback('registry') },
    },
    'the policy that is made for it': {
      objects: [...base, failing('agent', { spec: spec('ClusterFirstWithHostNet') })],
      logs: unknown('db'),
    },
    'a name that is no Service’s': {
      objects: [...base, failing('agent', { spec: spec() })],
      logs: unknown('registry.acme.io'),
    },
    'a Service that is not there': { objects: [...base, failing('agent', { spec: spec() })], logs: unknown('cache') },
    'a pod in the cluster’s network': { objects: [...base, failing('agent')], logs: unknown('db') },
  },
});
