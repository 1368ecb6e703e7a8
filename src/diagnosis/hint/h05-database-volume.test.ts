import { object, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h05DatabaseVolume } from './h05-database-volume.ts';

const stored = (
  image: string,
  policy: string,
  source: object = { hostPath: { path: '/var/lib/rancher/k3s/storage/x' } },
) => [
  pod('db-0', {
    container: { image },
    spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
  }),
  object('PersistentVolumeClaim', 'data', { spec: { volumeName: 'pv-1' }, status: { phase: 'Bound' } }),
  object('PersistentVolume', 'pv-1', { spec: { persistentVolumeReclaimPolicy: policy, ...source } }),
];

ruleCases(h05DatabaseVolume, {
  finds: {
    'PostgreSQL on local-path': {
      objects: stored('postgres:16', 'Delete'),
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/ReclaimPolicy: Delete/],
      victims: ['PersistentVolumeClaim/shop/data'],
    },
  },
  ignores: {
    'a volume that stays': { objects: stored('postgres:16', 'Retain') },
    'a storage of its own': { objects: stored('postgres:16', 'Delete', { csi: { driver: 'driver.longhorn.io' } }) },
    'a cache': { objects: stored('nginx:1.27', 'Delete') },
  },
});
