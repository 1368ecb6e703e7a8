import { type Fields, listAt, type StoredObject, textAt } from '../fields.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { type Builder, splitKey, suffixFor, uidFor } from './builder.ts';
import type { Chain, Place } from './chain.ts';
import { addClaim } from './claims.ts';
import { addEvent } from './events.ts';
import type { Fault, Workload } from './format.ts';
import type { PodPlan } from './pod-parts.ts';
import { addPod } from './pods.ts';
import { addService } from './services.ts';
import { milliseconds } from './time.ts';
import { workloadStatus } from './workload-status.ts';

/**
 * Adds a workload by `namespace/name` with its chain of owners down to the pods, and what stands before it.
 * @param places the nodes, by name
 * @returns the pods
 */
export function addWorkload(
  builder: Builder,
  key: string,
  workload: Workload,
  places: ReadonlyMap<string, Place>,
): StoredObject[] {
  const { kind: namespace, name } = splitKey(key);
  const place = places.get(textAt(workload.pod, 'nodeName') ?? '') ??
    [...places.values()][0] ?? { name: 'lions-dev', address: '10.0.0.10' };
  const selector = workload.selector ?? { app: name };
  const chain: Chain = { builder, workload, namespace, name, selector, place };
  const { owner, pods } = kinds[workload.kind](chain);
  if (workload.service) addService(builder, workload, owner, selector, pods);
  return pods;
}

interface Made {
  readonly owner: StoredObject;
  readonly pods: StoredObject[];
}

const kinds: Readonly<Record<Workload['kind'], (chain: Chain) => Made>> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  CronJob: cronJob,
  Pod: (chain) => {
    const pod = addPod(chain.builder, planOf(chain, { name: chain.name }));
    return { owner: pod, pods: [pod] };
  },
};

const podLabels = ({ workload, selector }: Chain): Fields => ({ ...workload.labels, ...selector });

const templateOf = (chain: Chain, labels: Fields = {}): Fields => ({
  metadata: {
    labels: { ...podLabels(chain), ...labels },
    ...(chain.workload.annotations && { annotations: chain.workload.annotations }),
  },
  spec: chain.workload.pod,
});

function planOf(chain: Chain, more: Partial<PodPlan> & { readonly name: string }): PodPlan {
  const { workload, namespace, place } = chain;
  const { fault } = workload;
  return {
    namespace,
    labels: podLabels(chain),
    ...(workload.annotations && { annotations: workload.annotations }),
    spec: workload.pod,
    age: podAge(workload, fault),
    node: place,
    fault,
    state: 'running',
    ...more,
  };
}

/** A pod is as old as its fault, except where a pod that ran well before fell ill. */
function podAge(workload: Workload, fault: Fault | undefined): string {
  if (!fault || fault.type === 'node-lost') return workload.age;
  return milliseconds(fault.since) < milliseconds(workload.age) ? fault.since : workload.age;
}

/** The workload object itself. */
function top(chain: Chain, spec: Fields, status: Fields, metadata: Fields = {}): StoredObject {
  const { builder, workload, namespace, name } = chain;
  return builder.add({
    kind: workload.kind,
    metadata: {
      name,
      namespace,
      creationTimestamp: builder.clock.ago(workload.age),
      labels: { ...workload.labels, app: name },
      ...metadata,
    },
    spec: mergePatch(spec, workload.spec ?? {}),
    status,
  });
}

const owning = (owner: StoredObject) => ({
  apiVersion: owner.apiVersion,
  kind: owner.kind,
  name: owner.metadata.name,
  uid: owner.metadata.uid,
});

