import { expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { crashed, type Fields, node, object, pod, replicaSet, waiting, workload } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { snapshotOf } from '../testing/scene.ts';
import { x04UnsetTemplate } from './x04-unset-template.ts';

const well = { workloadStatus: { readyReplicas: 1, updatedReplicas: 1, availableReplicas: 1 } };
const env = (name: string, value: string, more: Fields = {}) => ({ container: { env: [{ name, value }], ...more } });
const config = (placeholders: Fields) =>
  object('ConfigMap', 'web-config', { more: { keys: ['DB_HOST', 'MAIL_TEMPLATE'], placeholders } });
const takesAll = { container: { envFrom: [{ configMapRef: { name: 'web-config' } }] } };
const ingress = (annotations: Fields, host = 'shop.example.org') =>
  object('Ingress', 'web', {
    age: 30,
    metadata: { annotations },
    spec: { rules: [{ host, http: { paths: [] } }] },
  });

ruleCases(x04UnsetTemplate, {
  finds: {
    'a variable of Ansible in the environment': {
      objects: [node(), workload('web', { ...env('DB_URL', '…{{ db_host }}…'), ...well })],
      object: 'Deployment/shop/web',
      severity: 'warning',
      evidence: [/env\[DB_URL\]: …\{\{ db_host \}\}…/],
      victims: [],
    },
    'a program that stumbles over it': {
      objects: [node(), workload('web', { ...env('DB_HOST', '{{ db_host }}'), state: crashed({ exitCode: 1 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: getaddrinfo ENOTFOUND {{ db_host }}\n' },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/DB_HOST/, /app: Error: getaddrinfo ENOTFOUND/],
    },
    'a program whose runtime aborts over an address that is none': {
      objects: [
        node(),
        workload('web', { ...env('API_URL', '${API_URL}'), state: crashed({ exitCode: 134, signal: 6 }) }),
      ],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'Unhandled exception. System.UriFormatException: Invalid URI: The format of the URI could not be determined.\n   at System.Uri.CreateThis(String uri)\n',
      },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/\$\{API_URL\}/, /exit code 134/, /Invalid URI/],
    },
    'a program that only breaks': {
      objects: [node(), workload('web', { ...env('WORKERS', '%%WORKERS%%'), state: crashed({ exitCode: 139 }) })],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Segmentation fault (core dumped)\n' },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/%%WORKERS%%/, /exit code 139/],
    },
    'a program without a word': {
      objects: [node(), workload('web', { ...env('DB_PORT', '<db-port>'), state: crashed({ exitCode: 1 }) })],
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/<db-port>/, /exit code 1/],
    },
    'a login that was only an example': {
      objects: [node(), workload('web', { ...env('DB_PASSWORD', '<your-password>'), state: crashed({ exitCode: 1 }) })],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'psycopg2.OperationalError: FATAL: password authentication failed for user "shop"\n',
      },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/DB_PASSWORD/, /password authentication failed/],
    },
    'a ConfigMap over whose values a program ends': {
      objects: [
        node(),
        config({ DB_HOST: '__DB_HOST__' }),
        workload('web', { ...takesAll, state: crashed({ exitCode: 2 }) }),
      ],
      logs: {
        'shop/web-7f9c-x1/app/previous':
          'panic: parse "__db_host__:5432": first path segment in URL cannot contain colon\n',
      },
      object: 'ConfigMap/shop/web-config',
      severity: 'critical',
      evidence: [/__DB_HOST__/, /first path segment/],
    },
    'an example that stayed in a ConfigMap': {
      objects: [node(), config({ DB_HOST: '<your-database-host>' }), workload('web', { ...takesAll, ...well })],
      object: 'ConfigMap/shop/web-config',
      evidence: [/data\[DB_HOST\]: <your-database-host>/],
      victims: ['Deployment/shop/web'],
    },
    'what envsubst did not fill in': {
      objects: [node(), workload('web', { ...env('DB_HOST', '${DB_HOST}'), ...well })],
      object: 'Deployment/shop/web',
      evidence: [/\$\{DB_HOST\}/],
    },
    'a variable whose name only begins like one of the image’s': {
      objects: [node(), workload('web', { ...env('TOKEN', '${HOMEPAGE_TOKEN}'), ...well })],
      object: 'Deployment/shop/web',
      evidence: [/HOMEPAGE_TOKEN/],
    },
    'an image of a job that has its hour still to come': {
      objects: [
        object('CronJob', 'backup', {
          spec: {
            schedule: '0 3 * * *',
            jobTemplate: {
              spec: {
                template: { spec: { containers: [{ name: 'app', image: 'registry.example/backup:{{ version }}' }] } },
              },
            },
          },
        }),
      ],
      object: 'CronJob/shop/backup',
      evidence: [/image: registry\.example\/backup:\{\{ version \}\}/],
    },
    'an issuer in an annotation': {
      objects: [ingress({ 'traefik.ingress.kubernetes.io/router.tls.certresolver': '${RESOLVER}' })],
      object: 'Ingress/shop/web',
      evidence: [/RESOLVER/],
    },
    'an argument': {
      objects: [node(), workload('web', { container: { args: ['serve', '--port={{ app_port }}'] }, ...well })],
      object: 'Deployment/shop/web',
      evidence: [/args: --port=\{\{ app_port \}\}/],
    },
    'an argument that no shell reads': {
      objects: [
        node(),
        workload('web', {
          container: { command: ['/app'], args: ['--db-host=${DB_HOST}'] },
          state: crashed({ exitCode: 1 }),
        }),
      ],
      logs: { 'shop/web-7f9c-x1/app/previous': 'Error: getaddrinfo ENOTFOUND ${db_host}\n' },
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/--db-host=\$\{DB_HOST\}/, /ENOTFOUND/],
    },
  },
  ignores: {
    'an argument that the program fills in from a variable that it has': {
      objects: [
        workload('web', { container: { args: ['--db-host=${DB_HOST}'], env: [{ name: 'DB_HOST', value: 'db' }] } }),
      ],
    },
    'templates that the program fills in itself': {
      objects: [
        workload('web', env('MAIL_TEMPLATE', 'Hello {{ name }}')),
        workload('log', env('LOG_FORMAT', '{{ level }}')),
        workload('bot', env('SLACK', '{{ .Status }}')),
        workload('end', env('GO', '{{ end }}')),
      ],
    },
    'a variable that Quarkus or Spring finds': {
      objects: [
        workload('web', {
          container: {
            env: [
              { name: 'DB_HOST', value: '…' },
              { name: 'QUARKUS_DATASOURCE_URL', value: '${DB_HOST}' },
            ],
          },
        }),
      ],
    },
    'places and options that an image brings': {
      objects: [
        workload('web', env('BASE', '${CATALINA_HOME}')),
        workload('api', env('EXTRA', '${CATALINA_OPTS}')),
        workload('job', env('DATA', '${HOME}')),
      ],
    },
    'a variable that may come from a Secret that is not known': {
      objects: [workload('web', env('URL', '${DB_HOST}', { envFrom: [{ secretRef: { name: 'hidden' } }] }))],
    },
    'a shell’s own words': {
      objects: [workload('web', { container: { command: ['sh', '-c', 'docker ps --format {{ name }} > ${OUT}'] } })],
    },
    'references that Kubernetes fills in': { objects: [workload('web', env('URL', '…$(DB_HOST)…'))] },
    'a ConfigMap that nobody uses, and a template in one': {
      objects: [
        config({ DB_HOST: '{{ db_host }}' }),
        object('ConfigMap', 'mails', {
          more: { keys: ['MAIL_TEMPLATE'], placeholders: { MAIL_TEMPLATE: '{{ name }}' } },
        }),
        workload('web', { container: { envFrom: [{ configMapRef: { name: 'mails' } }] } }),
      ],
    },
    'annotations of tools that have templates': {
      objects: [
        ingress({
          'vault.hashicorp.com/agent-inject-template-db': '{{ db }}',
          'nginx.ingress.kubernetes.io/x': '${host}',
        }),
      ],
    },
    'an application at example.org': { objects: [ingress({}, 'shop.example.org')] },
  },
});

