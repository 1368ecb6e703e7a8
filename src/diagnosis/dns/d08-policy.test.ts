import { node, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d08Policy } from './d08-policy.ts';
import { coreDns, failing, served, unanswered } from './testing/core-dns.ts';

const policy = (name: string, spec: object, namespace = 'shop') =>
  object('NetworkPolicy', name, { namespace, spec: { podSelector: {}, policyTypes: ['Egress'], ...spec } });
const deny = policy('deny-egress', {});
const toDns = (labels: object, protocol = 'UDP') =>
  policy('allow-dns', {
    egress: [{ to: [{ namespaceSelector: { matchLabels: labels } }], ports: [{ port: 53, protocol }] }],
  });
const kubeSystem = { 'kubernetes.io/metadata.name': 'kube-system' };
const namespaces = [object('Namespace', 'shop'), object('Namespace', 'kube-system')];
const base = [node(), namespaces, coreDns(), failing('web'), served('db')];
const logs = { 'shop/web-7f9c-x1/app/previous': unanswered('db') };

ruleCases(d08Policy, {
  finds: {
    'a policy that allows nothing': {
      objects: [...base, deny],
      logs,
      object: 'NetworkPolicy/shop/deny-egress',
      severity: 'critical',
      evidence: [/lookup db .*i\/o timeout/, /allows nothing/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1', 'Service/kube-system/kube-dns'],
    },
    'a permission for a label that no namespace has': {
      objects: [...base, deny, toDns({ name: 'kube-system' })],
      logs,
      object: 'NetworkPolicy/shop/allow-dns',
      evidence: [/name=kube-system, ports 53\/UDP/],
    },
    'one that CoreDNS’s own namespace has': {
      objects: [...base, policy('closed', { policyTypes: ['Ingress'] }, 'kube-system')],
      logs,
      object: 'NetworkPolicy/kube-system/closed',
      evidence: [/allows nothing/],
    },
    'a script in an init container that asks with getent': {
      objects: [...base, deny],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'Identify the address of the server..\ngetent: db: Try again\nCould not resolve the address of this pod.',
      },
      object: 'NetworkPolicy/shop/deny-egress',
      evidence: [/Could not resolve the address/, /allows nothing/],
    },
    'a loop of nslookup, which gave up': {
      objects: [...base, deny],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'waiting for db\nnslookup: db: Try again\nwaiting for db\nnslookup: db: Try again\nno answer after 30 tries, exiting',
      },
      object: 'NetworkPolicy/shop/deny-egress',
      evidence: [/allows nothing/],
    },
    'a script that does not say what it could not resolve': {
      objects: [...base, deny],
      logs: {
        'shop/web-7f9c-x1/app/previous': 'Starting up\nERROR: failed to resolve the announce ip of this member',
      },
      object: 'NetworkPolicy/shop/deny-egress',
      evidence: [/failed to resolve the announce ip/],
    },
    'TCP alone, while nobody complains yet': {
      objects: [node(), namespaces, coreDns(), served('db'), toDns(kubeSystem, 'TCP')],
      object: 'NetworkPolicy/shop/allow-dns',
      severity: 'warning',
      evidence: [/53\/TCP/],
    },
  },
  ignores: {
    'a policy that lets names through': { objects: [...base, deny, toDns(kubeSystem)], logs },
    'a block of addresses that holds the Service’s': {
      objects: [...base, policy('block', { egress: [{ to: [{ ipBlock: { cidr: '10.43.0.0/16' } }] }] })],
      logs,
    },
    'pods that are kept from everything on purpose': { objects: [node(), namespaces, coreDns(), served('db'), deny] },
    'a cluster in which nobody enforces policies': {
      objects: [
        ...base.slice(1),
        node('node-1', { metadata: { annotations: { 'k3s.io/node-args': '["server","--disable-network-policy"]' } } }),
        deny,
      ],
      logs,
    },
    'a name that there is not': {
      objects: [...base, deny],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: getaddrinfo ENOTFOUND postgre' },
    },
    'namespaces that could not be read': {
      objects: [...base, deny],
      logs,
      unreadable: { Namespace: { reason: 'forbidden', message: 'no' } },
    },
  },
});
