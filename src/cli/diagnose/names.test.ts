import { describe, expect, test } from 'vitest';
import { countOf, few, nameOf, pluralOf } from './names.ts';

describe('names', () => {
  test.each([
    ['Deployment', 'Deployments'],
    ['Ingress', 'Ingresses'],
    ['StorageClass', 'StorageClasses'],
    ['NetworkPolicy', 'NetworkPolicies'],
    ['Gateway', 'Gateways'],
  ])('the plural of %s is %s', (kind, plural) => expect(pluralOf(kind)).toBe(plural));

  test('counts', () => {
    expect(countOf('Ingress', 1)).toBe('1 Ingress');
    expect(countOf('Ingress', 2)).toBe('2 Ingresses');
  });

  test('leaves out the namespace that is spoken of anyway', () => {
    const ref = { kind: 'Service', namespace: 'shop', name: 'web' };
    expect(nameOf(ref, 'shop')).toBe('Service web');
    expect(nameOf(ref, 'other')).toBe('Service shop/web');
    expect(nameOf({ kind: 'Node', name: 'a' }, 'shop')).toBe('Node a');
  });

  test('folds what is more than a few, but never a single one', () => {
    expect(few([1, 2, 3, 4, 5], 3)).toEqual({ first: [1, 2, 3], more: 2 });
    expect(few([1, 2, 3, 4], 3)).toEqual({ first: [1, 2, 3, 4], more: 0 });
    expect(few([1], 3)).toEqual({ first: [1], more: 0 });
  });
});
