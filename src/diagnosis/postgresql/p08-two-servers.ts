import type { Evidence, Related } from '../../model/finding.ts';
import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import type { ContainerRule } from '../crash/container-rule.ts';
import { runningFor } from '../crash/trouble.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { victimOf } from './clients.ts';
import { claimRelated, dataOf } from './data.ts';
import { type Server, servers } from './server.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

const locked = serverRule({
  code: 'P8',
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'lock');
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const others = sharing(cluster, trouble.container.pod.metadata.name, dataOf(cluster, container)?.claim);
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...others.map((other) => mounting(cluster, other))],
      parameters: { ...verdict.parameters, others: namesOf(others) },
      related: [...claimRelated(cluster, container), ...others.map(related)],
      commands: [
        ...verdict.commands,
        command('kubectl', '-n', workload.namespace ?? 'default', 'get', 'pods', '-o', 'wide'),
        ...claimRelated(cluster, container).map((claim) => kubectl('describe', claim)),
      ],
    };

    /** Other servers that have the same claim. */
    function sharing(of: Cluster, pod: string, claim: string | undefined): readonly Server[] {
      const group = groups(of).get(`${workload.namespace}/${claim ?? ''}`) ?? [];
      return group.filter((server) => server.container.pod.metadata.name !== pod);
    }
  },
});

/** Two servers have the same data, or the lock of one that is gone is still there. */
export const p08TwoServers: ContainerRule = {
  ...locked,
  *check(cluster) {
    yield* locked.check(cluster);
    yield* bothRunning(cluster);
  },
  others: bothRunning,
};

/** Seconds after which two servers at once are no rollout that is just passing. */
const passing = 120;

const groups = perCluster((cluster): ReadonlyMap<string, readonly Server[]> => {
  const on = (server: Server) => dataOf(cluster, server.container)?.claim;
  const held = servers(cluster).filter((server) => on(server) !== undefined);
  return Map.groupBy(held, (server) => `${server.container.pod.metadata.namespace}/${on(server)}`);
});

/** Each has process number 1 in its own container, so that neither sees the other's lock: both write, and the data breaks. */
function* bothRunning(cluster: Cluster): Iterable<Draft> {
  for (const group of groups(cluster).values()) {
    const running = group.filter(({ container }) => (runningFor(cluster, container) ?? 0) > passing);
    const pods = new Set(running.map(({ container }) => container.pod.metadata.name));
    const [first] = running;
    if (pods.size < 2 || !first) continue;
    const objects = new Map(running.map(({ workload }) => [keyOf(workload), workload]));
    const object = [...objects.values()].at(-1) ?? first.workload;
    const claims = claimRelated(cluster, first.container);
    yield {
      severity: 'critical',
      object,
      victims: running.map(victimOf),
      related: claims,
      evidence: running.map((server) => mounting(cluster, server)),
      parameters: {
        container: first.container.name,
        restarts: first.container.status?.restartCount ?? 0,
        problem: `PersistentVolumeClaim/${dataOf(cluster, first.container)?.claim ?? '?'}`,
        others: namesOf(running),
      },
      remedy: remedy(
        'troubleshooting/postgresql',
        object,
        command('kubectl', '-n', object.namespace ?? 'default', 'get', 'pods', '-o', 'wide'),
        kubectl(['scale', '--replicas=1'], object),
        kubectl('edit', object),
      ),
    };
  }
}

function namesOf(list: readonly Server[]): string {
  return list.map(({ container }) => container.pod.metadata.name).join(', ') || '—';
}

function mounting(cluster: Cluster, { container }: Server): Evidence {
  return fromSpec(podRef(container.pod), 'spec.volumes', `PersistentVolumeClaim/${dataOf(cluster, container)?.claim}`);
}

function related({ container }: Server): Related {
  return { ...podRef(container.pod), role: 'reference' };
}
