import type { Evidence } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { endEvidence, specPath } from '../crash/container.ts';
import type { ContainerRule } from '../crash/container-rule.ts';
import { logCommand } from '../crash/log-verdict.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { toldToClients } from './clients.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

const memory = serverRule({
  code: 'P11',
  recognise(cluster, trouble) {
    const { container, end, workload } = trouble;
    const killed = end?.reason === 'OOMKilled';
    const spoken = verdictFromWords(cluster, trouble, 'memory');
    if (!killed && !spoken) return undefined;
    const told = spoken?.evidence ?? [];
    return {
      evidence: [...(killed ? [endEvidence(container, end)] : []), ...told, ...room(container)].slice(0, 6),
      parameters: {
        problem: killed ? 'OOMKilled' : String(spoken?.parameters?.['problem'] ?? ''),
        limit: limitOf(container),
      },
      commands: [
        logCommand(trouble),
        kubectl(['set', 'resources'], workload, '-c', container.name, '--limits=memory=<MORE>'),
        kubectl('edit', workload),
      ],
    };
  },
});

/** The server lacks memory: its container's limit, or the shared memory that Kubernetes gives, 64 MiB. */
export const p11Memory: ContainerRule = {
  ...memory,
  consults: [...(memory.consults ?? []), 'Service'],
  *check(cluster) {
    yield* memory.check(cluster);
    yield* others(cluster);
  },
  others,
};

function others(cluster: Parameters<typeof toldToClients>[0]) {
  return toldToClients(cluster, 'memory', ({ container }) => ({ limit: limitOf(container) }));
}

function limitOf({ spec, pod }: Container): string {
  return String(spec.resources?.limits?.['memory'] ?? pod.spec?.resources?.limits?.['memory'] ?? '—');
}

function room(container: Container): readonly Evidence[] {
  const pod = podRef(container.pod);
  const path = specPath(container);
  const shm = (container.spec.volumeMounts ?? []).find(({ mountPath }) => mountPath === '/dev/shm');
  return [
    fromSpec(pod, `${path}.resources.limits.memory`, limitOf(container)),
    fromSpec(pod, `${path}.volumeMounts[/dev/shm]`, shm ? shm.name : '—'),
  ];
}
