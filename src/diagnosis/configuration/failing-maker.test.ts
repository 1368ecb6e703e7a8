import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { containerd, pulling } from '../image/testing/pulls.ts';
import { crashed, type Fields, node, object, pod, waiting, workload } from '../testing/objects.ts';
import { type Nested, type SceneObject, snapshotOf } from '../testing/scene.ts';

const needs = (name: string) => ({
  env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name, key: 'password' } } }],
});
/** Two workloads that need a Secret. */
const users = (name: string) =>
  ['api', 'web'].flatMap((user) =>
    workload(user, {
      phase: 'Pending',
      container: needs(name),
      state: waiting('CreateContainerConfigError', `secret "${name}" not found`),
    }),
  );
const job = (name: string, state: Fields, over: Parameters<typeof object>[2] = {}, container: Fields = {}) => {
  const own = object('Job', name, { spec: { backoffLimit: 6 }, status: { failed: 3 }, ...over });
  return [own, pod(`${name}-x1`, { owner: own, state, container, namespace: over.namespace, phase: 'Running' })];
};
const failed = crashed({ exitCode: 1 });
const unpulled = waiting('ImagePullBackOff', 'Back-off pulling image "shop/certgen:1": not found');

const told = (objects: readonly (SceneObject | Nested<SceneObject>)[], logs: Readonly<Record<string, string>> = {}) =>
  diagnose(snapshotOf({ objects: [node(), objects], logs })).map(({ code }) => code);

describe('a Secret that was to be made by what fails', () => {
  test('an init container that looks whether it must', () => {
    const maker = workload('redis', {
      phase: 'Pending',
      initContainers: [{ name: 'secret-init' }],
      initStates: { 'secret-init': failed },
      container: needs('redis'),
      state: waiting('PodInitializing'),
    });
    const codes = told([users('redis'), maker], {
      'shop/redis-7f9c-x1/secret-init/previous':
        'Checking for initial password in secret shop/redis at key auth.\ntime="2026-11-24T01:58:54Z" level=fatal msg="Post \\"https://10.43.0.1:443/api/v1/namespaces/shop/secrets\\": dial tcp 10.43.0.1:443: i/o timeout"',
    });
    expect(codes).not.toContain('G2');
    expect(codes).toHaveLength(1);
  });

  test('a Job that says so', () => {
    const codes = told([users('pg-auth'), job('setup', failed)], {
      'shop/setup-x1/app/previous': 'Generating credentials, writing them to secret "pg-auth"\nKeyError: \'REALM\'',
    });
    expect(codes).toHaveLength(1);
    expect(codes).not.toContain('G2');
  });

  test('and whose name no server should have taken', () => {
    const codes = told([users('pg(auth['), job('setup', failed)], {
      'shop/setup-x1/app/previous': 'Generating credentials, writing them to secret "pg(auth["\nKeyError: \'REALM\'',
    });
    expect(codes).toHaveLength(1);
    expect(codes).not.toContain('G2');
  });

  test('a program of another namespace that says so', () => {
    const operator = workload('operator', { namespace: 'system', state: failed });
    const log = (of: string) => ({
      'system/operator-7f9c-x1/app/previous': `reconciling: creating Secret ${of}/pg-auth\npanic: runtime error: invalid memory address or nil pointer dereference`,
    });
    expect(told([users('pg-auth'), operator], log('shop'))).not.toContain('G2');
    expect(told([users('pg-auth'), operator], log('other'))).toContain('G2');
  });

  test('a Job whose account may not', () => {
    const codes = told([users('pg-auth'), job('hook', failed)], {
      'shop/hook-x1/app/previous':
        'Error from server (Forbidden): secrets is forbidden: User "system:serviceaccount:shop:default" cannot create resource "secrets" in API group "" in the namespace "shop"',
    });
    expect(codes).toEqual(['C25']);
  });

  test.each([
    ['named after the Secret', 'web-admission', 'web-admission-create', {}],
    ['of the same release', 'site-jwt', 'keygen', { metadata: { labels: { 'app.kubernetes.io/instance': 'site' } } }],
    ['with the same first word', 'hubble-relay-certs', 'hubble-generate-certs', {}],
  ])('a Job %s that finds no image', (_, secret, name, over) => {
    const codes = told([users(secret), job(name, unpulled, over)]);
    expect(codes).not.toContain('G2');
    expect(codes.some((code) => code.startsWith('I'))).toBe(true);
  });

  test('an operator, by its manner of naming', () => {
    const operator = workload('cnpg-controller-manager', { namespace: 'cnpg-system', state: failed });
    const log = { 'cnpg-system/cnpg-controller-manager-7f9c-x1/app/previous': 'panic: no cache' };
    expect(told([users('pg-app'), operator], log)).not.toContain('G2');
    expect(told([users('pg-secret'), operator], log)).toContain('G2');
  });

  test('a pull secret that a tool copies from another namespace', () => {
    const image = 'registry.shop.dev/web:1';
    const pulls = pulling(image, containerd(image, 'failed to authorize: 401 Unauthorized'), {
      spec: { imagePullSecrets: [{ name: 'registry' }] },
    });
    const source = (annotations: Fields) =>
      object('Secret', 'registry', {
        namespace: 'infra',
        metadata: { annotations },
        more: { type: 'kubernetes.io/dockerconfigjson', keys: ['.dockerconfigjson'] },
      });
    const reflector = workload('reflector', { namespace: 'tools', state: failed });
    const log = { 'tools/reflector-7f9c-x1/app/previous': 'panic: no cache' };
    const allowed = { 'reflector.v1.k8s.emberstack.com/reflection-allowed': 'true' };
    expect(told([pulls, source(allowed), reflector], log)).not.toContain('I4');
    expect(told([pulls, source({}), reflector], log)).toContain('I4');
  });

  test('a tool that makes the others here', () => {
    const operator = workload('external-secrets', { namespace: 'es', state: failed });
    const log = { 'es/external-secrets-7f9c-x1/app/previous': 'panic: no cache' };
    const other = (kind: string) =>
      object('Secret', 'mail', {
        metadata: { ownerReferences: [{ kind, name: 'mail', uid: 'x', controller: true }] },
        more: { type: 'Opaque', keys: ['password'] },
      });
    expect(told([users('db'), operator, other('ExternalSecret')], log)).not.toContain('G2');
    expect(told([users('db'), operator, other('SealedSecret')], log)).toContain('G2');
  });
});

