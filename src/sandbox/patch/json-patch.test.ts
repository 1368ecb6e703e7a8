import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fields } from '../fields.ts';
import { jsonPatch, same } from './json-patch.ts';

type Operation = Readonly<Record<string, unknown>>;

/** The cases of RFC 6902, appendix A, as far as documents are objects. */
const rfc: Readonly<Record<string, readonly [Fields, readonly Operation[], Fields]>> = {
  'A.1 adding a member': [{ foo: 'bar' }, [{ op: 'add', path: '/baz', value: 'qux' }], { baz: 'qux', foo: 'bar' }],
  'A.2 adding an item': [
    { foo: ['bar', 'baz'] },
    [{ op: 'add', path: '/foo/1', value: 'qux' }],
    { foo: ['bar', 'qux', 'baz'] },
  ],
  'A.3 removing a member': [{ baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
  'A.4 removing an item': [{ foo: ['bar', 'qux', 'baz'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['bar', 'baz'] }],
  'A.5 replacing a value': [
    { baz: 'qux', foo: 'bar' },
    [{ op: 'replace', path: '/baz', value: 'boo' }],
    { baz: 'boo', foo: 'bar' },
  ],
  'A.6 moving a value': [
    { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
    [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
    { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
  ],
  'A.7 moving an item': [
    { foo: ['all', 'grass', 'cows', 'eat'] },
    [{ op: 'move', from: '/foo/1', path: '/foo/3' }],
    { foo: ['all', 'cows', 'eat', 'grass'] },
  ],
  'A.8 testing': [
    { baz: 'qux', foo: ['a', 2, 'c'] },
    [
      { op: 'test', path: '/baz', value: 'qux' },
      { op: 'test', path: '/foo/1', value: 2 },
    ],
    { baz: 'qux', foo: ['a', 2, 'c'] },
  ],
  'A.10 adding a nested object': [
    { foo: 'bar' },
    [{ op: 'add', path: '/child', value: { grandchild: {} } }],
    { foo: 'bar', child: { grandchild: {} } },
  ],
  'A.11 unknown members are ignored': [
    { foo: 'bar' },
    [{ op: 'add', path: '/baz', value: 'qux', xyz: 123 }],
    { foo: 'bar', baz: 'qux' },
  ],
  'A.14 escapes': [{ '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
  'A.16 adding a list': [
    { foo: ['bar'] },
    [{ op: 'add', path: '/foo/-', value: ['abc', 'def'] }],
    { foo: ['bar', ['abc', 'def']] },
  ],
  'copying a value, not sharing it': [
    { a: { b: [1] } },
    [
      { op: 'copy', from: '/a', path: '/c' },
      { op: 'add', path: '/c/b/-', value: 2 },
    ],
    { a: { b: [1] }, c: { b: [1, 2] } },
  ],
  'replacing the last item': [{ a: [1, 2] }, [{ op: 'replace', path: '/a/1', value: 3 }], { a: [1, 3] }],
  'adding over what is there': [{ a: 1 }, [{ op: 'add', path: '/a', value: null }], { a: null }],
  'the whole document': [{ a: 1 }, [{ op: 'replace', path: '', value: { b: 2 } }], { b: 2 }],
  'a label with a slash': [
    { labels: { 'app.kubernetes.io/name': 'x' } },
    [{ op: 'remove', path: '/labels/app.kubernetes.io~1name' }],
    { labels: {} },
  ],
  'equality that knows no order of members': [
    { a: { x: 1, y: [2] } },
    [{ op: 'test', path: '/a', value: { y: [2], x: 1 } }],
    { a: { x: 1, y: [2] } },
  ],
};

test.each(Object.entries(rfc))('%s', (_name, [document, patch, expected]) => {
  const before = structuredClone(document);
  expect(jsonPatch(document, patch)).toEqual(expected);
  expect(document).toEqual(before);
});

const document = { foo: { bar: 1 }, list: [1, 2] };

describe('refused is', () => {
  test.each<[string, readonly Operation[]]>([
    ['A.9 a failed test', [{ op: 'test', path: '/foo/bar', value: 2 }]],
    ['A.12 adding below what does not exist', [{ op: 'add', path: '/baz/bat', value: 1 }]],
    ['A.15 comparing a text with a number', [{ op: 'test', path: '/foo/bar', value: '1' }]],
    ['removing what is not there', [{ op: 'remove', path: '/nope' }]],
    ['replacing what is not there', [{ op: 'replace', path: '/nope', value: 1 }]],
    ['testing what is not there', [{ op: 'test', path: '/nope', value: null }]],
    ['an item beyond the end', [{ op: 'add', path: '/list/3', value: 1 }]],
    ['the item after the last for anything but adding', [{ op: 'remove', path: '/list/-' }]],
    ['a leading zero', [{ op: 'remove', path: '/list/01' }]],
    ['a negative place', [{ op: 'remove', path: '/list/-1' }]],
    ['a path without slash', [{ op: 'add', path: 'foo', value: 1 }]],
    ['no path', [{ op: 'add', value: 1 }]],
    ['an unknown operation', [{ op: 'jump', path: '/foo' }]],
    ['a path through a number', [{ op: 'add', path: '/foo/bar/x', value: 1 }]],
    ['moving something into itself', [{ op: 'move', from: '/foo', path: '/foo/bar' }]],
    ['making the document something else', [{ op: 'replace', path: '', value: 5 }]],
    ['what every object inherits', [{ op: 'test', path: '/constructor/name', value: 'Object' }]],
    [
      'the second operation after a good first',
      [
        { op: 'add', path: '/new', value: 1 },
        { op: 'remove', path: '/nope' },
      ],
    ],
  ])('%s', (_name, patch) => {
    expect(() => jsonPatch(document, patch)).toThrow(expect.objectContaining({ code: 422 }));
    expect(document).toEqual({ foo: { bar: 1 }, list: [1, 2] });
  });

  test('what is no patch at all, as a bad request', () => {
    for (const patch of [{}, 'text', [5]])
      expect(() => jsonPatch({}, patch)).toThrow(expect.objectContaining({ code: 400 }));
  });
});

test('a member called __proto__ changes nothing but itself', () => {
  const patched = jsonPatch({}, [{ op: 'add', path: '/__proto__', value: { polluted: true } }]);
  expect(Object.keys(patched)).toEqual(['__proto__']);
  expect(({} as Fields)['polluted']).toBeUndefined();
});

test('any two values are the same exactly when their JSON is', () => {
  const sorted = (value: unknown) =>
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    );
  const json = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(json, fc.oneof(json, fc.constantFrom({}, [], 0, '', null)), (a, b) => {
      expect(same(a, structuredClone(a))).toBe(true);
      expect(same(a, b)).toBe(sorted(a) === sorted(b));
    }),
  );
});
