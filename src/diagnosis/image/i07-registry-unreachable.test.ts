import { ruleCases } from '../testing/rule-cases.ts';
import { i07RegistryUnreachable } from './i07-registry-unreachable.ts';
import { backingOff, containerd, pulling } from './testing/pulls.ts';

ruleCases(i07RegistryUnreachable, {
  finds: {
    'a registry that does not answer in time': {
      objects: backingOff(
        'registry.shop.dev:5000/web:1',
        'failed to do request: Head "https://registry.shop.dev:5000/v2/": dial tcp 10.9.9.9:5000: i/o timeout',
      ),
      object: 'Registry/registry.shop.dev:5000',
      severity: 'critical',
      evidence: [/i\/o timeout/],
    },
    'a registry that CRI-O calls unavailable, with the reason': {
      objects: pulling(
        'registry.shop.dev/web:1',
        'image pull failed for registry.shop.dev/web:1 because the registry is unavailable: pinging container registry registry.shop.dev: Get "https://registry.shop.dev/v2/": dial tcp 10.9.9.9:443: connect: connection refused',
        { reason: 'RegistryUnavailable' },
      ),
      object: 'Registry/registry.shop.dev',
      evidence: [/connection refused/],
    },
  },
  ignores: {
    'a name that does not resolve': {
      objects: pulling('r.dev/web:1', containerd('r.dev/web:1', 'dial tcp: lookup r.dev: no such host')),
    },
    'a runtime that does not answer': {
      objects: pulling(
        'r.dev/web:1',
        'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/k3s/containerd/containerd.sock: connect: connection refused"',
      ),
    },
  },
});
