import { mark } from '../../../redaction/mark.ts';
import { isSecretKey } from '../../../redaction/pairs.ts';
import type { RawObject } from '../../object.ts';
import { change, type Fields, isFields, pick, words } from './fields.ts';
import { projectWhole } from './other.ts';
import type { Sharing } from './sharing.ts';

/** Only that it exists: for kinds whose contents nobody judges. */
export function projectName(object: RawObject, sharing: Sharing): Fields {
  const { apiVersion, kind, metadata } = projectWhole(object, sharing);
  return { apiVersion, kind, metadata };
}

/** Add-ons take settings of their own, in which users put secrets: each text is redacted, by its key and by its words. */
export function projectSettings(object: RawObject, sharing: Sharing): Fields {
  return { ...projectWhole(object, sharing), spec: withoutSecrets(object['spec']) };
}

/** Hashes of passwords are no secret that a rule needs, and one that an attacker would like. */
const hashes = new Set(['users']);

function withoutSecrets(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return isSecretKey(key) && value ? mark : words(value);
  if (Array.isArray(value)) return hashes.has(key) ? value.map(() => mark) : value.map((part) => withoutSecrets(part));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutSecrets(part, name)]));
}

/** cert-manager's requests without what was signed, and challenges without what proves them. */
export function projectIssuance(object: RawObject, sharing: Sharing): Fields {
  const gone = () => undefined;
  const conditions = (list: unknown) =>
    Array.isArray(list) ? list.map((condition) => change(condition, { message: words })) : undefined;
  return change(projectWhole(object, sharing), {
    spec: (spec) => change(spec, { request: gone, key: gone, token: gone, solver: (solver) => withoutSecrets(solver) }),
    status: (status) => change(pick(status, statusFields), { conditions, reason: words, authorizations: gone }),
  }) as Fields;
}

const statusFields = [
  'conditions',
  'failedIssuanceAttempts',
  'failureTime',
  'lastFailureTime',
  'nextPrivateKeySecretName',
  'notAfter',
  'notBefore',
  'presented',
  'processing',
  'reason',
  'renewalTime',
  'revision',
  'state',
];
