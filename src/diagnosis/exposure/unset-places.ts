import type { Evidence } from '../../model/finding.ts';
import type { ConfigMapKeys, KindTypes } from '../../model/kinds.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { referencesOf } from '../configuration/references.ts';
import { type Container, containersOf } from '../containers.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perReading } from '../per-cluster.ts';
import { type Template, templates } from '../template.ts';
import { isUndefined, unsetIn, unsetInHost, unsetInImage } from './unset.ts';

/** A place in an object in which a template's variable was left. */
export interface Place {
  readonly object: ObjectRef;
  readonly value: string;
  readonly evidence: Evidence;
  /** The workloads that take the value, each with the container that does. */
  readonly users: readonly { readonly workload: ObjectRef; readonly container: string }[];
}

/** Every such place of the cluster. */
export const unsetPlaces = perReading((cluster): readonly Place[] => [
  ...templates(cluster).flatMap((template) =>
    containersOf(template.pod).flatMap((one) => inContainer(cluster, template, one)),
  ),
  ...cluster.all('ConfigMap').flatMap((map) => inConfigMap(cluster, map)),
  ...cluster.all('Ingress').flatMap(inIngress),
  ...cluster.all('Service').flatMap((service) => inAnnotations(refOf('Service', service), service)),
  ...cluster.all('IngressRoute').flatMap(inRoute),
  ...cluster.all('Certificate').flatMap(inCertificate),
]);

function place(object: ObjectRef, path: string, value: string, shown: unknown, users: Place['users'] = []): Place {
  return { object, value, evidence: fromSpec(object, path, shown), users };
}

function inContainer(cluster: Cluster, { ref }: Template, container: Container): readonly Place[] {
  const { spec, role, name } = container;
  const base = `spec.${role === 'main' ? 'containers' : 'initContainers'}[${name}]`;
  const users = [{ workload: ref, container: name }];
  const image = unsetInImage(spec.image) ? [place(ref, `${base}.image`, spec.image ?? '', spec.image, users)] : [];
  const env = (spec.env ?? []).flatMap(({ name: variable, value }) => {
    const path = `${base}.env[${variable}]`;
    if (isUndefined(cluster, container, value)) return [place(ref, path, value ?? '', value, users)];
    return unsetIn(variable, value).map((found) => place(ref, path, found, value, users));
  });
  const args = runsShell(container) ? [] : [...(spec.command ?? []), ...(spec.args ?? [])];
  const words = args.flatMap((word) =>
    [...unsetInWord(word), ...undefinedInWord(cluster, container, word)].map((found) =>
      place(ref, `${base}.args`, found, word, users),
    ),
  );
  const sources = [
    ...(spec.env ?? []).flatMap(
      ({ valueFrom }) => valueFrom?.secretKeyRef?.name ?? valueFrom?.configMapKeyRef?.name ?? [],
    ),
    ...(spec.envFrom ?? []).flatMap(({ secretRef, configMapRef }) => secretRef?.name ?? configMapRef?.name ?? []),
  ].filter((source) => /[{}<>]/.test(source));
  const names = sources.map((source) => place(ref, `${base}.env`, source, source, users));
  return [...image, ...env, ...words, ...names];
}

/** A shell's words may be anything. */
function runsShell({ spec }: Container): boolean {
  const [first = '', ...others] = [...(spec.command ?? []), ...(spec.args ?? [])];
  return /(?:^|\/)(?:ba|da|a|z)?sh$/.test(first) || others.some((word) => word.includes('\n') || word === '-c');
}

/** `--host={{ db_host }}` and a word that is nothing else; not a sentence with a variable in it. */
function unsetInWord(word: string): readonly string[] {
  const [, flag = '', value = ''] = /^(?:(--?[\w.-]+)=)?(.*)$/s.exec(word) ?? [];
  const found = value.length > 300 ? [] : unsetIn(flag, value);
  const rest = found.reduce((left, one) => left.replace(one, ''), value);
  return /\s/.test(rest) ? [] : found;
}

