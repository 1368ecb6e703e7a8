import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h11ReplicasOnOneVolume } from './h11-replicas-on-one-volume.ts';

const claim = (mode: string) => object('PersistentVolumeClaim', 'data', { spec: { accessModes: [mode] } });
const web = (replicas: number) =>
  workload('web', { replicas, spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } });

ruleCases(h11ReplicasOnOneVolume, {
  finds: {
    'three replicas on one local volume': {
      objects: [claim('ReadWriteOnce'), web(3)],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/spec\.replicas: 3 \(PersistentVolumeClaim data\)/],
      victims: ['Deployment/shop/web'],
    },
  },
  ignores: {
    'a volume for many': { objects: [claim('ReadWriteMany'), web(3)] },
    'a single replica': { objects: [claim('ReadWriteOnce'), web(1)] },
    'a claim that is not there': { objects: [web(3)] },
  },
});
