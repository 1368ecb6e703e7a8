import type { Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromLog, podRef } from '../evidence.ts';
import { isCutOff } from '../node/n17-pod-network.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { coreDnsLogs, saidBy, speakers } from './coredns-log.ts';

const forbidden = /(?:is forbidden: User|Unauthorized|cannot (?:list|watch) resource)/i;
const unreached =
  /(?:plugin\/kubernetes|reflector|Failed to (?:list|watch)|failed to list|kubernetes API|https:\/\/\S{3,100}\/(?:api|version)).{0,300}(?:i\/o timeout|no route to host|connection refused|network is unreachable|x509|deadline exceeded|TLS handshake timeout)/i;
const waits =
  /unsynced Kubernetes API|(?:Still waiting on|Plugins not ready): "?kubernetes|waiting for Kubernetes API/i;

/** CoreDNS cannot read Services and pods from the API server: no network, or no right to. It never becomes ready. */
export const d07Api: Rule = {
  code: 'D7',
  family: 'dns',
  reads: ['Pod'],
  consults: [
    'Service',
    'Deployment',
    'ReplicaSet',
    'ClusterRole',
    'ClusterRoleBinding',
    'Node',
    'NetworkPolicy',
    'EndpointSlice',
  ],
  logs: coreDnsLogs,
  *check(cluster) {
    for (const speaker of speakers(cluster)) {
      if (!speaker.failing) continue;
      const said = saidBy(speaker);
      const refused = said.findLast((line) => forbidden.test(line));
      const telling = refused ?? said.findLast((line) => unreached.test(line));
      const waiting = said.findLast((line) => waits.test(line));
      const line = telling ?? waiting;
      if (line === undefined) continue;
      const { container } = speaker;
      const object = workloadOf(cluster, 'Pod', container.pod);
      const account = `system:serviceaccount:${container.pod.metadata.namespace}:${container.pod.spec?.serviceAccountName ?? 'default'}`;
      yield {
        severity: 'critical',
        object,
        victims: [{ ...podRef(container.pod), container: container.name }],
        evidence: [...new Set([line, waiting ?? line])].map((one) => fromLog(container, one)),
        parameters: { problem: line.slice(0, 200) },
        remedy: remedy(
          'troubleshooting/dns',
          object,
          ...(refused
            ? [
                command('kubectl', 'auth', 'can-i', 'list', 'endpointslices.discovery.k8s.io', `--as=${account}`),
                command('kubectl', 'get', 'clusterrole,clusterrolebinding', 'system:coredns', '-o', 'yaml'),
              ]
            : [
                command('kubectl', '-n', 'default', 'get', 'service,endpointslices', '-o', 'wide'),
                command('iptables-save', '-t', 'nat'),
              ]),
          kubectl(['logs', '--tail=50', '-c', container.name], podRef(container.pod)),
        ),
        // A node whose pods reach no Service at all keeps CoreDNS from the API, too.
        blames: refused ? [] : cutOffNode(cluster, container.pod),
      };
    }
  },
};

function cutOffNode(cluster: Cluster, pod: Pod): readonly ObjectRef[] {
  const node = cluster.get('Node', undefined, pod.spec?.nodeName ?? '');
  return node && isCutOff(cluster, node) ? [refOf('Node', node)] : [];
}
