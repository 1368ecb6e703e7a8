import type { Evidence, Related } from '../../model/finding.ts';
import type { Kind, KindTypes } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, fromStatus, podRef } from '../evidence.ts';
import { nameServiceRefs } from '../name-service.ts';
import { refOf, workloadOf } from '../owners.ts';
import type { Cut } from '../policy/cut.ts';
import { failingBeside } from './beside.ts';
import { specPath } from './container.ts';
import { cutOff } from './cut-off.ts';
import { readingOf } from './log.ts';
import { servicesNamedIn } from './named-service.ts';
import { type Address, addressesIn, technologyIn } from './patterns/host.ts';
import { type DependencyCause, dependencyCauses } from './patterns/pattern.ts';
import { deadRouted, servicesAt } from './routed.ts';
import type { Meant, Server } from './servers.ts';
import { type Destination, destinationOf, followed, readyEndpoints, workloadsBehind } from './service.ts';
import { perTrouble, type Trouble } from './trouble.ts';
import { unnamedServers, wasInside } from './unnamed.ts';
import { distrustedHost, untrustedCertificates } from './untrusted.ts';

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
  /** The Service that was named, when it is there and has nobody behind it: then it must change, not the program that asks. */
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
  'Ingress',
  'IngressRoute',
  'IngressRouteTCP',
  'TLSStore',
  'Secret',
  'Certificate',
];

/** What the container's log says it lacks; undefined when its decisive line is about something else. */
export function dependencyOf(cluster: Cluster, trouble: Trouble): Dependency | undefined {
  return dependencies(cluster, trouble);
}

const dependencies = perTrouble((cluster, trouble): Dependency | undefined => {
  const { clue, above = [] } = readingOf(cluster, trouble);
  const cause = dependencyCauses.find((known) => known === clue?.cause);
  if (!clue || !cause) return undefined;
  return find(cluster, trouble, { cause, line: clue.line, above });
});

interface Told {
  readonly cause: DependencyCause;
  readonly line: string;
  /** What stands above that line, the nearest first. */
  readonly above: readonly string[];
}

function find(cluster: Cluster, trouble: Trouble, told: Told): Dependency {
  const { cause, line } = told;
  const namespace = trouble.container.pod.metadata.namespace ?? '';
  const address = addressOf(cluster, trouble, told, namespace);
  const named = address && destinationOf(cluster, address.host, namespace);
  const dialled = named && followed(cluster, named);
  const lost = dialled === undefined || (dialled.is === 'external' && wasInside(cluster, address?.host ?? ''));
  const meant = lost ? unnamedServers(cluster, trouble, { ...told, port: address?.port }) : undefined;
  const front = frontOf(meant);
  const destination = front ?? dialled;
  const port = address?.port === undefined ? '' : `:${address.port}`;
  const host = cause === 'untrusted' ? distrustedHost(cluster, trouble) : undefined;
  const label = address ? `${address.host}${port}` : (host ?? labelOf(line, meant));
  const about =
    dialled && address && !meant
      ? describe(cluster, dialled, trouble, address.host)
      : unnamed(cluster, trouble, told, meant);
  const tried = cause === 'refused' || cause === 'timeout' || cause === 'unreachable';
  const cut =
    tried && !about.confirmed && destination
      ? cutOff(cluster, trouble.container.pod, destination, address ?? { host: '' })
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
      !reaches && cause !== 'name' && about.confirmed && address && !meant && destination?.is === 'service'
        ? refOf('Service', destination.service)
        : undefined,
    evidence: [...(address?.evidence ?? []), ...(reaches ? [] : about.evidence)],
    related: about.related,
    blames: reaches
      ? cause === 'untrusted'
        ? untrustedCertificates(cluster, trouble)
        : []
      : [
          ...(cut ? [refOf('NetworkPolicy', cut.culprit)] : []),
          ...about.blames,
          ...(named !== dialled && named?.is === 'service' ? [refOf('Service', named.service)] : []),
          ...(cause === 'name' ? nameServiceRefs(cluster) : []),
        ],
  };
}

interface Found extends Address {
  readonly evidence?: readonly Evidence[];
}

