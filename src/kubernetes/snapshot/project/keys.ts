import { z } from 'zod';
import type { ConfigMapKeys, SecretKeys } from '../../../model/kinds.ts';
import { redact } from '../../../redaction/redact.ts';
import type { RawObject } from '../../object.ts';
import { isFields } from './fields.ts';
import { projectMetadata } from './metadata.ts';
import type { Sharing } from './sharing.ts';

export function projectConfigMap(object: RawObject, sharing: Sharing): ConfigMapKeys {
  return { ...head(object, sharing), keys: sharing.of([...keysOf(object['data']), ...keysOf(object['binaryData'])]) };
}

const pullSecret = 'kubernetes.io/dockerconfigjson';

/** Values are forgotten here; of a pull secret the registries' names stay. */
export function projectSecret(object: RawObject, sharing: Sharing): SecretKeys {
  const type = typeof object['type'] === 'string' ? object['type'] : 'Opaque';
  const registries = type === pullSecret ? registriesOf(object['data']) : undefined;
  return {
    ...head(object, sharing),
    type,
    keys: sharing.of(keysOf(object['data'])),
    ...(registries && { registries }),
  };
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
  return { apiVersion: object.apiVersion, kind: object.kind, metadata: projectMetadata(object.metadata, sharing) };
}

function keysOf(data: unknown): readonly string[] {
  return isFields(data) ? Object.keys(data) : [];
}
