import type { Evidence, Related } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { nameServiceRefs } from '../name-service.ts';
import { refOf, workloadOf } from '../owners.ts';
import type { Cut } from '../policy/cut.ts';
import { specPath } from './container.ts';
import { cutOff } from './cut-off.ts';
import { readingOf } from './log.ts';
import { servicesNamedIn } from './named-service.ts';
import { type Address, addressesIn, technologyIn } from './patterns/host.ts';
import { type DependencyCause, dependencyCauses } from './patterns/pattern.ts';
import { type Destination, destinationOf, readyEndpoints, workloadsBehind } from './service.ts';
import { perTrouble, type Trouble } from './trouble.ts';

/** Something outside its container that a program needs and did not get. */
export interface Dependency {
  readonly cause: DependencyCause;
  /** The line of the log that says so. */
  readonly line: string;
  /** Host and port, or at least what sort of server; the beginning of the line when it names neither. */
  readonly label: string;
  readonly address: Address | undefined;
  readonly destination: Destination | undefined;
  /** What NetworkPolicies forbid on the way there. */
  readonly cut: Cut | undefined;
  /** The cluster itself shows that nobody answers there: no such Service, no ready endpoint, a pod that is not ready. */
  readonly confirmed: boolean;
  /** The Service, when it is there and has nobody behind it: then it must change, not the program that asks. */
  readonly culprit: ObjectRef | undefined;
  readonly evidence: readonly Evidence[];
  readonly related: readonly Related[];
  readonly blames: readonly ObjectRef[];
}

/** Kinds by which a dependency is found in the cluster. */
export const dependencyKinds: readonly Kind[] = [
  'Service',
  'EndpointSlice',
  'Namespace',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'NetworkPolicy',
  'Node',
];

/** What the container's log says it lacks; undefined when its decisive line is about something else. */
export function dependencyOf(cluster: Cluster, trouble: Trouble): Dependency | undefined {
  return dependencies(cluster, trouble);
}

const dependencies = perTrouble((cluster, trouble): Dependency | undefined => {
  const { clue } = readingOf(cluster, trouble);
  const cause = dependencyCauses.find((known) => known === clue?.cause);
  if (!clue || !cause) return undefined;
  return find(cluster, trouble, cause, clue.line);
});

function find(cluster: Cluster, trouble: Trouble, cause: DependencyCause, line: string): Dependency {
  const namespace = trouble.container.pod.metadata.namespace ?? '';
  const address = addressOf(cluster, trouble, line, namespace);
  const destination = address && destinationOf(cluster, address.host, namespace);
  const port = address?.port === undefined ? '' : `:${address.port}`;
  const label = address ? `${address.host}${port}` : (technologyIn(line) ?? `“${line.trim().slice(0, 50)}…”`);
  const about = destination ? describe(cluster, destination, trouble.workload) : nothing;
  const tried = cause === 'refused' || cause === 'timeout' || cause === 'unreachable';
  const cut =
    tried && !about.confirmed && address && destination
      ? cutOff(cluster, trouble.container.pod, destination, address)
      : undefined;
  // A refused password or a missing database shows that somebody answers: its trouble would not explain this.
  const reaches = cause === 'password' || cause === 'denied' || cause === 'database' || cause === 'untrusted';
  return {
    cause,
    line,
    label,
    address,
    destination,
    cut,
    confirmed: !reaches && about.confirmed,
    culprit:
      !reaches && cause !== 'name' && about.confirmed && destination?.is === 'service'
        ? refOf('Service', destination.service)
        : undefined,
    evidence: [...(address?.evidence ?? []), ...(reaches ? [] : about.evidence)],
    related: about.related,
    blames: reaches
      ? []
      : [
          ...(cut ? [refOf('NetworkPolicy', cut.culprit)] : []),
          ...about.blames,
          ...(cause === 'name' ? nameServiceRefs(cluster) : []),
        ],
  };
}

interface Found extends Address {
  readonly evidence?: readonly Evidence[];
}

/** Where the line says the program went, else where its environment says that it goes. */
function addressOf(cluster: Cluster, trouble: Trouble, line: string, namespace: string): Found | undefined {
  const named = addressesIn(line);
  const inside = named.find(({ host }) => ['service', 'pod'].includes(destinationOf(cluster, host, namespace).is));
  const best = inside ?? named[0];
  if (best) return best;
  const said = servicesNamedIn(cluster, trouble, line);
  return said.marked ?? fromEnvironment(cluster, trouble, line, namespace) ?? said.bare;
}

function fromEnvironment(cluster: Cluster, trouble: Trouble, line: string, namespace: string): Found | undefined {
  const technology = technologyIn(line)?.toLowerCase().slice(0, 5);
  if (technology === undefined) return undefined;
  for (const entry of trouble.container.spec.env ?? []) {
    const value = entry.value ?? '';
    if (!`${entry.name} ${value}`.toLowerCase().includes(technology.startsWith('jdbc') ? 'jdbc' : technology)) continue;
    const [at] = [
      ...addressesIn(value),
      ...(/host|server|addr/i.test(entry.name) && value ? [{ host: value.split(':')[0] ?? '' }] : []),
    ];
    if (!at || destinationOf(cluster, at.host, namespace).is !== 'service') continue;
    const path = `${specPath(trouble.container)}.env[${entry.name}]`;
    return { ...at, evidence: [fromSpec(podRef(trouble.container.pod), path, at.host)] };
  }
  return undefined;
}

interface About {
  readonly confirmed: boolean;
  readonly evidence: readonly Evidence[];
  readonly related: readonly Related[];
  readonly blames: readonly ObjectRef[];
}

const nothing: About = { confirmed: false, evidence: [], related: [], blames: [] };

function describe(cluster: Cluster, destination: Destination, own: ObjectRef): About {
  switch (destination.is) {
    case 'service': {
      const ref = refOf('Service', destination.service);
      const behind = workloadsBehind(cluster, destination.service).filter((other) => keyOf(other) !== keyOf(own));
      const ready = readyEndpoints(cluster, destination.service);
      const evidence = ready === undefined ? [] : [fromStatus(ref, 'endpoints', `ready: ${ready}`)];
      const related: readonly Related[] = [ref, ...behind].map((other) => ({ ...other, role: 'reference' }));
      return { confirmed: ready === 0, evidence, related, blames: [ref, ...behind] };
    }
    case 'pod': {
      const ref = refOf('Pod', destination.pod);
      const owner = workloadOf(cluster, 'Pod', destination.pod);
      if (keyOf(owner) === keyOf(own)) return nothing;
      return { ...nothing, related: [{ ...owner, role: 'reference' }], blames: [ref, owner] };
    }
    case 'absent': {
      const ref: ObjectRef = { kind: 'Service', namespace: destination.namespace, name: destination.name };
      if (cluster.exists('Service', ref.namespace, ref.name) !== 'no') return nothing;
      const evidence: Evidence = { source: 'api', object: ref, path: 'Service', value: `${ref.name}: NotFound` };
      return { confirmed: true, evidence: [evidence], related: [{ ...ref, role: 'reference' }], blames: [ref] };
    }
    case 'self':
    case 'external':
      return nothing;
  }
}
