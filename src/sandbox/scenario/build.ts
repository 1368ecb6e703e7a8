import type { ContainerLogs } from '../api/logs.ts';
import type { Store } from '../store/store.ts';
import { Builder } from './builder.ts';
import type { ScenarioFile } from './format.ts';
import { splitKey } from './builder.ts';
import type { Clock } from './time.ts';

/** Fills a store with what a scenario describes. */
export function buildCluster(file: ScenarioFile, clock: Clock, store: Store, logs: ContainerLogs): void {
  const builder = new Builder(store, clock);
  for (const [key, object] of Object.entries(file.objects))
    if (key.startsWith('CustomResourceDefinition/')) builder.addByKey(key, object);
  for (const [key, object] of Object.entries(file.objects))
    if (!key.startsWith('CustomResourceDefinition/')) builder.addByKey(key, object);
  for (const [key, log] of Object.entries(file.logs)) logs.set(key, log);
}
export { splitKey };
