import type { Evidence } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { claimRelated, dataOf, declared, userOf } from './data.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** The data directory belongs to another user than the one as whom the server runs, or is open to too many. */
export const p03Ownership = serverRule({
  code: 'P3',
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'ownership');
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const data = dataOf(cluster, container);
    const user = userOf(container);
    const onNode = data?.directory;
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container), ...demands(container)],
      parameters: { ...verdict.parameters, user, place: onNode ?? data?.claim ?? data?.mountPath ?? '—' },
      related: claimRelated(cluster, container),
      // Kubernetes does not give a directory of the node to a group, whatever fsGroup says.
      commands:
        onNode === undefined
          ? [...verdict.commands, kubectl('edit', workload)]
          : [...verdict.commands, command('ls', '-lan', onNode), command('chown', '-R', `${user}:${user}`, onNode)],
    };
  },
});

function demands(container: Container): readonly Evidence[] {
  const pod = podRef(container.pod);
  const ofPod = container.pod.spec?.securityContext;
  const user = container.spec.securityContext?.runAsUser ?? ofPod?.runAsUser;
  return [
    ...(user === undefined ? [] : [fromSpec(pod, 'spec.securityContext.runAsUser', user)]),
    ...(ofPod?.fsGroup === undefined
      ? []
      : [fromSpec(pod, 'spec.securityContext.fsGroup', `${ofPod.fsGroup} (${ofPod.fsGroupChangePolicy ?? 'Always'})`)]),
  ];
}
