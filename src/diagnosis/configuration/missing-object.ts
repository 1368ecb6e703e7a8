import { keyOf, type ObjectRef } from '../../model/object.ts';
import { certificatesOf } from '../certificate/shared-secret.ts';
import type { Cluster } from '../cluster.ts';
import { podRef } from '../evidence.ts';
import { workloadOf } from '../owners.ts';
import { command, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { urgencyOf } from '../urgency.ts';
import { failingMakers } from './failing-maker.ts';
import { saidOfMaker } from './maker.ts';
import { type Need, unmetNeeds } from './needs.ts';
import type { ConfigKind } from './references.ts';

/** One finding for each missing object, with every pod that needs it. */
export function missingObjectRule(code: string, kind: ConfigKind): Rule {
  return {
    code,
    family: 'configuration',
    reads: ['Pod'],
    consults: [
      kind,
      'Event',
      'ReplicaSet',
      'Deployment',
      'Job',
      ...(kind === 'Secret' ? (['Certificate'] as const) : []),
    ],
    *check(cluster) {
      for (const needs of grouped(cluster, (need) => need.kind === kind && need.key === undefined)) {
        const draft = draftOf(cluster, needs);
        yield {
          ...draft,
          blames: madeBy(cluster, draft.object, needs),
          evidence: [...draft.evidence, ...saidOfMaker(cluster, draft.object)],
          parameters: { ...draft.parameters, near: near(cluster, draft.object) },
        };
      }
    },
  };
}

/** A Secret that a Certificate is to fill is missing because that Certificate is not ready; others, because their maker fails. */
function madeBy(cluster: Cluster, object: ObjectRef, needs: readonly Need[]): readonly ObjectRef[] {
  const { kind, namespace, name } = object;
  const makers = kind === 'Secret' ? certificatesOf(cluster, namespace, name) : [];
  const users = new Set(needs.map(({ pod }) => keyOf(podRef(pod))));
  return makers.length > 0 ? makers : failingMakers(cluster, object, users);
}

/** Needs of one object, together. */
export function grouped(cluster: Cluster, wanted: (need: Need) => boolean): Iterable<readonly Need[]> {
  const needs = unmetNeeds(cluster).filter(wanted);
  return Map.groupBy(needs, ({ kind, name, pod }) => `${kind}/${pod.metadata.namespace}/${name}`).values();
}

/** Pods that it stops are victims; those that it will stop at their next start are only named. */
export function draftOf(cluster: Cluster, needs: readonly Need[]): Draft {
  const [{ kind, name, pod }] = needs as readonly [Need];
  const object: ObjectRef = { kind, namespace: pod.metadata.namespace, name };
  const stopped = needs.filter(({ hurts }) => hurts);
  const workloads = needs.map((need) => workloadOf(cluster, 'Pod', need.pod));
  const users = [...new Set(workloads.map((workload) => `${workload.kind}/${workload.name}`))];
  const urgencies = stopped.map((need) => urgencyOf(cluster, workloadOf(cluster, 'Pod', need.pod)));
  return {
    severity: urgencies.includes('critical') ? 'critical' : 'warning',
    object,
    victims: stopped
      .filter(({ first }) => first !== false)
      .map((need) => ({ ...podRef(need.pod), ...(need.container && { container: need.container }) })),
    related: stopped.length > 0 ? [] : workloads.map((workload) => ({ ...workload, role: 'reference' as const })),
    evidence: needs.slice(0, 6).flatMap((need) => need.evidence.slice(0, 1)),
    parameters: { users: users.length > 4 ? `${users.slice(0, 4).join(', ')}, …` : users.join(', ') },
    remedy: remedy(
      'troubleshooting/crash-loop',
      object,
      command('kubectl', '-n', object.namespace ?? '', 'get', `${kind.toLowerCase()}s`),
      command('kubectl', '-n', object.namespace ?? '', 'create', ...created(kind, name)),
    ),
  };
}

/** A value on a command line ends in the shell's history: a Secret is read from a file. */
function created(kind: ConfigKind, name: string): readonly string[] {
  return kind === 'Secret'
    ? ['secret', 'generic', name, '--from-env-file=<FILE>']
    : ['configmap', name, '--from-file=<FILE>'];
}

/** Objects with almost the same name here, or the same name in another namespace: `shop/db-credential`. */
function near(cluster: Cluster, { kind, namespace, name }: ObjectRef): string {
  const all = cluster.all(kind as ConfigKind).map(({ metadata }) => metadata);
  const here = closest(
    name,
    all.filter((one) => one.namespace === namespace).map((one) => one.name),
  );
  const elsewhere = all.filter((one) => one.name === name && one.namespace !== namespace).slice(0, 2);
  return (
    [...here.map((one) => `${namespace}/${one}`), ...elsewhere.map((one) => `${one.namespace}/${one.name}`)].join(
      ', ',
    ) || '–'
  );
}
