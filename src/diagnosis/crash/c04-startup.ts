import { containerRule } from './container-rule.ts';
import { dependencyKinds } from './dependency.ts';
import { killedByProbe } from './probe-kill.ts';

/** The kubelet kills the container because it does not start within the time that its startup probe allows. */
export const c04Startup = containerRule({
  code: 'C4',
  consults: dependencyKinds,
  readsLog: true,
  recognise: (cluster, trouble) => killedByProbe(cluster, trouble, 'startup'),
});
