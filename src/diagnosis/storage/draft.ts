import type { Evidence, Related, Severity, TextParameters } from '../../model/finding.ts';
import type { PersistentVolumeClaim } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { ProcedureId } from '../../model/procedure.ts';
import type { Cluster } from '../cluster.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft, Victim } from '../rule.ts';
import { classNameOf, requestOf, severityOf, unplacedUsers } from './claims.ts';

/** What a rule adds to the draft that all rules about a claim have in common. */
export interface Own {
  /** The culprit, when it is not the claim. */
  readonly object?: ObjectRef;
  readonly severity?: Severity;
  readonly victims?: readonly Victim[];
  readonly related?: readonly Related[];
  readonly evidence: readonly Evidence[];
  readonly parameters?: TextParameters;
  readonly commands: readonly string[];
  readonly procedure?: ProcedureId;
  readonly blames?: readonly ObjectRef[];
}

/** A draft about a claim; its pods are found by the frame. What the scheduler says of them stands at the end of the evidence. */
export function claimDraft(cluster: Cluster, claim: PersistentVolumeClaim, own: Own): Draft {
  const ref = claimRef(claim);
  const object = own.object ?? ref;
  return {
    severity: own.severity ?? severityOf(cluster, claim),
    object,
    victims: [ref, ...(own.victims ?? [])],
    related: own.related ?? [],
    evidence: [
      fromStatus(ref, 'status.phase', claim.status?.phase ?? 'Pending'),
      ...own.evidence,
      ...unplacedUsers(cluster, claim).flatMap(({ evidence }) => evidence),
    ],
    parameters: {
      claim: claim.metadata.name,
      class: classNameOf(claim) || '—',
      size: requestOf(claim),
      ...own.parameters,
    },
    remedy: remedy(
      own.procedure ?? 'troubleshooting/storage-pending',
      object,
      kubectl('describe', ref),
      ...own.commands,
    ),
    ...(own.blames && { blames: own.blames }),
  };
}

export function claimRef(claim: PersistentVolumeClaim): ObjectRef {
  return refOf('PersistentVolumeClaim', claim);
}

/** The class that the claim names, as something worth naming; nothing when it names none. */
export function classReference(claim: PersistentVolumeClaim): readonly Related[] {
  const name = classNameOf(claim);
  return name ? [{ kind: 'StorageClass', name, role: 'reference' }] : [];
}
