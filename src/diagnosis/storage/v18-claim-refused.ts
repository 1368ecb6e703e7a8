import type { Event, PersistentVolumeClaim } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { quantity } from '../quantity.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { classOf, pendingClaims, requestOf } from './claims.ts';
import { claimDraft, claimRef, classReference } from './draft.ts';
import { failureOf } from './provisioning.ts';

/** The storage refuses to make a volume, or to make one larger, for a reason that has no rule of its own. */
export const v18ClaimRefused: Rule = {
  code: 'V18',
  family: 'storage',
  reads: ['PersistentVolumeClaim'],
  consults: ['Event', 'StorageClass', 'StatefulSet', 'Pod'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const failure = failureOf(cluster, claim);
      if (failure?.refusal !== 'other') continue;
      yield claimDraft(cluster, claim, {
        related: classReference(claim),
        evidence: [fromEvent(failure.event)],
        parameters: { detail: failure.detail },
        commands: [kubectl(['get', '-o', 'yaml'], claimRef(claim))],
      });
    }
    for (const claim of cluster.all('PersistentVolumeClaim')) yield* resize(cluster, claim);
    yield* refusedTemplates(cluster);
  },
};

const resizeReasons = new Set(['VolumeResizeFailed', 'FileSystemResizeFailed']);
const cannotGrow = new Set(['rancher.io/local-path', 'kubernetes.io/no-provisioner']);

/** A bound claim that asks for more than it has, when that was tried and failed, or can never succeed. */
function* resize(cluster: Cluster, claim: PersistentVolumeClaim): Iterable<Draft> {
  const has = claim.status?.capacity?.['storage'];
  const [size, wanted] = [quantity(has), quantity(claim.spec?.resources?.requests?.['storage'])];
  if (claim.status?.phase !== 'Bound' || size === undefined || wanted === undefined || wanted <= size) return;
  const events = cluster.events('PersistentVolumeClaim', claim);
  const event = events.findLast(({ reason }) => resizeReasons.has(reason ?? ''));
  const condition = claim.status.conditions?.find(
    ({ type, status }) => type?.endsWith('ResizeError') && status === 'True',
  );
  const states = Object.values(claim.status.allocatedResourceStatuses ?? {}).filter((state) =>
    state?.endsWith('Infeasible'),
  );
  const isImpossible = cannotGrow.has(classOf(cluster, claim)?.provisioner ?? '');
  if (!event && !condition && states.length === 0 && !isImpossible) return;
  const detail = event?.message ?? condition?.message ?? states[0] ?? classOf(cluster, claim)?.provisioner ?? '—';
  const ref = claimRef(claim);
  yield claimDraft(cluster, claim, {
    severity: 'warning',
    related: classReference(claim),
    evidence: [
      fromSpec(ref, 'spec.resources.requests.storage', requestOf(claim)),
      fromStatus(ref, 'status.capacity.storage', has),
      ...(event ? [fromEvent(event)] : []),
    ],
    parameters: { detail: detail.slice(0, 300) },
    commands: [command('kubectl', 'get', 'storageclass')],
  });
}

const recent = 30 * 60_000;

/** A StatefulSet whose claims the API server does not even accept; quotas and limits are another rule's business. */
function* refusedTemplates(cluster: Cluster): Iterable<Draft> {
  for (const set of cluster.all('StatefulSet')) {
    const event = cluster.events('StatefulSet', set).findLast((one) => isRefusal(one, cluster.now));
    if (!event || set.status?.readyReplicas === set.spec?.replicas) continue;
    const object = refOf('StatefulSet', set);
    yield {
      severity: 'critical',
      object,
      victims: [object],
      evidence: [fromEvent(event)],
      parameters: { detail: (event.message ?? '').slice(0, 300), claim: set.metadata.name, class: '—', size: '—' },
      remedy: remedy('troubleshooting/storage-pending', object, kubectl('describe', object)),
    };
  }
}

function isRefusal(event: Event, now: number): boolean {
  const message = event.message ?? '';
  const isClaim = event.reason === 'FailedCreate' && /create Claim\b|persistentvolumeclaims? "/i.test(message);
  const isOther = /exceeded quota|storage usage per PersistentVolumeClaim|insufficient quota/i.test(message);
  return isClaim && !isOther && now - eventTime(event) < recent;
}
