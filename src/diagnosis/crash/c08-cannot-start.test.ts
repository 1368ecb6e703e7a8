import { crashed, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c08CannotStart } from './c08-cannot-start.ts';

const runc = (what: string) =>
  `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${what}: unknown`;

ruleCases(c08CannotStart, {
  finds: {
    'a program that the image does not hold': {
      objects: [
        workload('web', {
          state: crashed({
            exitCode: 128,
            reason: 'StartError',
            message: runc('error during container init: exec: "serve": executable file not found in $PATH'),
          }),
        }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/StartError, exit code 128: .*executable file not found/],
    },
    'a file that may not be executed': {
      objects: [
        workload('web', { state: waiting('RunContainerError', runc('exec: "/app/run.sh": permission denied')) }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/RunContainerError: .*permission denied/],
    },
    'a shell that does not find a command': {
      objects: [workload('web', { state: crashed({ exitCode: 127 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': '/entrypoint.sh: line 3: gosu: command not found' },
      object: 'Deployment/shop/web',
      evidence: [/gosu: command not found/, /exit code 127/],
    },
    'a missing jar': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: Unable to access jarfile /deployments/app.jar' },
      object: 'Deployment/shop/web',
      evidence: [/Unable to access jarfile/],
    },
    'an image without a command': {
      objects: [
        workload('web', {
          state: waiting(
            'CreateContainerError',
            'failed to generate container "x" spec: failed to generate spec: no command specified',
          ),
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/no command specified/],
    },
  },
  ignores: {
    'an error of the program itself': {
      objects: [workload('web', { state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: user not found' },
    },
    'a start that waits for its image': { objects: [workload('web', { state: waiting('ImagePullBackOff') })] },
    'a start after one of the node’s': {
      objects: [
        workload('web', {
          state: {
            ready: true,
            restartCount: 1,
            state: { running: { startedAt: ago(9) } },
            lastState: { terminated: { exitCode: 255, reason: 'Unknown', finishedAt: ago(60) } },
          },
        }),
      ],
    },
  },
});
