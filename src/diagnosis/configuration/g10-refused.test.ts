import { node, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { g10Refused } from './g10-refused.ts';
import { refusedWith } from './testing/refused-with.ts';

ruleCases(g10Refused, {
  finds: {
    'a field that is invalid': {
      objects: refusedWith(
        'Error creating: Pod "web-7f9c-x" is invalid: spec.containers[0].volumeMounts[0].name: Not found: "data"',
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/is invalid: spec\.containers\[0\]/],
      victims: [],
    },
    'an admission policy': {
      objects: refusedWith(
        "Error creating: pods \"x\" is forbidden: ValidatingAdmissionPolicy 'no-latest' with binding 'all' denied request: no latest tag",
      ),
      object: 'Deployment/shop/web',
      evidence: [/no latest tag/],
    },
    'a ReplicaSet that could not be made': {
      objects: [
        node(),
        object('Deployment', 'web', {
          spec: { replicas: 1 },
          status: {
            conditions: [
              {
                type: 'Progressing',
                status: 'False',
                reason: 'ReplicaSetCreateError',
                message: 'Failed to create new replica set "web-1": replicasets.apps "web-1" is forbidden: no',
              },
            ],
          },
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/Failed to create new replica set/],
    },
  },
  ignores: {
    'a quota, which has a rule of its own': {
      objects: refusedWith('Error creating: pods "x" is forbidden: exceeded quota: q'),
    },
    'a server that was busy': { objects: refusedWith('Error creating: etcdserver: request timed out') },
  },
});
