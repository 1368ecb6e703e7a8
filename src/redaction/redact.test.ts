import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSecretKey, withoutSecretPairs } from './pairs.ts';
import { withoutPrivateKeys } from './private-keys.ts';
import { redact } from './redact.ts';
import { withoutTokens } from './tokens.ts';

const jwt = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2UifQ.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw';
const hash = 'a1'.repeat(32);

describe('removes', () => {
  test.each<[string, string]>([
    ['Authorization: Bearer abcdefghijklmnop1234', 'Authorization: Bearer [redacted]'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [redacted]'],
    [`{"authorization":"Bearer ${jwt}"}`, '{"authorization":"Bearer [redacted]"}'],
    [`curl -H "authorization: bearer ${jwt}" x`, 'curl -H "authorization: bearer [redacted]" x'],
    [`token ${jwt} is expired`, 'token [redacted] is expired'],
    ['postgres://app:s3cr3t@db:5432/shop', 'postgres://app:[redacted]@db:5432/shop'],
    ['redis://:s3cr3t@cache:6379', 'redis://:[redacted]@cache:6379'],
    ['amqp://u:p@ss@mq/vhost', 'amqp://u:[redacted]@mq/vhost'],
    ['dial app:hunter2@tcp(db:3306)/shop', 'dial app:[redacted]@tcp(db:3306)/shop'],
    ['host=db user=app password=hunter2 dbname=shop', 'host=db user=app password=[redacted] dbname=shop'],
    ['PGPASSWORD=hunter2 psql', 'PGPASSWORD=[redacted] psql'],
    ['password: "two words"', 'password: "[redacted]"'],
    ["spring.datasource.password='it is'", "spring.datasource.password='[redacted]'"],
    ['{"user":"x","api_key":"k","n":1}', '{"user":"x","api_key":"[redacted]","n":1}'],
    [
      String.raw`msg="{\"client_secret\":\"abc\",\"user\":\"x\"}"`,
      String.raw`msg="{\"client_secret\":\"[redacted]\",\"user\":\"x\"}"`,
    ],
    ['Server=db;Password=a,b;User=app', 'Server=db;Password=[redacted];User=app'],
    ['?user=a&token=abc123&x=1', '?user=a&token=[redacted]&x=1'],
    ['k3s agent --server https://s:6443 --token abcdef', 'k3s agent --server https://s:6443 --token [redacted]'],
    [`K3S_TOKEN_X K10${hash}::server:0123abc`, 'K3S_TOKEN_X K10[redacted]'],
    ['id AKIAIOSFODNN7EXAMPLE used', 'id AKIA[redacted] used'],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = [redacted]'],
    ['cloned with ghp_0123456789abcdefghij0123', 'cloned with ghp_[redacted]'],
    ['{"auths":{"r.io":{"auth":"dXNlcjpwYXNz"}}}', '{"auths":{"r.io":{"auth":"[redacted]"}}}'],
    ['Set-Cookie: session=abc; Path=/', 'Set-Cookie: [redacted]'],
    ['invalid token: 4f9d8e7c6b5a', 'invalid token: [redacted]'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test('a private key with its lines, and leaves the certificate beside it', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${'MIIE'.repeat(16)}\n-----END RSA PRIVATE KEY-----`;
    const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    const out = redact(`before\n${key}\n${certificate}\nafter`);
    expect(out).not.toContain('MIIE');
    expect(out).toContain(certificate);
    expect(out).toMatch(/^before\n-----BEGIN RSA PRIVATE KEY-----\[redacted\]-----END RSA PRIVATE KEY-----\n/);
  });

  test('a private key that is cut off, or printed on one line', () => {
    expect(redact(`-----BEGIN PRIVATE KEY-----\n${'MIIE'.repeat(9)}`)).toBe('-----BEGIN PRIVATE KEY-----[redacted]');
    const line = String.raw`key="-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\nxyz\n-----END EC PRIVATE KEY-----\n" user=app`;
    expect(redact(line)).not.toContain('MHcCAQEE');
    expect(redact(line)).toContain('user=app');
  });
});

describe('keeps what diagnosis needs', () => {
  test.each([
    'FATAL:  password authentication failed for user "app"',
    'superuser password is not specified',
    'dial tcp: lookup postgres.shop.svc.cluster.local: no such host',
    'https://registry:5000/team/image@sha256:0123456789abcdef',
    'failed to pull "registry.lions.dev/user-portal:3.8.0-rc9": not found',
    'MountVolume.SetUp failed for volume "keys" : secret "auth-service-secrets" not found',
    `couldn't find key DB_PASSWORD in Secret shop/db-secrets`,
    'secretName: auth-service-secrets',
    '--token-file /var/lib/rancher/k3s/server/token',
    'error: token_path="/run/secrets/token" does not exist',
    'Basic authentication failed',
    'invalid token: unexpected end of input',
    'PWD=/srv/app',
    'bypass: 3 passed: 5',
    'DSN is postgres://app:$(PASSWORD)@db/shop and password=$(PASSWORD)',
    '"password":null,"token":""',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'unable to retrieve the complete list of server APIs: metrics.k8s.io/v1beta1: the server is currently unable',
    '2026-11-24T02:00:00Z k3s[123]: x509: certificate has expired or is not yet valid: current time 2027-01-01',
    'level=fatal msg="starting kubernetes: preparing server: bootstrap data already found and encrypted with different token"',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

describe('properties', () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9+/!%^*._-]{6,40}$/).map((text) => `zQ7${text}`);
  const noise = fc.string({ maxLength: 40, unit: fc.constantFrom(...Array.from('abcXYZ 019=:"\'/\\@.-_{}[]\n\t&;,')) });
  const around = fc.constantFrom(
    (s: string) => `password=${s} `,
    (s: string) => `DB_PASSWORD: "${s}"`,
    (s: string) => `{"clientSecret":"${s}"}`,
    (s: string) => `Authorization: Bearer ${s} `,
    (s: string) => `postgres://app:${s.replaceAll('/', '')}@db/shop `,
    (s: string) => `--api-key ${s} `,
  );

  test('a secret in its place never survives, whatever stands on the lines around it', () => {
    fc.assert(
      fc.property(noise, secret, around, noise, (before, value, put, after) => {
        expect(redact(`${before}\n${put(value)}\n${after}`)).not.toContain(value.replaceAll('/', ''));
      }),
    );
  });

  test('what was redacted once stays as it is', () => {
    const line = fc.tuple(secret, around).map(([value, put]) => put(value));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const once = redact(lines.join('\n'));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  test('it comes to an end on the worst of texts', () => {
    const pieces = [
      'eyJ',
      '-eyJ',
      'a:',
      '://a:',
      '"auth',
      'password="',
      "token='",
      'K10aaaaaaaa',
      '-----BEGIN PRIVATE KEY-----',
      '--',
      'secret.',
      'passwordpassword',
      'a',
      ' ',
      '\\',
      '"',
      'cookie:',
      'Authorization: Basic ',
    ];
    // Quadratic time would be minutes for each of these, far beyond the runner's limit for a test.
    for (const piece of pieces) expect(redact(piece.repeat(400_000 / piece.length)), piece).not.toBe('');
  });
});

test('a key is known by its name', () => {
  expect(['DB_PASSWORD', 'apiKey', 'github-token', 'PGPASSWORD', 'secret'].filter((key) => !isSecretKey(key))).toEqual(
    [],
  );
  expect(['SECRET_NAME', 'tokenFile', 'PWD', 'HOST', 'secretRef', 'compass'].filter(isSecretKey)).toEqual([]);
});

test('the first look passes over nothing that the others would take out', () => {
  const pieces = fc.constantFrom(
    ...[
      '-----BEGIN RSA PRIVATE KEY-----',
      '-----END',
      'K10aabbccddee::x',
      'eyJhbGciOiJI.eyJzdWIiOiIx',
      'AKIAABCDEFGHIJKLMNOP',
    ],
    ...[
      'ghp_',
      'github_pat_',
      'npm_',
      'dckr_pat_',
      'hvs.',
      'glpat-',
      'xoxb',
      'abcdefghijklmnopqrst',
      '://',
      'user:',
      'pw@',
      '@tcp(',
    ],
    ...[
      '"auth":"',
      '_auth',
      'Bearer ',
      'Negotiate ',
      'Authorization: Basic ',
      'Set-Cookie: ',
      'a=b',
      'passwd',
      'pass',
      'PWD',
      'secret',
    ],
    ...['Token', 'api_key', 'access-key', 'credential', '=', ': ', ' ', '\n', '"', "'", '--', 'x', '9'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(redact(text)).toBe(withoutSecretPairs(withoutTokens(withoutPrivateKeys(text))));
    }),
    { numRuns: 3000 },
  );
});
