import type { ContainerLogs } from '../api/context.ts';
import type { Store } from '../store/store.ts';
import { Builder } from './builder.ts';
import type { Place } from './chain.ts';
import { addClaim } from './claims.ts';
import type { ScenarioFile, Workload } from './format.ts';
import { addNode } from './nodes.ts';
import type { Clock } from './time.ts';
import { addWorkload } from './workloads/workloads.ts';

/** Definitions must be known before objects of their kinds; everything else may come in any order. */
const first = (key: string) => key.startsWith('CustomResourceDefinition/');

/** Fills a store with what a scenario describes. */
export function buildCluster(file: ScenarioFile, clock: Clock, store: Store, logs: ContainerLogs): void {
  const builder = new Builder(store, clock);
  const objects = Object.entries(file.objects);
  for (const [key, object] of objects.filter(([key]) => first(key))) builder.addByKey(key, object);
  for (const [key, object] of objects.filter(([key]) => key.startsWith('Namespace/'))) builder.addByKey(key, object);
  for (const [index, [name, node]] of Object.entries(file.nodes).entries()) addNode(builder, name, node, index);
  const places = new Map<string, Place>(
    Object.entries(file.nodes).map(([name, node]) => [name, { name, address: node.address }]),
  );
  const [place] = places.keys();
  for (const [key, claim] of Object.entries(file.claims)) addClaim(builder, key, claim, place ?? '');
  for (const [key, workload] of Object.entries(file.workloads)) {
    for (const pod of addWorkload(builder, key, workload, places)) keepLogs(workload, pod.metadata, logs);
  }
  for (const [key, object] of objects.filter(([key]) => !first(key) && !key.startsWith('Namespace/')))
    builder.addByKey(key, object);
  for (const [key, log] of Object.entries(file.logs)) logs.set(key, log);
}

function keepLogs(
  workload: Workload,
  pod: { readonly namespace?: string; readonly name: string },
  logs: ContainerLogs,
): void {
  for (const [container, log] of Object.entries(workload.logs ?? {}))
    logs.set(`${pod.namespace}/${pod.name}/${container}`, log);
}
