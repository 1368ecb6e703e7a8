import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { servingApi } from './api-service.ts';
import { type Autoscaler, lacking, measured, podsOf, scaledBy, targetOf } from './autoscaler.ts';
import { conditionOf, conditionPath, said, secondsSince } from './condition.ts';

/** New pods have no figures for a minute or two, and neither has a metrics-server that just started. */
const stays = 300;
const patience = 120;

/**
 * An autoscaler gets no figure to go by. When the pods declare no request, the workload is what must change; when the metrics
 * API does not answer, that is the cause.
 */
export const w05ScaleMetrics: Rule = {
  code: 'W5',
  family: 'workload',
  reads: ['HorizontalPodAutoscaler'],
  consults: ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'Pod', 'APIService', 'Service'],
  *check(cluster) {
    for (const autoscaler of cluster.all('HorizontalPodAutoscaler')) {
      const { deletionTimestamp, creationTimestamp } = autoscaler.metadata;
      if (deletionTimestamp || secondsSince(cluster, creationTimestamp) < patience) continue;
      const draft = withoutRequest(cluster, autoscaler) ?? withoutFigure(cluster, autoscaler);
      if (draft) yield draft;
    }
  },
};

function withoutRequest(cluster: Cluster, autoscaler: Autoscaler): Draft | undefined {
  // Whatever the pods declare, the controller has its figures, perhaps from another metric.
  if (conditionOf(autoscaler, 'ScalingActive')?.status === 'True') return undefined;
  const scaled = scaledBy(cluster, autoscaler);
  const pods = scaled ? podsOf(cluster, scaled) : [];
  const active = inactive(autoscaler);
  for (const metric of autoscaler.spec?.metrics ?? []) {
    const wanted = measured(metric);
    if (!wanted) continue;
    const pod = pods.find((one) => lacking(one, wanted.resource, wanted.container).length > 0);
    const told = active && missingRequest.exec(active.message ?? '');
    // Pods of an older template may still lack what the newest declares, and the reverse: the pods are what is measured.
    if (!pod && !(told && told[1] === wanted.resource && pods.length === 0)) continue;
    const containers = pod ? lacking(pod, wanted.resource, wanted.container).join(', ') : (told?.[2] ?? '–');
    const target = targetOf(autoscaler);
    return {
      ...draft(autoscaler, target, wanted.resource, containers, active ? said(active) : '–'),
      // The workload itself works: nothing else that is wrong with it comes from here.
      aside: true,
      victims: [],
      related: [{ ...refOf('HorizontalPodAutoscaler', autoscaler), role: 'victim' }],
      evidence: [
        ...(pod
          ? [fromSpec(podRef(pod), `spec.containers[${containers}].resources.requests`, `no ${wanted.resource}`)]
          : []),
        ...(active
          ? [fromStatus(refOf('HorizontalPodAutoscaler', autoscaler), conditionPath(active), said(active))]
          : []),
      ],
    };
  }
  return undefined;
}

const missingRequest = /missing request for ([\w./-]+)(?: in container (\S+))?/;

function withoutFigure(cluster: Cluster, autoscaler: Autoscaler): Draft | undefined {
  const active = inactive(autoscaler);
  const scaled = scaledBy(cluster, autoscaler);
  if (!active || scaled?.spec?.replicas === 0) return undefined;
  if (secondsSince(cluster, active.lastTransitionTime) < stays) return undefined;
  const object = refOf('HorizontalPodAutoscaler', autoscaler);
  const target = targetOf(autoscaler);
  const resource = autoscaler.spec?.metrics?.map((metric) => metric.resource?.name ?? metric.type)[0] ?? '–';
  const api = servingApi(cluster, apiGroup(active.reason));
  return {
    ...draft(autoscaler, object, resource, '–', said(active)),
    evidence: [fromStatus(object, conditionPath(active), said(active))],
    blames: [...api, target, ...(scaled ? podsOf(cluster, scaled).map(podRef) : [])],
  };
}

/** The condition that says so. A target that is scaled to zero switches its autoscaler off, which is no fault. */
function inactive(autoscaler: Autoscaler) {
  const active = conditionOf(autoscaler, 'ScalingActive');
  return active?.status === 'False' && active.reason !== 'ScalingDisabled' ? active : undefined;
}

function apiGroup(reason: string | undefined): string {
  if (/External/.test(reason ?? '')) return 'external.metrics.k8s.io';
  return /Pods|Object/.test(reason ?? '') ? 'custom.metrics.k8s.io' : 'metrics.k8s.io';
}

function draft(
  autoscaler: Autoscaler,
  object: ObjectRef,
  resource: string,
  containers: string,
  detail: string,
): Omit<Draft, 'evidence'> {
  const own = refOf('HorizontalPodAutoscaler', autoscaler);
  const target = targetOf(autoscaler);
  return {
    severity: 'warning',
    object,
    victims: [own],
    parameters: {
      autoscaler: own.name,
      target: `${target.kind}/${target.name}`,
      resource,
      containers,
      detail,
    },
    remedy: remedy(
      'optimisation/autoscaling',
      object,
      kubectl('describe', own),
      kubectl(['get', '-o', 'jsonpath={.spec.template.spec.containers[*].resources}'], target),
      command('kubectl', 'top', 'pods', '-n', own.namespace ?? ''),
      command('kubectl', 'get', 'apiservices'),
    ),
  };
}
