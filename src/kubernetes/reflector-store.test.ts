import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, type Entry, ReflectorStore } from './reflector-store.ts';

const entry = (name: string, version: number, uid = `${name}-1`): Entry<string> => ({
  identity: { namespace: 'ns', name, uid, resourceVersion: String(version) },
  object: `${name}@${version}`,
});
const event = (type: 'ADDED' | 'MODIFIED' | 'DELETED', of: Entry<string>) => ({ type, ...of });
const told = (changes: readonly Change<string>[]) => changes.map(({ type, object }) => `${type} ${object}`);

describe('the known state of a kind', () => {
  test('tells each event once', () => {
    const store = new ReflectorStore<string>();
    expect(told(store.take(event('ADDED', entry('a', 1))))).toEqual(['added a@1']);
    expect(told(store.take(event('ADDED', entry('a', 1))))).toEqual([]);
    expect(store.take(event('MODIFIED', entry('a', 2)))).toMatchObject([
      { type: 'modified', before: 'a@1', object: 'a@2' },
    ]);
    expect(told(store.take(event('DELETED', entry('a', 3))))).toEqual(['deleted a@2']);
    expect(told(store.take(event('DELETED', entry('a', 3))))).toEqual([]);
    expect(store.size).toBe(0);
  });

  test('tells what a list shows to have happened unseen, deletions first', () => {
    const store = new ReflectorStore<string>();
    store.replace([entry('a', 1), entry('b', 2), entry('c', 3)]);
    const changes = store.replace([entry('d', 9), entry('b', 5), entry('c', 3)]);
    expect(told(changes)).toEqual(['deleted a@1', 'added d@9', 'modified b@5']);
    expect([...store.values()].toSorted()).toEqual(['b@5', 'c@3', 'd@9']);
  });

  test('an object replaced by another of its name was deleted and added', () => {
    const store = new ReflectorStore<string>();
    store.replace([entry('a', 1)]);
    expect(told(store.take(event('MODIFIED', entry('a', 5, 'a-2'))))).toEqual(['deleted a@1', 'added a@5']);
  });

  test('the late deletion of a predecessor leaves its successor alone', () => {
    const store = new ReflectorStore<string>();
    store.replace([entry('a', 5, 'a-2')]);
    expect(told(store.take(event('DELETED', entry('a', 1, 'a-1'))))).toEqual([]);
    expect(store.get('ns', 'a')).toBe('a@5');
  });

  test('an object that the projection no longer wants is deleted for its readers', () => {
    const store = new ReflectorStore<string>();
    store.replace([entry('a', 1)]);
    const unwanted = { type: 'MODIFIED', identity: entry('a', 2).identity, object: undefined } as const;
    expect(told(store.take(unwanted))).toEqual(['deleted a@1']);
  });
});

/** Some events in any order, and lists between them. */
const steps = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom('ADDED', 'MODIFIED', 'DELETED'), fc.constantFrom('a', 'b', 'c'), fc.nat(5), fc.nat(2)),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(5), fc.nat(2)), { maxLength: 3 }),
  ),
);

test('whoever only follows the changes knows what the store knows', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const store = new ReflectorStore<string>();
      const follower = new Map<string, string>();
      for (const step of given) {
        const changes =
          typeof step[0] === 'string'
            ? store.take(event(step[0], entry(step[1] as string, step[2] as number, `u${step[3] as number}`)))
            : store.replace(firstOfEachName(step as [string, number, number][]));
        for (const { type, object, identity } of changes) {
          if (type === 'added') expect(follower.has(identity.name)).toBe(false);
          else expect(follower.has(identity.name)).toBe(true);
          if (type === 'deleted') follower.delete(identity.name);
          else follower.set(identity.name, object);
        }
        expect([...follower.values()].toSorted()).toEqual([...store.values()].toSorted());
      }
    }),
  );
});

/** A list never holds two objects of one name. */
function firstOfEachName(list: readonly [string, number, number][]): Entry<string>[] {
  const byName = new Map(list.map((item) => [item[0], item]));
  return [...byName.values()].map(([name, version, uid]) => entry(name, version, `u${uid}`));
}
