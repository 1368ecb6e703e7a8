import type { KindTypes } from '../../model/kinds.ts';
import { type KubeObject, keyOf, type ObjectRef } from '../../model/object.ts';
import { writersOf } from '../certificate/shared-secret.ts';
import type { Cluster } from '../cluster.ts';
import { distrusted } from '../crash/untrusted.ts';
import { fromSpec, fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { command } from '../remedy.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import type { Server } from './classes.ts';
import { controllers } from './controllers.ts';
import { draftsOf, type Mistake, wordsListed } from './draft.ts';
import { isJudged, routes } from './routes.ts';
import { traefiks } from './traefik.ts';
import { saidByTraefik, traefikLogs } from './traefik-log.ts';

/** The TLS Secret of a route does not exist in its namespace, or does not hold a certificate and its key. */
export const t17TlsSecret: Rule = {
  code: 'T17',
  family: 'ingress',
  reads: ['Ingress', 'Secret', 'Certificate'],
  consults: [
    'IngressRoute',
    'IngressRouteTCP',
    'LegacyIngressRoute',
    'IngressClass',
    'Namespace',
    'Node',
    'Pod',
    'Deployment',
    'DaemonSet',
    'TLSStore',
  ],
  *logs(cluster) {
    if (mistakes(cluster).length > 0) yield* traefikLogs(cluster);
  },
  *check(cluster) {
    const told = mistakes(cluster).map((one) => ({
      ...one,
      evidence: [...one.evidence, ...saidByTraefik(cluster, /does not exist|missing|not found|TLS/i, one.thing.name)],
    }));
    for (const draft of draftsOf(told)) {
      // Programs that call the route and fail over the controller's own certificate are its victims: it hurts already.
      const thing = [draft.object, ...(draft.related ?? [])].find(({ kind }) => kind === 'Secret');
      const hurts = thing && distrusted(cluster).has(keyOf(thing));
      yield hurts ? { ...draft, victims: [{ ...thing }], aside: false } : draft;
    }
  },
};

const mistakes = perCluster((cluster): readonly Mistake[] => {
  const ofRoutes = routes(cluster)
    .filter(({ server, object }) => server.by !== 'nobody' && isUnderstood(server) && !isAskedFor(object))
    .filter(({ server }) => !hasDefault(cluster, server))
    .flatMap((route) =>
      route.secrets.flatMap(({ name, path }) => mistakeOf(cluster, route.ref, name, path, route.hosts) ?? []),
    );
  return [...ofRoutes, ...ofStores(cluster)];
});

function isUnderstood({ by, className }: { readonly by: string; readonly className: string }): boolean {
  return by !== 'other' || className === 'traefik' || className === 'nginx';
}

/** Whether visitors get a good certificate all the same: the one for everything, or one that Traefik obtains itself. */
function hasDefault(cluster: Cluster, { program }: Server): boolean {
  const own = controllers(cluster).filter((one) => one.program === program);
  if (own.some(({ args }) => args.some((word) => /^--default-ssl-certificate|\.tls\.certresolver/i.test(word))))
    return true;
  return program === 'traefik' && cluster.all('TLSStore').some((store) => isDefault(cluster, store));
}

function isDefault(cluster: Cluster, { metadata, spec = {} }: KindTypes['TLSStore']): boolean {
  if (metadata.name !== 'default') return false;
  const secret = (spec as Store).defaultCertificate?.secretName;
  if (secret === undefined) return spec['defaultGeneratedCert'] !== undefined;
  return cluster.exists('Secret', metadata.namespace, secret) !== 'no';
}

/** Somebody else is to make the Secret, or another certificate is used: whether that happens is no question of routes. */
function isAskedFor({ metadata }: KubeObject): boolean {
  return Object.entries(metadata.annotations ?? {}).some(
    ([key, value]) =>
      /cert-?manager|tls-acme|tls\.certresolver|external-secrets|reflector|replicator/.test(key) && value !== 'false',
  );
}

function ofStores(cluster: Cluster): readonly Mistake[] {
  if (traefiks(cluster).length === 0) return [];
  return cluster.all('TLSStore').flatMap((store) => {
    const spec = (store.spec ?? {}) as Store;
    const names = [
      spec.defaultCertificate?.secretName,
      ...(spec.certificates ?? []).map(({ secretName }) => secretName),
    ];
    if (!isJudged(cluster, store) || isAskedFor(store)) return [];
    return names.flatMap((name) =>
      name ? (mistakeOf(cluster, refOf('TLSStore', store), name, 'spec', ['*']) ?? []) : [],
    );
  });
}

interface Store {
  readonly defaultCertificate?: { readonly secretName?: string };
  readonly certificates?: readonly { readonly secretName?: string }[];
}

function mistakeOf(
  cluster: Cluster,
  user: ObjectRef,
  name: string,
  path: string,
  hosts: readonly string[],
): Mistake | undefined {
  const { namespace = '' } = user;
  // cert-manager fills it, and has its own findings when it does not.
  if (writersOf(cluster, namespace, name).length > 0) return undefined;
  const thing = { kind: 'Secret', namespace, name };
  const secret = cluster.get('Secret', namespace, name);
  const lacking = secret && ['tls.crt', 'tls.key'].filter((key) => !(secret.keys ?? []).includes(key));
  if (secret ? lacking?.length === 0 : cluster.exists('Secret', namespace, name) !== 'no') return undefined;
  const common = {
    thing,
    parameters: { secret: name, hosts: wordsListed(hosts), namespace },
    commands: commandsFor(namespace, name),
  };
  if (secret && lacking) {
    return {
      ...common,
      user,
      // What has the wrong shape must change itself, however few use it.
      whole: true,
      evidence: [
        fromSpec(user, path, name),
        fromStatus(thing, 'type', secret.type),
        fromStatus(thing, 'data', (secret.keys ?? []).join(', ') || '–'),
      ],
      parameters: { ...common.parameters, problem: `${secret.type}: ${lacking.join(', ')} –`, near: '–' },
    };
  }
  const others =
    secretsNamed(cluster)
      .get(name)
      ?.map((where) => `${where}/${name}`) ?? [];
  const near = closest(name, tlsSecretsIn(cluster).get(namespace) ?? []);
  return {
    ...common,
    user,
    evidence: [fromSpec(user, path, name)],
    parameters: { ...common.parameters, problem: 'not found', near: wordsListed([...near, ...others]) },
  };
}

function commandsFor(namespace: string, name: string): readonly string[] {
  return [
    command('kubectl', '-n', namespace, 'get', 'secrets', '--field-selector', 'type=kubernetes.io/tls'),
    command('kubectl', '-n', namespace, 'create', 'secret', 'tls', name, '--cert=<FILE>', '--key=<FILE>'),
  ];
}

const tlsSecrets = perCluster((cluster) => cluster.all('Secret').filter(({ type }) => type === 'kubernetes.io/tls'));
const tlsSecretsIn = perCluster((cluster) => {
  const groups = Map.groupBy(tlsSecrets(cluster), ({ metadata }) => metadata.namespace ?? '');
  return new Map([...groups].map(([namespace, all]) => [namespace, all.map(({ metadata }) => metadata.name)]));
});
const secretsNamed = perCluster((cluster) => {
  const groups = Map.groupBy(tlsSecrets(cluster), ({ metadata }) => metadata.name);
  return new Map([...groups].map(([name, all]) => [name, all.map(({ metadata }) => metadata.namespace ?? '')]));
});
