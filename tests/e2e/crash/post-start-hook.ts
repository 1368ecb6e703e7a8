import type { FailingCase } from '../case.ts';
import { deployment, shell } from '../manifest.ts';
import { all, event, waiting } from '../symptoms.ts';

export const workload: FailingCase = {
  name: 'post-start-hook',
  code: 'C17',
  culprit: 'Deployment/shop',
  manifest: deployment(
    'shop',
    shell(
      "trap 'exit 0' TERM; while :; do sleep 1; done",
      'lifecycle: {postStart: {exec: {command: [sh, -c, "echo no cache to warm; exit 7"]}}}',
    ),
  ),
  until: all(event('FailedPostStartHook'), waiting('CrashLoopBackOff', 'PostStartHookError')),
  evidence: [/PostStartHook/],
};
