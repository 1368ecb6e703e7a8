import { expect, test } from 'vitest';
import { FaultProxy } from '../fault-proxy.ts';
import { Followed } from '../following.ts';
import type { Part } from '../suite.ts';

/** What a watch of an API server says when its version was compacted away. */
const goneEvent = `${JSON.stringify({
  type: 'ERROR',
  object: { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Expired', code: 410, message: 'too old' },
})}\n`;

export const reflectors: Part = (environment) => {
  test('follows a kind across several watches with one list', async () => {
    const followed = new Followed(environment());
    await followed.create('a', '1');
    await followed.create('b', '1');
    const following = followed.follow(environment().client, { watchSeconds: 1 });
    await following.heard('added b=1');
    for (const value of ['2', '3', '4']) {
      await followed.change('a', value);
      await following.heard(`modified a=${value}`);
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    await followed.remove('b');
    await following.heard('deleted b=1');
    await following.stop();
    expect(following.told).toEqual([
      'added a=1',
      'added b=1',
      'modified a=2',
      'modified a=3',
      'modified a=4',
      'deleted b=1',
    ]);
    expect([...following.reflector.store.values()]).toEqual(['4']);
    expect(following.lists.count).toBe(1);
    expect(following.troubles).toEqual([]);
  });

  test('after 410 in mid-watch it lists again and tells only what is new', async () => {
    const proxy = await FaultProxy.start(environment().client);
    const followed = new Followed(environment());
    await followed.create('kept', '1');
    await followed.create('removed', '1');
    await followed.create('replaced', '1');
    // A list, then a watch that says 410 after its first event.
    proxy.plan({ kind: 'pass' }, { kind: 'inject', afterLines: 1, text: goneEvent }, { kind: 'reset' });
    const following = followed.follow(proxy.client({ retry: { attempts: 1, withinMs: 0 } }), { watchSeconds: 30 });
    await following.heard('added replaced=1');
    await followed.change('kept', '2');
    await following.heard('modified kept=2');
    await followed.remove('removed');
    await followed.remove('replaced');
    await followed.create('replaced', '2');
    await followed.create('new', '1');
    await following.heard('added new=1');
    await followed.change('new', '2');
    await following.heard('modified new=2');
    await following.stop();
    await proxy.close();
    expect(following.lists.count).toBe(2);
    expect([...following.told].sort()).toEqual([
      'added kept=1',
      'added new=1',
      'added removed=1',
      'added replaced=1',
      'added replaced=2',
      'deleted removed=1',
      'deleted replaced=1',
      'modified kept=2',
      'modified new=2',
    ]);
  });

  test('resumes a cut watch where it was, without a new list', async () => {
    const proxy = await FaultProxy.start(environment().client);
    const followed = new Followed(environment());
    await followed.create('a', '0');
    // Cut in the middle of events, at several places; the reader must neither lose nor repeat one.
    const cuts = [200, 700, 950, 1500].map((afterBytes) => ({ kind: 'cut', afterBytes }) as const);
    proxy.plan({ kind: 'pass' }, ...cuts);
    const following = followed.follow(proxy.client({ retry: { attempts: 1, withinMs: 0 } }), { watchSeconds: 30 });
    await following.heard('added a=0');
    for (let value = 1; value <= 12; value++) await followed.change('a', String(value));
    await following.heard('modified a=12');
    await following.stop();
    await proxy.close();
    expect(following.told).toEqual([
      'added a=0',
      ...Array.from({ length: 12 }, (_, index) => `modified a=${index + 1}`),
    ]);
    expect(following.lists.count).toBe(1);
    expect(following.troubles).toContain('LIONS-NET-005');
  });

  test('waits for a server that is away and then catches up', async () => {
    const proxy = await FaultProxy.start(environment().client);
    const followed = new Followed(environment());
    await followed.create('a', '1');
    const away = { kind: 'answer', status: 503, body: 'upstream is away' } as const;
    proxy.plan(away, { kind: 'reset' }, { kind: 'pass' }, away, away, { kind: 'truncate', afterBytes: 40 });
    const following = followed.follow(proxy.client({ retry: { attempts: 1, withinMs: 0 } }), { watchSeconds: 30 });
    await following.heard('added a=1');
    await followed.change('a', '2');
    await following.heard('modified a=2');
    await following.stop();
    await proxy.close();
    expect(following.told).toEqual(['added a=1', 'modified a=2']);
    expect(following.troubles.slice(0, 4)).toEqual([
      'LIONS-API-006',
      'LIONS-NET-005',
      'LIONS-API-006',
      'LIONS-API-006',
    ]);
  });
};
