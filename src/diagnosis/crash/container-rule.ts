import type { Evidence, Related, Severity, TextParameters } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { ProcedureId } from '../../model/procedure.ts';
import type { Cluster } from '../cluster.ts';
import { holdingUpContainer } from '../drain.ts';
import { podRef } from '../evidence.ts';
import { chartRefs } from '../helm-chart.ts';
import { perCluster } from '../per-cluster.ts';
import { remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { lackingFromBeside } from './beside.ts';
import { logRequests, readingOf } from './log.ts';
import { badRollout } from './rollout.ts';
import { type Trouble, troubles } from './trouble.ts';

/** What a rule says of one failing container; the container, its pod and its workload are filled in. */
export interface Verdict {
  readonly evidence: readonly Evidence[];
  /** Besides `container` and `restarts`, which every text may use. */
  readonly parameters?: TextParameters;
  readonly commands: readonly string[];
  /** `troubleshooting/crash-loop` when not given. */
  readonly procedure?: ProcedureId;
  readonly severity?: Severity;
  /** The culprit when it is not the container's workload. */
  readonly object?: ObjectRef;
  readonly related?: readonly Related[];
  readonly blames?: readonly ObjectRef[];
}

/** A rule about single containers. Alone it judges each; in the family the first rule that recognises a container has it. */
export interface ContainerRule extends Rule {
  recognise(cluster: Cluster, trouble: Trouble): Verdict | undefined;
  /** Findings that are not about a container in trouble. */
  others?(cluster: Cluster): Iterable<Draft>;
}

interface ContainerRuleParts {
  readonly code: string;
  readonly consults?: readonly Kind[];
  /** Whether the rule reads the container's log. */
  readonly readsLog?: boolean;
  readonly recognise: ContainerRule['recognise'];
}

/** Kinds with which every such rule tells history from the present, and a bad rollout from a broken workload. */
const consulted: readonly Kind[] = [
  'Event',
  'Node',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'PodDisruptionBudget',
] as const;

export function containerRule({ code, consults = [], readsLog, recognise }: ContainerRuleParts): ContainerRule {
  return {
    code,
    family: 'crash',
    reads: ['Pod'],
    consults: [...consulted, ...consults],
    ...(readsLog && { logs: (cluster: Cluster) => troubles(cluster).flatMap(logRequests) }),
    recognise,
    *check(cluster) {
      for (const trouble of troubles(cluster)) {
        const verdict = recognise(cluster, trouble);
        if (verdict) yield draftOf(cluster, trouble, verdict);
      }
    },
  };
}

/** The same rules, each silent about containers that an earlier one recognises. */
export function firstOf(rules: readonly ContainerRule[]): readonly Rule[] {
  const verdicts = perCluster((cluster) => {
    const found = troubles(cluster).flatMap((trouble) => {
      for (const rule of rules) {
        const verdict = rule.recognise(cluster, trouble);
        if (verdict) return [{ rule, draft: draftOf(cluster, trouble, verdict) }];
      }
      return [];
    });
    return Map.groupBy(found, ({ rule }) => rule);
  });
  return rules.map((rule) => ({
    ...rule,
    *check(cluster: Cluster) {
      for (const { draft } of verdicts(cluster).get(rule) ?? []) yield draft;
      yield* rule.others?.(cluster) ?? [];
    },
  }));
}

function draftOf(cluster: Cluster, trouble: Trouble, verdict: Verdict): Draft {
  const { container, workload } = trouble;
  const object = verdict.object ?? workload;
  const rollout = badRollout(cluster, container.pod, workload);
  const commands = [...verdict.commands, ...(rollout ? [rollout.undo] : [])];
  return {
    severity: verdict.severity ?? trouble.severity,
    object,
    victims: [{ ...podRef(container.pod), container: container.name }],
    ...(verdict.related && { related: verdict.related }),
    evidence: [...verdict.evidence, ...(rollout ? [rollout.evidence] : [])],
    parameters: {
      container: container.name,
      restarts: container.status?.restartCount ?? 0,
      ...verdict.parameters,
    },
    remedy: remedy(verdict.procedure ?? 'troubleshooting/crash-loop', object, ...commands),
    blames: [
      ...(verdict.blames ?? []),
      // Helm fails over what stands in its chart, and what empties a node over pods that may not go.
      ...chartRefs(container.pod),
      ...lackingFromBeside(cluster, trouble),
      ...holdingUpContainer(cluster, container, readingOf(cluster, trouble).tail),
    ],
  };
}
