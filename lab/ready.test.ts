import { describe, expect, test } from 'vitest';
import { notReady, type Seen } from './ready.ts';

const boot = new Date('2026-11-25T10:00:00Z');
const booted = new Map([['vps', boot]]);
const later = '2026-11-25T10:00:30Z';
const earlier = '2026-11-25T09:00:00Z';
const yes = (type: string) => [{ type, status: 'True' }];

const deployments = ['coredns', 'local-path-provisioner', 'metrics-server', 'traefik'].map((name) => ({
  metadata: { name, namespace: 'kube-system' },
  status: { conditions: yes('Available') },
}));

function pod(namespace: string, startedAt: string, ready = true) {
  return {
    metadata: { name: 'p', namespace },
    spec: { nodeName: 'vps' },
    status: {
      phase: 'Running',
      conditions: ready ? yes('Ready') : [],
      containerStatuses: [{ ready, state: { running: { startedAt } } }],
    },
  };
}

const well: Seen = {
  nodes: [{ metadata: { name: 'vps' }, status: { conditions: yes('Ready') } }],
  leases: [{ metadata: { name: 'vps' }, spec: { renewTime: later } }],
  deployments,
  pods: [pod('kube-system', later)],
};

describe('what a ready cluster still lacks', () => {
  test('nothing, when all was seen alive since the boot', () => {
    expect(notReady(well, booted)).toEqual([]);
  });

  test('the past is not the present: Ready nodes and pods from before the boot do not count', () => {
    const past: Seen = {
      ...well,
      leases: [{ metadata: { name: 'vps' }, spec: { renewTime: earlier } }],
      pods: [pod('kube-system', earlier)],
    };
    expect(notReady(past, booted)).toEqual(['a sign of life of node vps', 'pod p']);
  });

  test('an agent that never joined', () => {
    expect(notReady(well, new Map([...booted, ['vps-2', boot]]))).toEqual(['node vps-2']);
  });

  test('built-in deployments that are missing or not available', () => {
    const [coredns, ...others] = deployments;
    const broken = { ...coredns, metadata: { name: 'coredns', namespace: 'kube-system' }, status: { conditions: [] } };
    expect(notReady({ ...well, deployments: [broken, ...others.slice(1)] }, booted)).toEqual([
      'deployment coredns',
      'deployment local-path-provisioner',
    ]);
  });

  test("broken pods of ours count, finished ones and users' do not", () => {
    const finished = { ...pod('kube-system', earlier, false), status: { phase: 'Succeeded' } };
    expect(notReady({ ...well, pods: [pod('kube-system', later, false)] }, booted)).toEqual(['pod p']);
    expect(notReady({ ...well, pods: [finished, pod('shop', earlier, false)] }, booted)).toEqual([]);
  });
});
