import { expect, test } from 'vitest';
import { redactArguments, redactRecord } from './records.ts';

test('a record loses the values of keys that name a secret', () => {
  expect(redactRecord({ DB_PASSWORD: 'hunter2', secretName: 'db', url: 'http://u:p@h', EMPTY_TOKEN: '' })).toEqual({
    DB_PASSWORD: '[redacted]',
    secretName: 'db',
    url: 'http://u:[redacted]@h',
    EMPTY_TOKEN: '',
  });
});

test('a command loses what follows a flag that names a secret', () => {
  expect(redactArguments(['serve', '--token', 'abc', '--port', '80', '--api-key=k', '--token-file', '/x'])).toEqual([
    'serve',
    '--token',
    '…',
    '--port',
    '80',
    '--api-key=[redacted]',
    '--token-file',
    '/x',
  ]);
  expect(redactArguments(['--password', '$(DB_PASSWORD)'])).toEqual(['--password', '$(DB_PASSWORD)']);
});
