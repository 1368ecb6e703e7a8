import type { Evidence } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromLog, fromSpec } from '../evidence.ts';
import { nameService, namesAreServed } from '../name-service.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { coreDnsLogs, saidBy, speakers } from './coredns-log.ts';
import { type Upstream, upstreamsIn } from './corefile.ts';
import { dnsCut } from './dns-cut.ts';
import { type NameTrouble, nameLogs, nameTroubles, victimOf } from './name-trouble.ts';

/** The resolvers to which CoreDNS hands the names of the Internet do not answer; names of the cluster resolve. */
export const d06Upstream: Rule = {
  code: 'D6',
  family: 'dns',
  reads: ['Pod'],
  consults: ['ConfigMap', 'Service', 'Deployment', 'ReplicaSet', 'Namespace', 'NetworkPolicy'],
  *logs(cluster) {
    yield* coreDnsLogs(cluster);
    yield* nameLogs(cluster);
  },
  *check(cluster) {
    const failures = failuresSeen(cluster);
    const troubles = nameTroubles(cluster);
    const inside = troubles.filter(({ about, answer }) => about === 'service' && answer === 'none');
    const outside = troubles.filter((found) => inside.length === 0 && isVictim(cluster, found));
    const workloads = new Set(
      outside
        .filter(({ answer }) => answer === 'none')
        .map(({ trouble: { workload } }) => `${workload.namespace}/${workload.name}`),
    );
    const proved = failures.length > 0 && outside.length > 0;
    const alone = outside.length === 0 && inside.length === 0 && isFlood(failures);
    if (!proved && !alone && !(workloads.size > 1 && namesAreServed(cluster))) return;
    const upstream = upstreamsIn(cluster).find(({ address }) => failures.some((one) => one.address === address));
    const object = culprit(cluster, upstream);
    const addresses = [...new Set(failures.map(({ address }) => address))].slice(0, 3).join(', ');
    yield {
      severity: alone ? 'warning' : 'critical',
      object,
      victims: outside.map(victimOf),
      evidence: [
        ...failures.slice(-3).map(({ evidence }) => evidence),
        ...(upstream
          ? [fromSpec(upstream.holder, `data[${upstream.key}]`, `forward ${upstream.zone} ${upstream.address}`)]
          : []),
        ...outside.slice(0, 3).map(({ trouble, line }) => fromLog(trouble.container, line)),
      ],
      parameters: { upstream: addresses || '/etc/resolv.conf' },
      remedy: remedy(
        'troubleshooting/dns',
        object,
        command('cat', '/etc/resolv.conf'),
        command('kubectl', '-n', 'kube-system', 'get', 'configmap', 'coredns', '-o', 'yaml'),
        command('nslookup', 'example.org', failures[0]?.address ?? '1.1.1.1'),
        kubectl(['logs', '--tail=50'], deploymentOf(cluster)),
      ),
    };
  },
};

interface Failure {
  readonly name: string;
  readonly address: string;
  readonly evidence: Evidence;
  /** Nothing else was said since: it goes on. */
  readonly last: boolean;
}

const failed =
  /plugin\/errors: \d+ (\S{1,255}) \w+: .{0,200}?(?:->|dial (?:udp|tcp) |lookup \S+ on )\[?([\d.]{7,15}|[\da-f:]{3,45}?)\]?:53\b.{0,80}(?:i\/o timeout|connection refused|no route to host|unreachable|not permitted)/i;

/** Questions that no resolver outside answered, as CoreDNS counts them. */
function failuresSeen(cluster: Cluster): readonly Failure[] {
  return speakers(cluster).flatMap((speaker) => {
    const said = saidBy(speaker);
    return said.flatMap((line, index) => {
      const [, name, address] = failed.exec(line) ?? [];
      if (!name || !address || nameService(cluster).addresses.has(address)) return [];
      return [{ name, address, evidence: fromLog(speaker.container, line), last: index === said.length - 1 }];
    });
  });
}

/** A few unanswered questions are everyday life; many different ones, up to now, are not. */
function isFlood(failures: readonly Failure[]): boolean {
  return (
    failures.length >= 5 && new Set(failures.map(({ name }) => name)).size > 1 && failures.some(({ last }) => last)
  );
}

/** Whoever got the answer that there is no such name did get an answer. */
function isVictim(cluster: Cluster, { about, answer, trouble: { container } }: NameTrouble): boolean {
  const { hostNetwork, dnsPolicy = 'ClusterFirst' } = container.pod.spec ?? {};
  const asksCoreDns = hostNetwork !== true && dnsPolicy.startsWith('ClusterFirst');
  return about === 'outside' && answer !== 'no' && asksCoreDns && !dnsCut(cluster, container.pod);
}

function culprit(cluster: Cluster, upstream: Upstream | undefined): ObjectRef {
  return upstream?.holder ?? deploymentOf(cluster);
}

function deploymentOf(cluster: Cluster): ObjectRef {
  return nameService(cluster).workloads[0] ?? { kind: 'Deployment', namespace: 'kube-system', name: 'coredns' };
}
