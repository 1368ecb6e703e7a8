import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { allKinds } from '../testing/scene.ts';
import { u03OurSide } from './u03-our-side.ts';

const forbidden = { reason: 'forbidden', message: 'User "nobody" cannot list this' } as const;
const allForbidden = Object.fromEntries(allKinds.map((kind) => [kind, forbidden]));

ruleCases(u03OurSide, {
  finds: {
    'credentials that are no longer valid': {
      apiDown: { reason: 'unauthorised', message: 'https://10.0.0.10:6443: Unauthorized' },
      object: 'Cluster/10.0.0.10:6443',
      severity: 'unknown',
      evidence: [/unauthorised: .*Unauthorized/],
      victims: [],
    },
    'a name that does not resolve': {
      apiDown: { reason: 'unreachable', message: 'getaddrinfo ENOTFOUND k3s.example:6443' },
      object: 'Cluster/k3s.example:6443',
      severity: 'unknown',
      evidence: [/ENOTFOUND/],
    },
    'a certificate of another authority': {
      apiDown: { reason: 'tls', message: 'unable to verify the first certificate' },
      object: 'Cluster/cluster',
      severity: 'unknown',
      evidence: [/tls: unable to verify/],
    },
    'an account without any right, although the version may be read': {
      objects: [],
      unreadable: allForbidden,
      object: 'Cluster/10.0.0.10:6443',
      severity: 'unknown',
      evidence: [/forbidden: User "nobody"/],
    },
  },
  ignores: {
    'a server that refuses the connection': {
      apiDown: { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' },
    },
    'a server that takes too long': { apiDown: { reason: 'timeout', message: 'no answer within 10 s' } },
    'one kind that is forbidden': { objects: [node()], unreadable: { Secret: forbidden } },
  },
});
