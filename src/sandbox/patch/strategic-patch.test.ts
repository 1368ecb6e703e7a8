import { describe, expect, test } from 'vitest';
import type { Fields } from '../fields.ts';
import { strategicPatch } from './strategic-patch.ts';

const pod = (containers: readonly Fields[], more: Fields = {}): Fields => ({ spec: { containers, ...more } });
const patched = (document: Fields, patch: Fields) => strategicPatch(document, patch, 'Pod')['spec'] as Fields;
const app = {
  name: 'app',
  image: 'app:1',
  env: [
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ],
};
const log = { name: 'log', image: 'log:1' };

describe('lists whose items have keys', () => {
  test('are merged by them, at every depth', () => {
    const patch = pod([
      {
        name: 'app',
        env: [
          { name: 'B', value: '3' },
          { name: 'C', value: '4' },
        ],
      },
    ]);
    expect(patched(pod([app, log]), patch)['containers']).toEqual([
      { ...app, env: [app.env[0], { name: 'B', value: '3' }, { name: 'C', value: '4' }] },
      log,
    ]);
  });

  test('lose the items that the patch deletes, and take new ones before those that it does not name', () => {
    const patch = pod([
      { name: 'log', $patch: 'delete' },
      { name: 'new', image: 'new:1' },
    ]);
    expect(patched(pod([app, log]), patch)['containers']).toEqual([{ name: 'new', image: 'new:1' }, app]);
    expect(patched(pod([app]), pod([{ name: 'absent', $patch: 'delete' }]))['containers']).toEqual([app]);
  });

  test('are replaced as a whole when the patch says so', () => {
    const patch = pod([{ $patch: 'replace' }, { name: 'only', image: 'x' }]);
    expect(patched(pod([app, log]), patch)['containers']).toEqual([{ name: 'only', image: 'x' }]);
  });

  test('take the order that kubectl sends beside them', () => {
    const patch = {
      spec: {
        '$setElementOrder/containers': [{ name: 'log' }, { name: 'app' }],
        containers: [{ name: 'app', image: 'app:2' }],
      },
    };
    expect(
      (patched(pod([app, log]), patch)['containers'] as Fields[]).map((item) => [item['name'], item['image']]),
    ).toEqual([
      ['log', 'log:1'],
      ['app', 'app:2'],
    ]);
    const order = { spec: { '$setElementOrder/containers': [{ name: 'log' }, { name: 'app' }] } };
    expect(patched(pod([app, log]), order)['containers']).toEqual([log, app]);
  });

  test('tell ports of one number apart only by number, as the real server does', () => {
    const ports = (list: readonly Fields[]) => pod([{ name: 'app', ports: list }]);
    const result = patched(
      ports([{ containerPort: 53, protocol: 'TCP' }]),
      ports([{ containerPort: 53, protocol: 'UDP' }]),
    );
    expect(result['containers']).toEqual([{ name: 'app', ports: [{ containerPort: 53, protocol: 'UDP' }] }]);
  });

  test('refuse an item without its key', () => {
    expect(() => patched(pod([app]), pod([{ image: 'x' }]))).toThrow(/does not contain declared merge key: name/);
  });
});

describe('other lists', () => {
  test('are replaced', () => {
    expect(
      patched(pod([], { tolerations: [{ key: 'a' }] }), { spec: { tolerations: [{ key: 'b' }] } })['tolerations'],
    ).toEqual([{ key: 'b' }]);
    expect(
      patched(pod([{ ...app, command: ['a', 'b'] }]), pod([{ name: 'app', command: ['c'] }]))['containers'],
    ).toEqual([{ ...app, command: ['c'] }]);
  });

  test('of plain values that are sets grow, and shrink by name', () => {
    const document = { metadata: { finalizers: ['a', 'b'] } };
    const grown = strategicPatch(document, { metadata: { finalizers: ['b', 'c'] } }, 'Pod');
    expect((grown['metadata'] as Fields)['finalizers']).toHaveLength(3);
    const shrunk = strategicPatch(document, { metadata: { '$deleteFromPrimitiveList/finalizers': ['a'] } }, 'Pod');
    expect(shrunk).toEqual({ metadata: { finalizers: ['b'] } });
  });
});

describe('maps', () => {
  test('are merged, null removes, directives replace or empty them', () => {
    const document = { metadata: { labels: { a: '1', b: '2' } } };
    const labels = (patch: unknown) => strategicPatch(document, { metadata: { labels: patch } }, 'Pod');
    expect(labels({ a: null, c: '3' })).toEqual({ metadata: { labels: { b: '2', c: '3' } } });
    expect(labels({ $patch: 'replace', c: '3' })).toEqual({ metadata: { labels: { c: '3' } } });
    expect(labels({ $patch: 'delete' })).toEqual({ metadata: { labels: {} } });
    expect(document).toEqual({ metadata: { labels: { a: '1', b: '2' } } });
  });

  test('keep only what $retainKeys names, as a change of a volume’s source needs', () => {
    const document = pod([], { volumes: [{ name: 'v', emptyDir: {} }] });
    const patch = { spec: { volumes: [{ name: 'v', $retainKeys: ['name', 'configMap'], configMap: { name: 'c' } }] } };
    expect(patched(document, patch)['volumes']).toEqual([{ name: 'v', configMap: { name: 'c' } }]);
  });
});
