import { crashed, pod, running, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c16Rollout } from './c16-rollout.ts';

const stuck = {
  conditions: [
    {
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'ReplicaSet "web-7f9c" has timed out progressing.',
    },
  ],
  updatedReplicas: 1,
};

ruleCases(c16Rollout, {
  finds: {
    'a rollout without pods that would tell more': {
      objects: [
        workload('web', {
          workloadStatus: stuck,
          state: running({ ready: false, state: { running: { startedAt: ago(30) } } }),
        }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/ProgressDeadlineExceeded/],
    },
  },
  ignores: {
    'a rollout that proceeds': {
      objects: [
        workload('web', {
          workloadStatus: { conditions: [{ type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated' }] },
          state: crashed({ exitCode: 1 }),
        }),
      ],
    },
    'a Deployment at zero': { objects: [workload('web', { replicas: 0, workloadStatus: stuck })] },
    'a lone pod': { objects: [pod('web')] },
  },
});
