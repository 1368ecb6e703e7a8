import type { SecretKeys } from '../../model/kinds.ts';
import { keyOf, type ObjectKey, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';

const kinds = ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'] as const;

interface Hook {
  readonly clientConfig?: { readonly service?: { readonly namespace?: string; readonly name?: string } };
}

/**
 * The configurations for which the API server calls a Service of whose name this certificate speaks. Operators make such
 * Secrets and read them by themselves, so that no pod shows who uses them. None where a younger certificate of that name is
 * good: then this one is what was left behind.
 */
export function webhooksServedBy(cluster: Cluster, secret: SecretKeys): readonly ObjectRef[] {
  const { namespace = '', name } = secret.metadata;
  const own = namesOf(secret).flatMap((one) => configurations(cluster).get(one) ?? []);
  const here = own.filter((one) => one.namespace === namespace).map(({ ref }) => ref);
  if (here.length === 0) return [];
  const names = new Set(namesOf(secret));
  const replaced = (secretsIn(cluster).get(namespace) ?? []).some(
    (other) => other.metadata.name !== name && isGood(cluster, other) && namesOf(other).some((one) => names.has(one)),
  );
  return replaced ? [] : [...new Map(here.map((ref): [ObjectKey, ObjectRef] => [keyOf(ref), ref])).values()];
}

function namesOf({ certificate }: SecretKeys): readonly string[] {
  if (!certificate || 'problem' in certificate || certificate.authority) return [];
  const { names = [], subject = '' } = certificate as Partial<typeof certificate>;
  const common = /CN=([^,]{1,253})/.exec(subject)?.[1];
  return (names.length > 0 ? names : common ? [common] : []).map((one) => one.toLowerCase());
}

function isGood(cluster: Cluster, { certificate }: SecretKeys): boolean {
  if (!certificate || 'problem' in certificate) return false;
  return Date.parse(certificate.notAfter) > cluster.now && Date.parse(certificate.notBefore) <= cluster.now;
}

const secretsIn = perCluster((cluster) =>
  Map.groupBy(
    cluster.all('Secret').filter(({ certificate }) => certificate !== undefined),
    ({ metadata }) => metadata.namespace ?? '',
  ),
);

/** By the names that the certificate behind may carry. */
const configurations = perCluster((cluster) => {
  const all = kinds.flatMap((kind) =>
    cluster.all(kind).flatMap((configuration) =>
      ((configuration.webhooks ?? []) as readonly Hook[]).flatMap(({ clientConfig }) => {
        const { namespace = '', name } = clientConfig?.service ?? {};
        if (!name || configuration.metadata.deletionTimestamp) return [];
        const svc = `${name}.${namespace}.svc`;
        return [svc, `${name}.${namespace}`, `${svc}.cluster.local`, `*.${namespace}.svc`].map((at) => ({
          at: at.toLowerCase(),
          namespace,
          ref: refOf(kind, configuration),
        }));
      }),
    ),
  );
  return Map.groupBy(all, ({ at }) => at);
});
