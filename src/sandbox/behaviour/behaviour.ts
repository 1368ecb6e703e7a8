import type { Store } from '../store/store.ts';
import { collectGarbage } from './garbage.ts';
import { finishNamespaces, furnishNamespace } from './namespaces.ts';
import { replacePods } from './replacement.ts';
import { stopPods } from './termination.ts';

export interface BehaviourOptions {
  readonly stopMs: number;
  readonly now: () => Date;
}

/**
 * What controllers and kubelets of a real cluster would do next, as far as rehearsals need it. Runs shortly after each
 * change, so that clients see the steps between as they would on a real cluster.
 */
export function startBehaviour(store: Store, options: BehaviourOptions): () => void {
  let timer: NodeJS.Timeout | undefined;
  const timers = new Set<NodeJS.Timeout>();
  const later = (milliseconds: number, act: () => void) => {
    const own = setTimeout(() => {
      timers.delete(own);
      act();
    }, milliseconds);
    timers.add(own);
  };
  const run = () => {
    timer = undefined;
    const before = store.revision;
    collectGarbage(store);
    finishNamespaces(store);
    if (store.revision !== before) schedule();
  };
  const schedule = () => {
    timer ??= setTimeout(run, 5);
  };
  const stopListening = store.onChange((change) => {
    furnishNamespace(store, change, options.now);
    stopPods(store, change, options.stopMs, later);
    replacePods(store, change, options.now, later);
    schedule();
  });
  return () => {
    stopListening();
    clearTimeout(timer);
    for (const own of timers) clearTimeout(own);
  };
}
