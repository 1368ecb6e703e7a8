import { describe, expect, test } from 'vitest';
import { certificate, certManager, condition, ready } from '../certificate/testing/scenes.ts';
import { diagnose } from '../diagnose.ts';
import { host } from '../testing/hosts.ts';
import { crashed, event, type Fields, object, workload } from '../testing/objects.ts';
import { ago, type SceneObject, snapshotOf } from '../testing/scene.ts';

const day = 86_400;
const client = (container: Fields = {}) =>
  workload('web', { container, state: crashed({ exitCode: 1 }), namespace: 'apps' });
const logs = (text: string) => ({ 'apps/web-7f9c-x1/app/previous': text });

const tls = (name: string, over: Fields = {}, parts: Fields = {}) =>
  object('Secret', name, {
    age: 400 * day,
    ...parts,
    more: {
      type: 'kubernetes.io/tls',
      keys: ['tls.crt', 'tls.key'],
      certificate: {
        subject: 'CN=bus',
        issuer: 'CN=Own CA',
        names: ['bus.shop.svc', 'bus.shop.test'],
        notBefore: ago(400 * day),
        notAfter: ago(day),
        authority: false,
        keyMatches: true,
        ...over,
      },
    },
  });
const well = { notAfter: ago(-300 * day) };

/** A server that ends TLS itself, with what its Service selects. */
const server = (name: string, secret?: string, image = 'shop/server:1'): readonly SceneObject[] => [
  ...workload(name, {
    container: { image, ports: [{ containerPort: 9093 }] },
    spec: { volumes: secret ? [{ name: 'tls', secret: { secretName: secret } }] : [] },
    workloadStatus: { readyReplicas: 1 },
  }),
  object('Service', name, {
    spec: { selector: { app: name }, clusterIP: `10.43.0.${name.length}`, ports: [{ port: 9093 }] },
  }),
  object('EndpointSlice', `${name}-1`, {
    metadata: { labels: { 'kubernetes.io/service-name': name } },
    more: { endpoints: [{ addresses: ['10.42.0.5'], conditions: { ready: true } }] },
  }),
];

const ingress = (host: string, secretName: string) =>
  object('Ingress', 'login', {
    age: 30 * day,
    spec: {
      ingressClassName: 'traefik',
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'bus', port: { number: 9093 } } } }],
          },
        },
      ],
      tls: [{ hosts: [host], secretName }],
    },
  });
const route = (host: string, secretName: string) =>
  object('IngressRoute', 'login', {
    age: 30 * day,
    spec: {
      entryPoints: ['websecure'],
      routes: [{ match: `Host(\`${host}\`) && PathPrefix(\`/\`)`, services: [{ name: 'bus', port: 9093 }] }],
      tls: { secretName },
    },
  });

const codes = (objects: readonly (SceneObject | readonly SceneObject[])[], log: string) =>
  diagnose(snapshotOf({ objects: [certManager(), objects], logs: logs(log) }))
    .map(({ code, object: { kind, name } }) => `${code} ${kind}/${name}`)
    .toSorted();

const expired = [server('bus', 'bus-tls'), tls('bus-tls')].flat();

