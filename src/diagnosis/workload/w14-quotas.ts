import type { KindTypes, Pod } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { written } from '../quantity.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type Allowance, allowances, costOf, type Quota, scopeOf } from './quota.ts';

type Deployment = KindTypes['Deployment'];

/** From this share on even a rollout that may do without an extra pod is at the quota's mercy. */
const nearly = 0.95;

/**
 * Quotas that allow less than they seem to: several of one namespace limit the same thing, and the strictest wins; or there is
 * no room for the one pod more that a rolling update needs. A quota that is used up by a workload of fixed size is no finding.
 */
export const w14Quotas: Rule = {
  code: 'W14',
  family: 'workload',
  reads: ['ResourceQuota'],
  consults: ['Deployment', 'Pod', 'ReplicaSet'],
  *check(cluster) {
    const quotas = cluster.all('ResourceQuota').filter(({ metadata }) => !metadata.deletionTimestamp);
    for (const group of Map.groupBy(quotas, scopeOf).values()) if (group.length > 1) yield* piledUp(group);
    for (const quota of quotas) yield* withoutRoom(cluster, quota);
  },
};

interface Clash {
  readonly strict: Quota;
  readonly line: string;
}

function* piledUp(quotas: readonly Quota[]): Iterable<Draft> {
  const all = quotas.flatMap((quota) => allowances(quota).map((allowance) => ({ quota, ...allowance })));
  const clashes: Clash[] = [...Map.groupBy(all, ({ resource }) => resource).values()].flatMap((list) => {
    const [strict, ...others] = list.toSorted((a, b) => a.hard - b.hard);
    const loose = others.at(-1);
    if (!strict || !loose || loose.hard === strict.hard || loose.quota === strict.quota) return [];
    const name = ({ quota, written }: (typeof all)[number]) => `${written.hard} (${quota.metadata.name})`;
    return [{ strict: strict.quota, line: `${strict.resource}: ${name(strict)} < ${name(loose)}` }];
  });
  const byQuota = [...Map.groupBy(clashes, ({ strict }) => strict)];
  const [worst] = byQuota.toSorted(([a, x], [b, y]) => y.length - x.length || byName(a, b));
  if (!worst) return;
  const object = refOf('ResourceQuota', worst[0]);
  const others = quotas.filter((quota) => quota !== worst[0]);
  yield {
    ...base(worst[0], clashes.map(({ line }) => line).slice(0, 4)),
    related: others.map((quota) => ({ ...refOf('ResourceQuota', quota), role: 'reference' as const })),
    evidence: clashes.slice(0, 8).map(({ line }) => fromSpec(object, 'spec.hard', line)),
    blames: quotas.map((quota) => refOf('ResourceQuota', quota)),
  };
}

function byName({ metadata: a }: Quota, { metadata: b }: Quota): number {
  return a.name.localeCompare(b.name);
}

function* withoutRoom(cluster: Cluster, quota: Quota): Iterable<Draft> {
  if ((quota.spec?.scopes ?? []).length > 0 || quota.spec?.scopeSelector) return;
  const object = refOf('ResourceQuota', quota);
  const tight = allowances(quota);
  for (const { deployment, pod } of rolling(cluster).get(quota.metadata.namespace ?? '') ?? []) {
    const cost = costOf(pod);
    const short = tight.find((one) => lacksRoom(one, cost.get(one.resource) ?? 0, deployment));
    if (!short) continue;
    const need = cost.get(short.resource) ?? 0;
    const unit = short.resource.endsWith('cpu') ? 'cpu' : short.resource.endsWith('memory') ? 'memory' : short.resource;
    const line = `${short.resource}: ${short.written.used} + ${written(unit, need)} > ${short.written.hard}`;
    yield {
      ...base(quota, [`${line} (Deployment/${deployment.metadata.name})`]),
      related: [{ ...refOf('Deployment', deployment), role: 'reference' }],
      evidence: [fromStatus(object, 'status.used', `${line}, Deployment/${deployment.metadata.name}`)],
      blames: [object],
    };
  }
}

/** Whether the next rollout of the Deployment has no room for its first new pod. */
function lacksRoom({ hard, used }: Allowance, need: number, deployment: Deployment): boolean {
  if (need === 0 || hard === 0 || used + need <= hard) return false;
  return spare(deployment) === 0 || used / hard >= nearly;
}

/** How many old pods a rollout may end before a new one is ready. */
function spare({ spec }: Deployment): number {
  const replicas = spec?.replicas ?? 1;
  const value = spec?.strategy?.rollingUpdate?.maxUnavailable ?? '25%';
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  return percent === undefined ? Number(value) : Math.floor((Number(percent) * replicas) / 100);
}

/** Deployments that roll with an extra pod, each with one of its pods, by namespace. */
const rolling = perCluster((cluster) => {
  const pods = new Map<string, Pod>();
  for (const pod of cluster.all('Pod')) {
    if (pod.metadata.deletionTimestamp || /Succeeded|Failed/.test(pod.status?.phase ?? '')) continue;
    const owner = workloadOf(cluster, 'Pod', pod);
    if (owner.kind === 'Deployment') pods.set(`${owner.namespace ?? ''}/${owner.name}`, pod);
  }
  const found = cluster.all('Deployment').flatMap((deployment) => {
    const { metadata, spec } = deployment;
    const pod = pods.get(`${metadata.namespace ?? ''}/${metadata.name}`);
    const surge = String(spec?.strategy?.rollingUpdate?.maxSurge ?? '25%');
    const rolls = spec?.strategy?.type !== 'Recreate' && !/^0%?$/.test(surge) && (spec?.replicas ?? 1) > 0;
    return pod && rolls && !spec?.paused ? [{ deployment, pod }] : [];
  });
  return Map.groupBy(found, ({ deployment }) => deployment.metadata.namespace ?? '');
});

function base(quota: Quota, lines: readonly string[]) {
  const object = refOf('ResourceQuota', quota);
  return {
    severity: 'warning' as const,
    object,
    victims: [object],
    parameters: { detail: lines.join('; ') },
    remedy: remedy(
      'optimisation/right-sizing',
      object,
      command('kubectl', '-n', object.namespace ?? '', 'describe', 'resourcequotas'),
      kubectl('edit', object),
    ),
  };
}
