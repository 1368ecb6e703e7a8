import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import { nameLogs, nameTroubles, victimOf } from './name-trouble.ts';

/** A pod in the network of its node asks the node's resolver, which does not know the cluster's names. */
export const d10HostNetwork: Rule = {
  code: 'D10',
  family: 'dns',
  reads: ['Pod', 'Service'],
  consults: ['Namespace', 'Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'EndpointSlice'],
  logs: nameLogs,
  *check(cluster) {
    for (const found of nameTroubles(cluster)) {
      const { container, workload } = found.trouble;
      const { hostNetwork, dnsPolicy = 'ClusterFirst' } = container.pod.spec ?? {};
      if (hostNetwork !== true || found.about !== 'service') continue;
      if (dnsPolicy !== 'ClusterFirst' && dnsPolicy !== 'Default') continue;
      const pod = podRef(container.pod);
      yield {
        severity: urgencyOf(cluster, workload),
        object: workload,
        victims: [victimOf(found)],
        evidence: [
          fromLog(container, found.line),
          fromSpec(pod, 'spec.hostNetwork', true),
          fromSpec(pod, 'spec.dnsPolicy', dnsPolicy),
        ],
        parameters: { host: found.host ?? '—', policy: dnsPolicy },
        remedy: remedy(
          'troubleshooting/dns',
          workload,
          kubectl(['get', '-o', 'jsonpath={.spec.template.spec.dnsPolicy}'], workload),
          kubectl('edit', workload),
          kubectl('exec', pod, '--', 'cat', '/etc/resolv.conf'),
        ),
      };
    }
  },
};
