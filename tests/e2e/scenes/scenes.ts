import { deployment, documents, service, shell, sleeper } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';
import { applications, down, platform, type Scene } from './scene.ts';

const onAgent = `${sleeper}nodeSelector: {kubernetes.io/hostname: "@AGENT@"}\n`;

/** Fails with the words of a real program as soon as names are not found any more. (busybox's wget only says “Segmentation fault” then.) */
const asksForNames = shell(
  'trap "exit 0" TERM; while nslookup database.e2e-dns-broken.svc.cluster.local > /dev/null 2>&1; do sleep 1; done; exec nslookup database',
);

const pullsAnew = `
terminationGracePeriodSeconds: 1
containers:
  - {name: app, image: docker.io/lab/httpd:1, imagePullPolicy: Always}
`;

export const scenes: readonly Scene[] = [
  {
    name: 'node-lost',
    fault: 'host-off',
    manifest: platform(onAgent, 2),
    until: (seen, places) =>
      seen.nodes.some(
        (node) =>
          node.metadata.name === places.agent &&
          node.status?.conditions?.some(
            (one: { type: string; status: string }) => one.type === 'Ready' && one.status === 'Unknown',
          ),
      ) && down(2 * applications.length)(seen),
    cause: ({ agent }) => ({ code: 'N1', object: { kind: 'Node', name: agent }, evidence: /stopped posting/ }),
    needs: 'lab',
  },
  {
    name: 'registry-down',
    fault: 'registry-refusing',
    // Present before and after, so that its Services are not the trouble; the pods come once nobody gives images any more.
    manifest: documents(deployment('bystander', sleeper), service('bystander')),
    afterwards: platform(pullsAnew),
    until: (seen) =>
      seen.own.pods.filter((pod) =>
        pod.status?.containerStatuses?.some((one: { state?: { waiting?: { reason?: string } } }) =>
          /ErrImagePull|ImagePullBackOff/.test(one.state?.waiting?.reason ?? ''),
        ),
      ).length >= applications.length && seen.seconds > 20,
    cause: () => ({ code: 'I7', object: { kind: 'Registry', name: 'docker.io' }, evidence: /connection refused/ }),
    needs: 'lab',
  },
  {
    name: 'dns-broken',
    fault: 'corefile-broken',
    manifest: documents(platform(asksForNames), deployment('database', sleeper), service('database')),
    until: (seen) =>
      crashLooping(2)(seen.system) &&
      seen.own.pods.filter((pod) =>
        pod.status?.containerStatuses?.some((one: { restartCount?: number }) => (one.restartCount ?? 0) >= 2),
      ).length >= applications.length,
    cause: () => ({
      code: 'D4',
      object: { kind: 'ConfigMap', namespace: 'kube-system', name: 'coredns' },
      evidence: /forwrad/,
    }),
  },
];
