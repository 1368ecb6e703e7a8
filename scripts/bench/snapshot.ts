// One snapshot and one diagnosis, measured from inside: `node snapshot.ts KUBECONFIG` prints one line of JSON.
import { diagnose, wantedKinds, wantedLogs } from '../../src/diagnosis/diagnose.ts';
import { builtIn } from '../../src/kubernetes/built-in.ts';
import { KubernetesClient } from '../../src/kubernetes/client.ts';
import type { Kind } from '../../src/model/kinds.ts';
import { observe } from '../../src/observe/observe.ts';

const [kubeconfig] = process.argv.slice(2);
// Every kind that a snapshot can hold, also those that no rule reads yet.
const notRead = /^(Role|ClusterRole|CustomResource|SelfSubject)/;
const every = Object.keys(builtIn).filter((kind) => !notRead.test(kind)) as Kind[];
const kinds = new Set<Kind>([...wantedKinds(), ...every]);

const client = await KubernetesClient.connect({ kubeconfig });
const atStart = process.memoryUsage.rss();
const begin = performance.now();
const snapshot = await observe({ client, kinds, wantedLogs });
const observed = performance.now();
const atSnapshot = process.memoryUsage.rss();
const findings = diagnose(snapshot);
const diagnosed = performance.now();
client.close();

const unread = [...snapshot.kinds].filter(([, part]) => !part.ok).map(([kind]) => kind);
const objects = [...snapshot.kinds.values()].reduce((sum, part) => sum + (part.ok ? part.value.length : 0), 0);
process.stdout.write(
  `${JSON.stringify({
    objects,
    unread,
    logs: snapshot.logs.size,
    findings: findings.length,
    observeMs: Math.round(observed - begin),
    diagnoseMs: Math.round(diagnosed - observed),
    // maxRSS is in KiB.
    rssMB: {
      start: megabytes(atStart),
      snapshot: megabytes(atSnapshot),
      peak: megabytes(process.resourceUsage().maxRSS * 1024),
    },
  })}\n`,
);

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
