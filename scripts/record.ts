// Records what a snapshot of a real cluster holds, for tests that must meet real objects: `record.ts KUBECONFIG FILE`.
// Secrets are left out by the snapshot itself. The file is compressed; `tests/recorded/load.ts` reads it.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { wantedKinds, wantedLogs } from '../src/diagnosis/diagnose.ts';
import { KubernetesClient } from '../src/kubernetes/client.ts';
import { observe } from '../src/observe/observe.ts';

const [kubeconfig, file] = process.argv.slice(2);
if (!kubeconfig || !file) throw new Error('record.ts KUBECONFIG FILE');
const client = await KubernetesClient.connect({ kubeconfig });
const snapshot = await observe({ client, kinds: wantedKinds(), wantedLogs });
client.close();
const { takenAt, api, kinds, absent, logs } = snapshot;
const recorded = { takenAt, api, kinds: [...kinds], absent: [...(absent ?? [])], logs: [...logs] };
writeFileSync(file, gzipSync(JSON.stringify(recorded), { level: 9 }));
