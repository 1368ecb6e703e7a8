import type { Cluster } from '../cluster.ts';
import { lifetime } from '../crash/container.ts';
import { readingOf } from '../crash/log.ts';
import { type DependencyCause, dependencyCauses, type LogCause } from '../crash/patterns/pattern.ts';
import { readyPods, type Trouble } from '../crash/trouble.ts';

/** A program that worked for so long, in seconds, ends for another reason than a value that it had from its start. */
const longest = 600;

/** How a program ends that dislikes its settings: by a code of its own, or aborted by its runtime (134, 139). */
function endsItself({ end, how }: Trouble): boolean {
  if (how !== 'crashing' || !end || end.reason === 'OOMKilled' || end.reason === 'StartError') return false;
  const { exitCode } = end;
  return (
    ((exitCode > 0 && exitCode < 126) || exitCode > 143 || [134, 139].includes(exitCode)) &&
    !((lifetime(end) ?? 0) > longest)
  );
}

/** What a login, or the name of a database, is called among the settings. */
const identity = /pass|pwd|secret|token|key|cred|auth|user|login|account/i;
const database = /db|database|schema|catalog|vhost|bucket|name/i;

const forIdentity = new Set<DependencyCause>(['password', 'denied']);

/**
 * Whether a program whose log does not repeat a value that nobody filled in nevertheless ends over it: it ends soon after
 * each start, and what it says is an error of its own, a setting, or a login for which that value was meant. Whatever else
 * it names as the cause (files, memory, a server that does not answer) has nothing to do with the value.
 * @param setting the name of the variable, or of the ConfigMap's key
 */
export function stumblesOver(cluster: Cluster, trouble: Trouble, setting: string): boolean {
  if (!endsItself(trouble) || worksElsewhere(cluster, trouble)) return false;
  const cause: LogCause | undefined = readingOf(cluster, trouble).clue?.cause;
  if (cause === undefined || cause === 'configuration') return true;
  const asked = dependencyCauses.find((known) => known === cause);
  if (!asked) return false;
  return forIdentity.has(asked) ? identity.test(setting) : asked === 'database' && database.test(setting);
}

/** A sibling that is made alike and serves shows that the value harms nobody. */
function worksElsewhere(cluster: Cluster, { container: { pod }, workload }: Trouble): boolean {
  const version = versionOf(pod.metadata.labels);
  return (
    version !== undefined && readyPods(cluster, workload).some(({ metadata }) => versionOf(metadata.labels) === version)
  );
}

function versionOf(labels: Readonly<Record<string, string>> | undefined): string | undefined {
  return labels?.['pod-template-hash'] ?? labels?.['controller-revision-hash'];
}