describe('a Secret that nobody in trouble was to make', () => {
  test.each([
    ['a program that only misses it', 'Initializing\nError: secret "db" not found'],
    ['a program that waits for it', 'waiting for secret "db"\nError: gave up'],
    ['a program that speaks of another', 'creating secret "db-admin"\nError: boom'],
    ['a program that speaks of itself', "Error: cannot read property 'x' of undefined"],
  ])('%s', (_, log) => {
    expect(told([users('db'), job('task', failed)], { 'shop/task-x1/app/previous': log })).toContain('G2');
  });

  test.each([
    ['a migration of the same release', 'site-migrate', { 'app.kubernetes.io/instance': 'site' }],
    ['a maker of certificates', 'site-certgen', {}],
    ['a Job whose name only ends like one', 'site-monkey', { 'app.kubernetes.io/instance': 'site' }],
    ['a maker of another release', 'other-certgen', {}],
  ])('%s', (_, name, labels) => {
    expect(told([users('site-db'), job(name, unpulled, { metadata: { labels } })])).toContain('G2');
  });

  test('a Job of such a name that has succeeded', () => {
    const done = job('site-certgen', unpulled, { status: { succeeded: 1 } });
    expect(told([users('site-db'), done])).toContain('G2');
  });

  test('a Job of such a name that needs it itself', () => {
    const stuck = waiting('CreateContainerConfigError', 'secret "site-db" not found');
    expect(told([users('site-db'), job('site-secrets', stuck, {}, needs('site-db'))])).toEqual(['G2']);
  });
});
