import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, manualClass, unbound, volume, waitingFor } from './testing/claims.ts';
import { v09VolumeMismatch } from './v09-volume-mismatch.ts';

const before = claim('data', { metadata: { uid: 'old' } });
const manual = manualClass('manual', 'Immediate');

ruleCases(v09VolumeMismatch, {
  finds: {
    'a volume that is too small': {
      objects: [
        manual,
        claim('data', { class: 'manual', size: '10Gi' }),
        volume('disk', { class: 'manual', size: '5Gi' }),
        waitingFor(['data'], unbound),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'critical',
      evidence: [/capacity 5Gi < 10Gi/],
      victims: ['PersistentVolume/disk', 'Pod/shop/db-0', 'StatefulSet/shop/db'],
    },
    'a volume that remembers an earlier claim of the same name': {
      objects: [claim('data', { class: '' }), volume('disk', { phase: 'Released', claim: before })],
      object: 'PersistentVolumeClaim/shop/data',
      severity: 'warning',
      evidence: [/Released, claimRef.uid old/],
    },
    'a volume of another access mode, in a class without an object': {
      objects: [claim('data', { class: 'nfs', modes: ['ReadWriteMany'] }), volume('disk', { class: 'nfs' })],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/accessModes ReadWriteOnce ≠ ReadWriteMany/],
    },
    'the volume that is named, of another class': {
      objects: [
        localPath(),
        claim('data', { class: 'local-path', spec: { storageClassName: 'local-path', volumeName: 'disk' } }),
        volume('disk', { class: 'manual' }),
      ],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/storageClassName "manual" ≠ "local-path"/],
    },
    'what the controller says where volumes may not be read': {
      objects: [
        manual,
        claim('data', { class: 'manual' }),
        event(claim('data'), 'VolumeMismatch', 'Cannot bind to requested volume "disk": requested PV is too small'),
      ],
      unreadable: { PersistentVolume: { reason: 'forbidden', message: 'forbidden' } },
      also: ['U1'],
      object: 'PersistentVolumeClaim/shop/data',
      evidence: [/VolumeMismatch/],
    },
  },
  ignores: {
    'a volume that fits': {
      objects: [manual, claim('data', { class: 'manual' }), volume('disk', { class: 'manual', size: '2Gi' })],
    },
    'a volume kept for somebody else': {
      objects: [
        manual,
        claim('data', { class: 'manual' }),
        volume('disk', { class: 'manual', size: '1Mi', claim: claim('other') }),
      ],
    },
    'an old volume where new ones are made': {
      objects: [
        localPath(),
        claim('data', { class: 'local-path' }),
        volume('disk', { class: 'local-path', phase: 'Released', claim: before }),
      ],
    },
  },
});