function deployment(chain: Chain): Made {
  const { workload, namespace, name, builder, selector } = chain;
  const rollout = workload.fault?.rolloutFrom !== undefined;
  const owner = top(
    chain,
    { replicas: workload.replicas, selector: { matchLabels: selector }, template: templateOf(chain) },
    workloadStatus(chain),
    { annotations: { 'deployment.kubernetes.io/revision': rollout ? '2' : '1' }, ...(rollout && { generation: 2 }) },
  );
  const current = replicaSet(chain, owner, rollout ? '2' : '1');
  addEvent(builder, owner, {
    reason: 'ScalingReplicaSet',
    message: `Scaled up replica set ${current.name} from 0 to ${rollout ? 1 : workload.replicas}`,
    component: 'deployment-controller',
    first: rollout ? (workload.fault?.since ?? workload.age) : workload.age,
  });
  if (!rollout) return { owner, pods: current.pods };
  // The old version keeps serving while the new one cannot start.
  const { fault, ...well } = workload;
  const old = { ...well, pod: withImage(workload.pod, fault?.rolloutFrom ?? '') };
  const previous = replicaSet({ ...chain, workload: old }, owner, '1');
  return { owner, pods: [...previous.pods, ...current.pods] };

  function replicaSet(own: Chain, parent: StoredObject, revision: string): { name: string; pods: StoredObject[] } {
    const hash = suffixFor(10, namespace, name, JSON.stringify(own.workload.pod));
    const full = `${name}-${hash}`;
    const labels = { 'pod-template-hash': hash };
    const sick = own.workload.fault !== undefined;
    const replicas = rollout && sick ? 1 : own.workload.replicas;
    const ready = sick ? 0 : replicas;
    const since = own.workload.fault?.rolloutFrom === undefined ? own.workload.age : own.workload.fault.since;
    const set = builder.add({
      kind: 'ReplicaSet',
      metadata: {
        name: full,
        namespace,
        creationTimestamp: builder.clock.ago(since),
        labels: { ...podLabels(own), ...labels },
        annotations: {
          'deployment.kubernetes.io/desired-replicas': String(own.workload.replicas),
          'deployment.kubernetes.io/max-replicas': String(own.workload.replicas + 1),
          'deployment.kubernetes.io/revision': revision,
        },
        ownerReferences: [{ ...owning(parent), blockOwnerDeletion: true, controller: true }],
      },
      spec: { replicas, selector: { matchLabels: { ...selector, ...labels } }, template: templateOf(own, labels) },
      status: {
        replicas,
        fullyLabeledReplicas: replicas,
        observedGeneration: 1,
        terminatingReplicas: 0,
        ...(ready > 0 && { readyReplicas: ready, availableReplicas: ready }),
      },
    });
    const pods = Array.from({ length: replicas }, (_, index) =>
      addPod(
        builder,
        planOf(own, {
          name: `${full}-${suffixFor(5, full, String(index))}`,
          generateName: `${full}-`,
          labels: { ...podLabels(own), ...labels },
          owner: owning(set),
        }),
      ),
    );
    for (const pod of pods)
      addEvent(builder, set, {
        reason: 'SuccessfulCreate',
        message: `Created pod: ${pod.metadata.name}`,
        component: 'replicaset-controller',
        first: podAge(own.workload, own.workload.fault),
      });
    return { name: full, pods };
  }
}

const withImage = (pod: Fields, image: string): Fields => {
  const [first, ...rest] = listAt(pod, 'containers');
  return { ...pod, containers: [{ ...(first as Fields), image }, ...rest] };
};

function statefulSet(chain: Chain): Made {
  const { workload, namespace, name, builder, selector, place } = chain;
  const revision = `${name}-${suffixFor(10, namespace, name)}`;
  const templates = listAt(workload.spec, 'volumeClaimTemplates');
  const owner = top(
    chain,
    {
      replicas: workload.replicas,
      serviceName: name,
      selector: { matchLabels: selector },
      template: templateOf(chain),
    },
    { ...workloadStatus(chain), currentRevision: revision, updateRevision: revision, collisionCount: 0 },
  );
  const pods = Array.from({ length: workload.replicas }, (_, index) => {
    const podName = `${name}-${index}`;
    const volumes = templates.map((template) => {
      const volume = textAt(template, 'metadata.name') ?? '';
      const claimName = `${volume}-${podName}`;
      const size = textAt(template, 'spec.resources.requests.storage') ?? '1Gi';
      addClaim(
        builder,
        `${namespace}/${claimName}`,
        {
          size,
          class: textAt(template, 'spec.storageClassName') ?? 'local-path',
          state: 'bound',
          age: workload.age,
          labels: selector as Record<string, string>,
          events: [],
        },
        place.name,
      );
      return { name: volume, persistentVolumeClaim: { claimName } };
    });
    const labels = {
      ...podLabels(chain),
      'apps.kubernetes.io/pod-index': String(index),
      'controller-revision-hash': revision,
      'statefulset.kubernetes.io/pod-name': podName,
    };
    const spec = {
      ...workload.pod,
      hostname: podName,
      subdomain: name,
      volumes: [...listAt(workload.pod, 'volumes'), ...volumes],
    };
    return addPod(
      builder,
      planOf(chain, { name: podName, generateName: `${name}-`, labels, spec, owner: owning(owner) }),
    );
  });
  return { owner, pods };
}

