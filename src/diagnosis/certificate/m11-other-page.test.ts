import { ruleCases } from '../testing/rule-cases.ts';
import { m11OtherPage } from './m11-other-page.ts';
import { certManager, chain, ingress } from './testing/scenes.ts';

const reason =
  'Waiting for HTTP-01 challenge propagation: did not get expected response when querying endpoint, expected "a.b" but got: <!doctype html>... (truncated)';

ruleCases(m11OtherPage, {
  finds: {
    'a page of the application': {
      objects: [certManager(), chain({ reason }), ingress()],
      object: 'Certificate/shop/web-tls',
      severity: 'critical',
      evidence: [/did not get expected response/],
      victims: ['Ingress/shop/web'],
    },
    'in the words of an old version': {
      objects: [
        certManager(),
        chain({
          reason: 'Waiting for http-01 challenge propagation: presented key (<html>) did not match expected (a.b)',
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/did not match expected/],
    },
  },
  ignores: {
    'a challenge that is young': { objects: [certManager(), chain({ reason }, { age: 200 })] },
    'a page that is missing': {
      objects: [
        certManager(),
        chain({ reason: "Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'" }),
      ],
    },
  },
});
