import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { unschedulable } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'host-port-taken',
  code: 'S5',
  culprit: 'Deployment/edge',
  manifest: ({ nodes }) =>
    deployment(
      'edge',
      shell("trap 'exit 0' TERM; while :; do sleep 1; done", 'ports: [{containerPort: 8080, hostPort: 28080}]'),
      nodes.length + 1,
    ),
  until: unschedulable(/free ports/),
  evidence: [/free ports|28080/],
};
