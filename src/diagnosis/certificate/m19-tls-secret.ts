import type { SecretKeys } from '../../model/kinds.ts';
import { keyOf, type ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { distrusted } from '../crash/untrusted.ts';
import { fromStatus } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { listed } from './draft.ts';
import { ownAuthorities } from './own-authority.ts';
import { certificatesAt } from './served.ts';
import { writersOf } from './shared-secret.ts';
import { type Users, usersOf } from './users.ts';
import { webhooksServedBy } from './webhooks.ts';

const day = 86_400_000;

/** A certificate that somebody put into a Secret by hand has expired, expires soon, or cannot be used. */
export const m19TlsSecret: Rule = {
  code: 'M19',
  family: 'certificate',
  reads: ['Secret', 'Certificate'],
  consults: [
    'Ingress',
    'IngressRoute',
    'IngressRouteTCP',
    'TLSStore',
    'Pod',
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
  ],
  *check(cluster) {
    for (const secret of cluster.all('Secret')) {
      if (!secret.certificate || secret.metadata.deletionTimestamp) continue;
      const { namespace, name } = secret.metadata;
      const users = usersOf(cluster, namespace, name);
      const isUsed = users.routes.length + users.workloads.length > 0;
      const hooks = isOver(cluster, secret) ? webhooksServedBy(cluster, secret) : [];
      if (!isUsed && hooks.length === 0 && !distrusted(cluster).has(keyOf(refOf('Secret', secret)))) continue;
      // cert-manager's are judged by their Certificate; when that is gone, nobody renews them any more.
      if (writersOf(cluster, namespace, name).length > 0) continue;
      const fault = faultOf(cluster, secret.certificate, users) ?? misnamed(cluster, secret);
      if (fault && (isUsed || fault.severity === 'critical')) yield draftOf(secret, users, fault, hooks);
    }
    yield* ownAuthorities(cluster);
  },
};

/** Whoever makes a certificate for a webhook of its own replaces it by itself, perhaps at the last moment. */
function isOver({ now }: Cluster, { certificate }: SecretKeys): boolean {
  return certificate !== undefined && !('problem' in certificate) && Date.parse(certificate.notAfter) <= now;
}

interface Fault {
  readonly severity: 'critical' | 'warning';
  readonly path: string;
  readonly value: string;
  readonly state: string;
  readonly until: string;
  readonly names: string;
}

function faultOf(
  cluster: Cluster,
  certificate: NonNullable<SecretKeys['certificate']>,
  users: Users,
): Fault | undefined {
  if ('problem' in certificate) {
    const { problem } = certificate;
    return { severity: 'critical', path: 'tls.crt', value: problem, state: problem, until: '–', names: '–' };
  }
  // An odd snapshot may lack any of these.
  const { notBefore, notAfter, keyMatches, names, subject } = certificate as Partial<typeof certificate>;
  const known = { until: notAfter ?? '–', names: listed(names?.length ? names : [subject ?? '–']) };
  if (keyMatches === false) {
    const value = 'tls.key is not the key of tls.crt';
    return { severity: 'critical', path: 'tls.key', value, state: value, ...known };
  }
  const begin = Date.parse(notBefore ?? '');
  const left = Date.parse(notAfter ?? '') - cluster.now;
  if (begin > cluster.now) {
    const value = `notBefore ${notBefore}`;
    return { severity: 'critical', path: 'tls.crt', value, state: value, ...known };
  }
  const value = `notAfter ${notAfter}`;
  if (left <= 0) return { severity: 'critical', path: 'tls.crt', value, state: value, ...known };
  if (!(left < margin(Date.parse(notAfter ?? '') - begin, users))) return undefined;
  return { severity: left < day ? 'critical' : 'warning', path: 'tls.crt', value, state: value, ...known };
}

/** A program that calls a host of a route was shown the certificate of another name, and says so. */
function misnamed(cluster: Cluster, secret: SecretKeys): Fault | undefined {
  const { certificate } = secret;
  if (!certificate || 'problem' in certificate) return undefined;
  const { names = [], subject = '', notAfter } = certificate as Partial<typeof certificate>;
  const valid = names.length > 0 ? names : [/CN=([^,]+)/.exec(subject)?.[1] ?? ''];
  const called = [...(distrusted(cluster).get(keyOf(refOf('Secret', secret))) ?? [])];
  const other = called.find(
    (host) => certificatesAt(cluster, host).length > 0 && !valid.some((name) => fits(name, host)),
  );
  if (other === undefined) return undefined;
  const value = `${listed(valid)}; called as ${other}`;
  return { severity: 'critical', path: 'tls.crt', value, state: value, until: notAfter ?? '–', names: listed(valid) };
}

function fits(name: string, host: string): boolean {
  const [own, called] = [name.toLowerCase(), host.toLowerCase()];
  return own === called || (own.startsWith('*.') && own.slice(2) === called.slice(called.indexOf('.') + 1));
}

/**
 * How long before its end a certificate should have been replaced: a fifth of its life, 30 days at most. A certificate that
 * only pods mount may well be replaced by the program itself, in its last days.
 */
function margin(lifetime: number, { routes }: Users): number {
  const share = Number.isNaN(lifetime) ? 30 * day : Math.min(lifetime / 5, 30 * day);
  return routes.length > 0 ? share : Math.min(share / 4, 3 * day);
}

function draftOf(secret: SecretKeys, { routes, workloads }: Users, fault: Fault, hooks: readonly ObjectRef[]): Draft {
  const object = refOf('Secret', secret);
  const { namespace = '', name } = secret.metadata;
  const users = [...routes, ...workloads, ...hooks];
  return {
    severity: fault.severity,
    object,
    victims: [object, ...(fault.severity === 'critical' ? [...routes, ...hooks] : [])],
    related: (fault.severity === 'critical' ? workloads : users).map((ref) => ({ ...ref, role: 'reference' })),
    evidence: [fromStatus(object, fault.path, fault.value)],
    parameters: {
      state: fault.state,
      until: fault.until,
      domains: fault.names,
      users: listed(users.map((user) => `${user.kind}/${user.name}`)),
    },
    remedy: remedy(
      'maintenance/certificate-rotation',
      object,
      kubectl('describe', object),
      `${command('kubectl', '-n', namespace, 'get', 'secret', name, '-o', 'jsonpath={.data.tls\\.crt}')} | base64 -d | openssl x509 -noout -subject -dates`,
      `${command('kubectl', '-n', namespace, 'create', 'secret', 'tls', name, '--cert=<FILE>', '--key=<FILE>', '--dry-run=client', '-o', 'yaml')} | kubectl apply -f -`,
    ),
  };
}
