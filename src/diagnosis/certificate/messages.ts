/** What an ACME server answered, as cert-manager quotes it. */
export interface Problem {
  /** `rateLimited`, `dns`, `connection`, `unauthorized`, `caa`… of RFC 8555, section 6.7. */
  readonly type: string;
  readonly detail: string;
}

/** `429 urn:ietf:params:acme:error:rateLimited: text`. Older servers leave words out of the name. */
export function problemIn(text: string): Problem | undefined {
  const found = /urn:(?:ietf:params:)?acme:error:(\w+):?\s*/.exec(text);
  if (found) {
    const rest = text.slice(found.index + found[0].length).trim();
    return { type: found[1] ?? '', detail: rest || text };
  }
  const limited =
    /too many (?:certificates|failed authorizations|new orders|registrations|currently pending)|\b429\b.{0,60}(?:rate|limit|too many)/i;
  return limited.test(text) ? { type: 'rateLimited', detail: text } : undefined;
}

/** The date after which a limited account may ask again; servers write it in two ways. Undefined when they give none. */
export function retryAfter(text: string): string | undefined {
  const found = /retry after:? (\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)/i.exec(text);
  return found ? `${found[1]}T${found[2]}Z` : undefined;
}

/** cert-manager tries the challenge itself before it calls the ACME server. */
export type SelfCheck =
  | { readonly sort: 'status'; readonly detail: string; readonly status: string }
  | { readonly sort: 'connection' | 'content' | 'propagation'; readonly detail: string };

const connection =
  /failed to perform self check|dial (?:tcp|udp)|connection (?:refused|reset)|no such host|i\/o timeout|deadline exceeded|no route to host|network is unreachable|tls: |x509: |\bEOF\b|server gave HTTP response/i;

/** Undefined when the text is about something else, such as an object that cannot be made. */
export function selfCheckIn(reason: string): SelfCheck | undefined {
  const detail = reason.replace(/^Waiting for \S+ challenge propagation: /i, '');
  const status = /wrong status code '?(\d{3})/i.exec(detail)?.[1];
  if (status !== undefined) return { sort: 'status', detail, status };
  if (/did not get expected response|presented key .{0,200}did not match/i.test(detail))
    return { sort: 'content', detail };
  if (/not yet propagated|authoritative nameserver|\bSERVFAIL\b|\bREFUSED\b|\bNXDOMAIN\b/.test(detail))
    return { sort: 'propagation', detail };
  if (detail !== reason && connection.test(detail)) return { sort: 'connection', detail };
  return /failed to perform self check/i.test(detail) ? { sort: 'connection', detail } : undefined;
}

/** One line of at most 300 characters, to be quoted inside a sentence. */
export function quoted(text: string | undefined): string {
  const line = (text ?? '').replace(/\s+/g, ' ').trim();
  if (line === '') return '–';
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