describe('a certificate of this cluster that programs do not trust', () => {
  test.each([
    [
      'Java, two lines below the host',
      `ERROR Connection to node -1 (bus.shop.svc.cluster.local/10.42.1.61:9093) failed authentication due to: SSL handshake failed
Caused by: javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed
Caused by: java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 21 06:13:20 GMT 2026`,
    ],
    [
      'Go',
      'panic: Get "https://bus.shop.svc:9093/v1": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-24T01:59:00Z is after 2026-11-23T02:00:00Z',
    ],
    [
      'Python',
      "requests.exceptions.SSLError: HTTPSConnectionPool(host='bus.shop', port=9093): Max retries exceeded with url: / (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)')))",
    ],
    [
      'Rust',
      'Error: error trying to connect to https://bus.shop.svc.cluster.local:9093: invalid peer certificate: Expired',
    ],
    [
      '.NET',
      'Unhandled exception. System.Net.Http.HttpRequestException: The SSL connection could not be established (bus.shop.svc:9093)\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
    ],
    [
      'an address',
      'Error: connect to 10.43.0.3:9093: SSL routines::certificate verify failed (certificate has expired)',
    ],
    [
      'no host at all',
      "Error: certificate has expired\n    at TLSSocket.onConnectSecure (node:_tls_wrap:1674:34) {\n  code: 'CERT_HAS_EXPIRED'\n}",
    ],
  ])('%s', (_, log) => {
    expect(codes([client(), expired], log)).toEqual(['M19 Secret/bus-tls']);
  });

  test('whose host stands in the environment only', () => {
    const other = [server('mail', 'mail-tls'), tls('mail-tls')].flat();
    const told = codes(
      [client({ env: [{ name: 'BUS_URL', value: 'https://bus.shop.svc:9093' }] }), expired, other],
      'Error: self-signed certificate in certificate chain\nError: certificate has expired',
    );
    expect(told).toEqual(['M19 Secret/bus-tls', 'M19 Secret/mail-tls']);
  });

  const fails = (host: string) => `fatal: Get "https://${host}/auth": x509: certificate signed by unknown authority`;
  const staging = [
    certificate('login-tls', { ...ready(60), spec: { dnsNames: ['login.example.com'] } }),
    tls('login-tls', { ...well, issuer: 'CN=(STAGING) Wannabe Watercress R11', names: ['login.example.com'] }),
    server('bus'),
  ].flat();

  test.each([
    ['an Ingress', ingress('login.example.com', 'login-tls')],
    ['an IngressRoute', route('login.example.com', 'login-tls')],
  ])('of the staging authority, behind %s', (_, way) => {
    expect(codes([client(), staging, way], fails('login.example.com'))).toEqual(['M17 Certificate/login-tls']);
  });

  test('of the staging authority, for a host that rehearses', () => {
    const rehearsing = [
      certificate('login-tls', { ...ready(60), spec: { dnsNames: ['login.dev.example.com'] } }),
      tls('login-tls', { ...well, issuer: 'CN=(STAGING) Wannabe Watercress R11', names: ['login.dev.example.com'] }),
      server('bus'),
      ingress('login.dev.example.com', 'login-tls'),
    ].flat();
    expect(codes([client(), rehearsing], fails('login.dev.example.com'))).toEqual(['M17 Certificate/login-tls']);
    expect(codes([rehearsing], '')).toEqual([]);
  });

  test('of another name than that of the route', () => {
    const misnamed = [tls('login-tls', { ...well, names: ['shop.example.com'] }), server('bus')].flat();
    expect(
      codes(
        [client(), misnamed, ingress('login.example.com', 'login-tls')],
        'error: Get "https://login.example.com/": tls: failed to verify certificate: x509: certificate is valid for shop.example.com, not login.example.com',
      ),
    ).toEqual(['M19 Secret/login-tls']);
    expect(codes([misnamed, ingress('login.example.com', 'login-tls')], '')).toEqual([]);
  });

  test.each([
    ['an Ingress', ingress('login.example.com', 'absent')],
    ['an IngressRoute', route('login.example.com', 'absent')],
  ])('that is not there at all, so that %s shows the controller’s own', (_, way) => {
    const told = codes([client(), server('bus'), way], fails('login.example.com'));
    expect(told.map((one) => one.slice(0, 3))).toEqual(['T17']);
    const other = codes([client(), server('bus'), way], fails('other.example.com'));
    expect(other.map((one) => one.slice(0, 3))).toEqual(['C6 ', 'T17']);
  });

  test('that cert-manager was asked for in vain', () => {
    const asking = {
      ...ingress('login.example.com', 'absent'),
      metadata: {
        ...ingress('login.example.com', 'absent').metadata,
        annotations: { 'cert-manager.io/cluster-isuer': 'letsencrypt-prod' },
      },
    };
    expect(codes([client(), server('bus'), asking], fails('login.example.com'))).toEqual(['M2 Ingress/login']);
  });

  test('that an operator reads by itself, and no pod mounts', () => {
    const postgres = [server('bus'), tls('bus-server', { names: ['bus', 'bus.shop', 'bus.shop.svc'] })].flat();
    const log =
      'could not connect: connection to server at "bus.shop.svc" (10.43.0.3), port 9093 failed: SSL error: certificate verify failed: certificate has expired';
    expect(codes([client(), postgres], log)).toEqual(['M19 Secret/bus-server']);
    expect(codes([postgres], '')).toEqual([]);
  });

  test('that cert-manager does not renew, because its issuer is not ready', () => {
    const unrenewed = [
      object('Issuer', 'own', {
        spec: { ca: { secretName: 'own-ca' } },
        status: { conditions: [condition('Ready', 'False', 'ErrGetKeyPair', 'secrets "own-ca" not found')] },
      }),
      certificate('bus-tls', {
        age: 400 * day,
        conditions: [
          condition('Ready', 'False', 'Expired', 'Certificate expired on Mon, 23 Nov 2026 02:00:00 UTC'),
          condition('Issuing', 'True', 'Expired', 'Certificate expired'),
        ],
        spec: { dnsNames: ['bus.shop.svc'], issuerRef: { kind: 'Issuer', name: 'own' } },
        status: { notBefore: ago(91 * day), notAfter: ago(day), revision: 3 },
      }),
    ];
    const told = codes(
      [client(), expired, unrenewed],
      'panic: Get "https://bus.shop.svc:9093/": x509: certificate has expired or is not yet valid',
    );
    expect(told).toEqual(['M3 Issuer/own']);
  });

  test('its own, which the server refuses', () => {
    const mine = workload('web', {
      namespace: 'apps',
      state: crashed({ exitCode: 1 }),
      spec: { volumes: [{ name: 'tls', secret: { secretName: 'web-client' } }] },
    });
    const told = codes(
      [mine, tls('web-client', {}, { namespace: 'apps' })],
      'fatal: dial bus.shop.svc:9093: remote error: tls: expired certificate',
    );
    expect(told).toEqual(['M19 Secret/web-client']);
  });
});

