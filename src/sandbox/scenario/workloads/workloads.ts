import { type StoredObject, textAt } from '../../fields.ts';
import { type Builder, splitKey } from '../builder.ts';
import type { Chain, Place } from '../chain.ts';
import type { Workload } from '../format.ts';
import { addService } from '../services.ts';
import { cronJob } from './cron-job.ts';
import { daemonSet } from './daemon-set.ts';
import { deployment } from './deployment.ts';
import { job } from './job.ts';
import type { Made } from './parts.ts';
import { pod } from './pod.ts';
import { statefulSet } from './stateful-set.ts';

const kinds: Readonly<Record<Workload['kind'], (chain: Chain) => Made>> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
  Pod: pod,
};

/**
 * Adds a workload by `namespace/name` with its chain of owners down to the pods, and what stands before it.
 * @param places the nodes, by name
 * @returns the pods
 */
export function addWorkload(
  builder: Builder,
  key: string,
  workload: Workload,
  places: ReadonlyMap<string, Place>,
): StoredObject[] {
  const { kind: namespace, name } = splitKey(key);
  const place = places.get(textAt(workload.pod, 'nodeName') ?? '') ??
    [...places.values()][0] ?? { name: 'lions-dev', address: '10.0.0.10' };
  const selector = workload.selector ?? { app: name };
  const chain: Chain = { builder, workload, namespace, name, selector, place };
  const { owner, pods } = kinds[workload.kind](chain);
  if (workload.service) addService(builder, workload, owner, selector, pods);
  return pods;
}
