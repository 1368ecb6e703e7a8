import type { FailingCase } from '../case.ts';
import { busybox, deployment, documents } from '../manifest.ts';
import { waiting } from '../symptoms.ts';

const script = `
apiVersion: v1
kind: ConfigMap
metadata: {name: scripts}
data: {start.sh: "#!/bin/sh\\necho up\\n"}
`;

const podSpec = `
containers:
  - name: app
    image: ${busybox}
    command: [/scripts/start.sh]
    volumeMounts: [{name: scripts, mountPath: /scripts}]
volumes: [{name: scripts, configMap: {name: scripts, defaultMode: 0o644}}]
`;

export const workload: FailingCase = {
  name: 'script-not-executable',
  code: 'C8',
  culprit: 'Deployment/shop',
  manifest: documents(script, deployment('shop', podSpec)),
  until: waiting('CrashLoopBackOff', 'RunContainerError'),
  evidence: [/permission denied/i],
};
