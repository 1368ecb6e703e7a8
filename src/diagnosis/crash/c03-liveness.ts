import { containerRule } from './container-rule.ts';
import { dependencyKinds } from './dependency.ts';
import { killedByProbe } from './probe-kill.ts';

/** The kubelet kills the container again and again because its liveness probe fails. */
export const c03Liveness = containerRule({
  code: 'C3',
  consults: dependencyKinds,
  readsLog: true,
  recognise: (cluster, trouble) => killedByProbe(cluster, trouble, 'liveness'),
});
