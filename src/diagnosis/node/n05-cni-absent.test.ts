import { host } from '../testing/hosts.ts';
import { event, node, pod, waiting } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n05CniAbsent } from './n05-cni-absent.ts';

const notInitialised =
  'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized';
const notReady = (age: number) =>
  node('node-1', {
    age,
    conditions: [
      {
        type: 'Ready',
        status: 'False',
        reason: 'KubeletNotReady',
        message: notInitialised,
        lastTransitionTime: ago(45),
      },
    ],
  });
const creating = (name: string) => pod(name, { phase: 'Pending', state: waiting('ContainerCreating') });
const refused = (about: ReturnType<typeof pod>, why: string) =>
  event(
    about,
    'FailedCreatePodSandBox',
    `Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "fbdc1a": ${why}`,
  );
const noPlugin = 'plugin type="bridge" failed (add): failed to find plugin "bridge" in path [/usr/lib/cni]';

ruleCases(n05CniAbsent, {
  finds: {
    'a node whose CNI is not initialised': {
      objects: [notReady(86_400), creating('web-1')],
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/cni plugin not initialized/],
      victims: ['Pod/shop/web-1'],
    },
    'a node whose pod addresses are used up': {
      objects: [
        node(),
        [
          creating('web-1'),
          refused(
            creating('web-1'),
            'plugin type="flannel" failed (add): failed to delegate add: failed to allocate for range 0: no IP addresses available in range set: 10.42.0.1-10.42.0.254',
          ),
        ],
        pod('db-0'),
      ],
      object: 'Node/node-1',
      evidence: [/no IP addresses available in range set/],
      victims: ['Pod/shop/web-1'],
    },
    'a node that is Ready and gives new pods no network': {
      objects: [
        node(),
        [creating('web-1'), refused(creating('web-1'), noPlugin)],
        [
          creating('web-2'),
          refused(
            creating('web-2'),
            'plugin type="flannel" failed (add): open /run/flannel/subnet.env: no such file or directory',
          ),
        ],
        pod('db-0'),
      ],
      object: 'Node/node-1',
      evidence: [/failed to find plugin "bridge"/, /subnet\.env: no such file/],
      victims: ['Pod/shop/web-1', 'Pod/shop/web-2'],
    },
    'a runtime without a network, before the kubelet says so': {
      objects: [node()],
      hosts: {
        'node-1': host({
          containerd: {
            answering: true,
            detail: 'RuntimeReady=true, NetworkReady=false NetworkPluginNotReady cni plugin not initialized',
          },
        }),
      },
      object: 'Node/node-1',
      evidence: [/containerd: .*NetworkReady=false/],
    },
  },
  ignores: {
    'a node that joined a minute ago': { objects: [notReady(60)] },
    'a pod that got its network after all': { objects: [node(), pod('web-1'), refused(pod('web-1'), noPlugin)] },
    'a sandbox that fails for another reason': {
      objects: [
        node(),
        creating('web-1'),
        refused(creating('web-1'), 'failed to get sandbox image "rancher/mirrored-pause:3.6": i/o timeout'),
      ],
    },
  },
});