/** `--host=${DB_HOST}`: without a shell nobody replaces it, but the program itself might, by a variable that it has. */
function undefinedInWord(cluster: Cluster, container: Container, word: string): readonly string[] {
  const value = /^(?:--?[\w.-]+=)?(\$\{\w+\})$/.exec(word)?.[1];
  return value !== undefined && isUndefined(cluster, container, value) ? [value] : [];
}

interface Use {
  readonly user: Place['users'][number];
  readonly container: Container | undefined;
  readonly key: string | undefined;
}

const usesByConfigMap = perReading((cluster): ReadonlyMap<string, readonly (Use & { map: string })[]> => {
  const uses = templates(cluster).flatMap(({ ref, pod }) =>
    referencesOf(pod)
      .filter(({ kind }) => kind === 'ConfigMap')
      .flatMap(({ name, key, container }) =>
        (container ? [container] : containersOf(pod)).map((taker) => ({
          map: `${pod.metadata.namespace}/${name}`,
          user: { workload: ref, container: taker.name },
          container,
          key,
        })),
      ),
  );
  return Map.groupBy(uses, ({ map }) => map);
});

/** Only of maps that something uses: examples lie about everywhere. */
function inConfigMap(cluster: Cluster, map: ConfigMapKeys): readonly Place[] {
  const found = Object.entries(map.placeholders ?? {});
  if (found.length === 0) return [];
  const uses = usesByConfigMap(cluster).get(`${map.metadata.namespace}/${map.metadata.name}`) ?? [];
  const object = refOf('ConfigMap', map);
  return found.flatMap(([key, value]) => {
    const own = uses.filter((use) => use.key === undefined || use.key === key);
    const unset = value.startsWith('${')
      ? own.some(({ container }) => container && isUndefined(cluster, container, value))
      : unsetIn(key, value).length > 0;
    return own.length > 0 && unset
      ? [
          place(
            object,
            `data[${key}]`,
            value,
            value,
            own.map(({ user }) => user),
          ),
        ]
      : [];
  });
}

/** Annotations with one plain value; what others hold may be anything. */
const plainAnnotation =
  /^(?:cert-manager\.io|acme\.cert-manager\.io|traefik\.ingress\.kubernetes\.io|ingress\.kubernetes\.io|kubernetes\.io|external-dns\.alpha\.kubernetes\.io|metallb\.universe\.tf|metallb\.io)\//;

function inAnnotations(object: ObjectRef, { metadata }: KubeObject): readonly Place[] {
  return Object.entries(metadata.annotations ?? {}).flatMap(([key, value]) => {
    const found = plainAnnotation.test(key)
      ? [...unsetIn('', value), ...(/^\$\{\w+\}$/.test(value) ? [value] : [])]
      : [];
    return found.map((one) => place(object, `metadata.annotations[${key}]`, one, value));
  });
}

function inIngress(ingress: KindTypes['Ingress']): readonly Place[] {
  const object = refOf('Ingress', ingress);
  const hosts = (ingress.spec?.rules ?? []).flatMap(({ host }) => unsetInHost(host ?? ''));
  return [...inAnnotations(object, ingress), ...hosts.map((host) => place(object, 'spec.rules.host', host, host))];
}

function inRoute(route: KindTypes['IngressRoute']): readonly Place[] {
  const object = refOf('IngressRoute', route);
  return (route.spec?.routes ?? []).flatMap(({ match = '' }) =>
    unsetInHost(match).map((found) => place(object, 'spec.routes.match', found, match)),
  );
}

function inCertificate(certificate: KindTypes['Certificate']): readonly Place[] {
  const object = refOf('Certificate', certificate);
  return (certificate.spec?.dnsNames ?? []).flatMap((name) =>
    unsetInHost(name).map((found) => place(object, 'spec.dnsNames', found, name)),
  );
}
