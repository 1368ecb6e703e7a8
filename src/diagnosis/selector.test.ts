import { describe, expect, test } from 'vitest';
import type { Node } from '../model/kinds.ts';
import { selectsLabels, selectsNode, tolerates, unmetBy, writtenRequirement, writtenTaint } from './selector.ts';

const node = { metadata: { name: 'node-1', labels: { disk: 'ssd', cores: '8' } } } as Node;

describe('label selectors', () => {
  test('an absent one matches nothing, an empty one everything', () => {
    expect(selectsLabels(undefined, { app: 'web' })).toBe(false);
    expect(selectsLabels({}, { app: 'web' })).toBe(true);
  });

  test.each([
    [{ key: 'app', operator: 'In', values: ['web', 'api'] }, true],
    [{ key: 'app', operator: 'NotIn', values: ['web'] }, false],
    [{ key: 'tier', operator: 'NotIn', values: ['x'] }, true],
    [{ key: 'app', operator: 'Exists' }, true],
    [{ key: 'app', operator: 'DoesNotExist' }, false],
    [{ key: 'constructor', operator: 'Exists' }, false],
    [{ key: 'app', operator: 'Nonsense' }, false],
  ])('%j gives %s', (requirement, expected) => {
    expect(selectsLabels({ matchExpressions: [requirement] }, { app: 'web' })).toBe(expected);
  });
});

describe('node selector terms', () => {
  const term = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['nvme'] }] };
  const byName = { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] };

  test('one matching term is enough, none or an empty one matches nothing', () => {
    expect(selectsNode([term, byName], node)).toBe(true);
    expect(selectsNode([term], node)).toBe(false);
    expect(selectsNode([{}], node)).toBe(false);
    expect(selectsNode([], node)).toBe(false);
  });

  test('numbers compare as numbers', () => {
    expect(unmetBy(node, { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['16'] }] })).toHaveLength(1);
    expect(unmetBy(node, { matchExpressions: [{ key: 'cores', operator: 'Lt', values: ['16'] }] })).toHaveLength(0);
    expect(unmetBy(node, { matchExpressions: [{ key: 'disk', operator: 'Gt', values: ['1'] }] })).toHaveLength(1);
  });
});

describe('tolerations', () => {
  const taint = { key: 'dedicated', value: 'db', effect: 'NoSchedule' };
  test.each([
    [{ operator: 'Exists' }, true],
    [{ key: 'dedicated', operator: 'Exists' }, true],
    [{ key: 'dedicated', value: 'db' }, true],
    [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }, true],
    [{ key: 'dedicated', value: 'db', effect: 'NoExecute' }, false],
    [{ key: 'dedicated', value: 'web' }, false],
    [{ key: 'dedicated' }, false],
    [{ key: 'other', operator: 'Exists' }, false],
    [{}, false],
  ])('%j: %s', (toleration, expected) => expect(tolerates([toleration], taint)).toBe(expected));

  test('none tolerate nothing', () => expect(tolerates(undefined, taint)).toBe(false));
});

test('requirements and taints are written as kubectl takes them', () => {
  expect(writtenRequirement({ key: 'disk', operator: 'In', values: ['ssd'] })).toBe('disk=ssd');
  expect(writtenRequirement({ key: 'disk', operator: 'In', values: ['a', 'b'] })).toBe('disk In (a, b)');
  expect(writtenRequirement({ key: 'disk', operator: 'Exists' })).toBe('disk Exists');
  expect(writtenTaint({ key: 'gpu', effect: 'NoSchedule' })).toBe('gpu:NoSchedule');
  expect(writtenTaint({ key: 'a', value: 'b', effect: 'NoExecute' })).toBe('a=b:NoExecute');
});
