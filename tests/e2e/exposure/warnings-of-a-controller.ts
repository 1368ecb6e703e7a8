import { type FailingCase, namespaceOf } from '../case.ts';
import { deployment, documents, sleeper } from '../manifest.ts';
import { all, olderThan, ready } from '../symptoms.ts';

const name = 'warnings-of-a-controller';

const settings = `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {interval: 5m}
`;

/** What a controller of somebody's own would send. */
function warning(): string {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+/, '');
  return `
apiVersion: v1
kind: Event
metadata: {name: settings.sync-failed}
type: Warning
reason: SyncFailed
message: 'cannot write to the remote side: quota used up'
count: 9
firstTimestamp: '${minutesAgo(10)}'
lastTimestamp: '${minutesAgo(0)}'
source: {component: sync-controller}
involvedObject: {apiVersion: v1, kind: ConfigMap, name: settings, namespace: ${namespaceOf({ name })}}
`;
}

export const workload: FailingCase = {
  name,
  code: 'U9',
  culprit: 'ConfigMap/settings',
  manifest: () => documents(settings, warning(), deployment('shop', sleeper)),
  until: all(ready(1), olderThan(150)),
  evidence: [/SyncFailed: cannot write/],
};
