import { type ErrorCode, LionsError } from '../model/error.ts';
import type { TextParameters } from '../model/finding.ts';

/** The body of a refusal, as the API server words it. Every field may be missing. */
export interface Status {
  readonly status?: string;
  readonly message?: string;
  /** Machine word, such as `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, `Expired`. */
  readonly reason?: string;
  readonly code?: number;
  readonly metadata?: { readonly continue?: string };
  readonly details?: {
    readonly name?: string;
    readonly group?: string;
    readonly kind?: string;
    readonly uid?: string;
    readonly causes?: readonly StatusCause[];
    readonly retryAfterSeconds?: number;
  };
}

export interface StatusCause {
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
}

/** The API server answered, and the answer is a refusal. */
export class KubernetesError extends LionsError {
  /** The HTTP status, or the `code` of an ERROR event in a watch. */
  readonly httpStatus: number;
  /** The server's own words; undefined when something before it answered (a proxy, a load balancer). */
  readonly status: Status | undefined;
  /** From the `Retry-After` header or the Status, in seconds. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    httpStatus: number,
    detail: string,
    more: { status?: Status; retryAfterSeconds?: number; parameters?: TextParameters } = {},
  ) {
    super(code, detail, more.parameters);
    this.name = 'KubernetesError';
    this.httpStatus = httpStatus;
    this.status = more.status;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }

  /** The Status's reason, such as `AlreadyExists`; empty when there is none. */
  get statusReason(): string {
    return this.status?.reason ?? '';
  }
}

/** A PodDisruptionBudget does not allow the eviction now. Not repeated by the client: waiting is the caller's decision. */
export class EvictionBlocked extends KubernetesError {
  override readonly name = 'EvictionBlocked';
}

/** The container's command could not be run or its exit status is not known. A command that ends non-zero is not an error. */
export class ExecError extends KubernetesError {
  override readonly name = 'ExecError';
}

export function isStatus(value: unknown): value is Status {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'Status';
}

/** Whether this is the server's "no such object" (or "no such resource"). */
export function isNotFound(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.httpStatus === 404;
}

/** Whether an object of that name exists already; a 409 too, but not a conflict of versions. */
export function isAlreadyExists(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.statusReason === 'AlreadyExists';
}

/** Whether the object changed since it was read, or its uid or resourceVersion is not the one that was asked for. */
export function isConflict(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.httpStatus === 409 && error.statusReason !== 'AlreadyExists';
}

/** Whether a continue token or a resourceVersion has expired. */
export function isGone(error: unknown): error is KubernetesError {
  return error instanceof KubernetesError && error.httpStatus === 410;
}

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'LIONS-API-005',
  401: 'LIONS-API-001',
  403: 'LIONS-API-002',
  404: 'LIONS-API-003',
  405: 'LIONS-API-005',
  406: 'LIONS-API-005',
  409: 'LIONS-API-004',
  410: 'LIONS-API-007',
  413: 'LIONS-API-005',
  415: 'LIONS-API-005',
  422: 'LIONS-API-005',
  429: 'LIONS-API-006',
  503: 'LIONS-API-006',
};

/** What stands in an answer: enough to say what was refused. */
export interface Refusal {
  readonly httpStatus: number;
  readonly body: string;
  readonly retryAfter?: string | undefined;
  /** `host:port`, for the texts. */
  readonly target: string;
}

/** Turns an answer that is not 2xx into an error. */
export function refusalError(refusal: Refusal): KubernetesError {
  const status = parseStatus(refusal.body);
  const retryAfterSeconds = status?.details?.retryAfterSeconds ?? secondsOf(refusal.retryAfter);
  const { httpStatus, target } = refusal;
  if (status) return statusError(status, httpStatus, target, retryAfterSeconds);
  const said = `HTTP ${httpStatus}${excerpt(refusal.body)}`;
  return new KubernetesError(codeWithoutStatus(refusal), httpStatus, said, {
    retryAfterSeconds,
    parameters: { target },
  });
}

/** An error from the server's own words: a body, or an ERROR event of a watch. */
export function statusError(
  status: Status,
  httpStatus = status.code ?? 500,
  target = '',
  retryAfterSeconds = status.details?.retryAfterSeconds,
): KubernetesError {
  const code = codeOf(httpStatus);
  const message = status.message || status.reason || `HTTP ${httpStatus}`;
  const causes = status.details?.causes ?? [];
  const budget = httpStatus === 429 && causes.some((cause) => cause.reason === 'DisruptionBudget');
  const ErrorClass = budget ? EvictionBlocked : KubernetesError;
  return new ErrorClass(code, httpStatus, message, { status, retryAfterSeconds, parameters: { target } });
}

function codeOf(httpStatus: number): ErrorCode {
  return byStatus[httpStatus] ?? (httpStatus >= 500 ? 'LIONS-API-008' : 'LIONS-API-005');
}

/** Without a Status something else may have answered; only what the API server also says in plain text is believed. */
function codeWithoutStatus({ httpStatus, body }: Refusal): ErrorCode {
  if (httpStatus >= 500 || [401, 403, 429].includes(httpStatus)) return byStatus[httpStatus] ?? 'LIONS-API-008';
  if (httpStatus === 404 && /^404 page not found\s*$/.test(body)) return 'LIONS-API-003';
  if (body === '') return byStatus[httpStatus] ?? 'LIONS-API-009';
  return 'LIONS-API-009';
}

function parseStatus(body: string): Status | undefined {
  if (!body.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return isStatus(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first words of a body that is not Kubernetes', on one line, so that a person recognises the page. */
export function excerpt(body: string): string {
  const line = body
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  return line && `: ${line}`;
}

/** `Retry-After` is a number of seconds or an HTTP date. */
function secondsOf(header: string | undefined): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
