import type { Evidence, Severity } from '../../model/finding.ts';
import { keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { endEvidence, specPath } from '../crash/container.ts';
import type { ContainerRule } from '../crash/container-rule.ts';
import { dependencyKinds } from '../crash/dependency.ts';
import { failureEvidence, logCommand } from '../crash/log-verdict.ts';
import { fromLog, fromSpec, podRef } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { type Complaint, complaints, gravest, victimOf } from './clients.ts';
import { claimRelated } from './data.ts';
import { hasScripts, isFirstLifeFailed, scriptFailure } from './first-start.ts';
import { linesIn, livesOf } from './said.ts';
import { isManaged, isServing, type Server, servers } from './server.ts';
import { serverLogs } from './server-logs.ts';
import { problemIn, serverRule } from './server-rule.ts';

const failing = serverRule({
  code: 'P12',
  recognise(cluster, trouble) {
    if (trouble.how !== 'crashing' || trouble.end?.exitCode === 0 || trouble.end?.reason === 'OOMKilled')
      return undefined;
    const [lines = []] = livesOf(cluster, trouble);
    const failure = scriptFailure(lines);
    if (!failure) return undefined;
    const { container, workload } = trouble;
    return {
      evidence: [fromLog(container, failure.line), ...failureEvidence(cluster, trouble)],
      parameters: { problem: problemIn(failure.line), script: failure.script },
      related: claimRelated(cluster, container),
      commands: [logCommand(trouble), kubectl('describe', podRef(container.pod)), kubectl('edit', workload)],
    };
  },
});

/** The first start broke off in one of its scripts, or never made what clients now ask for; later starts do not do it again. */
export const p12HalfInitialised: ContainerRule = {
  ...failing,
  consults: [...(failing.consults ?? []), 'ConfigMap', ...dependencyKinds],
  *logs(cluster) {
    yield* failing.logs?.(cluster) ?? [];
    yield* serverLogs(cluster);
  },
  *check(cluster) {
    yield* failing.check(cluster);
    yield* others(cluster);
  },
  others,
};

/** Servers that run again, but without what their first start should have made. */
function* others(cluster: Cluster): Iterable<Draft> {
  const asked = Map.groupBy(
    complaints(cluster).filter(({ about }) => about === 'absent' || about === 'password'),
    ({ server }) => keyOf(server.workload),
  );
  const done = new Set<string>();
  for (const server of servers(cluster)) {
    const key = keyOf(server.workload);
    if (done.has(key) || !isServing(server) || isManaged(server)) continue;
    done.add(key);
    const draft = judge(cluster, server, asked.get(key) ?? []);
    if (draft) yield draft;
  }
}

function judge(cluster: Cluster, server: Server, asked: readonly Complaint[]): Draft | undefined {
  const { container } = server;
  const broken = isFirstLifeFailed(container);
  const failure = broken ? scriptFailure(linesIn(cluster, container, true)) : undefined;
  const absent = asked.filter(({ about }) => about === 'absent');
  if (failure) {
    const severity = asked.length > 0 ? gravest(asked.map(({ trouble }) => trouble)) : 'warning';
    return draftOf(cluster, server, asked, severity, failure.script, [fromLog(container, failure.line)]);
  }
  if (absent.length === 0 || !(broken || hasScripts(container))) return undefined;
  return draftOf(cluster, server, absent, gravest(absent.map(({ trouble }) => trouble)), '—', []);
}

function draftOf(
  cluster: Cluster,
  { container, workload }: Server,
  asked: readonly Complaint[],
  severity: Severity,
  script: string,
  told: readonly Evidence[],
): Draft {
  const pod = podRef(container.pod);
  const end = container.status?.lastState?.terminated;
  const mount = (container.spec.volumeMounts ?? []).find(({ mountPath }) => /initdb/.test(String(mountPath)));
  const first = told[0]?.value ?? asked[0]?.line ?? '';
  const skipped = linesIn(cluster, container, false).find((line) => /Skipping initialization/i.test(line));
  return {
    severity,
    object: workload,
    victims: asked.map(({ trouble }) => victimOf(trouble)),
    aside: true,
    related: [
      ...claimRelated(cluster, container),
      ...asked.map(({ trouble }) => ({ ...trouble.workload, role: 'victim' as const })),
    ],
    evidence: [
      ...told,
      ...asked.slice(0, 3).map(({ trouble, line }) => fromLog(trouble.container, line)),
      ...(end && end.exitCode !== 0 ? [endEvidence(container, end)] : []),
      ...(skipped === undefined ? [] : [fromLog(container, skipped)]),
      ...(mount ? [fromSpec(pod, `${specPath(container)}.volumeMounts[${mount.name}]`, mount.mountPath)] : []),
    ],
    parameters: {
      container: container.name,
      restarts: container.status?.restartCount ?? 0,
      problem: problemIn(first),
      script,
    },
    remedy: remedy(
      'troubleshooting/postgresql',
      workload,
      kubectl(['logs', '--previous', '-c', container.name], pod),
      kubectl(['exec', '-it', '-c', container.name], pod, '--', 'psql', '-U', 'postgres', '-c', '\\l', '-c', '\\du'),
    ),
  };
}
