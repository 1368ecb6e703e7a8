import { z } from 'zod';
import type { ConfigMapKeys, SecretKeys } from '../../../model/kinds.ts';
import type { Metadata } from '../../../model/object.ts';
import { isDefaultPassword } from '../../../redaction/default-passwords.ts';
import { wholePlaceholder } from '../../../redaction/placeholder.ts';
import { redact } from '../../../redaction/redact.ts';
import type { RawObject } from '../../object.ts';
import { certificateOf } from './certificate.ts';
import { isFields, texts, words } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import type { Sharing } from './sharing.ts';

export function projectConfigMap(object: RawObject, sharing: Sharing): ConfigMapKeys {
  const { namespace, name } = object.metadata ?? {};
  const own = namespace === 'kube-system' && readWhole.has(String(name));
  const placeholders = placeholdersOf(object['data']);
  return {
    ...head(object, sharing),
    keys: sharing.of([...keysOf(object['data']), ...keysOf(object['binaryData'])]) ?? [],
    ...(own && { texts: redacted(object['data']) }),
    ...(placeholders && { placeholders }),
  };
}

/** K3s's own configuration, in which a mistake takes the cluster's names or volumes away. */
const readWhole = new Set(['coredns', 'coredns-custom', 'local-path-config']);

function redacted(data: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts(data) ?? {}).map(([key, text]) => [key, String(words(text))]));
}

function placeholdersOf(data: unknown): Readonly<Record<string, string>> | undefined {
  const found = Object.entries(texts(data) ?? {}).flatMap(([key, value]) => {
    const placeholder = wholePlaceholder(value);
    return placeholder === undefined ? [] : [[key, placeholder] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const pullSecret = 'kubernetes.io/dockerconfigjson';

/** Values are forgotten here; what stays is the registries' names of a pull secret, and what a certificate tells everybody. */
export function projectSecret(object: RawObject, sharing: Sharing): SecretKeys {
  const type = typeof object['type'] === 'string' ? object['type'] : 'Opaque';
  const registries = type === pullSecret ? registriesOf(object['data']) : undefined;
  const defaultPasswords = defaultPasswordsOf(object['data']);
  return {
    ...head(object, sharing),
    type,
    keys: sharing.of(keysOf(object['data'])) ?? [],
    ...(registries && { registries }),
    ...(type === 'kubernetes.io/tls' && { certificate: certificateOf(object['data']) }),
    ...(defaultPasswords.length > 0 && { defaultPasswords }),
  };
}

function defaultPasswordsOf(data: unknown): readonly string[] {
  return Object.entries(texts(data) ?? {}).flatMap(([key, encoded]) =>
    encoded.length < 64 && isDefaultPassword(key, Buffer.from(encoded, 'base64').toString('utf8')) ? [key] : [],
  );
}

const dockerConfig = z.object({ auths: z.record(z.string(), z.unknown()) });

function registriesOf(data: unknown): readonly string[] | undefined {
  const encoded = isFields(data) ? data['.dockerconfigjson'] : undefined;
  if (typeof encoded !== 'string') return undefined;
  try {
    const { auths } = dockerConfig.parse(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')));
    return Object.keys(auths).map(redact);
  } catch {
    // Not a docker configuration: exactly what `undefined` says, and what a rule may then say.
    return undefined;
  }
}

function head(object: RawObject, sharing: Sharing) {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: projectMetadata(object.metadata, sharing) as unknown as Metadata,
  };
}

function keysOf(data: unknown): readonly string[] {
  return isFields(data) ? Object.keys(data) : [];
}
