import { crashed, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { c11SecurityContext } from './c11-security-context.ts';

ruleCases(c11SecurityContext, {
  finds: {
    'an image that runs as root against runAsNonRoot': {
      objects: [
        workload('web', {
          container: { securityContext: { runAsNonRoot: true } },
          state: waiting(
            'CreateContainerConfigError',
            'container has runAsNonRoot and image will run as root (pod: "web_shop(1)", container: app)',
          ),
        }),
      ],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/image will run as root/, /securityContext: {"runAsNonRoot":true}/],
    },
    'a user who is only a name': {
      objects: [
        workload('web', {
          state: waiting(
            'CreateContainerConfigError',
            'container has runAsNonRoot and image has non-numeric user (nginx), cannot verify user is non-root',
          ),
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/non-numeric user/],
    },
    'a user whom the image does not know': {
      objects: [
        workload('web', {
          state: crashed({
            exitCode: 128,
            reason: 'StartError',
            message: 'unable to find user app: no matching entries in passwd file',
          }),
        }),
      ],
      object: 'Deployment/shop/web',
      evidence: [/unable to find user app/],
    },
  },
  ignores: {
    'a missing Secret': {
      objects: [workload('web', { state: waiting('CreateContainerConfigError', 'secret "db" not found') })],
    },
    'a pod that is being deleted': {
      objects: [
        workload('web', {
          metadata: { deletionTimestamp: ago(1) },
          state: waiting('CreateContainerConfigError', 'container has runAsNonRoot and image will run as root'),
        }),
      ],
    },
  },
});
