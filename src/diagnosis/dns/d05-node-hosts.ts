import { unmetNeeds } from '../configuration/needs.ts';
import { isNodeHosts } from '../configuration/node-hosts.ts';
import { podRef } from '../evidence.ts';
import { nameService } from '../name-service.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';

/** K3s's ConfigMap for CoreDNS lacks the key that K3s itself fills with the nodes' names, so that CoreDNS cannot be mounted. */
export const d05NodeHosts: Rule = {
  code: 'D5',
  family: 'dns',
  reads: ['Pod'],
  consults: ['ConfigMap', 'Event', 'Deployment', 'ReplicaSet', 'Service'],
  *check(cluster) {
    const ours = new Set(nameService(cluster).pods);
    for (const need of unmetNeeds(cluster).filter(isNodeHosts)) {
      if (!ours.has(need.pod)) continue;
      const object = { kind: 'ConfigMap', namespace: 'kube-system', name: need.name };
      yield {
        severity: need.hurts ? 'critical' : 'warning',
        object,
        victims: need.hurts ? [podRef(need.pod)] : [],
        evidence: need.evidence,
        parameters: {},
        remedy: remedy(
          'troubleshooting/dns',
          object,
          kubectl(['get', '-o', 'yaml'], object),
          command('systemctl', 'restart', 'k3s'),
          command('k3s', '--version'),
        ),
      };
    }
  },
};
