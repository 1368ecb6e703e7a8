import { event } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { m15KeyKept } from './m15-key-kept.ts';
import { certificate, certManager, condition } from './testing/scenes.ts';

const message = 'Existing private key is not up to date for spec: [spec.privateKey.algorithm]';
const parts = {
  age: 90_000,
  conditions: [
    condition('Ready', 'False', 'SecretMismatch', message),
    condition('Issuing', 'True', 'SecretMismatch', message),
  ],
};
const never = { spec: { privateKey: { rotationPolicy: 'Never', algorithm: 'ECDSA' } } };
const own = certificate('web-tls', { ...parts, ...never });

ruleCases(m15KeyKept, {
  finds: {
    'an event that calls for you': {
      objects: [
        certManager(),
        own,
        event(
          own,
          'CannotRegenerateKey',
          'User intervention required: existing private key in Secret "web-tls" does not match requirements on Certificate resource, mismatching fields: [spec.privateKey.algorithm]',
        ),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/CannotRegenerateKey: User intervention/, /rotationPolicy: Never/],
    },
    'the same when its event is gone': {
      objects: [certManager(), certificate('web-tls', parts)],
      object: 'Certificate/shop/web-tls',
      evidence: [/not up to date for spec/],
    },
  },
  ignores: {
    'a key that may be replaced': {
      objects: [
        certManager(),
        certificate('web-tls', { ...parts, spec: { privateKey: { rotationPolicy: 'Always' } } }),
      ],
    },
    'a key that was made': {
      objects: [
        certManager(),
        certificate('web-tls', { ...parts, ...never, status: { nextPrivateKeySecretName: 'web-tls-x' } }),
      ],
    },
    'a change of a moment ago': {
      objects: [
        certManager(),
        certificate('web-tls', {
          ...parts,
          ...never,
          conditions: [condition('Issuing', 'True', 'SecretMismatch', message, 20)],
        }),
      ],
    },
  },
});
