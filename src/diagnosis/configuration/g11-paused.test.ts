import { crashed, node, object, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { g11Paused } from './g11-paused.ts';

const paused = (status: object, spec: object = {}) =>
  workload('web', { workload: { paused: true, ...spec }, workloadStatus: { readyReplicas: 1, ...status } });

ruleCases(g11Paused, {
  finds: {
    'a new version that nobody gets': {
      objects: [node(), paused({ updatedReplicas: 0 })],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/spec\.paused: true/, /updatedReplicas: 0 of 1/],
    },
    'a Deployment that was created paused': {
      objects: [node(), object('Deployment', 'web', { spec: { replicas: 2, paused: true }, status: {} })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/0 of 2/],
    },
  },
  ignores: {
    'a pause after the rollout was done': { objects: [node(), paused({ updatedReplicas: 1 })] },
    'a pause half a minute ago': {
      objects: [
        node(),
        paused({
          updatedReplicas: 0,
          conditions: [{ type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused', lastUpdateTime: ago(30) }],
        }),
      ],
    },
    'a paused Deployment of no replicas': { objects: [node(), paused({}, { replicas: 0 })] },
    'a rollout that is not paused': { objects: [node(), workload('web', { state: crashed({ exitCode: 1 }) })] },
  },
});
