import { expect, test } from 'vitest';
import { projectSettings } from './custom.ts';
import { Sharing } from './sharing.ts';

const specOf = (spec: object) =>
  (projectSettings({ metadata: { name: 'auth' }, spec }, new Sharing()) as { readonly spec: unknown }).spec;

test.each([
  { basicAuth: { secret: 'users' } },
  { digestAuth: { secret: 'users.shop' } },
  { forwardAuth: { address: 'http://login.auth.svc:9091', tls: { caSecret: 'ca', certSecret: 'client' } } },
])('the name of a Secret of a Middleware is kept: %j', (spec) => {
  expect(specOf(spec)).toEqual(spec);
});

test('what plugins and names that are none keep secret is hidden', () => {
  const spec = { plugin: { guard: { basicAuth: { secret: 'hunter2' } } }, basicAuth: { secret: 'Hunter 2!' } };
  expect(JSON.stringify(specOf(spec))).not.toMatch(/hunter/i);
});