test('an image whose name is none is the cause, and the variable in it explains it', () => {
  const image = 'shop/app:{{ version }}';
  const message = `Failed to apply default image tag "${image}": couldn't parse image name: invalid reference format`;
  const objects = [node(), workload('web', { container: { image }, state: waiting('InvalidImageName', message) })];
  const findings = diagnose(snapshotOf({ objects }));
  expect(findings.map(({ code, symptoms }) => [code, symptoms])).toEqual([['I11', ['X4']]]);
});

const codesOf = (state: Fields, log: string) =>
  diagnose(
    snapshotOf({
      objects: [node(), workload('web', { ...env('MODE', '{{ mode }}'), state })],
      logs: log === '' ? {} : { 'shop/web-7f9c-x1/app/previous': log },
    }),
  ).map(({ code, symptoms }) => [code, symptoms]);

test.each([
  ['memory', crashed({ exitCode: 137, reason: 'OOMKilled' }), '', 'C2'],
  ['a server that is not there', crashed({ exitCode: 1 }), 'Error: connect ECONNREFUSED 10.43.0.9:5432', 'C6'],
  [
    'a file that it may not write',
    crashed({ exitCode: 1 }),
    "mkdir: cannot create directory '/data/x': Permission denied",
    'C12',
  ],
  [
    'a login for which no such value is meant',
    crashed({ exitCode: 1 }),
    'FATAL: password authentication failed for user "shop"',
    'C6',
  ],
  ['an end after hours of work', crashed({ exitCode: 1, lives: 9000 }), 'Error: something odd', 'C5'],
])('a program that fails over %s has the value beside that', (_, state, log, code) =>
  expect(codesOf(state, log)).toEqual([[code, ['X4']]]),
);

test('a sibling of the same version that serves shows that the value harms nobody', () => {
  const labels = { app: 'web', 'pod-template-hash': '7f9c' };
  const { container } = env('MODE', '{{ mode }}');
  const objects = [
    node(),
    ...workload('web', { container, metadata: { labels }, replicas: 2, state: crashed({ exitCode: 1 }) }),
  ];
  const owner = replicaSet('web-7f9c');
  const alone = diagnose(snapshotOf({ objects }));
  expect(alone.map(({ code }) => code)).toEqual(['X4']);
  const both = diagnose(
    snapshotOf({
      objects: [
        ...objects,
        pod('web-7f9c-x2', {
          container,
          owner,
          metadata: {
            labels,
            ownerReferences: [
              { kind: 'ReplicaSet', name: owner.metadata.name, uid: owner.metadata.uid, controller: true },
            ],
          },
        }),
      ],
    }),
  );
  expect(both.map(({ code, symptoms }) => [code, symptoms])).toEqual([['C5', ['X4']]]);
});
