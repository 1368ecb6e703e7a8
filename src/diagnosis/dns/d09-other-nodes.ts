import { fromLog, fromStatus, podRef } from '../evidence.ts';
import { nameService, namesAreServed } from '../name-service.ts';
import { refOf } from '../owners.ts';
import { command, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { dnsCut } from './dns-cut.ts';
import { nameLogs, nameTroubles, victimOf } from './name-trouble.ts';

/** Names resolve only for pods on CoreDNS's own node: what the nodes send each other for their pods is lost on the way. */
export const d09OtherNodes: Rule = {
  code: 'D9',
  family: 'dns',
  reads: ['Pod', 'Node'],
  consults: ['Service', 'EndpointSlice', 'Deployment', 'ReplicaSet', 'NetworkPolicy', 'Namespace'],
  logs: nameLogs,
  *check(cluster) {
    const homes = new Set(nameService(cluster).pods.map(({ spec }) => spec?.nodeName));
    if (cluster.all('Node').length < 2 || homes.size === 0 || !namesAreServed(cluster)) return;
    const mute = nameTroubles(cluster).filter(
      ({ answer, trouble: { container } }) =>
        answer === 'none' && container.pod.spec?.hostNetwork !== true && !dnsCut(cluster, container.pod),
    );
    const nodes = new Set(mute.map(({ trouble: { container } }) => container.pod.spec?.nodeName ?? ''));
    const workloads = new Set(mute.map(({ trouble: { workload } }) => `${workload.namespace}/${workload.name}`));
    const atHome = [...nodes].some((node) => homes.has(node));
    if (atHome || (workloads.size < 2 && nodes.size < 2) || mute.every(({ about }) => about === 'outside')) return;
    const [only] = nodes;
    const [home] = homes;
    const name = (nodes.size === 1 ? only : home) ?? '';
    const object = { kind: 'Node', name };
    yield {
      severity: 'critical',
      object,
      victims: mute.map(victimOf),
      related: [...nodes].map((node) => ({ kind: 'Node', name: node, role: 'node' })),
      evidence: [
        ...mute
          .slice(0, 3)
          .flatMap(({ trouble: { container }, line }) => [
            fromLog(container, line),
            fromStatus(podRef(container.pod), 'spec.nodeName', container.pod.spec?.nodeName),
          ]),
        ...nameService(cluster).pods.map((pod) => fromStatus(refOf('Pod', pod), 'spec.nodeName', pod.spec?.nodeName)),
      ],
      parameters: { nodes: [...nodes].join(', '), home: [...homes].join(', ') },
      remedy: remedy(
        'troubleshooting/dns',
        object,
        command('ss', '-lun', 'sport', '=', ':8472'),
        command('ip', '-d', 'link', 'show', 'flannel.1'),
        command('systemctl', 'is-active', 'firewalld', 'ufw', 'nftables'),
        command('ethtool', '-K', 'flannel.1', 'tx-checksum-ip-generic', 'off'),
      ),
    };
  },
};
