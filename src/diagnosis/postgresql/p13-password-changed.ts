import type { Evidence, Related } from '../../model/finding.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../containers.ts';
import type { ContainerRule } from '../crash/container-rule.ts';
import { dependencyKinds } from '../crash/dependency.ts';
import { fromLog, fromSpec, fromStatus, podRef } from '../evidence.ts';
import { kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { type Complaint, complaints, gravest, victimOf } from './clients.ts';
import { claimRef } from './data.ts';
import { commonSource, passwordSources, serverSources, written } from './password-source.ts';
import { linesIn } from './said.ts';
import { isManaged, isServing, type Server, servers } from './server.ts';
import { serverLogs } from './server-logs.ts';
import { problemIn } from './server-rule.ts';

/** A database that runs refuses its clients: its password was set at its first start, and the Secret was changed since. */
export const p13PasswordChanged: ContainerRule = {
  code: 'P13',
  family: 'postgresql',
  reads: ['Pod'],
  consults: ['Secret', 'PersistentVolumeClaim', 'ReplicaSet', 'Event', ...dependencyKinds],
  logs: serverLogs,
  recognise: () => undefined,
  check: judge,
  others: judge,
};

function* judge(cluster: Cluster): Iterable<Draft> {
  const refused = complaints(cluster).filter(({ about }) => about === 'password');
  for (const group of Map.groupBy(refused, ({ server }) => keyOf(server.workload)).values()) {
    const server = group[0]?.server;
    if (!server || !isServing(server) || isManaged(server)) continue;
    const known = group.filter((complaint) => !isUnknownUser(cluster, complaint));
    const draft =
      fromSecret(cluster, server, known) ??
      fromSeveral(server, known) ??
      fromTwin(cluster, server, known) ??
      fromYoungerSecret(cluster, server, known);
    if (draft) yield draft;
  }
}

/** The very Secret by which the database was made is what the clients present. */
function fromSecret(cluster: Cluster, server: Server, group: readonly Complaint[]): Draft | undefined {
  const own = serverSources(server.container);
  const same = group.flatMap((complaint) => {
    const { container } = complaint.trouble;
    const near = container.pod.metadata.namespace === server.container.pod.metadata.namespace;
    const common = near ? commonSource(passwordSources(container), own) : undefined;
    return common ? [{ complaint, common }] : [];
  });
  const [first] = same;
  if (!first || isAcceptedElsewhere(cluster, first.complaint, first.common.client.secret)) return undefined;
  const { namespace } = server.container.pod.metadata;
  const secret: ObjectRef = { kind: 'Secret', namespace, name: first.common.client.secret };
  // Those of whom it is not known where their password comes from are refused by the same database.
  const silent = group.filter(({ trouble }) => passwordSources(trouble.container).length === 0);
  const evidence = same.flatMap(({ complaint: { trouble }, common }) => [
    fromSpec(podRef(trouble.container.pod), common.client.path, written(common.client)),
  ]);
  return draftOf(server, [...same.map(({ complaint }) => complaint), ...silent], secret, [
    fromSpec(podRef(server.container.pod), first.common.server.path, written(first.common.server)),
    ...evidence.slice(0, 3),
    ...youngerSecret(cluster, server, secret),
  ]);
}

/** Several programs with passwords of different origin are refused at once: then it is the database that differs. */
function fromSeveral(server: Server, group: readonly Complaint[]): Draft | undefined {
  const clients = new Set(group.map(({ trouble }) => keyOf(trouble.workload)));
  const secrets = group.map(({ trouble }) => passwordSources(trouble.container).map(({ secret }) => secret));
  const [one = []] = secrets;
  const foreign = one.find((secret) => secrets.every((list) => list.includes(secret)));
  return clients.size < 2 || foreign !== undefined ? undefined : draftOf(server, group, server.workload, []);
}

/**
 * Several programs share a Secret that was made at one stroke with the server's, as a chart does that writes one password
 * into both: they agree with each other, so it is the data that keeps another password.
 */
function fromTwin(cluster: Cluster, server: Server, group: readonly Complaint[]): Draft | undefined {
  if (new Set(group.map(({ trouble }) => keyOf(trouble.workload))).size < 2) return undefined;
  const { namespace } = server.container.pod.metadata;
  for (const own of serverSources(server.container)) {
    const told = group.map(({ trouble: { container } }) =>
      container.pod.metadata.namespace === namespace
        ? passwordSources(container).find(({ secret }) => areTwins(cluster, namespace, secret, own.secret))
        : undefined,
    );
    if (!told.every((source) => source !== undefined)) continue;
    return draftOf(server, group, { kind: 'Secret', namespace, name: own.secret }, [
      fromSpec(podRef(server.container.pod), own.path, written(own)),
      ...group
        .slice(0, 2)
        .flatMap(({ trouble }, at) =>
          told[at] ? [fromSpec(podRef(trouble.container.pod), told[at].path, written(told[at]))] : [],
        ),
    ]);
  }
  return undefined;
}

/** `shop` and `shop-postgresql`, made within the same minute: the Secrets of one release. */
function areTwins(cluster: Cluster, namespace: string | undefined, one: string, other: string): boolean {
  if (one === other || !(other.startsWith(`${one}-`) || one.startsWith(`${other}-`))) return false;
  const [first, second] = [one, other].map((name) =>
    Date.parse(cluster.get('Secret', namespace, name)?.metadata.creationTimestamp ?? ''),
  );
  return Math.abs(Number(first) - Number(second)) <= 60_000;
}

/** The server's Secret was made anew long after its data: whatever was copied from it since is refused. */
function fromYoungerSecret(cluster: Cluster, server: Server, group: readonly Complaint[]): Draft | undefined {
  const { namespace } = server.container.pod.metadata;
  for (const source of serverSources(server.container)) {
    const secret: ObjectRef = { kind: 'Secret', namespace, name: source.secret };
    const evidence = youngerSecret(cluster, server, secret, 3_600_000);
    if (group.length === 0 || evidence.length === 0) continue;
    const own = fromSpec(podRef(server.container.pod), source.path, written(source));
    return draftOf(server, group, secret, [own, ...evidence]);
  }
  return undefined;
}

function draftOf(server: Server, group: readonly Complaint[], object: ObjectRef, more: readonly Evidence[]): Draft {
  const { container, workload } = server;
  const pod = podRef(container.pod);
  const first = group[0];
  const related: readonly Related[] = [workload, ...group.map(({ trouble }) => trouble.workload)].map((ref) => ({
    ...ref,
    role: keyOf(ref) === keyOf(workload) ? 'reference' : 'victim',
  }));
  return {
    severity: gravest(group.map(({ trouble }) => trouble)),
    object,
    victims: group.map(({ trouble }) => victimOf(trouble)),
    related,
    evidence: [
      ...group.slice(0, 4).map(({ trouble, line }) => fromLog(trouble.container, line)),
      fromStatus(pod, `${container.path}.ready`, true),
      ...more,
    ],
    parameters: {
      container: container.name,
      database: `${workload.kind}/${workload.name}`,
      problem: problemIn(first?.line ?? ''),
    },
    remedy: remedy(
      'troubleshooting/postgresql',
      object,
      kubectl(['exec', '-it', '-c', container.name], pod, '--', 'psql', '-U', 'postgres', '-c', '\\du'),
      kubectl(['exec', '-it', '-c', container.name], pod, '--', 'psql', '-U', 'postgres', '-c', '\\password <USER>'),
      ...group.slice(0, 1).map(({ trouble }) => kubectl(['rollout', 'restart'], trouble.workload)),
    ),
  };
}

/** A Secret that is younger than the data was made anew after the database took its password from another one. */
function youngerSecret(cluster: Cluster, server: Server, ref: ObjectRef, by = 60_000): readonly Evidence[] {
  const claim = claimRef(cluster, server.container);
  const made = claim && cluster.get('PersistentVolumeClaim', claim.namespace, claim.name)?.metadata.creationTimestamp;
  const secret = cluster.get('Secret', ref.namespace, ref.name)?.metadata.creationTimestamp;
  if (!claim || !made || !secret || !(Date.parse(secret) - Date.parse(made) > by)) return [];
  return [fromStatus(ref, 'metadata.creationTimestamp', secret), fromStatus(claim, 'metadata.creationTimestamp', made)];
}

/** The server's log tells what the client is not told: that it has no such user at all. */
function isUnknownUser(cluster: Cluster, { line, server }: Complaint): boolean {
  const user = /(?:user|utilisateur|Benutzer|usuario|utente)\s{1,3}["«»“]\s?([^"«»“”]{1,80}?)\s?["«»”]/i.exec(
    line,
  )?.[1];
  if (user === undefined) return false;
  const said = [...linesIn(cluster, server.container, false), ...linesIn(cluster, server.container, true)];
  return said.some(
    (text) =>
      text.includes(user) &&
      /role .{1,90} does not exist|rôle .{1,90} n'existe pas|Rolle .{1,90} existiert nicht|no existe el rol/i.test(
        text,
      ),
  );
}

/** Another program that started later runs well with the same Secret: the refused one must differ in its user. */
function isAcceptedElsewhere(cluster: Cluster, { trouble, server }: Complaint, secret: string): boolean {
  const { namespace, creationTimestamp } = trouble.container.pod.metadata;
  const since = Date.parse(creationTimestamp ?? '');
  const own = new Set(servers(cluster).map(({ container }) => container.pod));
  return cluster.pods(namespace).some((pod) => {
    if (own.has(pod) || pod === trouble.container.pod || pod === server.container.pod) return false;
    return containersOf(pod).some((container) => {
      const started = Date.parse(String(container.status?.state?.running?.startedAt ?? ''));
      const uses = passwordSources(container).some((source) => source.secret === secret);
      return uses && container.status?.ready === true && started > since;
    });
  });
}
