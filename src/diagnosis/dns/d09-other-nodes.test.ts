import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d09OtherNodes } from './d09-other-nodes.ts';
import { coreDns, failing, served, twoNodes, unanswered } from './testing/core-dns.ts';

const web = failing('web', { node: 'node-2' });
const api = failing('api', { node: 'node-2' });
const logs = {
  'shop/web-7f9c-x1/app/previous': unanswered('db'),
  'shop/api-7f9c-x1/app/previous': 'Error: getaddrinfo EAI_AGAIN db',
};

ruleCases(d09OtherNodes, {
  finds: {
    'two programs on another node than CoreDNS': {
      objects: [twoNodes, coreDns(), web, api, served('db')],
      logs,
      object: 'Node/node-2',
      severity: 'critical',
      evidence: [/lookup db/, /EAI_AGAIN/, /nodeName: node-1/],
      victims: ['Deployment/shop/api', 'Deployment/shop/web', 'Pod/shop/api-7f9c-x1', 'Pod/shop/web-7f9c-x1'],
    },
    'programs on all other nodes: what they have in common is CoreDNS’s': {
      objects: [
        twoNodes,
        node('node-3', { status: { addresses: [] } }),
        coreDns(),
        served('db'),
        web,
        failing('api', { node: 'node-3' }),
      ],
      logs,
      object: 'Node/node-1',
      evidence: [/nodeName: node-3/],
    },
  },
  ignores: {
    'one of them beside CoreDNS': { objects: [twoNodes, coreDns(), web, failing('api'), served('db')], logs },
    'one program, one node': { objects: [twoNodes, coreDns(), web, served('db')], logs },
    'a single node': { objects: [node(), coreDns(), failing('web'), failing('api'), served('db')], logs },
    'a CoreDNS that is not there': { objects: [twoNodes, web, api, served('db')], logs },
  },
});
