import { type Fields, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { w15LimitRanges } from './w15-limit-ranges.ts';

const range = (name: string, limit: Fields, type = 'Container', namespace = 'shop') =>
  object('LimitRange', name, { namespace, spec: { limits: [{ type, ...limit }] } });

ruleCases(w15LimitRanges, {
  finds: {
    'a default above what another allows': {
      objects: [
        range('defaults', { default: { memory: '1Gi', cpu: '250m' } }),
        range('bounds', { max: { memory: '512Mi', cpu: '500m' } }),
      ],
      object: 'LimitRange/shop/bounds',
      severity: 'warning',
      evidence: [/default memory 1Gi \(defaults\) > max 512Mi \(bounds\)/],
      victims: ['LimitRange/shop/defaults'],
    },
    'a minimum above a maximum': {
      objects: [range('a', { min: { cpu: '500m' } }), range('b', { max: { cpu: '200m' } })],
      object: 'LimitRange/shop/b',
      evidence: [/min cpu 500m \(a\) > max 200m \(b\)/],
    },
    'a default request below a minimum': {
      objects: [range('a', { min: { cpu: '100m' } }), range('b', { defaultRequest: { cpu: '10m' } })],
      object: 'LimitRange/shop/a',
      evidence: [/defaultRequest cpu 10m \(b\) < min 100m \(a\)/],
    },
    'one container that is more than a pod may be': {
      objects: [range('a', { default: { memory: '1Gi' } }), range('b', { max: { memory: '512Mi' } }, 'Pod')],
      object: 'LimitRange/shop/b',
      evidence: [/> Pod max 512Mi/],
    },
  },
  ignores: {
    'LimitRanges that can all be met': {
      objects: [
        range('a', { default: { memory: '256Mi' }, defaultRequest: { memory: '128Mi' } }),
        range('b', { max: { memory: '1Gi' }, min: { memory: '64Mi' } }),
      ],
    },
    'the same in two namespaces': {
      objects: [
        range('a', { default: { memory: '1Gi' } }),
        range('b', { max: { memory: '512Mi' } }, 'Container', 'other'),
      ],
    },
  },
});
