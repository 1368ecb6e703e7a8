import type { Kind } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { danglingBindings } from './binding.ts';

/** A binding names a role or accounts that do not exist, so that it gives no rights to anybody. */
export const w16BindingDangles: Rule = {
  code: 'W16',
  family: 'workload',
  reads: ['RoleBinding', 'ClusterRoleBinding', 'Role', 'ClusterRole', 'ServiceAccount'],
  consults: ['Namespace'],
  *check(cluster) {
    for (const { object, role, missing, accounts, binding } of danglingBindings(cluster)) {
      const [first] = missing;
      if (!first) continue;
      yield {
        severity: 'warning',
        object,
        victims: [object],
        related: missing.map((ref) => ({ ...ref, role: 'reference' as const })),
        evidence: [
          fromSpec(object, 'roleRef', named(role)),
          ...missing.map((ref) =>
            fromSpec(object, ref.kind === 'ServiceAccount' ? 'subjects' : 'roleRef', `${named(ref)}: not found`),
          ),
        ],
        parameters: {
          missing: missing.map(named).join(', '),
          role: named(role),
          subjects: (binding.subjects ?? []).map(({ kind, name }) => `${kind}/${name}`).join(', ') || accounts.length,
          near: near(cluster, first),
        },
        remedy: remedy(
          'troubleshooting/crash-loop',
          object,
          kubectl('describe', object),
          first.namespace === undefined
            ? command('kubectl', 'get', 'clusterroles')
            : command('kubectl', '-n', first.namespace, 'get', `${first.kind.toLowerCase()}s`),
        ),
      };
    }
  },
};

function named({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind}/${name}` : `${kind} ${namespace}/${name}`;
}

function near(cluster: Cluster, { kind, namespace, name }: ObjectRef): string {
  const all = cluster.all(kind as Kind).map(({ metadata }) => metadata);
  const here = all.filter((one) => one.namespace === namespace && !one.name.startsWith('system:'));
  const elsewhere = all.filter((one) => one.name === name && one.namespace !== namespace).slice(0, 2);
  const alike = closest(
    name,
    here.map((one) => one.name),
  );
  return [...alike, ...elsewhere.map((one) => `${one.namespace ?? ''}/${one.name}`)].join(', ') || '–';
}
