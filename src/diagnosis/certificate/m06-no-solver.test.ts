import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { m06NoSolver } from './m06-no-solver.ts';
import { certificate, certManager, chain, clusterIssuer, order, request } from './testing/scenes.ts';

const wild = certificate('web-tls', { spec: { dnsNames: ['*.shop.test'] } });
const asked = request(wild);
const ordered = order(asked, { spec: { dnsNames: ['*.shop.test'] } });
const own = certificate('web-tls', { spec: { issuerRef: { kind: 'ClusterIssuer', name: 'zoned' } } });
const ownAsked = request(own);
const zoned = clusterIssuer('zoned', {
  acme: { solvers: [{ selector: { dnsZones: ['example.org'] }, dns01: { cloudflare: {} } }] },
});

ruleCases(m06NoSolver, {
  finds: {
    'a wildcard with HTTP-01 only': {
      objects: [
        certManager(),
        wild,
        asked,
        ordered,
        event(
          ordered,
          'Solver',
          'Failed to determine a valid solver configuration for the set of domains on the Order: no configured challenge solvers can be used for this challenge',
        ),
      ],
      object: 'ClusterIssuer/letsencrypt-prod',
      evidence: [/Solver: Failed to determine/, /dnsNames: \*\.shop\.test/, /solvers: http01/],
      victims: ['Certificate/shop/web-tls'],
    },
    'the same when its event is gone': {
      objects: [certManager(), wild, asked, ordered],
      object: 'ClusterIssuer/letsencrypt-prod',
      evidence: [/dnsNames: \*\.shop\.test/],
    },
    'a zone that is not that of the name': {
      objects: [certManager(), zoned, own, ownAsked, order(ownAsked)],
      object: 'ClusterIssuer/zoned',
      evidence: [/dns01 \(dnsZones: example\.org\)/],
    },
  },
  ignores: {
    'an order with its challenge': { objects: [certManager(), chain({ reason: '' })] },
    'an order of a moment ago': {
      objects: [certManager(), wild, asked, order(asked, { age: 10, spec: { dnsNames: ['*.shop.test'] } })],
    },
    'an order whose name has a solver': {
      objects: [certManager(), own, ownAsked, clusterIssuer('zoned'), order(ownAsked)],
    },
  },
});
