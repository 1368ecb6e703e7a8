import type { Event, PersistentVolumeClaim } from '../../model/kinds.ts';
import { type Cluster, eventTime } from '../cluster.ts';
import { fromEvent, fromSpec, fromStatus } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { classOf, pendingClaims, selectedNode, usersOf } from './claims.ts';
import { claimDraft, classReference } from './draft.ts';
import { type Provisioner, provisionerOf } from './provisioner.ts';
import { failureOf } from './provisioning.ts';

/** A provisioner that is up makes a volume in seconds; one that we know to be down gets less patience. */
const patience = { down: 60_000, up: 5 * 60_000 };

/** The claim waits for the provisioner of its class, which does not run or does not answer. */
export const v04ProvisionerDown: Rule = {
  code: 'V4',
  family: 'storage',
  reads: ['PersistentVolumeClaim', 'StorageClass', 'Pod'],
  consults: ['Event', 'Deployment', 'Node'],
  *check(cluster) {
    for (const claim of pendingClaims(cluster)) {
      const found = classOf(cluster, claim);
      const name = found?.provisioner ?? '';
      if (!found || name === '' || name === 'kubernetes.io/no-provisioner' || claim.spec?.volumeName) continue;
      if (found.volumeBindingMode === 'WaitForFirstConsumer' && !selectedNode(claim)) continue;
      const provisioner = provisionerOf(cluster, name);
      const isDown = provisioner.state === 'down' || provisioner.state === 'absent';
      const event = waitingEvent(cluster, claim);
      if (answersBy(cluster, claim, isDown) || waited(cluster, claim, event) < patience[isDown ? 'down' : 'up'])
        continue;
      const object = provisioner.workload ?? { kind: 'StorageClass', name: found.metadata.name };
      yield claimDraft(cluster, claim, {
        object,
        related: classReference(claim).filter(({ kind }) => kind !== object.kind),
        evidence: [
          ...(event ? [fromEvent(event)] : []),
          fromSpec({ kind: 'StorageClass', name: found.metadata.name }, 'provisioner', name),
          ...stateOf(provisioner),
        ],
        parameters: { provisioner: name, state: provisioner.state },
        blames: [...provisioner.pods, ...(provisioner.workload ? [provisioner.workload] : (provisioner.addOn ?? []))],
        commands: provisioner.workload
          ? [kubectl('describe', provisioner.workload), kubectl(['logs', '--tail=100'], provisioner.workload)]
          : ['kubectl get pods -A'],
      });
    }
  },
};

function waitingEvent(cluster: Cluster, claim: PersistentVolumeClaim): Event | undefined {
  return cluster.events('PersistentVolumeClaim', claim).findLast(({ reason }) => reason === 'ExternalProvisioning');
}

/** A provisioner that says why it fails is not silent; what it said before it went down does not count. */
function answersBy(cluster: Cluster, claim: PersistentVolumeClaim, isDown: boolean): boolean {
  const failure = failureOf(cluster, claim);
  if (!failure || failure.refusal === 'class') return false;
  return !isDown || cluster.now - eventTime(failure.event) < patience.up;
}

/** How long the claim has waited, in milliseconds: since the first word about it, else since the younger of claim and pod. */
function waited(cluster: Cluster, claim: PersistentVolumeClaim, event: Event | undefined): number {
  const pods = usersOf(cluster, claim).map((pod) => Date.parse(String(pod.metadata.creationTimestamp)));
  const told = Date.parse(String(event?.firstTimestamp ?? ''));
  const created = Date.parse(String(claim.metadata.creationTimestamp));
  const oldestPod = pods.length > 0 && selectedNode(claim) ? Math.min(...pods) : created;
  const since = Number.isNaN(told) ? Math.max(created, oldestPod) : told;
  return Number.isNaN(since) ? 0 : cluster.now - since;
}

function stateOf({ state, workload }: Provisioner) {
  return workload && state !== 'unknown'
    ? [fromStatus(workload, 'status', state === 'ready' ? 'ready' : 'no ready pod')]
    : [];
}
