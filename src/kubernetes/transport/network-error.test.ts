import { expect, test } from 'vitest';
import { LionsError } from '../../model/error.ts';
import { networkError } from './network-error.ts';

const failure = (code: string, message = 'words') => Object.assign(new Error(message), { code });

test.each([
  ['ECONNREFUSED', 'LIONS-NET-001'],
  ['EHOSTUNREACH', 'LIONS-NET-002'],
  ['ENETUNREACH', 'LIONS-NET-002'],
  ['ETIMEDOUT', 'LIONS-NET-002'],
  ['ENOTFOUND', 'LIONS-NET-006'],
  ['EAI_AGAIN', 'LIONS-NET-006'],
  ['CERT_HAS_EXPIRED', 'LIONS-NET-004'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'LIONS-NET-004'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'LIONS-NET-004'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'LIONS-NET-004'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'LIONS-NET-004'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'LIONS-NET-004'],
  ['ECONNRESET', 'LIONS-NET-005'],
  ['EPIPE', 'LIONS-NET-005'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'LIONS-API-009'],
  ['EPROTO', 'LIONS-API-009'],
  ['HPE_INVALID_CONSTANT', 'LIONS-API-009'],
])('%s is told as %s', (code, expected) => {
  expect(networkError(failure(code), 'k3s:6443')).toMatchObject({ code: expected });
});

test('what was tried on several addresses is told by the first of them', () => {
  const error = new AggregateError([failure('ECONNREFUSED', 'connect ECONNREFUSED ::1:6443'), failure('ETIMEDOUT')]);
  expect(networkError(error, 'k3s:6443')).toMatchObject({
    code: 'LIONS-NET-001',
    message: 'connect ECONNREFUSED ::1:6443',
  });
});

test('a name that does not resolve is shown without the port', () => {
  expect(networkError(failure('ENOTFOUND'), 'k3s.example:6443').parameters).toMatchObject({ target: 'k3s.example' });
});

test('errors of ours pass through, and anything else has words', () => {
  const own = new LionsError('LIONS-NET-003', 'late');
  expect(networkError(own, 'k3s')).toBe(own);
  expect(networkError('odd', 'k3s').message).toBe('odd');
  expect(networkError(failure('ECONNRESET', 'socket hang up'), 'k3s').message).toBe(
    'the connection was closed in the middle',
  );
});
