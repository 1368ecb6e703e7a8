import { event, node, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import type { SceneObject } from '../testing/scene.ts';
import { d05NodeHosts } from './d05-node-hosts.ts';
import { config, coreDns } from './testing/core-dns.ts';

const items = [
  { key: 'Corefile', path: 'Corefile' },
  { key: 'NodeHosts', path: 'NodeHosts' },
];
const spec = { volumes: [{ name: 'config-volume', configMap: { name: 'coredns', items } }] };
const stuck = coreDns({ spec, state: waiting('ContainerCreating') });
const lacking = config({ Corefile: '.:53 {\n}' });
const podOf = (scene: typeof stuck) => scene.flat(9).find((one) => (one as SceneObject).kind === 'Pod') as SceneObject;

ruleCases(d05NodeHosts, {
  finds: {
    'a ConfigMap without the key, and the kubelet’s word': {
      objects: [
        node(),
        stuck,
        lacking,
        event(
          podOf(stuck),
          'FailedMount',
          'MountVolume.SetUp failed for volume "config-volume" : configmap references non-existent config key: NodeHosts',
        ),
      ],
      object: 'ConfigMap/kube-system/coredns',
      severity: 'critical',
      evidence: [/NodeHosts/],
    },
    'the same by its structure alone': {
      objects: [node(), stuck, lacking],
      object: 'ConfigMap/kube-system/coredns',
      evidence: [/NodeHosts/],
    },
  },
  ignores: {
    'a ConfigMap that has it': { objects: [coreDns({ spec })] },
    'a ConfigMap that could not be read': {
      objects: [coreDns({ spec })],
      unreadable: { ConfigMap: { reason: 'forbidden', message: 'no' } },
    },
  },
});
