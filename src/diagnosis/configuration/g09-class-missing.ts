import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { refusalRule } from './refusal-rule.ts';

const refused = refusalRule('G9', ['PriorityClass', 'RuntimeClass'], (cluster, { message, workload }) => {
  const object = classIn(message);
  if (!object || cluster.exists(object.kind, undefined, object.name) === 'yes') return undefined;
  return { object, parameters: { reason: 'not found' }, commands: commandsFor(object, workload) };
});

/** The PriorityClass or RuntimeClass that a pod names does not exist, or the node's runtime does not know its handler. */
export const g09ClassMissing: Rule = {
  ...refused,
  *check(cluster) {
    yield* refused.check(cluster);
    yield* withoutHandler(cluster);
  },
};

type ClassRef = ObjectRef & { readonly kind: 'PriorityClass' | 'RuntimeClass' };

function classIn(message: string): ClassRef | undefined {
  const priority = /no PriorityClass with name (\S+) was found/i.exec(message)?.[1];
  if (priority) return { kind: 'PriorityClass', name: priority.replaceAll('"', '') };
  const runtime = /RuntimeClass(?:\.node\.k8s\.io)? "([^"]+)" not found/i.exec(message)?.[1];
  return runtime ? { kind: 'RuntimeClass', name: runtime } : undefined;
}

/** The class exists, but containerd on the node has no runtime of that name: the sandbox of the pod cannot be made. */
function* withoutHandler(cluster: Cluster): Iterable<Draft> {
  for (const pod of cluster.all('Pod')) {
    const name = pod.spec?.runtimeClassName;
    if (!name || pod.metadata.deletionTimestamp || pod.status?.phase !== 'Pending') continue;
    const event = cluster.events('Pod', pod).findLast(({ reason }) => reason === 'FailedCreatePodSandBox');
    const handler = /no runtime for "([^"]+)" is configured|RuntimeHandler "([^"]+)" not supported/i.exec(
      event?.message ?? '',
    );
    if (!event || !handler) continue;
    const object = { kind: 'RuntimeClass' as const, name };
    const workload = workloadOf(cluster, 'Pod', pod);
    yield {
      severity: urgencyOf(cluster, workload),
      object,
      victims: [podRef(pod)],
      evidence: [fromEvent(event)],
      parameters: { workload: `${workload.kind}/${workload.name}`, reason: handler[0] },
      remedy: remedy('upgrades/application', object, ...commandsFor(object, workload)),
    };
  }
}

function commandsFor(object: ClassRef, workload: ObjectRef): readonly string[] {
  return [command('kubectl', 'get', `${object.kind.toLowerCase()}es`), kubectl('edit', workload)];
}
