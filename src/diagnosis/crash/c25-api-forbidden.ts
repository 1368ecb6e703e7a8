import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl } from '../remedy.ts';
import { danglingFor } from '../workload/binding.ts';
import { containerRule } from './container-rule.ts';
import { readingOf } from './log.ts';
import { verdictFromLog } from './log-verdict.ts';

/** The Kubernetes API refuses what the program asks, because its service account may not. */
export const c25ApiForbidden = containerRule({
  code: 'C25',
  consults: ['RoleBinding', 'ClusterRoleBinding', 'Role', 'ClusterRole', 'ServiceAccount', 'Namespace'],
  readsLog: true,
  recognise(cluster, trouble) {
    const verdict = verdictFromLog(cluster, trouble, ['forbidden']);
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const { namespace } = container.pod.metadata;
    const line = readingOf(cluster, trouble).clue?.line ?? '';
    const [, verb = '<VERB>', resource = '<RESOURCE>'] =
      /cannot (\w{1,40}) (?:resource|path) "?([\w./-]{1,200})/.exec(line) ?? [];
    const account = container.pod.spec?.serviceAccountName ?? 'default';
    const as = `--as=system:serviceaccount:${namespace ?? 'default'}:${account}`;
    return {
      ...verdict,
      evidence: [...verdict.evidence, fromSpec(podRef(container.pod), 'spec.serviceAccountName', account)],
      parameters: { ...verdict.parameters, account },
      related: [{ kind: 'ServiceAccount', namespace, name: account, role: 'reference' }],
      // A binding that was meant to give the right, and names what does not exist, is the cause.
      blames: danglingFor(cluster, namespace ?? 'default', account),
      commands: [
        ...verdict.commands,
        command('kubectl', '-n', namespace ?? 'default', 'auth', 'can-i', verb, resource, as),
        kubectl(['get', '-o', 'jsonpath={.spec.template.spec.serviceAccountName}'], workload),
      ],
    };
  },
});
