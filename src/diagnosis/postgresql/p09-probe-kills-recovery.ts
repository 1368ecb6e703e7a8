import type { Cluster } from '../cluster.ts';
import { killedByProbe } from '../crash/probe-kill.ts';
import { budget, type ProbeKind, probeFailure, probeOf } from '../crash/probes.ts';
import type { Trouble } from '../crash/trouble.ts';
import { fromLog } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { livesOf } from './said.ts';
import { problemIn, serverRule } from './server-rule.ts';
import { initialisingWords, readyWords, recoveryWords } from './words.ts';

/** A probe ends the server while it still recovers from an unclean end, or makes its data: each try begins anew. */
export const p09ProbeKillsRecovery = serverRule({
  code: 'P9',
  recognise(cluster, trouble) {
    const kind = (['startup', 'liveness'] as const).find((one) => killedByProbe(cluster, trouble, one) !== undefined);
    const verdict = kind && killedByProbe(cluster, trouble, kind);
    const probe = kind && probeOf(trouble.container, kind);
    if (!verdict || !probe) return undefined;
    const working = stillAtWork(cluster, trouble) ?? rejecting(cluster, trouble, kind);
    if (working === undefined) return undefined;
    return {
      ...verdict,
      evidence: [fromLog(trouble.container, working), ...verdict.evidence],
      parameters: { ...verdict.parameters, allowed: budget(probe), working: problemIn(working) },
      procedure: 'troubleshooting/postgresql',
      commands: [...verdict.commands.slice(0, 2), kubectl('edit', trouble.workload)],
    };
  },
});

/** The last line that tells of recovery or of the first start, when the server never came up after it. */
function stillAtWork(cluster: Cluster, trouble: Trouble): string | undefined {
  const [lines = []] = livesOf(cluster, trouble);
  const made = lines.findLastIndex((line) => /init process complete/i.test(line));
  const initialising = lines.findLastIndex((line) => initialisingWords.test(line));
  // While it makes its data, the server is up for itself alone.
  if (initialising > made) return lines[initialising];
  const up = lines.findLastIndex((line) => readyWords.test(line));
  const recovering = lines.findLastIndex((line) => recoveryWords.test(line));
  return recovering > up ? lines[recovering] : undefined;
}

/** What `pg_isready` says of a server that lives and does not let anybody in yet. */
function rejecting(cluster: Cluster, { container }: Trouble, kind: ProbeKind): string | undefined {
  const said = probeFailure(cluster, container, kind)?.message ?? '';
  return recoveryWords.test(said) ? said.trim() : undefined;
}
