import type { Event } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { eventsOf, type Slot, slots } from './pull.ts';
import { referenceOf } from './reference.ts';

const patience = 10 * 60_000;

/** The node has been pulling for more than ten minutes, without an end and without an error. */
export const i17SlowPull: Rule = {
  code: 'I17',
  family: 'image',
  reads: ['Pod', 'Event'],
  *check(cluster) {
    for (const slot of slots(cluster)) {
      const pulling = pullingSince(cluster, slot);
      if (!pulling) continue;
      const pod = podRef(slot.pod);
      const workload = workloadOf(cluster, 'Pod', slot.pod);
      const minutes = Math.floor((cluster.now - eventTime(pulling)) / 60_000);
      yield {
        severity: 'warning',
        object: workload,
        victims: [{ ...pod, container: slot.name }],
        evidence: [fromEvent(pulling)],
        parameters: { container: slot.name, image: slot.image, registry: referenceOf(slot.image).registry, minutes },
        remedy: remedy(
          'troubleshooting/image-pull',
          workload,
          kubectl('describe', pod),
          command('sudo', 'k3s', 'ctr', 'content', 'active'),
          command('df', '-h', '/var/lib/rancher/k3s'),
        ),
      };
    }
  },
};

/** The event `Pulling`, when it is old and nothing has happened to the container since. */
function pullingSince(cluster: Cluster, slot: Slot): Event | undefined {
  const reason = slot.status?.state?.waiting?.reason;
  if (reason !== 'ContainerCreating' && reason !== 'PodInitializing') return undefined;
  const last = eventsOf(cluster, slot).at(-1);
  return last?.reason === 'Pulling' && cluster.now - eventTime(last) > patience ? last : undefined;
}
