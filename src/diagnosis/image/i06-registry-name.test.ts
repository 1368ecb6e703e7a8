import { ruleCases } from '../testing/rule-cases.ts';
import { i06RegistryName } from './i06-registry-name.ts';
import { containerd, pulling } from './testing/pulls.ts';

const inside = 'registry.infra.svc.cluster.local:5000/web:1';

ruleCases(i06RegistryName, {
  finds: {
    'a registry under its name in the cluster': {
      objects: pulling(
        inside,
        containerd(
          inside,
          'failed to do request: Head "https://registry.infra.svc.cluster.local:5000/v2/": dial tcp: lookup registry.infra.svc.cluster.local: no such host',
        ),
      ),
      object: 'Registry/registry.infra.svc.cluster.local:5000',
      severity: 'critical',
      evidence: [/no such host/],
    },
    'a resolver that does not answer': {
      objects: pulling(
        'ghcr.io/x/y:1',
        containerd(
          'ghcr.io/x/y:1',
          'failed to do request: Head "https://ghcr.io/v2/": dial tcp: lookup ghcr.io on 10.0.0.2:53: read udp 10.0.0.5:1->10.0.0.2:53: i/o timeout',
        ),
      ),
      object: 'Registry/ghcr.io',
      evidence: [/lookup ghcr.io on/],
    },
  },
  ignores: {
    'a proxy whose name is wrong': {
      objects: pulling('ghcr.io/x/y:1', 'proxyconnect tcp: dial tcp: lookup proxy.corp: no such host'),
    },
    'a connection that is refused': {
      objects: pulling('ghcr.io/x/y:1', 'dial tcp 10.0.0.1:443: connect: connection refused'),
    },
  },
});
