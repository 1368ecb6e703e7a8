import { describe, expect, test } from 'vitest';
import { builtIn } from './built-in.ts';
import { objectPath, query, resourcePath } from './resource.ts';

describe('a path', () => {
  test('leads to a list, an object, a subresource, of the core group and of others', () => {
    expect(resourcePath(builtIn.Pod)).toBe('/api/v1/pods');
    expect(resourcePath(builtIn.Pod, { namespace: 'shop' })).toBe('/api/v1/namespaces/shop/pods');
    expect(objectPath(builtIn.Pod, { namespace: 'shop', name: 'web', subresource: 'log' })).toBe(
      '/api/v1/namespaces/shop/pods/web/log',
    );
    expect(objectPath(builtIn.Deployment, { namespace: 'shop', name: 'web' })).toBe(
      '/apis/apps/v1/namespaces/shop/deployments/web',
    );
    expect(objectPath(builtIn.Node, { namespace: 'shop', name: 'n1' })).toBe('/api/v1/nodes/n1');
  });

  test('encodes what names may hold and paths may not', () => {
    expect(resourcePath(builtIn.Node, { name: 'system:node?a#b' })).toBe('/api/v1/nodes/system%3Anode%3Fa%23b');
  });

  test.each(['', '.', '..', '../secrets', 'a/b', '%2e%2e'])('never leads elsewhere by the name “%s”', (name) => {
    expect(() => resourcePath(builtIn.Node, { name })).toThrow(expect.objectContaining({ code: 'LIONS-API-005' }));
    if (name)
      expect(() => resourcePath(builtIn.Pod, { namespace: name })).toThrow(
        expect.objectContaining({ code: 'LIONS-API-005' }),
      );
  });

  test('of a namespaced object needs its namespace', () => {
    expect(() => objectPath(builtIn.Pod, { name: 'web' })).toThrow('Pod web needs a namespace');
  });
});

test('a query leaves out what is undefined, repeats lists and encodes', () => {
  expect(query({ a: undefined })).toBe('');
  expect(query({ limit: 500, watch: true, command: ['sh', '-c', 'a&b=c'], none: undefined })).toBe(
    '?limit=500&watch=true&command=sh&command=-c&command=a%26b%3Dc',
  );
});
