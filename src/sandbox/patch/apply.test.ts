import { describe, expect, test } from 'vitest';
import { ApiError } from '../api/status.ts';
import { type Fields, fieldsAt, type StoredObject } from '../fields.ts';
import { serverSideApply } from './apply.ts';
import { afterUpdate, managersOf, type Writer } from './managers.ts';

const now = new Date('2026-01-01T00:00:00Z');
const writer = (name: string, operation: Writer['operation'] = 'Apply'): Writer => ({
  name,
  operation,
  apiVersion: 'apps/v1',
  subresource: undefined,
  now,
});

const bare: StoredObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'u',
    resourceVersion: '1',
    creationTimestamp: '2026-01-01T00:00:00Z',
  },
};

function apply(live: StoredObject, name: string, fields: Fields, force = false): StoredObject {
  const applied = { apiVersion: 'apps/v1', kind: 'Deployment', ...fields };
  return serverSideApply(live, applied, writer(name), { kind: 'Deployment', force });
}

const containers = (...list: readonly Fields[]): Fields => ({ spec: { template: { spec: { containers: list } } } });
const containersOf = (object: StoredObject) => fieldsAt(object, 'spec.template.spec')['containers'];
const owners = (object: StoredObject) => managersOf(object).map(({ name, operation }) => `${name} ${operation}`);

function refusal(call: () => unknown): ApiError {
  try {
    call();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('the conflict was not noticed');
}

describe('what a manager applies', () => {
  test('is its own, and goes when the manager leaves it out', () => {
    const first = apply(bare, 'ci', { spec: { replicas: 2, paused: true } });
    expect(first['spec']).toEqual({ replicas: 2, paused: true });
    const second = apply(first, 'ci', { spec: { replicas: 2 } });
    expect(second['spec']).toEqual({ replicas: 2 });
    expect(apply(second, 'ci', {})['spec']).toBeUndefined();
  });

  test('stays when somebody else has it too', () => {
    const shared = apply(apply(bare, 'ci', { spec: { replicas: 2 } }), 'ops', { spec: { replicas: 2 } });
    expect(owners(shared)).toEqual(['ci Apply', 'ops Apply']);
    const left = apply(shared, 'ci', {});
    expect(left['spec']).toEqual({ replicas: 2 });
    expect(owners(left)).toEqual(['ops Apply']);
  });

  test('is merged into lists by key, item by item', () => {
    const app = apply(bare, 'ci', containers({ name: 'app', image: 'app:1' }));
    const both = apply(app, 'mesh', containers({ name: 'proxy', image: 'proxy:1' }));
    expect(containersOf(both)).toEqual([
      { name: 'app', image: 'app:1' },
      { name: 'proxy', image: 'proxy:1' },
    ]);
    const again = apply(both, 'mesh', containers());
    expect(containersOf(again)).toEqual([{ name: 'app', image: 'app:1' }]);
  });

  test('twice the same changes nothing, not even the time of its entry', () => {
    const fields = containers({ name: 'app', image: 'app:1' });
    const first = apply(bare, 'ci', fields);
    const later = { ...writer('ci'), now: new Date('2026-06-01T00:00:00Z') };
    const second = serverSideApply(first, { ...bare, ...fields, metadata: { name: 'web' } }, later, {
      kind: 'Deployment',
      force: false,
    });
    expect(second).toEqual(first);
  });
});

describe('a value that somebody else set', () => {
  const live = apply(bare, 'ci', { spec: { replicas: 2 }, metadata: { labels: { a: '1' } } });

  test('is a conflict that names who and where', () => {
    const error = refusal(() => apply(live, 'ops', { spec: { replicas: 5 } }));
    expect(error).toMatchObject({
      code: 409,
      message: 'Apply failed with 1 conflict: conflict with "ci": .spec.replicas',
    });
    expect(error.details?.causes).toEqual([
      { reason: 'FieldManagerConflict', message: 'conflict with "ci"', field: '.spec.replicas' },
    ]);
  });

  test('is one conflict for each field and manager, grouped for people', () => {
    const error = refusal(() => apply(live, 'ops', { spec: { replicas: 5 }, metadata: { labels: { a: '2' } } }));
    expect(error.details?.causes).toHaveLength(2);
    expect(error.message).toMatch(/^Apply failed with 2 conflicts: conflicts with "ci":\n- \S+\n- \S+$/);
  });

  test('is taken over by force, and is then no longer the other’s', () => {
    const forced = apply(live, 'ops', { spec: { replicas: 5 } }, true);
    expect(forced['spec']).toEqual({ replicas: 5 });
    expect(apply(forced, 'ci', { metadata: { labels: { a: '1' } } })['spec']).toEqual({ replicas: 5 });
    expect(refusal(() => apply(forced, 'ci', { spec: { replicas: 2 } })).message).toContain('conflict with "ops"');
  });

  test('is no conflict where the value is the same, whatever the order of its fields', () => {
    const limits = { limits: { cpu: '1', memory: '1Gi' } };
    const set = apply(bare, 'ci', containers({ name: 'app', resources: limits }));
    const turned = { limits: { memory: '1Gi', cpu: '1' } };
    expect(() => apply(set, 'ops', containers({ name: 'app', resources: turned }))).not.toThrow();
  });

  test('by an update is a conflict with its version named, by key in a list', () => {
    const created = afterUpdate(
      undefined,
      { ...bare, ...containers({ name: 'app', image: 'app:1' }) },
      writer('kubectl', 'Update'),
      'Deployment',
    );
    const error = refusal(() => apply(created, 'ops', containers({ name: 'app', image: 'app:2' })));
    expect(error.message).toBe(
      'Apply failed with 1 conflict: conflict with "kubectl" using apps/v1: .spec.template.spec.containers[name="app"].image',
    );
  });
});

test('an update takes what it changed from whoever had it, and leaves the rest', () => {
  const live = apply(bare, 'ci', { spec: { replicas: 2, paused: true } });
  const changed = { ...live, spec: { replicas: 7, paused: true } } as StoredObject;
  const after = afterUpdate(live, changed, writer('kubectl', 'Update'), 'Deployment');
  const paths = (name: string) => [...(managersOf(after).find((manager) => manager.name === name)?.paths ?? [])];
  expect(paths('ci')).toEqual(['f:spec\0f:paused']);
  expect(paths('kubectl')).toEqual(['f:spec\0f:replicas']);
});
