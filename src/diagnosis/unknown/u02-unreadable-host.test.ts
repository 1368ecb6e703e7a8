import { expect, test } from 'vitest';
import { unreadable } from '../../model/readable.ts';
import { diagnose } from '../diagnose.ts';
import { rules } from '../registry.ts';
import { node, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago, snapshotOf } from '../testing/scene.ts';
import { u02UnreadableHost } from './u02-unreadable-host.ts';

const unreadableHost = u02UnreadableHost(rules.filter((rule) => rule.family !== 'unknown'));
const denied = unreadable('unauthorised', 'Permission denied (publickey)');
const silent = node('node-1', {
  conditions: [
    {
      type: 'Ready',
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
      lastHeartbeatTime: ago(600),
      lastTransitionTime: ago(550),
    },
  ],
});

ruleCases(unreadableHost, {
  finds: {
    'a host that refuses the key while its node is well': {
      objects: [node(), workload('web')],
      hosts: { 'node-1': denied },
      object: 'Host/node-1',
      severity: 'unknown',
      evidence: [/ssh: unauthorised: Permission denied/],
      victims: [],
    },
    'a host that is no node': {
      objects: [node()],
      hosts: { backup: unreadable('timeout', 'no answer within 10 s') },
      object: 'Host/backup',
      evidence: [/ssh: timeout/],
    },
  },
  ignores: {
    'no host configured': { objects: [node()] },
    'a silent node without a host': { objects: [silent] },
  },
});

test('a machine that answers neither SSH nor the cluster is one finding', () => {
  const hosts = { 'node-1': unreadable('timeout', 'no answer within 10 s') };
  const findings = diagnose(snapshotOf({ objects: [silent], hosts }));
  expect(findings.map(({ code, symptoms }) => [code, symptoms])).toEqual([['N1', ['U2']]]);
});

test('a host that answers neither SSH nor as API server is one finding', () => {
  const hosts = { 'node-1': unreadable('timeout', 'no answer within 10 s') };
  const apiDown = { reason: 'timeout', message: 'no answer from 10.0.0.10:6443 within 10 s' } as const;
  expect(diagnose(snapshotOf({ hosts, apiDown })).map(({ code }) => code)).toEqual(['N0']);
});
