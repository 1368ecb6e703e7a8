import { object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { h10UnusedClaim } from './h10-unused-claim.ts';

const claim = (name: string, phase = 'Pending', age = 3600) =>
  object('PersistentVolumeClaim', name, { age, spec: { storageClassName: 'local-path' }, status: { phase } });
const database = workload('db', {
  kind: 'StatefulSet',
  workload: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
});

ruleCases(h10UnusedClaim, {
  finds: {
    'a claim made beside the one of a StatefulSet': {
      objects: [database, claim('data-db-0'), claim('db-data')],
      object: 'Namespace/shop',
      severity: 'info',
      evidence: [/status\.phase: Pending/],
      victims: ['PersistentVolumeClaim/shop/db-data'],
    },
  },
  ignores: {
    'a claim that a workload mounts': {
      objects: [
        claim('data'),
        workload('web', { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } }),
      ],
    },
    'a claim with data': { objects: [claim('data', 'Bound')] },
    'a claim made just now': { objects: [claim('data', 'Pending', 60)] },
  },
});
