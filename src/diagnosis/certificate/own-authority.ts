import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { readingOf } from '../crash/log.ts';
import { type Trouble, troubles } from '../crash/trouble.ts';
import { fromLog, fromStatus } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';

/** A program that signs for itself finds that what it signs with, or shows, has run out. */
export interface OwnAuthority {
  /** Where it keeps it. */
  readonly secret: ObjectRef;
  readonly line: string;
}

const expired =
  /\b(?:CA|root|serving|server|webhook|signing|issuing|authority|own)(?:'s|’s)? (?:\w+ )?cert(?:ificate)?s?\b.{0,80}\bexpired|expired (?:\w+ )?(?:CA|root|serving|server|webhook|signing) cert|(?:generat|creat|issu|sign|load|refresh|rotat|renew)\w* (?:a |the |new )*(?:serving|server|webhook|leaf|TLS) cert.{0,200}\bexpired/i;
/** It is the certificate of somebody whom it calls. */
const foreign = /failed to verify|CERTIFICATE_VERIFY|handshake|https?:\/\/|remote error|\bdial\b|\blookup\b/i;

export function ownAuthority(cluster: Cluster, trouble: Trouble): OwnAuthority | undefined {
  const { clue, errors } = readingOf(cluster, trouble);
  if (clue?.cause !== 'untrusted') return undefined;
  const line = [clue.line, ...errors].find((one) => expired.test(one) && !foreign.test(one));
  const secret = line === undefined ? undefined : keptIn(cluster, trouble, line);
  return line !== undefined && secret ? { secret, line } : undefined;
}

/** The Secret that its settings or its log name, if it is there. */
function keptIn(cluster: Cluster, trouble: Trouble, line: string): ObjectRef | undefined {
  const { pod, spec } = trouble.container;
  const { above = [] } = readingOf(cluster, trouble);
  const { args = [], command: words = [], env = [] } = spec;
  const namespace = pod.metadata.namespace ?? '';
  const settings = [...words, ...args].join(' ').slice(0, 8000);
  const named = [
    ...[...settings.matchAll(/--?[\w.-]*secret[\w.-]*[= ]["']?([a-z0-9][\w./-]{0,252})/gi)].map(([, name]) => name),
    ...env.flatMap(({ name, value }) => (/secret/i.test(name) && value ? [value] : [])),
    ...[line, ...above].flatMap((one) =>
      [...one.matchAll(/secret[\w ]{0,12}["']?[=:]? ?["'`]([\w./-]{1,253})["'`]/gi)].map(([, name]) => name),
    ),
  ].map((name = '') => name.split('/').at(-1) ?? '');
  const known = [...new Set(named)].filter((name) => cluster.get('Secret', namespace, name) !== undefined);
  const name = known.find((one) => /\bca\b|cert|tls|webhook|serving|ssl/i.test(one)) ?? known[0];
  return name === undefined ? undefined : { kind: 'Secret', namespace, name };
}

/** What such programs keep: nobody renews it, and everything that asks them is refused. */
export function ownAuthorities(cluster: Cluster): readonly Draft[] {
  return troubles(cluster).flatMap((trouble) => {
    const found = ownAuthority(cluster, trouble);
    return found ? [draftOf(cluster, trouble, found)] : [];
  });
}

function draftOf(cluster: Cluster, { container, workload, severity }: Trouble, { secret, line }: OwnAuthority): Draft {
  const { namespace = '', name } = secret;
  const keys = cluster.get('Secret', namespace, name)?.keys ?? [];
  return {
    severity,
    object: secret,
    victims: [secret],
    related: [{ ...workload, role: 'reference' }],
    evidence: [fromLog(container, line), fromStatus(secret, 'data', keys.join(', ') || '–')],
    parameters: { state: 'CA: expired', until: '–', domains: '–', users: `${workload.kind}/${workload.name}` },
    remedy: remedy(
      'maintenance/certificate-rotation',
      secret,
      kubectl('describe', secret),
      `${command('kubectl', '-n', namespace, 'get', 'secret', name, '-o', 'jsonpath={.data.tls\\.crt}')} | base64 -d | openssl x509 -noout -subject -dates`,
      kubectl(['rollout', 'restart'], workload),
    ),
  };
}
