import { event, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, mounting, volume } from './testing/claims.ts';
import { v16MountFailed } from './v16-mount-failed.ts';

const creating = { phase: 'Pending', state: waiting('ContainerCreating') };
const stuck = workload('web', { ...creating, ...mounting('data') });
const bound = [claim('data', { volume: 'pv-1' }), volume('pv-1', { phase: 'Bound' })];
const about = (objects: typeof stuck, reason: string, message: string, seconds = 60) =>
  objects.filter(({ kind }) => kind === 'Pod').map((pod) => event(pod, reason, message, { seconds, count: 9 }));
const general =
  'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[]: timed out waiting for the condition';
const onHost = workload('web', {
  ...creating,
  spec: { volumes: [{ name: 'files', hostPath: { path: '/srv/files', type: 'Directory' } }] },
});
const onNfs = workload('web', {
  ...creating,
  spec: { volumes: [{ name: 'files', nfs: { server: '10.0.0.7', path: '/x' } }] },
});
const withSecret = workload('web', {
  ...creating,
  spec: { volumes: [{ name: 'keys', secret: { secretName: 'keys' } }] },
});

ruleCases(v16MountFailed, {
  finds: {
    'a directory that is not on the node, with the general words after it': {
      objects: [
        stuck,
        bound,
        about(
          stuck,
          'FailedMount',
          'MountVolume.NewMounter initialization failed for volume "pv-1" : path "/mnt/disk" does not exist',
          200,
        ),
        about(stuck, 'FailedMount', general, 30),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/path "\/mnt\/disk" does not exist/],
      victims: ['Deployment/shop/web', 'Node/node-1', 'Pod/shop/web-7f9c-x1'],
    },
    'a path of the node that is no directory': {
      objects: [
        onHost,
        about(
          onHost,
          'FailedMount',
          'MountVolume.SetUp failed for volume "files" : hostPath type check failed: /srv/files is not a directory',
        ),
      ],
      object: 'Deployment/shop/web',
      evidence: [/is not a directory/],
    },
    'an NFS server that does not answer': {
      objects: [
        onNfs,
        about(
          onNfs,
          'FailedMount',
          'MountVolume.SetUp failed for volume "files" : mount failed: exit status 32 Mounting command: mount Output: mount.nfs: Connection timed out',
        ),
      ],
      object: 'Deployment/shop/web',
      evidence: [/Connection timed out/],
    },
    'a volume that is attached elsewhere': {
      objects: [
        stuck,
        bound,
        about(
          stuck,
          'FailedAttachVolume',
          'Multi-Attach error for volume "pv-1" Volume is already exclusively attached to one node and can\'t be attached to another',
        ),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/Multi-Attach/],
    },
    'only the general words': {
      objects: [stuck, bound, about(stuck, 'FailedMount', general)],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/unmounted volumes=\[data\]/],
    },
    'claims that may not be read': {
      objects: [
        stuck,
        about(
          stuck,
          'FailedMount',
          'MountVolume.SetUp failed for volume "pv-1" : wrong fs type, bad option, bad superblock',
        ),
      ],
      unreadable: { PersistentVolumeClaim: { reason: 'forbidden', message: 'forbidden' } },
      also: ['U1'],
      object: 'Deployment/shop/web',
      evidence: [/wrong fs type/],
    },
  },
  ignores: {
    'a Secret that is missing': {
      objects: [
        withSecret,
        about(withSecret, 'FailedMount', 'MountVolume.SetUp failed for volume "keys" : secret "keys" not found'),
      ],
    },
    'a failure that was overcome': {
      objects: [workload('web', mounting('data')), bound, about(stuck, 'FailedMount', general)],
    },
    'the first try of a new pod': {
      objects: [
        workload('web', { ...creating, ...mounting('data'), age: 20 }),
        bound,
        about(stuck, 'FailedMount', general, 5),
      ],
    },
    'an old failure of a pod that now waits for something else': {
      objects: [stuck, bound, about(stuck, 'FailedMount', general, 3000)],
    },
  },
});
