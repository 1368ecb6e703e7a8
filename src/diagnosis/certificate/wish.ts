import type { Evidence } from '../../model/finding.ts';
import type { KubeObject, ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromEvent, fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { perCluster } from '../per-cluster.ts';
import { closest } from '../spelling.ts';
import { ageOf } from './issuance.ts';
import { settling } from './progress.ts';
import { writersOf } from './shared-secret.ts';
import { isSolver } from './users.ts';

/** Why no certificate is made although an Ingress asks for one. */
export type Obstacle =
  /** both annotations, of an Issuer and of a ClusterIssuer */
  | 'both'
  /** no `tls` at all */
  | 'noTls'
  /** a `tls` entry without hosts */
  | 'noHosts'
  /** a `tls` entry without secretName */
  | 'noSecret'
  /** two entries with one Secret */
  | 'twice'
  /** an annotation that cert-manager does not know, by age or by a slip of the keyboard */
  | 'annotation'
  /** an IngressRoute: cert-manager does not look at those */
  | 'route'
  /** nothing in sight */
  | 'none';

/** An Ingress or IngressRoute that asks cert-manager for a certificate and gets none. */
export interface Wish {
  readonly ref: ObjectRef;
  readonly obstacle: Obstacle;
  /** Whether browsers get the ingress controller's own certificate in its place. */
  readonly unserved: boolean;
  /** The annotation that asks. */
  readonly annotation: string;
  readonly evidence: readonly Evidence[];
}

const issuer = 'cert-manager.io/issuer';
const clusterIssuer = 'cert-manager.io/cluster-issuer';

export const wishes: (cluster: Cluster) => readonly Wish[] = perCluster((cluster) => [
  ...cluster.all('Ingress').flatMap((ingress) => {
    if (isSolver(ingress) || ingress.metadata.deletionTimestamp || ageOf(cluster, ingress) < settling) return [];
    return wishOf(cluster, refOf('Ingress', ingress), ingress, ingress.spec?.tls ?? []) ?? [];
  }),
  ...cluster.all('IngressRoute').flatMap((route) => {
    const asked = asking(route);
    const secret = route.spec?.tls?.secretName;
    if (!asked || !secret || ageOf(cluster, route) < settling || isMade(cluster, route, secret)) return [];
    const ref = refOf('IngressRoute', route);
    return {
      ref,
      obstacle: 'route' as const,
      unserved: true,
      annotation: asked.key,
      evidence: [annotated(ref, asked)],
    };
  }),
]);

interface Tls {
  readonly hosts?: readonly string[];
  readonly secretName?: string;
}

function wishOf(cluster: Cluster, ref: ObjectRef, ingress: KubeObject, tls: readonly Tls[]): Wish | undefined {
  const asked = asking(ingress);
  if (!asked) return undefined;
  const obstacle = asked.known
    ? obstacleOf(cluster, ingress, tls)
    : tls.some((entry) => lacks(cluster, ingress, entry.secretName))
      ? 'annotation'
      : undefined;
  if (!obstacle) return undefined;
  const told = cluster.events('Ingress', ingress).findLast(({ reason }) => reason === 'BadConfig');
  const entries = tls.map(
    ({ hosts = [], secretName = '' }) => `{hosts: [${hosts.join(', ')}], secretName: ${secretName}}`,
  );
  return {
    ref,
    obstacle,
    unserved: tls.some(({ secretName }) => lacks(cluster, ingress, secretName)),
    annotation: asked.key,
    evidence: [
      annotated(ref, asked),
      fromSpec(ref, 'spec.tls', `[${entries.join(', ')}]`),
      ...(told ? [fromEvent(told)] : []),
    ],
  };
}

function annotated(ref: ObjectRef, { key, value }: Asked): Evidence {
  return fromSpec(ref, `metadata.annotations[${key}]`, value);
}

function obstacleOf(cluster: Cluster, ingress: KubeObject, tls: readonly Tls[]): Obstacle | undefined {
  const { annotations = {}, namespace } = ingress.metadata;
  if (tls.length === 0) return 'noTls';
  const waiting = tls.filter(({ secretName }) => lacks(cluster, ingress, secretName));
  if (waiting.length === 0) return undefined;
  if (issuer in annotations && clusterIssuer in annotations) return 'both';
  if (new Set(tls.map(({ secretName }) => secretName)).size < tls.length) return 'twice';
  if (waiting.some(({ secretName }) => !secretName)) return 'noSecret';
  if (waiting.some(({ hosts }) => (hosts ?? []).length === 0)) return 'noHosts';
  const made = waiting.every(({ secretName }) => writersOf(cluster, namespace, secretName).length > 0);
  return made ? undefined : 'none';
}

/** Neither the Secret nor a Certificate that will fill it; a `tls` entry without a name lacks both. */
function lacks(cluster: Cluster, object: KubeObject, secret: string | undefined): boolean {
  return !secret || !isMade(cluster, object, secret);
}

function isMade(cluster: Cluster, { metadata }: KubeObject, secret: string): boolean {
  if (writersOf(cluster, metadata.namespace, secret).length > 0) return true;
  return cluster.exists('Secret', metadata.namespace, secret) !== 'no';
}

interface Asked {
  readonly key: string;
  readonly value: string;
  /** Whether cert-manager of today reads it. */
  readonly known: boolean;
}

/** The annotation with which an object asks for a certificate. */
function asking({ metadata }: KubeObject): Asked | undefined {
  const entries = Object.entries(metadata.annotations ?? {});
  const known = entries.find(([key]) => key === clusterIssuer || key === issuer);
  if (known) return { key: known[0], value: known[1], known: true };
  const near = entries.find(([key, value]) => {
    const [group, name = ''] = key.split('/');
    // It asks for the default issuer; where there is one, the Certificate is there.
    if (key === 'kubernetes.io/tls-acme') return value === 'true';
    if (group === 'certmanager.k8s.io') return name.endsWith('issuer');
    if (!/^(?:acme\.)?cert-?manager\.(?:io|k8s\.io)$/.test(group ?? '') || name.startsWith('issuer-')) return false;
    return group !== 'cert-manager.io'
      ? name.endsWith('issuer')
      : closest(name, ['cluster-issuer', 'issuer']).length > 0;
  });
  return near && { key: near[0], value: near[1], known: false };
}
