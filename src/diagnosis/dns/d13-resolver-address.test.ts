import { node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d13ResolverAddress } from './d13-resolver-address.ts';
import { coreDns, failing, served } from './testing/core-dns.ts';

const own = (...nameservers: string[]) => ({ spec: { dnsPolicy: 'None', dnsConfig: { nameservers } } });
const log = (line: string) => ({ 'shop/web-7f9c-x1/app/previous': line });
const base = [node(), coreDns(), served('db')];

ruleCases(d13ResolverAddress, {
  finds: {
    'resolvers of its own, which do not know the Service': {
      objects: [...base, failing('web', own('8.8.8.8'))],
      logs: log("wget: bad address 'db:5432'"),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/bad address/, /nameservers: 8\.8\.8\.8/],
      victims: ['Pod/shop/web-7f9c-x1'],
    },
    'the node’s resolver': {
      objects: [...base, failing('web', { spec: { dnsPolicy: 'Default' } })],
      logs: log('Error: getaddrinfo ENOTFOUND db'),
      object: 'Deployment/shop/web',
      evidence: [/dnsPolicy: Default/],
    },
    'an address that the kubelet had from another cluster': {
      objects: [...base, failing('web')],
      logs: log('dial tcp: lookup db on 10.96.0.10:53: read udp 10.42.0.9:51->10.96.0.10:53: i/o timeout'),
      object: 'Service/kube-system/kube-dns',
      severity: 'critical',
      evidence: [/10\.96\.0\.10/, /clusterIP: 10\.43\.0\.10/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'an address of nobody, without a word from the program': {
      objects: [...base, workload('web', own('10.43.0.99'))],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/10\.43\.0\.99/],
    },
    'a reason that stands above the last line': {
      objects: [...base, failing('web', own('1.1.1.1'))],
      logs: log(
        'Cache unavailable - trying to reconnect...\nError: getaddrinfo ENOTFOUND db.shop.svc.cluster.local\nUnable to connect to db after trying for 10s\nExiting',
      ),
      object: 'Deployment/shop/web',
      evidence: [/ENOTFOUND db/, /nameservers: 1\.1\.1\.1/],
    },
    'a library that says it in the words of a connection': {
      objects: [...base, failing('web', own('9.9.9.9', '149.112.112.112'))],
      logs: log(
        'aiohttp.client_exceptions.ClientConnectorDNSError: Cannot connect to host db.shop.svc:8008 ssl:default [Domain name not found]',
      ),
      object: 'Deployment/shop/web',
      evidence: [/ClientConnectorDNSError/],
    },
    'a pod of the node’s network with resolvers of its own': {
      objects: [...base, failing('web', { spec: { hostNetwork: true, ...own('8.8.8.8').spec } })],
      logs: log('dial tcp: lookup db.shop.svc.cluster.local on 8.8.8.8:53: no such host'),
      object: 'Deployment/shop/web',
      evidence: [/8\.8\.8\.8/],
    },
    'a public resolver that is asked before the cluster’s': {
      objects: [...base, failing('web', own('8.8.8.8', '10.43.0.10'))],
      logs: log('could not translate host name "db.shop.svc.cluster.local" to address: Name or service not known'),
      object: 'Deployment/shop/web',
      evidence: [/8\.8\.8\.8, 10\.43\.0\.10/],
    },
    'the right resolver without the domains to search': {
      objects: [...base, failing('web', own('10.43.0.10'))],
      logs: log('java.net.UnknownHostException: db: Name or service not known'),
      object: 'Deployment/shop/web',
      evidence: [/searches: –/],
    },
  },
  ignores: {
    'a name that was found at last, and a server that refuses': {
      objects: [...base, failing('web', own('1.1.1.1'))],
      logs: log('getaddrinfo EAI_AGAIN db\nretrying\nError: connect ECONNREFUSED 10.43.0.20:5432'),
    },
    'the right resolver, its domains, and no answer': {
      objects: [
        ...base,
        failing('web', {
          spec: {
            dnsPolicy: 'None',
            dnsConfig: { nameservers: ['10.43.0.10'], searches: ['shop.svc.cluster.local', 'svc.cluster.local'] },
          },
        }),
      ],
      logs: log('getaddrinfo EAI_AGAIN db'),
    },
    'outside resolvers for outside names': {
      objects: [...base, failing('web', own('1.1.1.1'))],
      logs: log('Error: getaddrinfo ENOTFOUND a.acme.io'),
    },
    'the right address before another': {
      objects: [...base, failing('web', own('10.43.0.10', '8.8.8.8'))],
      logs: log("bad address 'db.shop.svc.cluster.local'"),
    },
    'a cache on the node': {
      objects: [...base, failing('web')],
      logs: log('lookup db on 169.254.20.10:53: no such host'),
    },
    'a pod of the node’s network': {
      objects: [...base, failing('web', { spec: { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' } })],
      logs: log('lookup db on 127.0.0.53:53: no such host'),
    },
    'pods that run well': { objects: [...base, workload('web', own('9.9.9.9'))] },
  },
});