function daemonSet(chain: Chain): Made {
  const { name, namespace, selector } = chain;
  const owner = top(
    chain,
    { selector: { matchLabels: selector }, template: templateOf(chain) },
    workloadStatus(chain),
    { annotations: { 'deprecated.daemonset.template.generation': '1' } },
  );
  const labels = {
    ...podLabels(chain),
    'controller-revision-hash': suffixFor(10, namespace, name),
    'pod-template-generation': '1',
  };
  const pod = addPod(
    chain.builder,
    planOf(chain, {
      name: `${name}-${suffixFor(5, namespace, name, 'pod')}`,
      generateName: `${name}-`,
      labels,
      owner: owning(owner),
    }),
  );
  return { owner, pods: [pod] };
}

function job(chain: Chain): Made {
  return finishedJob(chain, chain.name, chain.workload.age);
}

function finishedJob(chain: Chain, name: string, age: string, parent?: StoredObject): Made {
  const { builder, namespace, workload } = chain;
  const uid = uidFor('Job', namespace, name);
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  const end = builder.clock.ago(age, 27_000);
  const done = {
    status: 'True',
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
    lastProbeTime: end,
    lastTransitionTime: end,
  };
  const owner = builder.add({
    kind: 'Job',
    metadata: {
      name,
      namespace,
      creationTimestamp: builder.clock.ago(age),
      labels: { ...workload.labels, ...labels },
      ...(parent && { ownerReferences: [{ ...owning(parent), blockOwnerDeletion: true, controller: true }] }),
    },
    spec: {
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: { metadata: { labels }, spec: { restartPolicy: 'Never', ...workload.pod } },
      manualSelector: false,
      podReplacementPolicy: 'TerminatingOrFailed',
    },
    status: {
      startTime: builder.clock.ago(age),
      completionTime: end,
      succeeded: 1,
      ready: 0,
      terminating: 0,
      uncountedTerminatedPods: {},
      conditions: [
        { type: 'SuccessCriteriaMet', ...done },
        { type: 'Complete', ...done },
      ],
    },
  });
  const pod = addPod(
    builder,
    planOf(chain, {
      name: `${name}-${suffixFor(5, namespace, name)}`,
      generateName: `${name}-`,
      labels: { ...workload.labels, ...labels },
      spec: { restartPolicy: 'Never', ...workload.pod },
      age,
      owner: owning(owner),
      state: 'completed',
    }),
  );
  return { owner, pods: [pod] };
}

/** A CronJob with its last run, an hour ago at most. */
function cronJob(chain: Chain): Made {
  const { builder, workload, name } = chain;
  const spec = {
    schedule: workload.schedule ?? '0 * * * *',
    jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', ...workload.pod } } } },
  };
  const last = { lastScheduleTime: builder.clock.ago('50m'), lastSuccessfulTime: builder.clock.ago('50m', 27_000) };
  const owner = top(chain, spec, last);
  const minutes = Math.floor((builder.clock.start.getTime() - milliseconds('50m')) / 60_000);
  const run = finishedJob(chain, `${name}-${minutes}`, '50m', owner);
  return { owner, pods: run.pods };
}
