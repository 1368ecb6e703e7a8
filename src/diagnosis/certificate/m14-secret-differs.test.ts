import { event, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { m14SecretDiffers } from './m14-secret-differs.ts';
import { certificate, certManager, condition, ready } from './testing/scenes.ts';

const shared = { secretName: 'web-tls' };
const owned = (by: string) =>
  object('Secret', 'web-tls', {
    metadata: { annotations: { 'cert-manager.io/certificate-name': by } },
    more: { type: 'kubernetes.io/tls', keys: ['tls.crt', 'tls.key'] },
  });
const loser = certificate('www', {
  spec: shared,
  conditions: [
    condition(
      'Ready',
      'False',
      'IncorrectCertificate',
      'Secret was issued for "web-tls". If this message is not transient, you might have two conflicting Certificates pointing to the same secret.',
    ),
  ],
});
const keystore = certificate('web-tls');

ruleCases(m14SecretDiffers, {
  finds: {
    'two Certificates for one Secret: the one that does not own it': {
      objects: [certManager(), certificate('web-tls', ready(60)), loser, owned('web-tls')],
      object: 'Certificate/shop/www',
      severity: 'warning',
      evidence: [/IncorrectCertificate: Secret was issued for "web-tls"/, /spec\.secretName: web-tls/],
      victims: ['Certificate/shop/web-tls', 'Secret/shop/web-tls'],
    },
    'two that are both ready for now: the younger': {
      objects: [
        certManager(),
        certificate('web-tls', ready(60)),
        certificate('www', { ...ready(60), age: 60, spec: shared }),
      ],
      object: 'Certificate/shop/www',
      evidence: [/spec\.secretName: web-tls/],
    },
    'a keystore without its password': {
      objects: [
        certManager(),
        keystore,
        event(keystore, 'KeystorePasswordSecretNotFound', 'PKCS12 keystore password Secret "jks" not found'),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/"jks" not found/],
    },
    'a Secret that was overwritten, and nobody puts it right': {
      objects: [
        certManager(),
        certificate('web-tls', {
          conditions: [
            condition(
              'Ready',
              'False',
              'InvalidKeyPair',
              'Issuing certificate as Secret contains a private key that does not match the certificate',
            ),
          ],
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/InvalidKeyPair/],
    },
  },
  ignores: {
    'the same name in two namespaces': {
      objects: [
        certManager(),
        certificate('web-tls', ready(60)),
        certificate('web-tls', { ...ready(60), namespace: 'other' }),
      ],
    },
    'one that is on its way out': {
      objects: [
        certManager(),
        certificate('web-tls', ready(60)),
        certificate('www', { ...ready(60), spec: shared, metadata: { deletionTimestamp: '2026-11-24T01:59:00Z' } }),
      ],
    },
    'a mismatch that is being put right': {
      objects: [
        certManager(),
        certificate('web-tls', {
          conditions: [
            condition('Ready', 'False', 'SecretMismatch'),
            condition('Issuing', 'True', 'SecretMismatch', '', 60),
          ],
        }),
      ],
    },
  },
});
