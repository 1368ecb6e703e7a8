import { LionsError } from '../../model/error.ts';

/** Codes of Node and OpenSSL that say that the peer's certificate is not trusted. */
const certificateCodes =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|ERR_TLS_HANDSHAKE|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE|CRL_|ERR_SSL_.*(ALERT|CERT))/;

/** Cut after the connection stood: the same read may be tried again. */
const cutCodes = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);

/**
 * A failure below HTTP as a typed error.
 * @param target `host:port` as texts show it; never a URL with credentials
 */
export function networkError(error: unknown, target: string): LionsError {
  if (error instanceof LionsError) return error;
  const { code, message } = facts(error);
  const parameters = { target };
  if (code === 'ECONNREFUSED') return new LionsError('LIONS-NET-001', message, parameters, error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') {
    return new LionsError('LIONS-NET-006', message, { target: target.replace(/:\d+$/, '') }, error);
  }
  if (certificateCodes.test(code)) return new LionsError('LIONS-NET-004', message, parameters, error);
  if (cutCodes.has(code)) return new LionsError('LIONS-NET-005', cutWords(message), parameters, error);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    const detail = /wrong version|packet length|http request/i.test(message) ? 'it does not speak TLS' : message;
    return new LionsError('LIONS-API-009', detail, parameters, error);
  }
  if (code.startsWith('HPE_')) return new LionsError('LIONS-API-009', `not HTTP (${message})`, parameters, error);
  return new LionsError('LIONS-NET-002', message, parameters, error);
}

/** Node tries the addresses of a name in turn and then throws an AggregateError without words. */
function facts(error: unknown): { code: string; message: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return { code: '', message: String(error) };
  const code = (first as NodeJS.ErrnoException).code ?? '';
  return { code, message: first.message || code };
}

function cutWords(message: string): string {
  return message === 'aborted' || message === 'socket hang up' ? 'the connection was closed in the middle' : message;
}
