import { keyOf, type ObjectKey, type ObjectRef } from '../../model/object.ts';
import { ownAuthority } from '../certificate/own-authority.ts';
import { certificatesAt, certificatesBehind, held, type Ill, illSecrets } from '../certificate/served.ts';
import { mountedBy, usersOf } from '../certificate/users.ts';
import type { Cluster } from '../cluster.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { podsBehind } from '../selected.ts';
import { readingOf } from './log.ts';
import { servicesNamedIn } from './named-service.ts';
import { addressesIn, technologyIn } from './patterns/host.ts';
import { destinationOf } from './service.ts';
import { perTrouble, type Trouble, troubles } from './trouble.ts';

/**
 * Of a program that does not trust a certificate: the Secrets and Certificates of the server that it calls. If one of them is
 * found ill, that explains it. Where the program does not say whom it calls, its environment does, else the only certificate
 * in use that is ill in the way of which it speaks.
 */
export function untrustedCertificates(cluster: Cluster, trouble: Trouble): readonly ObjectRef[] {
  return certificates(cluster, trouble);
}

/** The host whose certificate a program does not trust, where its log names one of this cluster. */
export function distrustedHost(cluster: Cluster, trouble: Trouble): string | undefined {
  return namedServers(cluster, trouble).servers[0]?.host;
}

/** Every Secret, Certificate and route that some failing program does not trust, with the names under which it was called. */
export const distrusted = perCluster((cluster): ReadonlyMap<ObjectKey, ReadonlySet<string>> => {
  const found = new Map<ObjectKey, Set<string>>();
  for (const trouble of troubles(cluster)) {
    if (readingOf(cluster, trouble).clue?.cause !== 'untrusted') continue;
    const named = namedServers(cluster, trouble);
    for (const { host, refs } of named.servers)
      for (const ref of refs) found.set(keyOf(ref), (found.get(keyOf(ref)) ?? new Set()).add(host));
  }
  return found;
});

const certificates = perTrouble((cluster, trouble): readonly ObjectRef[] => {
  const { clue, errors } = readingOf(cluster, trouble);
  const line = clue?.line ?? '';
  const self = ownAuthority(cluster, trouble);
  if (self) return [self.secret];
  if (isAlert(line)) return own(cluster, trouble);
  const { servers, foreign } = namedServers(cluster, trouble);
  const machines = machinesOf(cluster, trouble, line, servers);
  if (servers.length > 0 || foreign) return [...servers.flatMap(({ refs }) => refs), ...machines];
  const set = fromEnvironment(cluster, trouble);
  return [...(set.length > 0 ? set : theOnlyOne(cluster, trouble, [line, ...errors].join('\n'))), ...machines];
});

const early =
  /not yet valid: current time \S{1,40} is before|CERT_NOT_YET_VALID|certificate (?:is|was) not yet valid|NotYetValid|CertificateNotYetValid|NotBefore:/i;

/** The program's own node, if its clock may be wrong; the servers of K3s, if it is their certificate that has expired. */
function machinesOf(
  cluster: Cluster,
  { container: { pod } }: Trouble,
  line: string,
  servers: readonly Server[],
): readonly ObjectRef[] {
  const said = Date.parse(/current time (\S{1,40})/.exec(line)?.[1] ?? '');
  const wrong = early.test(line) || said > cluster.now + 300_000;
  const own = wrong && pod.spec?.nodeName ? [{ kind: 'Node', name: pod.spec.nodeName }] : [];
  const api = servers.some(({ host }) => {
    const to = destinationOf(cluster, host, pod.metadata.namespace ?? '');
    return (
      to.is === 'service' && to.service.metadata.name === 'kubernetes' && to.service.metadata.namespace === 'default'
    );
  });
  if (!api || !expired.test(line)) return own;
  const control = cluster
    .all('Node')
    .filter(({ metadata }) => metadata.labels?.['node-role.kubernetes.io/control-plane'] !== undefined);
  return [...own, ...control.map((node) => refOf('Node', node))];
}

/** The server says that it does not trust the certificate which the program itself shows. */
function isAlert(line: string): boolean {
  return (
    !/CLIENT ALERT/.test(line) &&
    /remote error: tls: |\balert\b|_ALERT_/i.test(line) &&
    !/unknown[ _]ca\b|unknown certificate authority/i.test(line)
  );
}

function own(cluster: Cluster, { container: { pod } }: Trouble): readonly ObjectRef[] {
  return mountedBy(pod).flatMap((name) =>
    cluster.get('Secret', pod.metadata.namespace, name)?.certificate ? held(cluster, pod.metadata.namespace, name) : [],
  );
}

interface Server {
  readonly host: string;
  /** What shows its certificate; empty when nothing in this cluster is known to. */
  readonly refs: readonly ObjectRef[];
}

interface Named {
  readonly servers: readonly Server[];
  /** Whether a host is named that is none of this cluster's. */
  readonly foreign: boolean;
}

const namedServers = perTrouble((cluster, trouble): Named => {
  const { clue, errors, above = [] } = readingOf(cluster, trouble);
  const lines = [...new Set([clue?.line ?? '', ...errors, ...above])];
  for (const [index, line] of lines.entries()) {
    const servers = serversIn(cluster, trouble, line);
    if (servers.length > 0) return { servers, foreign: false };
    if (isForeign(cluster, trouble, line, index === 0)) return { servers: [], foreign: true };
  }
  return { servers: [], foreign: false };
});

