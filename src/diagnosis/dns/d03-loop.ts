import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { coreDnsLogs, saidBy, speakers } from './coredns-log.ts';

const loop = /plugin\/loop: .{0,20}loop|Loop \([^)]{3,120}\) detected for zone/i;

/** CoreDNS forwards to itself, notices, and ends: the node's resolv.conf names an address of the node or of CoreDNS. */
export const d03Loop: Rule = {
  code: 'D3',
  family: 'dns',
  reads: ['Pod'],
  consults: ['Service', 'Deployment', 'ReplicaSet', 'ConfigMap'],
  logs: coreDnsLogs,
  *check(cluster) {
    for (const speaker of speakers(cluster)) {
      const line = speaker.failing ? saidBy(speaker).findLast((one) => loop.test(one)) : undefined;
      if (line === undefined) continue;
      const { container } = speaker;
      const object = workloadOf(cluster, 'Pod', container.pod);
      const pod = podRef(container.pod);
      const node = container.pod.spec?.nodeName ?? '—';
      yield {
        severity: 'critical',
        object,
        victims: [{ ...pod, container: container.name }],
        related: node === '—' ? [] : [{ kind: 'Node', name: node, role: 'node' }],
        evidence: [
          fromLog(container, line),
          fromSpec(pod, 'spec.dnsPolicy', container.pod.spec?.dnsPolicy ?? 'Default'),
        ],
        parameters: { node },
        remedy: remedy(
          'troubleshooting/dns',
          object,
          command('cat', '/etc/resolv.conf', '/run/systemd/resolve/resolv.conf'),
          command('kubectl', '-n', 'kube-system', 'get', 'configmap', 'coredns', '-o', 'yaml'),
          command('grep', '-rn', 'resolv-conf', '/etc/rancher/k3s', '/etc/systemd/system/k3s.service'),
          kubectl(['rollout', 'restart'], object),
        ),
      };
    }
  },
};
