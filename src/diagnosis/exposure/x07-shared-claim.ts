import type { KindTypes, PersistentVolumeClaim } from '../../model/kinds.ts';
import { type KubeObject, keyOf } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { claimsOf } from '../impact.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type Standoff, standoffs } from '../storage/standoff.ts';
import { type Template, templates } from '../template.ts';
import { urgencyOf } from '../urgency.ts';

/**
 * The pods of one workload share a volume that can be on one node only, or in one pod only: one of them waits for ever for
 * another to let go, now or sooner or later. On a volume that never leaves its node, all pods follow it there, and it works.
 */
export const x07SharedClaim: Rule = {
  code: 'X7',
  family: 'exposure',
  reads: ['PersistentVolumeClaim', 'Deployment'],
  consults: ['StatefulSet', 'VolumeAttachment', 'Node', 'Pod', 'Event', 'HorizontalPodAutoscaler'],
  *check(cluster) {
    const waiting = [...standoffs(cluster).values()];
    yield* waiting.map((one) => waitingFor(cluster, one));
    const told = new Set(waiting.map(({ workload }) => keyOf(workload)));
    for (const template of templates(cluster)) {
      const { ref, pod } = template;
      if ((ref.kind !== 'Deployment' && ref.kind !== 'StatefulSet') || told.has(keyOf(ref))) continue;
      for (const name of claimsOf(pod)) {
        const claim = cluster.get('PersistentVolumeClaim', pod.metadata.namespace, name);
        const trouble = claim && troubleOf(cluster, template, claim);
        if (!trouble) continue;
        const mode = claim.spec?.accessModes?.join(', ') ?? '–';
        yield {
          severity: 'warning',
          object: ref,
          victims: [],
          aside: true,
          related: [{ ...refOf('PersistentVolumeClaim', claim), role: 'reference' }],
          evidence: [
            fromSpec(ref, 'spec.template.spec.volumes', `PersistentVolumeClaim ${name}`),
            fromSpec(refOf('PersistentVolumeClaim', claim), 'spec.accessModes', mode),
            trouble,
          ],
          parameters: { claim: name, mode },
          remedy: remedy(
            'troubleshooting/storage-pending',
            ref,
            kubectl('describe', refOf('PersistentVolumeClaim', claim)),
            kubectl('edit', ref),
          ),
          // When a pod waits for the volume now, that is the same trouble in its present form.
          blames: [ref, refOf('PersistentVolumeClaim', claim)],
        };
      }
    }
  },
};

/** A rolling update whose new pod came to another node, or a replica too many. */
function waitingFor(cluster: Cluster, { pod, holder, claim, workload, evidence }: Standoff): Draft {
  const object = refOf('PersistentVolumeClaim', claim);
  const mode = claim.spec?.accessModes?.join(', ') ?? '–';
  const where = `${holder.spec?.nodeName ?? '–'}; ${pod.metadata.name}: ${pod.spec?.nodeName ?? '–'}`;
  return {
    severity: urgencyOf(cluster, workload),
    object: workload,
    victims: [podRef(pod)],
    related: [
      { ...object, role: 'reference' },
      { ...podRef(holder), role: 'reference' },
    ],
    evidence: [evidence, fromSpec(object, 'spec.accessModes', mode), fromSpec(podRef(holder), 'spec.nodeName', where)],
    parameters: { claim: claim.metadata.name, mode },
    remedy: remedy(
      'troubleshooting/storage-pending',
      workload,
      kubectl('describe', podRef(pod)),
      command('kubectl', 'get', 'volumeattachments'),
      kubectl('edit', workload),
    ),
  };
}

function troubleOf(cluster: Cluster, template: Template, claim: PersistentVolumeClaim) {
  const modes = claim.spec?.accessModes ?? [];
  if (claim.status?.phase !== 'Bound' || modes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany'))
    return undefined;
  const wanted = wantedPods(cluster, template);
  const replicas = fromSpec(template.ref, 'spec.replicas', wanted);
  if (modes.includes('ReadWriteOncePod')) {
    if (wanted > 1) return replicas;
    return wanted === 1 && surges(cluster, template)
      ? fromSpec(template.ref, 'spec.strategy.type', 'RollingUpdate')
      : undefined;
  }
  const attachment = attachmentOf(cluster, claim);
  const spreads = cluster.all('Node').filter(({ spec }) => !spec?.unschedulable).length > 1;
  if (wanted < 2 || !attachment || !spreads) return undefined;
  return fromStatus(refOf('VolumeAttachment', attachment), 'spec.nodeName', attachment.spec?.nodeName ?? '–');
}

/** What its autoscaler keeps at least, where it has one. */
function wantedPods(cluster: Cluster, { ref, replicas = 1 }: Template): number {
  if (replicas === 0) return 0;
  return Math.max(replicas, smallest(cluster).get(keyOf(ref)) ?? 0);
}

const smallest = perCluster((cluster): ReadonlyMap<string, number> => {
  const entries = cluster.all('HorizontalPodAutoscaler').flatMap(({ metadata, spec }) => {
    if (!spec?.scaleTargetRef) return [];
    const { kind, name } = spec.scaleTargetRef;
    return [[keyOf({ kind, namespace: metadata.namespace, name }), spec.minReplicas ?? 1] as const];
  });
  return new Map(entries);
});

/** Whether a rollout starts the new pod before it ends the old one, which then holds the volume. */
function surges(cluster: Cluster, { ref }: Template): boolean {
  if (ref.kind !== 'Deployment') return false;
  const { type = 'RollingUpdate', rollingUpdate } =
    cluster.get('Deployment', ref.namespace, ref.name)?.spec?.strategy ?? {};
  const surge = String(rollingUpdate?.maxSurge ?? '25%');
  return type === 'RollingUpdate' && surge !== '0' && surge !== '0%';
}

type Attachment = KindTypes['VolumeAttachment'];

/** A volume that some storage attaches to one node at a time. Without an attachment nothing holds it to one. */
function attachmentOf(cluster: Cluster, claim: PersistentVolumeClaim): Attachment | undefined {
  const volume = claim.spec?.volumeName;
  return cluster
    .all('VolumeAttachment')
    .find((one: Attachment & KubeObject) => volume && one.spec?.source?.persistentVolumeName === volume);
}
