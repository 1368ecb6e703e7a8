import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { coreDnsLogs, type Speaker, saidBy, speakers } from './coredns-log.ts';
import { configurationOf, holderOf, textsOf } from './corefile.ts';

/** CoreDNS's words for a configuration that it cannot take: with file and line, of one plug-in, or of the whole. */
const refused: readonly RegExp[] = [
  /\/etc\/coredns\/\S{1,200}:\d+ - Error/,
  /Error during parsing|Corefile:\d+ - Error|Unknown directive|Wrong argument count or unexpected line ending/i,
  /^(?:\[(?:FATAL|ERROR)\] )?plugin\/[\w-]{2,40}: (?!.{0,200}(?:dial |i\/o timeout|connection refused|HINFO|Failed to watch))/,
  /cannot serve \S{1,300} - it is already defined|this plugin can only be used once|Failed to load Corefile|loading Caddyfile/i,
  /Unexpected (?:token|EOF)|Expecting|no such file or directory.{0,60}Corefile|Corefile.{0,60}no such file/i,
];
/** A change that a running CoreDNS did not take: it goes on with the old one, until it starts again. */
const notReloaded = /Corefile changed but reload failed|Restart failed: |plugin\/reload: .{0,40}(?:failed|error)/i;
const reloaded = /Reloading complete|Running configuration/i;
const otherwise = /plugin\/(?:loop|errors|kubernetes|ready|health)\b|address already in use|permission denied/i;

/** The Corefile, or what users added to it, is not valid: CoreDNS does not start, or goes on with what it had before. */
export const d04Corefile: Rule = {
  code: 'D4',
  family: 'dns',
  reads: ['Pod'],
  consults: ['ConfigMap', 'Service', 'Deployment', 'ReplicaSet'],
  logs: coreDnsLogs,
  *check(cluster) {
    for (const speaker of speakers(cluster)) {
      const line = lineOf(speaker);
      if (line === undefined) continue;
      const { container, crashing } = speaker;
      const object = culpritOf(cluster, line);
      const workload = workloadOf(cluster, 'Pod', container.pod);
      const quoted = quote(cluster, object, line);
      yield {
        severity: crashing ? 'critical' : 'warning',
        object,
        victims: crashing ? [{ ...podRef(container.pod), container: container.name }] : [],
        related: [{ ...workload, role: 'reference' }],
        evidence: [fromLog(container, line), ...(quoted ? [fromSpec(object, quoted.key, quoted.line)] : [])],
        parameters: { problem: line.replace(/^\[\w+\] /, '').slice(0, 200) },
        remedy: remedy(
          'troubleshooting/dns',
          object,
          kubectl(['get', '-o', 'yaml'], object),
          kubectl('edit', object),
          kubectl(
            ['logs', '--tail=20', ...(crashing ? ['--previous'] : []), '-c', container.name],
            podRef(container.pod),
          ),
          command(
            'kubectl',
            '-n',
            'kube-system',
            'rollout',
            'restart',
            `${workload.kind.toLowerCase()}/${workload.name}`,
          ),
        ),
      };
    }
  },
};

/** Of a crashing one the last word before the end; of a running one a reload that failed and was not repaired since. */
function lineOf(speaker: Speaker): string | undefined {
  if (speaker.crashing) {
    return saidBy(speaker)
      .slice(-20)
      .findLast((line) => refused.some((words) => words.test(line)) && !otherwise.test(line));
  }
  const last = speaker.present.findLast((line) => notReloaded.test(line) || reloaded.test(line));
  return last !== undefined && notReloaded.test(last) ? last : undefined;
}

function culpritOf(cluster: Cluster, line: string): ObjectRef {
  const { main, custom } = configurationOf(cluster);
  if (/\/etc\/coredns\/custom\//.test(line)) return custom;
  const own = Object.entries(textsOf(cluster, custom)).map(([, text]) => text);
  // Twice is once too much: K3s's own part was there first.
  const twice = /(?:plugin\/([\w-]+): this plugin can only be used once|cannot serve \w+:\/\/([^:\s]+))/.exec(line);
  const word = twice?.[1] ?? twice?.[2]?.replace(/(.)\.$/, '$1');
  if (word !== undefined && own.some((text) => text.includes(word))) return custom;
  const named = /directive '?"?([^'"\s]+)|: "([^"]+)"|'([^']+)'/.exec(line);
  const wrong = named?.[1] ?? named?.[2] ?? named?.[3] ?? /plugin\/([\w-]+):/.exec(line)?.[1];
  return wrong === undefined ? main : holderOf(cluster, wrong);
}

/** The line of the configuration that CoreDNS means, when it gives its number. */
function quote(cluster: Cluster, holder: ObjectRef, line: string): { key: string; line: string } | undefined {
  const [, file = '', number = ''] = /\/etc\/coredns\/(?:custom\/)?([^:/\s]+):(\d+)/.exec(line) ?? [];
  const text = textsOf(cluster, holder)[file]?.split('\n')[Number(number) - 1]?.trim();
  return text ? { key: `data[${file}] line ${number}`, line: text } : undefined;
}
