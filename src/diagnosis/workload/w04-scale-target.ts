import type { Kind } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { type Autoscaler, isScalable, targetOf } from './autoscaler.ts';
import { conditionOf, conditionPath, said, secondsSince } from './condition.ts';

const patience = 120;
/** An answer of the API server that passes is forgotten at the next look, 15 seconds later. */
const stays = 300;

/** An autoscaler names something that does not exist, or that cannot be scaled. */
export const w04ScaleTarget: Rule = {
  code: 'W4',
  family: 'workload',
  reads: ['HorizontalPodAutoscaler'],
  consults: ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'],
  *check(cluster) {
    for (const autoscaler of cluster.all('HorizontalPodAutoscaler')) {
      const draft = judge(cluster, autoscaler);
      if (draft) yield draft;
    }
  },
};

function judge(cluster: Cluster, autoscaler: Autoscaler): Draft | undefined {
  const { metadata, spec } = autoscaler;
  const target = targetOf(autoscaler);
  if (metadata.deletionTimestamp || secondsSince(cluster, metadata.creationTimestamp) < patience) return undefined;
  const able = conditionOf(autoscaler, 'AbleToScale');
  const refused = able?.status === 'False' && able.reason === 'FailedGetScale' ? able : undefined;
  const exists = existence(cluster, autoscaler);
  const definite = /no matches for kind|unable to determine resource|invalid|unexpected GroupVersion/i;
  const failing =
    refused &&
    ((exists !== 'yes' && /not found|could not find/i.test(refused.message ?? '')) ||
      definite.test(refused.message ?? '') ||
      secondsSince(cluster, refused.lastTransitionTime) > stays);
  if (!failing && exists !== 'no') return undefined;
  const object = refOf('HorizontalPodAutoscaler', autoscaler);
  const written = `${target.kind}/${target.name}`;
  return {
    severity: 'warning',
    object,
    victims: [object],
    evidence: [
      fromSpec(object, 'spec.scaleTargetRef', `${spec?.scaleTargetRef?.apiVersion ?? ''} ${written}`.trim()),
      ...(refused ? [fromStatus(object, conditionPath(refused), said(refused))] : []),
    ],
    parameters: { target: written, near: near(cluster, autoscaler), detail: refused?.message || '–' },
    remedy: remedy(
      'optimisation/autoscaling',
      object,
      kubectl('describe', object),
      command('kubectl', '-n', target.namespace ?? '', 'get', 'deployments,statefulsets'),
      kubectl('edit', object),
    ),
    blames: exists === 'yes' ? [target] : [],
  };
}

function existence(cluster: Cluster, autoscaler: Autoscaler): 'yes' | 'no' | 'unknown' {
  const { kind, namespace, name } = targetOf(autoscaler);
  return isScalable(kind) && name ? cluster.exists(kind, namespace, name) : 'unknown';
}

/** What might be meant: other workloads of the namespace with almost the same name, or the same name elsewhere. */
function near(cluster: Cluster, autoscaler: Autoscaler): string {
  const { namespace, name } = targetOf(autoscaler);
  const all = (['Deployment', 'StatefulSet'] as const satisfies readonly Kind[]).flatMap((kind) =>
    cluster.all(kind).map(({ metadata }) => ({ kind, name: metadata.name, namespace: metadata.namespace })),
  );
  const here = all.filter((one) => one.namespace === namespace);
  const alike = new Set(
    closest(
      name,
      here.map((one) => one.name),
    ),
  );
  const found = [
    ...here.filter((one) => alike.has(one.name)),
    ...all.filter((one) => one.name === name && one.namespace !== namespace).slice(0, 2),
  ];
  return found.map((one) => `${one.kind} ${one.namespace}/${one.name}`).join(', ') || '–';
}
