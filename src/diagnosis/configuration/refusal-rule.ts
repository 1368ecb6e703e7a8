import type { Kind } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { type Refusal, refusals } from './refusals.ts';

/** What one rule makes of a refusal. */
export interface Told extends Pick<Draft, 'parameters' | 'related' | 'blames'> {
  /** The culprit, when it is not the workload itself. */
  readonly object?: ObjectRef;
  readonly procedure?: Parameters<typeof remedy>[0];
  readonly commands?: readonly string[];
}

const controllers: readonly Kind[] = [
  'Pod',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'ReplicationController',
  'CronJob',
  'Deployment',
  'Event',
];

/** A rule about one way in which the API server refuses what a controller wants to create. */
export function refusalRule(
  code: string,
  consults: readonly Kind[],
  tell: (cluster: Cluster, refusal: Refusal) => Told | undefined,
): Rule {
  return {
    code,
    family: 'configuration',
    reads: ['ReplicaSet'],
    consults: [...controllers, ...consults],
    *check(cluster) {
      for (const refusal of refusals(cluster)) {
        const told = tell(cluster, refusal);
        if (told) yield draft(cluster, refusal, told);
      }
    },
  };
}

function draft(cluster: Cluster, { workload, evidence }: Refusal, told: Told): Draft {
  const object = told.object ?? workload;
  const commands = told.commands ?? [kubectl('describe', workload), kubectl('edit', workload)];
  return {
    severity: urgencyOf(cluster, workload),
    object,
    victims: [workload],
    related: told.related,
    evidence,
    parameters: { workload: `${workload.kind}/${workload.name}`, ...told.parameters },
    remedy: remedy(told.procedure ?? 'upgrades/application', object, ...commands),
    blames: told.blames,
  };
}
