import { parseDocument } from 'yaml';
import type { Evidence } from '../../model/finding.ts';
import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { LogRequest } from '../../model/snapshot.ts';
import type { Cluster } from '../cluster.ts';
import { type Container, containersOf, lastEnd, waitingReason } from '../containers.ts';
import { fromLog, fromSpec, fromStatus } from '../evidence.ts';
import { chartNameOf, chartRefs } from '../helm-chart.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

type Job = KindTypes['Job'];

/** A chart of Traefik that K3s's Helm controller installs, by the Job that does it. */
export interface Chart {
  readonly ref: ObjectRef;
  readonly job: Job;
  readonly pods: readonly Pod[];
}

export const charts = perCluster((cluster): readonly Chart[] =>
  cluster.all('Job').flatMap((job) => {
    const name = chartNameOf(job);
    if (!name?.includes('traefik') || !job.metadata.name.startsWith('helm-install-')) return [];
    const { namespace } = job.metadata;
    const pods = cluster
      .pods(namespace)
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some((owner) => owner.kind === 'Job' && owner.name === job.metadata.name),
      );
    return [{ ref: { kind: 'HelmChart', namespace, name }, job, pods }];
  }),
);

/** Everything whose trouble would explain that Traefik, its classes or its kinds are not there. */
export const chartParts = perCluster((cluster): readonly ObjectRef[] =>
  charts(cluster)
    .filter(({ job }) => !isDone(job))
    .flatMap(({ job, pods }) => [...chartRefs(job), refOf('Job', job), ...pods.map((pod) => refOf('Pod', pod))]),
);

/** A first installation takes its time. */
export const isBeingInstalled = perCluster((cluster): boolean =>
  charts(cluster).some((chart) => {
    const made = Date.parse(chart.job.metadata.creationTimestamp ?? '');
    return !isDone(chart.job) && !failureOf(cluster, chart) && cluster.now - made < 10 * 60_000;
  }),
);

function isDone({ status }: Job): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === 'Complete' && is === 'True') === true;
}

export interface ChartFailure {
  readonly chart: Chart;
  /** The HelmChartConfig when it may hold the mistake, else the HelmChart. */
  readonly object: ObjectRef;
  /** In Helm's own words, or those of the Job. */
  readonly detail: string;
  readonly evidence: readonly Evidence[];
}

/** What Helm says of values, templates and releases: what an operator corrects in the chart or its values. */
const ofValues =
  /values don't meet|schema|additional propert|YAML|cannot unmarshal|unmarshal|execution error at|template: |nil pointer|wrong type for value|unknown field|ValidationError|coalesce|parse error|Invalid value|is invalid/i;
const ofRelease =
  /another operation .* in progress|cannot re-use a name|no deployed releases|failure policy is|cannot be imported|ownership metadata|no matches for kind|unable to build kubernetes objects|already exists|immutable|(?:INSTALLATION|UPGRADE) FAILED/i;
/** What says that Helm could not ask: the trouble of a network, a name or a certificate. */
const unreached =
  /dial tcp|i\/o timeout|no such host|connection refused|no route to host|x509|TLS handshake|network is unreachable|server misbehaving|deadline exceeded|Unable to connect|failed to download|currently unable/i;

export function failureOf(cluster: Cluster, chart: Chart): ChartFailure | undefined {
  const { job, pods } = chart;
  if (isDone(job) || job.metadata.deletionTimestamp) return undefined;
  const gaveUp = job.status?.conditions?.find(({ type, status }) => type === 'Failed' && status === 'True');
  const failing = pods.flatMap(containersOf).filter(hasFailed);
  if (!gaveUp && failing.length === 0) return undefined;
  const said = failing.flatMap((container) => helmError(cluster, container) ?? []);
  const line = said.find(({ line }) => ofValues.test(line) || ofRelease.test(line));
  if (!line && said.some(({ line }) => unreached.test(line))) return undefined;
  const config = configOf(cluster, chart);
  const broken = config && yamlProblem(config);
  const blamed = config && (broken || !line || ofValues.test(line.line)) ? refOf('HelmChartConfig', config) : chart.ref;
  const own = refOf('Job', job);
  const end = failing[0] && lastEnd(failing[0]);
  return {
    chart,
    object: blamed,
    detail: (line?.line ?? broken ?? gaveUp?.message ?? `Job/${own.name}: ${end?.reason ?? 'Failed'}`)
      .trim()
      .slice(0, 200),
    evidence: [
      ...(line ? [fromLog(line.container, line.line)] : []),
      ...(broken && config ? [fromSpec(refOf('HelmChartConfig', config), 'spec.valuesContent', broken)] : []),
      ...(gaveUp ? [fromStatus(own, 'status.conditions[Failed]', `${gaveUp.reason}: ${gaveUp.message}`)] : []),
      ...failing
        .slice(0, 1)
        .map((container) =>
          fromStatus(
            refOf('Pod', container.pod),
            `${container.path}.restartCount`,
            container.status?.restartCount ?? 0,
          ),
        ),
    ],
  };
}

/** By its own doing: killed for memory, or never started, is another story. */
function hasFailed(container: Container): boolean {
  const end = lastEnd(container);
  if (container.role !== 'main' || !end || end.exitCode === 0 || (end.exitCode ?? 0) > 128) return false;
  return waitingReason(container) === 'CrashLoopBackOff' || container.status?.state?.terminated !== undefined;
}

function configOf(cluster: Cluster, { ref }: Chart): KindTypes['HelmChartConfig'] | undefined {
  return cluster.get('HelmChartConfig', ref.namespace, ref.name);
}

function yamlProblem({ spec }: KindTypes['HelmChartConfig']): string | undefined {
  const text = spec?.valuesContent ?? '';
  if (text.length > 100_000) return undefined;
  return parseDocument(text, { logLevel: 'silent' }).errors[0]?.message.split('\n')[0];
}

export function chartLogs(cluster: Cluster): readonly LogRequest[] {
  const failing = charts(cluster).flatMap(({ job, pods }) =>
    isDone(job) ? [] : pods.flatMap(containersOf).filter(hasFailed),
  );
  return failing.flatMap((container) => requestsFor(container));
}

function requestsFor({ pod, name, status }: Container): readonly LogRequest[] {
  const of = (previous: boolean) => ({
    namespace: pod.metadata.namespace ?? '',
    pod: pod.metadata.name,
    container: name,
    previous,
  });
  return status?.state?.terminated ? [of(false)] : [of(true), of(false)];
}

/** The script traces itself, so that its own commands hold the same words. */
function helmError(
  cluster: Cluster,
  container: Container,
): readonly { container: Container; line: string }[] | undefined {
  const log = requestsFor(container)
    .map((request) => cluster.log(request))
    .find((one) => one?.ok && one.value.trim() !== '');
  if (!log?.ok) return undefined;
  const lines = log.value.split('\n').filter((line) => line.trim() !== '' && !/^\+|^\s*echo /.test(line));
  return lines
    .filter((line) => /error|fail|abort|invalid|don't meet|^- at /i.test(line))
    .toReversed()
    .map((line) => ({ container, line }));
}
