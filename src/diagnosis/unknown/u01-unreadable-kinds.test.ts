import { expect, test } from 'vitest';
import { Cluster } from '../cluster.ts';
import { rules } from '../registry.ts';
import { node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { u01UnreadableKinds } from './u01-unreadable-kinds.ts';

const forbidden = {
  reason: 'forbidden',
  message: 'secrets is forbidden: User "viewer" cannot list resource "secrets"',
} as const;
const unreadableKinds = u01UnreadableKinds(rules.filter((rule) => rule.family !== 'unknown'));

ruleCases(unreadableKinds, {
  finds: {
    'kinds that the account may not list, once for all': {
      objects: [node(), workload('web')],
      unreadable: { Secret: forbidden, Lease: forbidden },
      object: 'Cluster/10.0.0.10:6443',
      severity: 'unknown',
      evidence: [/Secret: forbidden: secrets is forbidden/],
      victims: [],
    },
    'a kind that took too long': {
      objects: [node()],
      unreadable: { Event: { reason: 'timeout', message: 'no answer within 20 s' } },
      object: 'Cluster/10.0.0.10:6443',
      severity: 'unknown',
      evidence: [/Event: timeout/],
    },
  },
  ignores: {
    'everything readable': { objects: [node()] },
    'an API server that does not answer at all': {
      apiDown: { reason: 'refused', message: 'connect ECONNREFUSED 10.0.0.10:6443' },
    },
  },
});

test('U1 names the rules that are blind, and each reason with its kinds', () => {
  const blind = { code: 'X1', family: 'crash', reads: ['Pod'], check: () => [] } as const;
  const sees = {
    code: 'X2',
    family: 'crash',
    reads: [],
    consults: ['Pod', 'Secret', 'Node'],
    check: () => [],
  } as const;
  const unreadable = { Pod: forbidden, Secret: forbidden, Node: { reason: 'timeout', message: '' } } as const;
  const [draft] = [...u01UnreadableKinds([blind, sees]).check(new Cluster(snapshotOf({ unreadable })))];
  expect(draft?.parameters).toEqual({ kinds: 'Node (timeout); Pod, Secret (forbidden)', rules: 'X1' });
});
