import type { KubernetesClient } from '../../src/kubernetes/client.ts';
import { namespaceOf, type Step, type WorkloadCase } from './case.ts';
import { look } from './workspace.ts';

/** Why a case never came to show its symptom. */
export type Trouble = string;

/** Waits until each case shows its symptom, doing its steps on the way; answers those that never did. */
export async function settle(
  client: KubernetesClient,
  cases: readonly WorkloadCase[],
  withinMs = 480_000,
): Promise<ReadonlyMap<string, Trouble>> {
  const end = Date.now() + withinMs;
  const steps = new Map<string, Step[]>(cases.map((one) => [one.name, [...(one.steps ?? [])]]));
  const failed = new Map<string, Trouble>();
  const shown = new Set<string>();
  for (;;) {
    const seen = await look(client);
    const open: WorkloadCase[] = [];
    for (const one of cases) {
      if (failed.has(one.name) || shown.has(one.name)) continue;
      const left = steps.get(one.name) ?? [];
      const here = seen(namespaceOf(one));
      if (left.length === 0 && one.until(here)) {
        shown.add(one.name);
        continue;
      }
      open.push(one);
      const [next] = left;
      if (!next?.when(here)) continue;
      left.shift();
      await next
        .act(client, namespaceOf(one))
        .catch((error: Error) => failed.set(one.name, `a step: ${error.message}`));
    }
    if (open.length === 0) return failed;
    if (Date.now() > end) {
      for (const one of open) {
        const said = seen(namespaceOf(one))
          .events.slice(-5)
          .map((event) => `${event['reason']}: ${event['message']}`);
        failed.set(one.name, `shows no symptom within ${withinMs / 1000} s, but ${said.join('; ') || 'no event'}`);
      }
      return failed;
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}