/** Dotted names, and what stands where programs write hosts. */
function hostsIn(line: string): readonly string[] {
  const dotted = line.match(/[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z0-9-]{1,62}/gi) ?? [];
  return [...new Set([...addressesIn(line).map(({ host }) => host), ...dotted])];
}

function serversIn(cluster: Cluster, trouble: Trouble, line: string): readonly Server[] {
  const { marked } = servicesNamedIn(cluster, trouble, line);
  const hosts = [...hostsIn(line), ...(marked ? [marked.host] : [])];
  return hosts.flatMap((host) => {
    const refs = certificatesOf(cluster, trouble, host);
    return refs ? [{ host, refs }] : [];
  });
}

/** Undefined for what is no host of this cluster. */
function certificatesOf(cluster: Cluster, { container }: Trouble, host: string): readonly ObjectRef[] | undefined {
  const routed = certificatesAt(cluster, host);
  if (routed.length > 0) return routed;
  const destination = destinationOf(cluster, host, container.pod.metadata.namespace ?? '');
  if (destination.is === 'service') return certificatesBehind(cluster, destination.service);
  if (destination.is !== 'pod') return undefined;
  const { namespace } = destination.pod.metadata;
  return mountedBy(destination.pod).flatMap((name) => held(cluster, namespace, name));
}

/** Pages of help that stand in the words of curl and others are not called. */
const helpPages = /curl\.(?:se|haxx\.se)|github\.com|openssl\.org|docs?\.|go\.dev|nodejs\.org|aka\.ms/i;

function isForeign(cluster: Cluster, { container }: Trouble, line: string, decisive: boolean): boolean {
  if (!decisive && !/https:\/\//i.test(line)) return false;
  return addressesIn(line).some(
    ({ host }) =>
      !helpPages.test(host) &&
      destinationOf(cluster, host, container.pod.metadata.namespace ?? '').is === 'external' &&
      /\./.test(host),
  );
}

/** Servers to which the settings of the program lead. */
function fromEnvironment(cluster: Cluster, trouble: Trouble): readonly ObjectRef[] {
  const { env = [], args = [], command = [] } = trouble.container.spec;
  const values = [...env.map(({ value }) => value ?? ''), ...args, ...command].map((value) => value.slice(0, 500));
  return values.flatMap((value) => {
    const bare = /^[a-z][a-z0-9-]{1,62}(?::\d{2,5})?$/.test(value) ? [value.split(':')[0] ?? ''] : [];
    return [...hostsIn(value), ...bare].flatMap((host) => certificatesOf(cluster, trouble, host) ?? []);
  });
}

const expired = /expired|not yet valid|NotAfter|NotBefore|validity check failed|NotTimeValid|out of date/i;
const unknown =
  /unknown (?:authority|issuer)|UnknownIssuer|unknown_ca|path building|valid certification path|issuer certificate|self[- _]signed|first certificate|LEAF_SIGNATURE|GET_ISSUER_CERT|UntrustedRoot|PartialChain/i;

/** Kinds of servers that a line names by what they are; the rest of them are libraries. */
const servers = /Postgre|MySQL|Redis|Rabbit|Mongo|Kafka|Elastic|LDAP|SMTP|^S3$|OpenID/;

/** Of its own namespace first, else of the whole cluster. */
function theOnlyOne(cluster: Cluster, { container, workload }: Trouble, said: string): readonly ObjectRef[] {
  const ills: readonly Ill[] = expired.test(said)
    ? ['expired']
    : unknown.test(said)
      ? ['unknown']
      : ['expired', 'unknown'];
  const technology = technologyIn(said);
  const word = technology && servers.test(technology) ? technology.split('/')[0]?.toLowerCase().slice(0, 5) : undefined;
  const fitting = illSecrets(cluster).filter(({ secret: { metadata }, ill }) => {
    if (!ills.includes(ill)) return false;
    const served = serversOf(cluster, metadata.namespace, metadata.name).filter(({ key }) => key !== keyOf(workload));
    return served.some(({ words }) => word === undefined || words.includes(word) || word === 'openi');
  });
  const near = fitting.filter(({ secret }) => secret.metadata.namespace === container.pod.metadata.namespace);
  const [only, ...others] = near.length > 0 ? near : fitting;
  if (!only || others.length > 0) return [];
  return held(cluster, only.secret.metadata.namespace, only.secret.metadata.name);
}

/** Who shows the certificate of a Secret to others: routes, and workloads that a Service leads to. */
function serversOf(cluster: Cluster, namespace: string | undefined, name: string) {
  const { routes, workloads } = usersOf(cluster, namespace, name);
  const called = workloads.filter((workload) => serving(cluster).has(keyOf(workload)));
  return [...routes, ...called].map((ref) => ({
    key: keyOf(ref),
    words: `${ref.name} ${ref.namespace ?? ''} ${name} ${serving(cluster).get(keyOf(ref)) ?? ''}`.toLowerCase(),
  }));
}

/** Workloads behind Services, with the images of their pods. */
const serving = perCluster((cluster): ReadonlyMap<ObjectKey, string> => {
  const found = new Map<ObjectKey, string>();
  for (const service of cluster.all('Service')) {
    for (const pod of podsBehind(cluster, service)) {
      const images = (pod.spec?.containers ?? []).map(({ image }) => image ?? '').join(' ');
      found.set(keyOf(workloadOf(cluster, 'Pod', pod)), images);
    }
  }
  return found;
});
