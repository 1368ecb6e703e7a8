import { keyOf } from '../../model/object.ts';
import { failingMakers } from '../configuration/failing-maker.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { failedPulls } from './cause.ts';
import { createSecret, pullDraft } from './draft.ts';
import { badSecret } from './pull-secret.ts';

/** The registry refuses, and the pod's pull secret is absent, of another type, or for another registry. */
export const i04PullSecret: Rule = {
  code: 'I4',
  family: 'image',
  reads: ['Pod'],
  consults: ['Secret', 'Event', 'Job', 'Deployment'],
  *check(cluster) {
    for (const pull of failedPulls(cluster, 'I4')) {
      const bad = badSecret(cluster, pull);
      if (!bad) continue;
      const { secret, found } = bad;
      const pod = podRef(pull.pod);
      yield pullDraft(cluster, pull, {
        object: secret,
        evidence: [fromSpec(pod, 'spec.imagePullSecrets', secret.name), fromStatus(secret, 'secret', found)],
        parameters: { secret: secret.name, found },
        blames:
          cluster.exists('Secret', secret.namespace, secret.name) === 'no'
            ? failingMakers(cluster, secret, new Set([keyOf(pod)]))
            : [],
        commands: [
          command('kubectl', '-n', secret.namespace ?? 'default', 'get', 'secrets'),
          command('podman', 'login', pull.reference.registry),
          createSecret(pull, secret.name),
        ],
      });
    }
  },
};