/** Where the line says the program went, else where its environment or the lines above say that it goes. */
function addressOf(cluster: Cluster, trouble: Trouble, told: Told, namespace: string): Found | undefined {
  const { cause, line, above } = told;
  const all = addressesIn(line);
  // What was not resolved is a name; an address in the same line is that of the resolver, or of who asked.
  const names = cause === 'name' ? all.filter(({ host }) => !isAddress(host)) : all;
  const named = names.length > 0 ? names : all;
  const inside = named.find(({ host }) => ['service', 'pod'].includes(destinationOf(cluster, host, namespace).is));
  const best = inside ?? named[0];
  if (best && (cause !== 'name' || names.length > 0)) return best;
  const said = servicesNamedIn(cluster, trouble, line);
  return (
    said.marked ??
    fromEnvironment(cluster, trouble, line, namespace) ??
    said.bare ??
    fromAbove(cluster, trouble, above) ??
    best
  );
}

function isAddress(host: string): boolean {
  return /^[\d.]+$|^\[?[\da-f]*:[\da-f:]*\]?$/i.test(host);
}

const tries =
  /\b(?:re)?(?:connect(?:ing)?|try(?:ing)?|dial(?:ing)?|attempt\w*|wait(?:ing)?|resolv(?:e|ing)|contact(?:ing)?|reach(?:ing)?)\b/i;
const done = /\b(?:connected|established|success\w*|ready|listening|started|available|done|ok)\b/i;

/** The last line in which the program says whither it goes, or the line of its source that a traceback quotes. */
function fromAbove(cluster: Cluster, trouble: Trouble, above: readonly string[]): Found | undefined {
  const end = above.findIndex((line) => !/^\s/.test(line));
  for (const line of end < 0 ? above : above.slice(0, end)) {
    const { marked } = servicesNamedIn(cluster, trouble, line);
    if (marked) return marked;
  }
  const attempt = above.slice(0, 6).find((line) => tries.test(line) && !done.test(line));
  if (attempt === undefined) return undefined;
  return addressesIn(attempt)[0] ?? servicesNamedIn(cluster, trouble, attempt).marked;
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

function describe(cluster: Cluster, destination: Destination, trouble: Trouble, host: string): About {
  const own = trouble.workload;
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
      // A proxy or a database beside the program is dialled as localhost.
      return { ...nothing, blames: failingBeside(cluster, trouble).length > 0 ? [podRef(trouble.container.pod)] : [] };
    case 'external':
      return behind(cluster, servicesAt(cluster, host), own);
  }
}

/**
 * Without a name for it: the server of the sort that the program speaks of, or what stands behind the gateway that answered
 * in its place. Of one that serves nothing is said; it is blamed only in case something else is wrong on the way to it.
 */
function unnamed(cluster: Cluster, trouble: Trouble, { cause, line }: Told, meant: Meant | undefined): About {
  const ill = meant?.ill ?? [];
  const blamed = [...ill, ...(meant?.only && ill.length === 0 ? [meant.only] : [])];
  if (blamed.length === 0) {
    return cause === 'unreachable' && /\b50[234]\b|no available server/i.test(line)
      ? behind(cluster, deadRouted(cluster, line), trouble.workload)
      : nothing;
  }
  const blames = blamed.flatMap(refsOf);
  const front = frontOf(meant);
  if (ill.length > 0 && front) return { ...describe(cluster, front, trouble, ''), blames };
  const seen = ill.filter(({ workload }) => workload !== undefined).flatMap(refsOf);
  return { ...nothing, related: seen.map((ref) => ({ ...ref, role: 'reference' })), blames };
}

function refsOf({ workload, services }: Server): readonly ObjectRef[] {
  return [...services.map((service) => refOf('Service', service)), ...(workload ? [workload] : [])];
}

/** The Service by which the only server that may be meant is reached. */
function frontOf(meant: Meant | undefined): Destination | undefined {
  const { sort, workload, services = [] } = meant?.only ?? {};
  const usual = services.find(({ spec }) => spec?.ports?.some(({ port }) => sort?.ports.includes(port)));
  const service = workload && (usual ?? services[0]);
  return service && { is: 'service', service };
}

function labelOf(line: string, meant: Meant | undefined): string {
  const [ill, ...others] = meant?.ill ?? [];
  const name = others.length === 0 ? ill?.workload?.name : undefined;
  return name ?? technologyIn(line) ?? `“${line.trim().slice(0, 50)}…”`;
}

/** Services that routes lead to: what is wrong with them, or with who serves them, would explain it. */
function behind(cluster: Cluster, services: readonly KindTypes['Service'][], own: ObjectRef): About {
  const others = services.flatMap((service) => {
    const workloads = workloadsBehind(cluster, service);
    return workloads.some((workload) => keyOf(workload) === keyOf(own))
      ? []
      : [refOf('Service', service), ...workloads];
  });
  return { ...nothing, related: others.map((other) => ({ ...other, role: 'reference' })), blames: others };
}
