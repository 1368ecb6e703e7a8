import { describe, expect, test } from 'vitest';
import { refusalsIn, taintIn } from './message.ts';

const briefly = (message: string) =>
  refusalsIn(message).map(({ nodes, sort, resource }) => [nodes, sort, ...(resource ? [resource] : [])].join(' '));

describe('the scheduler’s message', () => {
  test.each([
    ['0/1 nodes are available: 1 Insufficient cpu.', ['1 resource cpu']],
    [
      '0/3 nodes are available: 1 Insufficient memory, 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
      ['1 resource memory', '2 resource cpu'],
    ],
    [
      '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
      ['1 resource cpu'],
    ],
    ['0/2 nodes are available: 2 Too many pods.', ['2 resource pods']],
    ['0/1 nodes are available: 1 Insufficient nvidia.com/gpu.', ['1 resource nvidia.com/gpu']],
    [
      "0/4 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate, 3 node(s) didn't match node selector.",
      ['1 taint', '3 selector'],
    ],
    [
      "0/2 nodes are available: 1 node(s) had untolerated taint {dedicated: db}, 1 node(s) didn't match Pod's node affinity/selector.",
      ['1 taint', '1 selector'],
    ],
    ['0/1 nodes are available: 1 node(s) had untolerated taint(s).', ['1 taint']],
    ["0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.", ['1 port']],
    ["0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.", ['3 affinity']],
    ["0/3 nodes are available: 3 node(s) didn't match pod affinity/anti-affinity rules.", ['3 affinity']],
    ["0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints.", ['3 affinity']],
    ["0/1 nodes are available: 1 node(s) didn't satisfy existing pods anti-affinity rules.", ['1 affinity']],
    ['0/1 nodes are available: 1 node(s) were unschedulable.', ['1 cordon']],
    ['0/1 nodes are available: 1 node(s) had volume node affinity conflict.', ['1 volume']],
    ["0/1 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity.", ['1 volume']],
    ['0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/1 …', ['0 volume']],
    ['0/1 nodes are available: persistentvolumeclaim "data" not found.', ['0 volume']],
    ['persistentvolumeclaim "data" not found', ['0 volume']],
    ["0/2 nodes are available: 2 node(s) didn't find available persistent volumes to bind.", ['2 volume']],
    ['no nodes available to schedule pods', ['0 other']],
    ['', []],
  ])('%s', (message, expected) => expect(briefly(message)).toEqual(expected));
});

test('a taint is read out of braces', () => {
  expect(taintIn('node(s) had untolerated taint {dedicated: db}')).toBe('dedicated=db');
  expect(taintIn('node(s) had untolerated taint {gpu: }')).toBe('gpu');
  expect(taintIn('node(s) had untolerated taint(s)')).toBeUndefined();
});
