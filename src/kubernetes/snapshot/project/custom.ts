import { mark } from '../../../redaction/mark.ts';
import { isSecretKey } from '../../../redaction/pairs.ts';
import { all, each, gone, isFields, type Make, plain, record, words } from './fields.ts';
import { projectMetadata } from './metadata.ts';

/** Only that it exists: for kinds whose contents nobody judges. */
export const projectName = record({ ...all(plain, 'apiVersion', 'kind'), metadata: projectMetadata });

const settings: Make = (value) => withoutSecrets(value, '', []);

/** Places whose key sounds like a secret and which hold the name of the Secret: Traefik's Middlewares. */
const names: ReadonlySet<string> = new Set([
  'basicAuth.secret',
  'digestAuth.secret',
  'forwardAuth.tls.caSecret',
  'forwardAuth.tls.certSecret',
]);
const objectName = /^[a-z\d](?:[-a-z\d.]{0,251}[a-z\d])?$/;

/** Add-ons take settings of their own, in which users put secrets: each text is redacted, by its key and by its words. */
export const projectSettings = record({ metadata: projectMetadata, spec: settings }, plain);

/** Hashes of passwords are no secret that a rule needs, and one that an attacker would like. */
const hashes = new Set(['users']);

function withoutSecrets(value: unknown, key: string, path: readonly string[]): unknown {
  if (typeof value === 'string') {
    if (names.has(path.join('.')) && objectName.test(value)) return value;
    return isSecretKey(key) && value ? mark : words(value);
  }
  if (Array.isArray(value)) {
    const list = value.filter((part) => part !== null);
    return hashes.has(key) ? list.map(() => mark) : list.map((part) => withoutSecrets(part, '', path));
  }
  if (!isFields(value)) return value;
  const fields = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(fields.map(([name, part]) => [name, withoutSecrets(part, name, [...path, name])]));
}

/** cert-manager's requests without what was signed, and challenges without what proves them. */
export const projectIssuance = record(
  {
    metadata: projectMetadata,
    spec: record({ ...all(gone, 'request', 'key', 'token'), solver: settings }, plain),
    status: record({
      ...all(plain, 'failedIssuanceAttempts', 'failureTime', 'lastFailureTime', 'nextPrivateKeySecretName'),
      ...all(plain, 'notAfter', 'notBefore', 'presented', 'processing', 'renewalTime', 'revision', 'state'),
      conditions: each(record({ message: words }, plain)),
      reason: words,
    }),
  },
  plain,
);
