import { ruleCases } from '../testing/rule-cases.ts';
import { m09WrongStatus } from './m09-wrong-status.ts';
import { certificate, certManager, chain, clusterIssuer, ingress, solverPod } from './testing/scenes.ts';

const reason = "Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'";
const nginx = { http01: { ingress: { class: 'nginx' } } };
const links = chain({ reason });

ruleCases(m09WrongStatus, {
  finds: {
    'a page that is not found': {
      objects: [certManager(), links, solverPod(links[3] as never), ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/wrong status code '404'/],
      victims: ['Ingress/shop/web', 'Pod/shop/cm-acme-http-solver-x1'],
    },
    'an issuer whose solver names a class that nobody serves': {
      objects: [
        certManager(),
        clusterIssuer('letsencrypt-prod', { acme: { solvers: [nginx] } }),
        chain({ reason }, { solver: nginx }),
      ],
      object: 'ClusterIssuer/letsencrypt-prod',
      evidence: [/spec\.solver\.http01\.ingress: nginx/],
      victims: ['Certificate/shop/web-tls'],
    },
    'a login in front of the application': {
      objects: [
        certManager(),
        chain({ reason: "Waiting for http-01 challenge propagation: wrong status code '401', expected '200'" }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/401/],
    },
  },
  ignores: {
    'a challenge that is young': { objects: [certManager(), chain({ reason }, { age: 150 })] },
    'another page with status 200': {
      objects: [
        certManager(),
        chain({
          reason: 'Waiting for HTTP-01 challenge propagation: did not get expected response "x" when querying endpoint',
        }),
      ],
    },
    'a Certificate that is there': {
      objects: [certManager(), certificate('web-tls', { conditions: [{ type: 'Ready', status: 'True' }] })],
    },
  },
});