describe('a clock, or K3s’s own certificates', () => {
  const api = [
    object('Service', 'kubernetes', { namespace: 'default', spec: { clusterIP: '10.43.0.1', ports: [{ port: 443 }] } }),
    object('Node', 'srv-1', {
      metadata: { labels: { 'node-role.kubernetes.io/control-plane': 'true' } },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    }),
  ];
  const warns = event(
    object('Node', 'srv-1'),
    'CertificateExpirationWarning',
    'Node certificates require attention - restart k3s on this node to trigger automatic rotation: client-admin.crt: certificate CN=system:admin expired at 2026-11-20T00:00:00Z',
  );
  const log =
    'error: Get "https://10.43.0.1:443/version": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-24T01:59:00Z is after 2026-11-20T00:00:00Z';

  test.each([
    ['late', -36_000, 'current time 2026-11-23T16:00:00Z is before 2026-11-23T20:00:00Z'],
    ['early', 360_000, 'current time 2026-11-28T06:00:00Z is after 2026-11-27T00:00:00Z'],
  ])('that is %s', (_, seconds, words) => {
    const machine = (skew: number) => ({
      'node-1': host({ clock: { skewMs: skew * 1000, uncertaintyMs: 40, synchronised: skew === 0 } }),
    });
    const text = `fatal: Get "https://api.partner.io/v1": x509: certificate has expired or is not yet valid: ${words}`;
    const judged = (skew: number) =>
      diagnose(snapshotOf({ objects: [certManager(), client()], logs: logs(text), hosts: machine(skew) })).map(
        ({ code }) => code,
      );
    expect(judged(seconds)).toEqual(['N12']);
    expect(judged(0)).toEqual(['C6']);
  });

  test('of the API server', () => {
    expect(codes([client(), api, warns], log)).toEqual(['N10 Node/srv-1']);
    expect(codes([client(), api], log)).toEqual(['C6 Deployment/web']);
  });
});

describe('what is another trouble than the ill certificate', () => {
  test.each([
    [
      'a host of the outside world',
      'fatal: Get "https://api.partner.io/v1": x509: certificate has expired or is not yet valid',
    ],
    [
      'another Service',
      'fatal: Get "https://mail.shop.svc:9093/v1": x509: certificate has expired or is not yet valid',
    ],
    ['no host, and another sort of distrust', 'Error: self-signed certificate in certificate chain'],
    [
      'no host, and another sort of server',
      'redis.exceptions.ConnectionError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired',
    ],
  ])('%s', (_, log) => {
    const mail = [server('mail', 'mail-tls'), tls('mail-tls', well)].flat();
    expect(codes([client(), expired, mail], log)).toEqual(['C6 Deployment/web', 'M19 Secret/bus-tls']);
  });

  test('no host, and two that could be meant', () => {
    const mail = [server('mail', 'mail-tls'), tls('mail-tls')].flat();
    const told = codes([client(), expired, mail], 'Error: certificate has expired');
    expect(told).toEqual(['C6 Deployment/web', 'M19 Secret/bus-tls', 'M19 Secret/mail-tls']);
  });

  test('a password of the same server', () => {
    const told = codes([client(), expired], 'FATAL: bus.shop.svc:9093: password authentication failed for user "web"');
    expect(told).toEqual(['C6 Deployment/web', 'M19 Secret/bus-tls']);
  });
});
