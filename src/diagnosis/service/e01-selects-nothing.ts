import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { readyEndpoints, slicesOf } from '../crash/service.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { makersBehind, podsBehind, waitsForRole } from '../selected.ts';
import { type Consumer, consumersOf, namersOf } from './consumers.ts';
import { type NearMiss, nearMiss, writtenLabels } from './near-miss.ts';

type Service = KindTypes['Service'];

/** What is made together arrives within this time. */
const settlingMs = 60_000;

/**
 * A Service selects no pod and nothing that would make one, although pods that look meant are there or somebody needs it.
 * One that nobody asks for and that fits nothing is left alone: charts leave such Services behind for parts that are off.
 */
export const e01SelectsNothing: Rule = {
  code: 'E1',
  family: 'service',
  reads: ['Service', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'EndpointSlice'],
  consults: [
    'ReplicaSet',
    'ReplicationController',
    'Job',
    'CronJob',
    'Ingress',
    'IngressRoute',
    'IngressRouteTCP',
    'Namespace',
  ],
  *check(cluster) {
    for (const service of cluster.all('Service')) {
      if (!isLone(cluster, service)) continue;
      const draft = judge(cluster, service);
      if (draft) yield draft;
    }
  },
};

function isLone(cluster: Cluster, service: Service): boolean {
  const { metadata, spec } = service;
  // The solver of a challenge: what keeps its pod away is told of the Certificate that waits for it.
  if (metadata.ownerReferences?.some(({ kind }) => kind === 'Challenge')) return false;
  if (metadata.deletionTimestamp || spec?.type === 'ExternalName' || Object.keys(spec?.selector ?? {}).length === 0)
    return false;
  if (cluster.get('Namespace', undefined, metadata.namespace ?? '')?.metadata.deletionTimestamp) return false;
  if (podsBehind(cluster, service).length > 0 || makersBehind(cluster, service).length > 0) return false;
  return readyEndpoints(cluster, service) === 0 && !hasEndpoints(cluster, service);
}

/** Endpoints that are not ready belong to pods that are there, whether they were read or not. */
function hasEndpoints(cluster: Cluster, service: Service): boolean {
  return slicesOf(cluster, service).some(({ endpoints }) => (endpoints ?? []).length > 0);
}

function judge(cluster: Cluster, service: Service): Draft | undefined {
  const needed = consumersOf(cluster, service);
  const young = cluster.now - Date.parse(service.metadata.creationTimestamp ?? '') < settlingMs;
  if ((young || waitsForRole(cluster, service)) && !needed.some(({ how }) => how === 'dial')) return undefined;
  // A controller that keeps the Service knows what it does, until somebody is seen to suffer.
  const kept = (service.metadata.ownerReferences ?? []).length > 0;
  const near = kept && needed.length === 0 ? undefined : nearMiss(cluster, service);
  const consumers = needed.length > 0 || (kept && !near) ? needed : namersOf(cluster, service);
  if (!near && consumers.length === 0) return undefined;
  return draftOf(service, near, consumers);
}

function draftOf(service: Service, near: NearMiss | undefined, consumers: readonly Consumer[]): Draft {
  const object = refOf('Service', service);
  const namespace = service.metadata.namespace ?? 'default';
  const selector = writtenLabels(service.spec?.selector ?? {});
  const labelled = near?.ref.kind === 'Pod' ? 'metadata.labels' : 'spec.template.metadata.labels';
  return {
    severity: consumers.length > 0 ? 'critical' : 'warning',
    object,
    victims: [],
    // What stands in another namespace is a hint at most, and not part of this trouble.
    related: near && !near.elsewhere ? [{ ...near.ref, role: 'reference' }] : [],
    evidence: [
      fromSpec(object, 'spec.selector', selector),
      fromStatus(object, 'endpoints', 'ready: 0'),
      ...(near ? [fromSpec(near.ref, labelled, near.has)] : []),
      ...consumers.slice(0, 3).map(({ evidence }) => evidence),
    ],
    parameters: {
      selector,
      meant: near
        ? `${near.ref.kind} ${near.elsewhere ? `${near.ref.namespace}/` : ''}${near.ref.name} (${near.has})`
        : '–',
      users: [...new Set(consumers.map(({ ref }) => `${ref.kind}/${ref.name}`))].slice(0, 4).join(', ') || '–',
    },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      kubectl('describe', object),
      command('kubectl', '-n', near?.ref.namespace ?? namespace, 'get', 'pods', '--show-labels'),
      kubectl('edit', object),
    ),
  };
}
