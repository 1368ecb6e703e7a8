import type { FailingCase } from '../case.ts';
import { deployment, shell, sleeper } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';
import { apply } from '../workspace.ts';

/** Without a probe it would pass for ready in the moment before it ends, and take the place of the old one. */
const crashing = shell(
  'echo "panic: the basket is nil"; exit 2',
  'readinessProbe: {exec: {command: ["true"]}, initialDelaySeconds: 5}',
);

/** The new version crashes while the old one still serves. */
export const workload: FailingCase = {
  name: 'bad-rollout',
  code: 'C16',
  culprit: 'Deployment/shop',
  manifest: deployment('shop', sleeper),
  until: all(crashLooping(), ready(1)),
  evidence: [/revision|ReplicaSet|rollout/i],
  steps: [
    {
      when: ready(1),
      act: (client, namespace) => apply(client, namespace, deployment('shop', crashing)),
    },
  ],
};
