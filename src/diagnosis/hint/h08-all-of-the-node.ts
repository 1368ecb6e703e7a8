import { containersOf } from '../containers.ts';
import { fromSpec } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';

/** Paths with which a container owns its node. */
const whole =
  /^\/(?:$|etc\/?$|root|var\/run\/docker\.sock|run\/(?:k3s\/)?containerd|var\/lib\/(?:rancher|kubelet)\/?$)/;

/** A container that can do on its node whatever it likes. */
export const h08AllOfTheNode: Rule = {
  code: 'H8',
  family: 'hint',
  reads: ['Pod'],
  consults: templateKinds,
  *check(cluster) {
    const advised = usersTemplates(cluster).flatMap(({ ref, pod }) => [
      ...containersOf(pod)
        .filter(({ spec }) => spec.securityContext?.privileged === true)
        .map(({ name }) => ({
          object: ref,
          evidence: fromSpec(ref, `spec.containers[${name}].securityContext.privileged`, true),
        })),
      ...(pod.spec?.volumes ?? []).flatMap(({ name, hostPath }) =>
        hostPath && whole.test(hostPath.path)
          ? [{ object: ref, evidence: fromSpec(ref, `spec.volumes[${name}].hostPath`, hostPath.path) }]
          : [],
      ),
    ]);
    yield* adviceByNamespace(advised, 'emergency/compromise');
  },
};
