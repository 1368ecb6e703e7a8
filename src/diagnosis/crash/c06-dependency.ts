import { fromLog } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl } from '../remedy.ts';
import { containerRule } from './container-rule.ts';
import { type Dependency, dependencyKinds, dependencyOf } from './dependency.ts';
import { failureEvidence, logCommand } from './log-verdict.ts';
import type { DependencyCause } from './patterns/pattern.ts';
import { isProbeMistake, probeFailure, probeOf, wrongPort } from './probes.ts';
import type { Trouble } from './trouble.ts';

/** As the reports of programs have it; the texts of both languages quote it. */
const problems: Readonly<Record<DependencyCause, string>> = {
  refused: 'connection refused',
  unreachable: 'no connection',
  timeout: 'timeout',
  name: 'name not found',
  password: 'password authentication failed',
  denied: 'access denied',
  untrusted: 'certificate not trusted',
  database: 'database does not exist',
  busy: 'too many connections',
};

/** The program does not get what it needs from a database, a broker, another service or the name server. */
export const c06Dependency = containerRule({
  code: 'C6',
  consults: dependencyKinds,
  readsLog: true,
  recognise(cluster, trouble) {
    const { container, how } = trouble;
    if (how === 'refused' || how === 'initialising') return undefined;
    const readiness = probeOf(container, 'readiness');
    const failure = probeFailure(cluster, container, 'readiness')?.message ?? '';
    if (how === 'unready' && ((readiness && wrongPort(container, readiness)) || isProbeMistake(failure)))
      return undefined;
    const dependency = dependencyOf(cluster, trouble);
    if (!dependency) return undefined;
    return {
      evidence: [fromLog(container, dependency.line), ...dependency.evidence, ...failureEvidence(cluster, trouble)],
      ...(dependency.culprit && { object: dependency.culprit }),
      parameters: {
        user: `${trouble.workload.kind}/${trouble.workload.name}`,
        dependency: dependency.label,
        problem: problems[dependency.cause],
      },
      related: dependency.related,
      blames: dependency.blames,
      procedure: dependency.cause === 'name' ? 'troubleshooting/dns' : 'troubleshooting/crash-loop',
      commands: commandsFor(trouble, dependency),
    };
  },
});

function commandsFor(trouble: Trouble, { destination, cause, cut }: Dependency): readonly string[] {
  const log = logCommand(trouble);
  const namespace = trouble.workload.namespace ?? 'default';
  if (cut) return [log, kubectl('describe', refOf('NetworkPolicy', cut.culprit))];
  if (destination?.is === 'service') {
    const { metadata } = destination.service;
    const service = { kind: 'Service', namespace: metadata.namespace, name: metadata.name };
    const endpoints = `kubernetes.io/service-name=${metadata.name}`;
    return [
      log,
      kubectl('describe', service),
      command('kubectl', '-n', metadata.namespace ?? namespace, 'get', 'endpointslices', '-l', endpoints),
    ];
  }
  if (destination?.is === 'absent') return [log, command('kubectl', '-n', destination.namespace, 'get', 'services')];
  if (cause === 'name') return [log, command('kubectl', '-n', 'kube-system', 'get', 'pods', '-l', 'k8s-app=kube-dns')];
  return [log, kubectl(['set', 'env', '--list'], trouble.workload)];
}
