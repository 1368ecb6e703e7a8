import { event, type Fields, object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { m14SecretDiffers } from './m14-secret-differs.ts';
import { certificate, certManager, clusterIssuer, condition, ready } from './testing/scenes.ts';

const day = 86_400;
const hour = 3600;
const outdated = 'Issuing certificate as Existing issued Secret is not up to date for spec: [spec.dnsNames]';

const noted = {
  'cert-manager.io/certificate-name': 'web-tls',
  'cert-manager.io/alt-names': 'web.shop.test',
  'cert-manager.io/issuer-name': 'letsencrypt-prod',
};
const secret = (names: readonly string[], metadata: Fields = { annotations: noted }) =>
  object('Secret', 'web-tls', {
    age: 40 * day,
    metadata,
    more: {
      type: 'kubernetes.io/tls',
      keys: ['tls.crt', 'tls.key'],
      certificate: {
        subject: `CN=${names[0]}`,
        issuer: 'CN=R12',
        names,
        notBefore: ago(10 * day),
        notAfter: ago(-80 * day),
        authority: false,
        keyMatches: true,
      },
    },
  });

/** Issued so many times within its life, the last time a minute ago. */
const issued = (revision: number, conditions: readonly Fields[]) =>
  certificate('web-tls', {
    age: 46 * day,
    conditions,
    status: { revision, notBefore: ago(60), notAfter: ago(-90 * day), renewalTime: ago(-60 * day) },
  });
const overwritten = [
  condition('Ready', 'False', 'SecretMismatch', outdated, 5),
  condition('Issuing', 'True', 'SecretMismatch', outdated, 5),
];
const well = [condition('Ready', 'True', 'Ready', 'Certificate is up to date and has not expired', 60)];
const again = (about: ReturnType<typeof certificate>, message: string, count: number, since = 3000) =>
  event(about, 'Issuing', message, { type: 'Normal', count, firstTimestamp: ago(since), seconds: 9 });

const fulfilled = (nth: number, between = 600) =>
  object('CertificateRequest', `web-tls-${nth}`, {
    age: nth * between,
    metadata: {
      annotations: {
        'cert-manager.io/certificate-name': 'web-tls',
        'cert-manager.io/certificate-revision': `${20 - nth}`,
      },
    },
    status: { conditions: [condition('Ready', 'True', 'Issued')] },
  });

const often = issued(1893, overwritten);
const calm = issued(1893, well);
const once = issued(1, overwritten);

ruleCases(m14SecretDiffers, {
  finds: {
    'an operator that writes an old certificate into the Secret': {
      objects: [
        certManager(),
        often,
        again(often, outdated, 480),
        secret(['old.shop.test'], {
          annotations: noted,
          labels: { 'reconcile.external-secrets.io/managed': 'true' },
          ownerReferences: [{ kind: 'ExternalSecret', name: 'web-tls', uid: 'x', controller: true }],
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/SecretMismatch/, /not up to date for spec/, /ExternalSecret\/web-tls/, /old\.shop\.test/],
    },
    'the moment at which it has just been issued again': {
      objects: [
        certManager(),
        calm,
        again(calm, 'Issuing certificate as Secret was previously issued by "Issuer.cert-manager.io/own"', 30),
        secret(['web.shop.test']),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/previously issued by/],
    },
    'a number of issues that no lifetime explains, when the events are gone': {
      objects: [certManager(), often, secret(['web.shop.test'])],
      object: 'Certificate/shop/web-tls',
      evidence: [/status\.revision: 1893/],
    },
    'a request every ten minutes, all of them fulfilled': {
      objects: [
        certManager(),
        issued(19, well),
        [1, 2, 3, 4, 5].map((nth) => fulfilled(nth)),
        secret(['web.shop.test']),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/of the last hour: 5/],
    },
    'a copy of another namespace’s Secret': {
      objects: [
        certManager(),
        once,
        secret(['*.shop.test'], {
          annotations: { 'reflector.v1.k8s.emberstack.com/reflects': 'infra/wildcard', ...noted },
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/infra\/wildcard/, /\*\.shop\.test/],
    },
    'a chart that puts its own certificate there at each upgrade': {
      objects: [
        certManager(),
        issued(2, [
          condition(
            'Ready',
            'False',
            'IncorrectIssuer',
            'Issuing certificate as Secret was previously issued by ""',
            40,
          ),
        ]),
        secret(['localhost'], {
          annotations: { 'meta.helm.sh/release-name': 'web' },
          labels: { 'app.kubernetes.io/managed-by': 'Helm' },
        }),
      ],
      object: 'Certificate/shop/web-tls',
      evidence: [/IncorrectIssuer/, /release-name: web/],
    },
  },
  ignores: {
    'certificates that live for an hour': {
      objects: [
        certManager(),
        certificate('web-tls', {
          age: 46 * day,
          conditions: overwritten,
          status: { revision: 1656, notBefore: ago(60), notAfter: ago(-hour), renewalTime: ago(-0.66 * hour) },
        }),
        secret(['web.shop.test']),
      ],
    },
    'requests of years': {
      objects: [
        certManager(),
        issued(19, well),
        [1, 2, 3, 4, 5, 6].map((nth) => fulfilled(nth, 60 * day)),
        secret(['web.shop.test']),
      ],
    },
    'a change of names that is being carried out': {
      objects: [certManager(), once, again(once, outdated, 1, 9), secret(['web.shop.test'])],
    },
    'labels that the Certificate itself asks for': {
      objects: [
        certManager(),
        certificate('web-tls', {
          age: 46 * day,
          conditions: overwritten,
          spec: { secretTemplate: { labels: { 'app.kubernetes.io/managed-by': 'Helm' } } },
          status: { revision: 2, notBefore: ago(20 * day), renewalTime: ago(-40 * day), notAfter: ago(-70 * day) },
        }),
        secret(['old.shop.test'], { annotations: noted, labels: { 'app.kubernetes.io/managed-by': 'Helm' } }),
      ],
    },
    'a Secret that others read': {
      objects: [
        certManager(),
        certificate('web-tls', ready(60)),
        secret(['web.shop.test'], {
          annotations: { ...noted, 'reflector.v1.k8s.emberstack.com/reflection-allowed': 'true' },
        }),
      ],
    },
    'a chart’s placeholder while the first certificate does not come': {
      objects: [
        certManager(),
        clusterIssuer('own', { conditions: [condition('Ready', 'False', 'ErrInitIssuer', 'no key')] }),
        certificate('web-tls', {
          conditions: [
            condition('Ready', 'False', 'IncorrectIssuer', 'Issuing certificate as Secret was previously issued by ""'),
            condition('Issuing', 'True', 'IncorrectIssuer', ''),
          ],
        }),
        secret(['localhost'], { labels: { 'app.kubernetes.io/managed-by': 'Helm' } }),
      ],
    },
  },
});
