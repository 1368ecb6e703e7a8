import type { Severity, TextParameters } from '../../model/finding.ts';
import type { Kind } from '../../model/kinds.ts';
import { sameObject } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type Case, casesOf } from './causes.ts';
import type { Issuance } from './issuance.ts';
import { hurtRoutes, nextAttempt, severityOf } from './urgency.ts';

/** What sharpens the view of a Certificate. */
export const consulted: readonly Kind[] = [
  'CertificateRequest',
  'Order',
  'Challenge',
  'Issuer',
  'ClusterIssuer',
  'Secret',
  'Ingress',
  'IngressClass',
  'IngressRoute',
  'IngressRouteTCP',
  'TLSStore',
  'Pod',
  'Deployment',
  'Service',
  'NetworkPolicy',
  'Event',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

/** A rule that tells of one cause, once for all the Certificates of one culprit. */
export function certificateRule(code: string, more: { readonly lastResort?: boolean } = {}): Rule {
  return {
    code,
    family: 'certificate',
    reads: ['Certificate'],
    consults: consulted,
    ...more,
    *check(cluster) {
      for (const group of casesOf(cluster, code)) yield draftOf(cluster, group);
    },
  };
}

export function draftOf(cluster: Cluster, group: readonly Case[]): Draft {
  const [{ cause, issuance }] = group as readonly [Case, ...Case[]];
  const affected = group.map((one) => one.issuance);
  return {
    severity: severityOfAll(cluster, affected),
    object: cause.object,
    victims: victimsOf(cluster, affected),
    related: (cause.related ?? []).filter((ref) => !sameObject(ref, cause.object)),
    evidence: group.slice(0, 4).flatMap((one) => one.cause.evidence),
    parameters: { ...common(affected), ...cause.parameters },
    remedy: remedy(
      'troubleshooting/certificate-issuance',
      cause.object,
      ...(cause.commands ?? []),
      ...status(issuance),
    ),
    blames: group.flatMap((one) => one.cause.blames ?? []),
  };
}

export function severityOfAll(cluster: Cluster, affected: readonly Issuance[]): Severity {
  return affected.some((issuance) => severityOf(cluster, issuance) === 'critical') ? 'critical' : 'warning';
}

/** The Certificates, and what browsers do not get because of them. */
export function victimsOf(cluster: Cluster, affected: readonly Issuance[]): Draft['victims'] {
  return affected.flatMap((issuance) => [issuance.ref, ...hurtRoutes(cluster, issuance)]);
}

/** What every text of the family may speak of. */
export function common(affected: readonly Issuance[]): TextParameters {
  const [first] = affected;
  const issuer = first?.issuer?.ref;
  return {
    certificates: listed(affected.map(({ ref }) => `${ref.namespace ?? ''}/${ref.name}`)),
    domains: listed([...new Set(affected.flatMap(({ names }) => names))]),
    issuer: issuer ? `${issuer.kind}/${issuer.name}` : '–',
    retry: first ? nextAttempt(first) : '–',
  };
}

export function listed(words: readonly string[], most = 4): string {
  if (words.length === 0) return '–';
  return words.length > most ? `${words.slice(0, most).join(', ')}, …` : words.join(', ');
}

/** The whole chain at a glance, and by hand for who has no cmctl. */
export function status({ ref }: Issuance): readonly string[] {
  return [
    command('cmctl', 'status', 'certificate', ref.name, '-n', ref.namespace ?? ''),
    kubectl('describe', ref),
    command('kubectl', '-n', ref.namespace ?? '', 'get', 'certificaterequests,orders,challenges'),
  ];
}
