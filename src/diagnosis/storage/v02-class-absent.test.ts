import { event, unscheduled } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { claim, localPath, unbound, volume, waitingFor } from './testing/claims.ts';
import { v02ClassAbsent } from './v02-class-absent.ts';

const data = claim('data', { class: 'standard' });
const told = event(data, 'ProvisioningFailed', 'storageclass.storage.k8s.io "standard" not found');

ruleCases(v02ClassAbsent, {
  finds: {
    'one class that two claims miss, with their pods': {
      objects: [localPath(), data, told, claim('logs', { class: 'standard' }), waitingFor(['data', 'logs'], unbound)],
      object: 'StorageClass/standard',
      severity: 'critical',
      evidence: [/spec.storageClassName: standard/, /ProvisioningFailed: .*not found/, /PodScheduled/],
      victims: [
        'PersistentVolumeClaim/shop/data',
        'PersistentVolumeClaim/shop/logs',
        'Pod/shop/db-0',
        'StatefulSet/shop/db',
      ],
    },
    'a class that is missing although no event says so any more': {
      objects: [localPath(), data],
      object: 'StorageClass/standard',
      severity: 'warning',
      evidence: [/storageClassName: standard/],
    },
    'a class named in the old way': {
      objects: [
        localPath(),
        claim('data', { metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': 'fast' } } }),
      ],
      object: 'StorageClass/fast',
      evidence: [/storageClassName: fast/],
    },
    'the claim of an ephemeral volume': {
      objects: [
        localPath(),
        claim('web-1-scratch', { class: 'fast' }),
        unscheduled('web-1', unbound, {
          spec: { volumes: [{ name: 'scratch', ephemeral: { volumeClaimTemplate: {} } }] },
        }),
      ],
      object: 'StorageClass/fast',
      severity: 'critical',
      evidence: [/fast/],
      victims: ['PersistentVolumeClaim/shop/web-1-scratch', 'Pod/shop/web-1'],
    },
  },
  ignores: {
    'a claim that waits for its first pod': { objects: [localPath(), claim('data', { class: 'local-path' })] },
    'a bound claim whose class was deleted': {
      objects: [claim('data', { class: 'standard', volume: 'pv-1' }), volume('pv-1', { phase: 'Bound' })],
    },
    'a class that is only a word between a claim and its volume': {
      objects: [localPath(), claim('data', { class: 'manual' }), volume('disk', { class: 'manual' })],
    },
    'classes that may not be read': { objects: [claim('data', { class: 'local-path' })].slice(1) },
    'a claim that wants no class at all': { objects: [localPath(), claim('data', { class: '' })] },
  },
});
