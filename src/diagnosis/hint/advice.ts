import type { Evidence } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { ProcedureId } from '../../model/procedure.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { type Template, templates } from '../template.ts';

/** Something that would be better otherwise, and where it shows. */
export interface Advised {
  readonly object: ObjectRef;
  readonly evidence: Evidence;
}

/** Names listed in a text; the others stand among the related objects. */
const named = 5;

/** One piece of advice for each namespace, whatever the number of objects: hundreds of them would be read by nobody. */
export function* adviceByNamespace(advised: Iterable<Advised>, procedure: ProcedureId): Iterable<Draft> {
  for (const [namespace, all] of Map.groupBy(advised, ({ object }) => object.namespace ?? '')) {
    const objects = [...new Map(all.map(({ object }) => [`${object.kind}/${object.name}`, object])).values()];
    const place: ObjectRef = namespace ? { kind: 'Namespace', name: namespace } : { kind: 'Cluster', name: 'cluster' };
    const [first] = objects;
    if (!first) continue;
    const rest = objects.length > named ? `, … (+${objects.length - named})` : '';
    yield {
      severity: 'info',
      object: place,
      victims: [],
      related: objects.map((ref) => ({ ...ref, role: 'reference' as const })),
      evidence: all.slice(0, named).map(({ evidence }) => evidence),
      parameters: {
        workloads:
          objects
            .slice(0, named)
            .map(({ kind, name }) => `${kind}/${name}`)
            .join(', ') + rest,
      },
      remedy: remedy(procedure, place, kubectl(['get', '-o', 'yaml'], first)),
    };
  }
}

/** Templates of users: what K3s and the cluster's own programs bring is theirs to decide. */
export const usersTemplates: (cluster: Cluster) => readonly Template[] = perCluster((cluster) =>
  templates(cluster).filter(({ pod }) => !isSystem(pod.metadata.namespace)),
);

export function isSystem(namespace: string | undefined): boolean {
  return /^kube-|-system$|^(?:argocd|cert-manager|ingress-nginx|system-upgrade|traefik)$/.test(namespace ?? '');
}
