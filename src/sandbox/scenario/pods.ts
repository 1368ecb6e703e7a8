import { type Fields, listAt, type StoredObject, textAt } from '../fields.ts';
import { type Builder, suffixFor, uidFor } from './builder.ts';
import { addEvent } from './events.ts';
import type { Illness } from './faults/illness.ts';
import { illnessOf } from './faults/illnesses.ts';
import { addressesOf, conditions, containerId, containerStatus, type PodPlan } from './pod-parts.ts';

/** A pod as the kubelet reports it, running well unless the plan has a fault, with the events of its life. */
export function addPod(builder: Builder, plan: PodPlan): StoredObject {
  const uid = uidFor('Pod', plan.namespace, plan.name);
  const plans = { ...plan, spec: withServiceAccount(plan) };
  const illness = plan.fault && illnessOf(builder.clock, plans, plan.fault, uid);
  const placed = illness?.placed ?? true;
  const pod = builder.add({
    kind: 'Pod',
    metadata: {
      name: plan.name,
      namespace: plan.namespace,
      uid,
      creationTimestamp: builder.clock.ago(plan.age),
      labels: plan.labels,
      ...(plan.annotations && { annotations: plan.annotations }),
      ...(plan.generateName && { generateName: plan.generateName }),
      ...(plan.owner && { ownerReferences: [{ ...plan.owner, blockOwnerDeletion: true, controller: true }] }),
    },
    spec: { ...plans.spec, ...(placed && { nodeName: plan.node.name }) },
    status: illness?.status ?? wellStatus(builder, plans),
  });
  addEvents(builder, pod, plan, illness);
  return pod;
}

/** The account and its token volume, which the server adds to every pod. */
function withServiceAccount(plan: PodPlan): Fields {
  const account = textAt(plan.spec, 'serviceAccountName') ?? 'default';
  const name = `kube-api-access-${suffixFor(5, 'token', plan.namespace, plan.name)}`;
  const mount = { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', name, readOnly: true };
  const containers = (field: string) =>
    listAt(plan.spec, field).map((container) => ({
      ...(container as Fields),
      volumeMounts: [...listAt(container, 'volumeMounts'), mount],
    }));
  return {
    ...plan.spec,
    serviceAccount: account,
    serviceAccountName: account,
    containers: containers('containers'),
    ...('initContainers' in plan.spec && { initContainers: containers('initContainers') }),
    volumes: [
      ...listAt(plan.spec, 'volumes'),
      {
        name,
        projected: {
          defaultMode: 420,
          sources: [
            { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
            { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
            {
              downwardAPI: {
                items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
              },
            },
          ],
        },
      },
    ],
  };
}

function wellStatus(builder: Builder, plan: PodPlan): Fields {
  const { clock } = builder;
  const created = clock.ago(plan.age);
  const started = clock.ago(plan.age, 4000);
  const done = plan.state === 'completed';
  const finished = clock.ago(plan.age, 25_000);
  const end = (name: string, finishedAt: string) => ({
    terminated: {
      exitCode: 0,
      reason: 'Completed',
      startedAt: started,
      finishedAt,
      containerID: containerId(plan.namespace, plan.name, name),
    },
  });
  const statuses = listAt(plan.spec, 'containers').map((container) => {
    const name = textAt(container, 'name') ?? '';
    return containerStatus(container, {
      containerID: containerId(plan.namespace, plan.name, name),
      ...(done
        ? { ready: false, started: false, state: end(name, finished) }
        : { state: { running: { startedAt: started } } }),
    });
  });
  const inits = listAt(plan.spec, 'initContainers').map((container) => {
    const name = textAt(container, 'name') ?? '';
    return containerStatus(container, {
      started: false,
      containerID: containerId(plan.namespace, plan.name, name),
      state: end(name, started),
    });
  });
  const completed = done ? { reason: 'PodCompleted' } : {};
  return {
    phase: done ? 'Succeeded' : 'Running',
    observedGeneration: 1,
    startTime: created,
    ...addressesOf(plan),
    conditions: conditions(started, {
      PodReadyToStartContainers: done ? { status: 'False' } : {},
      Initialized: completed,
      Ready: done ? { status: 'False', ...completed } : {},
      ContainersReady: done ? { status: 'False', ...completed } : {},
      PodScheduled: {},
    }),
    containerStatuses: statuses,
    ...(inits.length > 0 && { initContainerStatuses: inits }),
  };
}

function addEvents(builder: Builder, pod: StoredObject, plan: PodPlan, illness: Illness | undefined): void {
  const { namespace, name } = pod.metadata;
  if (illness?.placed ?? true)
    addEvent(builder, pod, {
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${plan.node.name}`,
      component: 'default-scheduler',
      first: plan.age,
    });
  for (const event of illness?.events ?? wellEvents(plan)) addEvent(builder, pod, event);
}

const wellEvents = (plan: PodPlan) =>
  listAt(plan.spec, 'containers').flatMap((container) => {
    const field = `spec.containers{${textAt(container, 'name')}}`;
    const image = textAt(container, 'image');
    return [
      {
        reason: 'Pulled',
        message: `Container image "${image}" already present on machine and can be accessed by the pod`,
        field,
        first: plan.age,
      },
      { reason: 'Created', message: 'Container created', field, first: plan.age },
      { reason: 'Started', message: 'Container started', field, first: plan.age },
    ];
  });
