import type { Cluster } from '../cluster.ts';
import { referenceOf } from '../image/reference.ts';
import { perCluster } from '../per-cluster.ts';
import { type Controller, controllersOf } from './controllers.ts';

/** A Traefik of the cluster with what its command line says. */
export interface Traefik extends Controller {
  /** From the image's tag; undefined for tags such as `latest`. */
  readonly version: { readonly major: number; readonly minor: number | undefined; readonly tag: string } | undefined;
  /** A file, variables or nothing at all configure it: what its command line lacks may stand elsewhere. */
  readonly opaque: boolean;
}

export const traefiks = perCluster((cluster): readonly Traefik[] =>
  controllersOf(cluster, 'traefik').map((one) => ({ ...one, version: versionOf(one), opaque: isOpaque(one) })),
);

function versionOf({ template }: Controller): Traefik['version'] {
  for (const { image = '' } of template.pod.spec?.containers ?? []) {
    const { repository, tag = '' } = referenceOf(image);
    const [, major, minor] = /^v?(\d{1,3})(?:\.(\d{1,4}))?(?![\d])/.exec(tag) ?? [];
    if (/traefik/.test(repository) && major !== undefined)
      return { major: Number(major), minor: minor === undefined ? undefined : Number(minor), tag };
  }
  return undefined;
}

function isOpaque({ template, args }: Controller): boolean {
  if (!args.some((word) => word.startsWith('--')) || args.some((word) => /^--config-?file\b/i.test(word))) return true;
  return (template.pod.spec?.containers ?? []).some(
    ({ env = [], volumeMounts = [] }) =>
      env.some(isOfTraefik) ||
      volumeMounts.some(({ mountPath, subPath = '' }) =>
        /^\/etc\/traefik|traefik\.(?:ya?ml|toml)/.test(`${mountPath} ${subPath}`),
      ),
  );
}

function isOfTraefik({ name }: { readonly name?: string }): boolean {
  return name?.startsWith('TRAEFIK_') === true;
}

/** Older than a version; undefined when its version is not known. */
export function isOlder({ version }: Traefik, major: number, minor: number): boolean | undefined {
  if (!version) return undefined;
  if (version.major !== major) return version.major < major;
  if (minor === 0) return false;
  return version.minor === undefined ? undefined : version.minor < minor;
}

/** The value of an option, such as `providers.kubernetescrd.ingressclass`; `true` for one that stands alone. */
export function optionOf({ args }: Controller, name: string): string | undefined {
  const wanted = `--${name.toLowerCase()}`;
  const found = args.findLast((word) => (word.split('=', 1)[0] ?? '').toLowerCase() === wanted);
  if (found === undefined) return undefined;
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : 'true';
}

/** Whether a permission that Traefik withholds by default was given; `unknown` where it may be given out of sight. */
export function isAllowed(cluster: Cluster, option: string): 'yes' | 'no' | 'unknown' {
  const all = traefiks(cluster);
  if (all.length === 0) return 'unknown';
  // Until 2.4 both were allowed, or there was no such option.
  if (all.some((one) => optionOf(one, option)?.toLowerCase() === 'true' || isOlder(one, 2, 5))) return 'yes';
  if (all.some((one) => one.opaque) || isWished(cluster, option)) return 'unknown';
  return 'no';
}

/** Whether the values of its chart ask for the permission: then it is the chart that did not arrive. */
function isWished(cluster: Cluster, option: string): boolean {
  const key = option.split('.').at(-1) ?? '';
  const values = [...cluster.all('HelmChartConfig'), ...cluster.all('HelmChart')]
    .filter(({ metadata }) => metadata.name.includes('traefik'))
    .map(({ spec }) => String(spec?.valuesContent ?? ''));
  return values.some((text) => new RegExp(`${key}["']?\\s*[:=]\\s*["']?true`, 'i').test(text));
}

/** Names of entry points in lower case; undefined when some may be defined out of sight. */
export const entryPoints = perCluster((cluster): ReadonlySet<string> | undefined => {
  const all = traefiks(cluster);
  if (all.length === 0 || all.some((one) => one.opaque)) return undefined;
  const named = all.flatMap(({ args }) => args.flatMap((word) => entryPointIn(word)));
  return named.length === 0 ? undefined : new Set([...usual, ...named]);
});

/** Those that the charts make, with their command line or without. */
const usual = ['web', 'websecure', 'traefik', 'metrics'];

function entryPointIn(word: string): readonly string[] {
  const [, name] = /^--entrypoints\.([^.=]{1,63})(?:[.=]|$)/i.exec(word) ?? [];
  return name ? [name.toLowerCase()] : [];
}

/** Whether every Traefik reads Ingresses and none reads Traefik's own kinds, since that provider is switched off. */
export const readsIngressesOnly = perCluster((cluster): boolean => {
  const all = traefiks(cluster);
  return (
    all.length > 0 && all.every((one) => isWritten(one) && has(one, 'kubernetesingress') && !has(one, 'kubernetescrd'))
  );
});

/** Whether the command line is all there is: a Traefik that answers at /ping without having been told so was told elsewhere. */
function isWritten({ opaque, args, template }: Traefik): boolean {
  if (opaque) return false;
  const asked = (template.pod.spec?.containers ?? []).flatMap(({ readinessProbe, livenessProbe }) => [
    readinessProbe?.httpGet?.path,
    livenessProbe?.httpGet?.path,
  ]);
  return !asked.includes('/ping') || args.some((word) => /^--ping(?:$|[=.])/i.test(word));
}

/** A provider is switched on by its name, or by any of its options. */
function has({ args }: Controller, provider: string): boolean {
  const start = `--providers.${provider}`;
  return args.some((word) => {
    const own = word.toLowerCase();
    return own.startsWith(start) && /^(?:$|=|\.)/.test(own.slice(start.length)) && own !== `${start}=false`;
  });
}
