import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

/** Somebody who pauses a rollout to change several things at once is done within minutes. */
const normalPauseMs = 120_000;

/** A Deployment was paused before its newest version was rolled out, so changes have no effect until it is resumed. */
export const g11Paused: Rule = {
  code: 'G11',
  family: 'configuration',
  reads: ['Deployment'],
  *check(cluster) {
    for (const deployment of cluster.all('Deployment')) {
      const { spec, status, metadata } = deployment;
      const wanted = spec?.replicas ?? 1;
      const updated = status?.updatedReplicas ?? 0;
      if (!spec?.paused || metadata.deletionTimestamp || wanted === 0 || updated >= wanted) continue;
      const condition = status?.conditions?.find(({ type }) => type === 'Progressing');
      const since = Date.parse(
        String(condition?.lastUpdateTime ?? condition?.lastTransitionTime ?? metadata.creationTimestamp ?? ''),
      );
      if (cluster.now - since < normalPauseMs) continue;
      const object = refOf('Deployment', deployment);
      yield {
        severity: (status?.readyReplicas ?? 0) > 0 ? 'warning' : 'critical',
        object,
        victims: [object],
        evidence: [
          fromSpec(object, 'spec.paused', true),
          fromStatus(object, 'status.updatedReplicas', `${updated} of ${wanted}`),
        ],
        parameters: { updated, wanted },
        remedy: remedy(
          'upgrades/application',
          object,
          kubectl(['rollout', 'status'], object, '--watch=false'),
          kubectl(['rollout', 'resume'], object),
        ),
        // Whatever stops the pods that the rollout did make comes first.
        blames: [object],
      };
    }
  },
};
