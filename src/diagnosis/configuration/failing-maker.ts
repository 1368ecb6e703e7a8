import { type KubeObject, keyOf, type ObjectRef } from '../../model/object.ts';
import { valueOf } from '../../model/readable.ts';
import type { Cluster } from '../cluster.ts';
import { logRequests, readingOf } from '../crash/log.ts';
import { type Trouble, troubles } from '../crash/trouble.ts';
import { podRef } from '../evidence.ts';
import { isHurt } from '../impact.ts';
import { refOf, workloadOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

/**
 * Who would have made a Secret or a ConfigMap and fails itself: an init container, a Job, a hook or an operator that says so in
 * its log, a Job of the same release whose name says so, or the operator whose manner of naming the object has.
 * @param users keys of the pods that need the object: none of them is its maker, but for its init containers
 */
export function failingMakers(cluster: Cluster, object: ObjectRef, users: ReadonlySet<string>): readonly ObjectRef[] {
  const told = troubles(cluster).filter(
    (trouble) => !isVictim(trouble, users) && (saysIt(cluster, trouble, object) || isRefused(cluster, trouble, object)),
  );
  return [
    ...told.flatMap(({ container: { pod }, workload }) => [podRef(pod), workload]),
    ...(told.length > 0 ? [] : failingJobs(cluster, object, users)),
    ...failingOperators(cluster, object),
  ];
}

/** A container that cannot be made for want of something makes nothing. */
function isVictim({ container: { pod, role }, how }: Trouble, users: ReadonlySet<string>): boolean {
  return how === 'refused' || (role !== 'init' && users.has(keyOf(podRef(pod))));
}

const making =
  /\b(?:re-?)?(?:creat|generat|ensur|appl(?:y|ied)|writ|stor(?:e|ing)\b|patch|provision|upsert|sav(?:e|ing)\b|sync|bootstrap|cop(?:y|ied)|replicat|publish|rotat|persist|POST\b|PUT\b)\w*|\bcheck\w* (?:for|if|whether)\b/i;
const wanting =
  /\b(?:not found|does(?:n't| not) exist|is missing|no such|required|couldn't find|could not find|(?:unable|failed|failing) to (?:get|read|load|fetch|find)|waiting for)\b/i;
const creating = /\bcreat|\bgenerat/i;

/** Whether its log tells that it makes the object, or looks whether it must; one that only misses it is another victim. */
function saysIt(cluster: Cluster, trouble: Trouble, { kind, namespace = '', name }: ObjectRef): boolean {
  const here = trouble.container.pod.metadata.namespace === namespace;
  const lines = linesNaming(cluster, trouble, name).filter((line) => here || wordOf(namespace).test(line));
  const last = readingOf(cluster, trouble).errors.find((line) => wordOf(name).test(line)) ?? '';
  if (wanting.test(last) && !creating.test(last)) return false;
  return lines.some(
    (line) =>
      (new RegExp(kind, 'i').test(line) || /credential|password|certificate|token|\bkeys?\b|config/i.test(line)) &&
      making.test(line) &&
      (!wanting.test(line) || creating.test(line)),
  );
}

/** Whether the API server refuses it to make such objects at all. */
function isRefused(cluster: Cluster, trouble: Trouble, { kind, namespace, name }: ObjectRef): boolean {
  const { clue } = readingOf(cluster, trouble);
  if (trouble.container.pod.metadata.namespace !== namespace || clue?.cause !== 'forbidden') return false;
  const named = /"([\w.-]+)" is forbidden/.exec(clue.line)?.[1];
  const verb = new RegExp(`cannot (?:create|update|patch) resource "?${kind.toLowerCase()}s`, 'i');
  return verb.test(clue.line) && (named === undefined || named === name);
}

function linesNaming(cluster: Cluster, trouble: Trouble, name: string): readonly string[] {
  const text = logRequests(trouble)
    .flatMap((request) => [request, { ...request, previous: !request.previous }])
    .map((request) => cluster.log(request))
    .flatMap((log) => (log ? [valueOf(log) ?? ''] : []))
    .find((log) => log.trim() !== '');
  if (!text?.includes(name)) return [];
  const whole = wordOf(name);
  return text
    .split('\n')
    .slice(-400)
    .map((line) => line.slice(0, 2000))
    .filter((line) => whole.test(line));
}

/** A name of Kubernetes, not as a part of a longer one. */
function wordOf(name: string): RegExp {
  return new RegExp(`(?:^|[^\\w.-])${RegExp.escape(name)}(?![\\w-]|\\.\\w)`);
}

/** Words in the names of Jobs that make Secrets, with what the Secret must be of by its own name; any Secret for the last. */
const makes: readonly (readonly [RegExp, RegExp])[] = [
  [
    /(?:^|-)(?:cert(?:s|gen|ificates?)?|tls|ca|x509)(?:-|$)|certgen/i,
    /cert|tls|ssl|(?:^|-)ca(?:-|$)|admission|webhook|x509/i,
  ],
  [/(?:^|-)(?:tokens?|jwt|keys?|keygen)(?:-|$)/i, /token|jwt|key|secret|auth|sign/i],
  [/(?:^|-)admission-create/i, /admission|webhook/i],
  [/(?:^|-)(?:secrets?|credentials?|passwords?|gen|generate|generator|bootstrap)(?:-|$)/i, /./],
];

function isMaker(job: string, object: string): boolean {
  return makes.some(([word, fitting]) => word.test(job) && fitting.test(object));
}

/** Jobs of the same release that did not succeed, and whose name speaks of such things or begins with the object's. */
function failingJobs(cluster: Cluster, object: ObjectRef, users: ReadonlySet<string>): readonly ObjectRef[] {
  return cluster.all('Job').flatMap((job) => {
    const { namespace, name } = job.metadata;
    if (namespace !== object.namespace || !isMeantFor(job, object) || (job.status?.succeeded ?? 0) > 0) return [];
    const pods = podsOfJobs(cluster).get(`${namespace ?? ''}/${name}`) ?? [];
    if (pods.some((pod) => users.has(keyOf(podRef(pod))))) return [];
    return [refOf('Job', job), workloadOf(cluster, 'Job', job), ...pods.filter(isHurt).map(podRef)];
  });
}

const podsOfJobs = perCluster((cluster) =>
  Map.groupBy(cluster.all('Pod'), ({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'Job')?.name;
    return owner === undefined ? '–' : `${metadata.namespace ?? ''}/${owner}`;
  }),
);

function isMeantFor({ metadata }: KubeObject, object: ObjectRef): boolean {
  const { name, labels = {} } = metadata;
  if (name.startsWith(`${object.name}-`) && /-(?:create|init|gen|generate|setup|make)\b/.test(name)) return true;
  const release = labels['app.kubernetes.io/instance'] ?? labels['release'];
  const related = release !== undefined && (object.name === release || object.name.startsWith(`${release}-`));
  return isMaker(name, object.name) && (related || commonStem(name, object.name));
}

/** Whether both begin with the same word, such as the name of a release. */
function commonStem(a: string, b: string): boolean {
  const [first = ''] = a.split('-');
  return first.length > 2 && b.startsWith(`${first}-`);
}

/** Names of Secrets that operators make, and names of those operators. */
const manners: readonly (readonly [RegExp, RegExp])[] = [
  [/-(?:app|superuser|replication|ca|server)$/, /cnpg|cloudnative-?pg/i],
  [/\.credentials\.postgresql\.acid\.zalan\.do$/, /postgres-operator/i],
  [/-pguser-/, /\bpgo\b|postgres-operator/i],
  [/-default-user$|-erlang-cookie$/, /rabbitmq.*operator/i],
  [
    /-es-(?:elastic-user|http-certs|transport-certs|internal|remote-ca)|-kb-(?:user|http-certs)/,
    /elastic-operator|\beck\b/i,
  ],
  [/-(?:cluster-ca-cert|clients-ca-cert|kafka-brokers|kafka-certs)$/, /strimzi/i],
  [/-(?:connection-string|agent-password|keyfile)$|-(?:admin|my-user)$/, /mongodb.*operator/i],
  [/-(?:secrets|internal|ssl|ssl-internal)$/, /percona|pxc|psmdb/i],
  [/-admin-credentials$/, /grafana-operator/i],
];

/** Tools that make Secrets out of objects of their own kinds, by the kinds that own what they make. */
const copiers: readonly (readonly [RegExp, RegExp])[] = [
  [/^SealedSecret$/, /sealed-secrets/i],
  [/^(?:Cluster)?ExternalSecret$|^PushSecret$/, /external-secrets/i],
  [/^VaultStaticSecret$|^VaultDynamicSecret$|^VaultPKISecret$/, /vault-secrets-operator/i],
  [/^Bundle$/, /trust-manager/i],
  [/^InfisicalSecret$/, /infisical/i],
  [/^OnePasswordItem$/, /onepassword/i],
  [/^KafkaUser$/, /strimzi/i],
];

function failingOperators(cluster: Cluster, object: ObjectRef): readonly ObjectRef[] {
  const wanted = [
    ...(object.kind === 'Secret' ? manners.filter(([name]) => name.test(object.name)) : []),
    ...copiers.filter(([kind]) => ownersIn(cluster, object).some((owner) => kind.test(owner))),
  ].map(([, names]) => names);
  if (isCopied(cluster, object)) wanted.push(/reflector|replicator|kubed|config-syncer/i);
  if (wanted.length === 0) return [];
  return down(cluster).filter(({ name }) => wanted.some((names) => names.test(name)));
}

/** Whether another namespace holds it with the word that it is to be copied. */
function isCopied(cluster: Cluster, { kind, namespace, name }: ObjectRef): boolean {
  return (copiedFrom(cluster).get(`${kind}/${name}`) ?? []).some((home) => home !== namespace);
}

const copiedFrom = perCluster((cluster): ReadonlyMap<string, readonly string[]> => {
  const sources = (['Secret', 'ConfigMap'] as const).flatMap((kind) =>
    cluster
      .all(kind)
      .filter(({ metadata }) =>
        Object.keys(metadata.annotations ?? {}).some((key) => /reflector\.v1|replicator\.v1|kubed\.|syncer/.test(key)),
      )
      .map(({ metadata }) => ({ key: `${kind}/${metadata.name}`, home: metadata.namespace ?? '' })),
  );
  const groups = Map.groupBy(sources, ({ key }) => key);
  return new Map([...groups].map(([key, list]) => [key, list.map(({ home }) => home)]));
});

/** Kinds that own Secrets and ConfigMaps in the namespace of the missing one, or of which events speak by its name. */
function ownersIn(cluster: Cluster, { namespace = '', name }: ObjectRef): readonly string[] {
  return [...(owners(cluster).get(namespace) ?? []), ...(spokenOf(cluster).get(`${namespace}/${name}`) ?? [])];
}

const spokenOf = perCluster((cluster): ReadonlyMap<string, readonly string[]> => {
  const groups = Map.groupBy(
    cluster.all('Event').map(({ involvedObject }) => involvedObject),
    ({ namespace = '', name = '' }) => `${namespace}/${name}`,
  );
  return new Map([...groups].map(([key, list]) => [key, list.map(({ kind }) => kind ?? '')]));
});

const owners = perCluster((cluster): ReadonlyMap<string, readonly string[]> => {
  const all = [...cluster.all('Secret'), ...cluster.all('ConfigMap')];
  const groups = Map.groupBy(all, ({ metadata }) => metadata.namespace ?? '');
  return new Map(
    [...groups].map(([namespace, list]) => [
      namespace,
      [...new Set(list.flatMap(({ metadata }) => metadata.ownerReferences?.map(({ kind }) => kind) ?? []))],
    ]),
  );
});

/** Workloads with pods that do not serve, and those that have none although they should. */
const down = perCluster((cluster): readonly ObjectRef[] => {
  const hurt = cluster
    .all('Pod')
    .filter(isHurt)
    .map((pod) => workloadOf(cluster, 'Pod', pod));
  const empty = cluster
    .all('Deployment')
    .filter(({ spec, status }) => (spec?.replicas ?? 1) > 0 && (status?.readyReplicas ?? 0) === 0)
    .map((deployment) => refOf('Deployment', deployment));
  return [...new Map([...hurt, ...empty].map((ref) => [keyOf(ref), ref])).values()];
});
