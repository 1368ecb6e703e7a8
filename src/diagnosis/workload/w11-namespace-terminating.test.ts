import { type Fields, object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, type SceneObject } from '../testing/scene.ts';
import { condition } from './testing/autoscalers.ts';
import { w11NamespaceTerminating } from './w11-namespace-terminating.ts';

const going = (
  conditions: readonly Fields[],
  seconds = 7200,
  more: { metadata?: Fields; spec?: Fields } = {},
): SceneObject =>
  object('Namespace', 'old', {
    age: 86_400 * 9,
    metadata: { deletionTimestamp: ago(seconds), ...more.metadata },
    spec: more.spec ?? { finalizers: ['kubernetes'] },
    status: { phase: 'Terminating', conditions },
  });
const held = [
  condition(
    'NamespaceDeletionDiscoveryFailure',
    'False',
    'ResourcesDiscovered',
    'All resources successfully discovered',
  ),
  condition(
    'NamespaceContentRemaining',
    'True',
    'SomeResourcesRemain',
    'Some resources are remaining: challenges.acme.cert-manager.io has 2 resource instances',
  ),
  condition(
    'NamespaceFinalizersRemaining',
    'True',
    'SomeFinalizersRemain',
    'Some content in the namespace has finalizers remaining: acme.cert-manager.io/finalizer in 2 resource instances',
  ),
];
const ending = [
  condition(
    'NamespaceContentRemaining',
    'True',
    'SomeResourcesRemain',
    'Some resources are remaining: pods. has 1 resource instances',
  ),
];

ruleCases(w11NamespaceTerminating, {
  finds: {
    'a finalizer whose owner is gone': {
      objects: [going(held)],
      object: 'Namespace/old',
      severity: 'warning',
      evidence: [/challenges\.acme\.cert-manager\.io has 2/, /acme\.cert-manager\.io\/finalizer in 2/],
    },
    'an API that cannot be asked': {
      objects: [
        going([
          condition(
            'NamespaceDeletionDiscoveryFailure',
            'True',
            'DiscoveryFailed',
            'Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: custom.metrics.k8s.io/v1beta1: stale GroupVersion discovery: custom.metrics.k8s.io/v1beta1',
          ),
        ]),
      ],
      object: 'Namespace/old',
      evidence: [/DiscoveryFailed/],
    },
    'a finalizer of the namespace itself': {
      objects: [going([], 7200, { metadata: { finalizers: ['controller.cattle.io/namespace-auth'] }, spec: {} })],
      object: 'Namespace/old',
      evidence: [/controller\.cattle\.io/],
    },
  },
  ignores: {
    'a namespace that lives': { objects: [object('Namespace', 'shop', { status: { phase: 'Active' } })] },
    'one that was deleted a minute ago': { objects: [going(held, 60)] },
    'one whose pods still have time to end': {
      objects: [
        going(ending, 400),
        pod('game', {
          namespace: 'old',
          metadata: { deletionTimestamp: ago(-1200), deletionGracePeriodSeconds: 1600 },
        }),
      ],
    },
  },
});
