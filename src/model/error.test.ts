import { expect, test } from 'vitest';
import { errorCatalogue, exitStatus, LionsError, unreadableFrom } from './error.ts';

test('an error carries its code’s reason and exit status, its words and its cause', () => {
  const cause = new Error('socket');
  const error = new LionsError('LIONS-API-002', 'pods is forbidden', { verb: 'list' }, cause);
  expect(error).toMatchObject({ reason: 'forbidden', exit: exitStatus.unknown, cause, name: 'LionsError' });
  expect(error.parameters).toEqual({ detail: 'pods is forbidden', verb: 'list' });
});

test('each occurrence has an id of its own, short enough to be read out', () => {
  const ids = Array.from({ length: 100 }, () => new LionsError('LIONS-CLI-003', 'x').id);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}$/);
});

test('whatever was thrown can stand in a snapshot', () => {
  expect(unreadableFrom(new LionsError('LIONS-NET-003', 'late'))).toEqual({ reason: 'timeout', message: 'late' });
  expect(unreadableFrom(new TypeError('odd'))).toEqual({ reason: 'failed', message: 'odd' });
  expect(unreadableFrom('text')).toEqual({ reason: 'failed', message: 'text' });
});

test('an error that says that nothing could be seen never ends like one that found problems', () => {
  const unseen = new Set(['refused', 'unreachable', 'timeout', 'tls', 'unauthorised', 'forbidden']);
  for (const [code, { reason, exit }] of Object.entries(errorCatalogue))
    if (unseen.has(reason)) expect(exit, code).toBe(exitStatus.unknown);
});
