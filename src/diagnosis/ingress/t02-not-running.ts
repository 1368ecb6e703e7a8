import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { isReady, readyPods } from '../crash/trouble.ts';
import { fromStatus } from '../evidence.ts';
import { chartRefs } from '../helm-chart.ts';
import { refOf, workloadOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type ChartFailure, chartLogs, charts, failureOf } from './chart.ts';
import { isWanted } from './controllers.ts';
import { wordsListed } from './draft.ts';
import { isTraefiks, routes } from './routes.ts';
import { type Traefik, traefiks } from './traefik.ts';

/** Traefik does not run, or K3s's Helm controller cannot install it as it is configured. */
export const t02NotRunning: Rule = {
  code: 'T2',
  family: 'ingress',
  reads: ['Pod', 'Deployment', 'DaemonSet'],
  consults: [
    'Job',
    'HelmChart',
    'HelmChartConfig',
    'Ingress',
    'IngressRoute',
    'LegacyIngressRoute',
    'IngressClass',
    'Namespace',
    'Node',
    'ReplicaSet',
  ],
  logs: chartLogs,
  *check(cluster) {
    for (const chart of charts(cluster)) {
      const failure = failureOf(cluster, chart);
      if (failure) yield ofChart(cluster, failure);
    }
    const all = traefiks(cluster);
    if (all.some(({ ref }) => readyPods(cluster, ref).length > 0)) return;
    for (const traefik of all) {
      const served = routes(cluster)
        .filter(isTraefiks)
        .map(({ ref }) => ref);
      if (isWanted(traefik) ? isDown(cluster, traefik) : served.length > 0) yield ofWorkload(cluster, traefik, served);
    }
  },
};

function ofChart(cluster: Cluster, { chart, object, detail, evidence }: ChartFailure): Draft {
  const serves = traefiks(cluster).some(({ ref }) => readyPods(cluster, ref).some(isReady));
  const job = refOf('Job', chart.job);
  return {
    severity: serves ? 'warning' : 'critical',
    object,
    victims: [object],
    related: [
      ...chartRefs(chart.job)
        .filter(({ kind, namespace, name }) => cluster.exists(kind as 'HelmChart', namespace, name) === 'yes')
        .map((ref) => ({ ...ref, role: 'reference' as const })),
      { ...job, role: 'victim' },
    ],
    evidence,
    parameters: { detail, routes: '–' },
    remedy: remedy(
      'troubleshooting/ingress',
      object,
      kubectl(['logs', '--tail=50'], job),
      kubectl(['get', '-o', 'yaml'], object),
      command('kubectl', '-n', object.namespace ?? 'kube-system', 'get', 'helmcharts,helmchartconfigs,jobs'),
    ),
    // An image that does not come, or a node without room, lies deeper; a crash of Helm says no more than this.
    blames: chart.pods.map((pod) => refOf('Pod', pod)),
  };
}

const starting = 120_000;

function isDown(cluster: Cluster, { ref }: Traefik): boolean {
  const workload = cluster.get(ref.kind as 'Deployment', ref.namespace, ref.name);
  if (!workload || workload.metadata.deletionTimestamp) return false;
  const available = workload.status?.conditions?.find(({ type }) => type === 'Available');
  if (available?.status === 'True') return false;
  const since = Date.parse(String(available?.lastTransitionTime ?? workload.metadata.creationTimestamp ?? ''));
  return cluster.now - since > starting;
}

function ofWorkload(cluster: Cluster, { ref, template }: Traefik, served: readonly ObjectRef[]): Draft {
  const pods = cluster
    .pods(ref.namespace)
    .map((pod) => ({ pod, owner: workloadOf(cluster, 'Pod', pod) }))
    .filter(({ owner }) => owner.kind === ref.kind && owner.name === ref.name);
  const detail = template.replicas === 0 ? 'spec.replicas: 0' : 'status.readyReplicas: 0';
  return {
    severity: 'critical',
    object: ref,
    victims: [ref, ...served.slice(0, 200)],
    evidence: [fromStatus(ref, detail.split(':')[0] ?? '', 0)],
    parameters: { detail, routes: wordsListed(served.map(({ kind, name }) => `${kind}/${name}`)) },
    remedy: remedy(
      'troubleshooting/ingress',
      ref,
      kubectl('describe', ref),
      ...(template.replicas === 0 ? [kubectl('scale', ref, '--replicas=1')] : [kubectl(['rollout', 'status'], ref)]),
    ),
    blames: [ref, ...pods.map(({ pod }) => refOf('Pod', pod))],
  };
}
