import type { Cluster } from '../cluster.ts';
import type { Container } from '../containers.ts';
import { lifetime, specPath } from '../crash/container.ts';
import { failureEvidence } from '../crash/log-verdict.ts';
import type { Trouble } from '../crash/trouble.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { dataOf } from './data.ts';
import { hasLog } from './said.ts';
import { isBitnami, isManaged } from './server.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** The first start needs a password for the superuser, and none is given. */
export const p01NoPassword = serverRule({
  code: 'P1',
  consults: ['Secret'],
  recognise(cluster, trouble) {
    const { container, workload } = trouble;
    const commands = [
      kubectl(['set', 'env', '--list'], workload),
      kubectl(['set', 'env'], workload, '--from=secret/<SECRET>', '--keys=POSTGRES_PASSWORD'),
    ];
    const spoken = verdictFromWords(cluster, trouble, 'password');
    const own = fromSpec(podRef(container.pod), `${specPath(container)}.env`, namesOf(container).join(', ') || '—');
    if (spoken) return { ...spoken, evidence: [...spoken.evidence, own], commands: [...spoken.commands, ...commands] };
    if (!isPlainlyMissing(cluster, trouble)) return undefined;
    return {
      evidence: [own, ...failureEvidence(cluster, trouble)],
      parameters: { problem: 'POSTGRES_PASSWORD' },
      commands,
    };
  },
});

function namesOf({ spec }: Container): readonly string[] {
  return (spec.env ?? []).map(({ name }) => String(name));
}

/**
 * Without a log: the official image ends at once with code 1 when nothing could give it a password and there is no older data
 * that would make it needless.
 */
function isPlainlyMissing(cluster: Cluster, trouble: Trouble): boolean {
  const { container, end, workload } = trouble;
  if (hasLog(cluster, trouble) || end?.exitCode !== 1 || (lifetime(end) ?? 0) > 10) return false;
  if (isManaged({ container, workload }) || isBitnami(container)) return false;
  const { command = [], envFrom = [], env = [] } = container.spec;
  if (command.length > 0 || envFrom.length > 0) return false;
  const given = env.some(
    ({ name, value, valueFrom }) =>
      /^POSTGRES_(?:PASSWORD(?:_FILE)?|HOST_AUTH_METHOD)$/.test(name) && (value !== '' || valueFrom !== undefined),
  );
  return !given && isFresh(cluster, container);
}

function isFresh(cluster: Cluster, container: Container): boolean {
  const { namespace, creationTimestamp } = container.pod.metadata;
  const claim = dataOf(cluster, container)?.claim;
  if (claim === undefined) return true;
  const made = cluster.get('PersistentVolumeClaim', namespace, claim)?.metadata.creationTimestamp;
  return Date.parse(creationTimestamp ?? '') - Date.parse(made ?? '') < 600_000;
}
