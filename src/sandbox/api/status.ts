import type { Fields } from '../fields.ts';

export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field?: string;
}

export interface Details {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly Cause[];
  readonly retryAfterSeconds?: number;
}

/** A refusal in the words of the real API server; its body is a `Status` object. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: Details | undefined;
  /** Goes into `metadata.continue` of an expired list. */
  readonly continueToken: string | undefined;

  constructor(code: number, reason: string, message: string, details?: Details, continueToken?: string) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.continueToken = continueToken;
  }

  get body(): Fields {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken === undefined ? {} : { continue: this.continueToken },
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }
}

/** What the refusals below speak of. */
export interface Subject {
  readonly group: string;
  readonly resource: string;
  readonly name: string;
}

const qualified = (subject: Pick<Subject, 'group' | 'resource'>) =>
  subject.group ? `${subject.resource}.${subject.group}` : subject.resource;

const about = (subject: Subject, causes?: readonly Cause[]): Details => ({
  name: subject.name,
  ...(subject.group && { group: subject.group }),
  kind: subject.resource,
  ...(causes && { causes }),
});

export const badRequest = (message: string) => new ApiError(400, 'BadRequest', message);
export const unauthorised = () => new ApiError(401, 'Unauthorized', 'Unauthorized');
export const noSuchResource = () =>
  new ApiError(404, 'NotFound', 'the server could not find the requested resource', {});
export const methodNotAllowed = () =>
  new ApiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});
export const notAcceptable = () =>
  new ApiError(406, 'NotAcceptable', '406: Not Acceptable\n\nAvailable representations: application/json', {});

/** For options of a request, such as `dryRun`, that have no such value. */
export function unsupportedOption(kind: string, field: string, given: unknown, known: readonly string[]): ApiError {
  const quoted = known.map((value) => JSON.stringify(value)).join(', ');
  const message = `Unsupported value: ${JSON.stringify(given)}: supported values: ${quoted}`;
  return new ApiError(422, 'Invalid', `${kind}.meta.k8s.io "" is invalid: ${field}: ${message}`, {
    group: 'meta.k8s.io',
    kind,
    causes: [{ reason: 'FieldValueNotSupported', message, field }],
  });
}
export const unsupportedMediaType = (known: string) =>
  new ApiError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${known}`,
  );
export const tooLarge = (limit: number) =>
  new ApiError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${limit}`, {});

export function notFound(subject: Subject): ApiError {
  return new ApiError(404, 'NotFound', `${qualified(subject)} "${subject.name}" not found`, about(subject));
}

export function alreadyExists(subject: Subject): ApiError {
  return new ApiError(409, 'AlreadyExists', `${qualified(subject)} "${subject.name}" already exists`, about(subject));
}

export function conflict(subject: Subject, why: string): ApiError {
  return new ApiError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(subject)} "${subject.name}": ${why}`,
    about(subject),
  );
}

export const modifiedMeanwhile =
  'the object has been modified; please apply your changes to the latest version and try again';

/** @param kind the kind with its group, as `Deployment.apps`; `details.kind` is the bare kind for this error, as the real one has it */
export function invalid(subject: Subject & { readonly kind: string }, causes: readonly Cause[]): ApiError {
  const kind = subject.group ? `${subject.kind}.${subject.group}` : subject.kind;
  const texts = causes.map((cause) => `${cause.field}: ${cause.message}`);
  const joined = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  return new ApiError(422, 'Invalid', `${kind} "${subject.name}" is invalid: ${joined}`, {
    ...about(subject, causes),
    kind: subject.kind,
  });
}

/** @param what the rest of the sentence after “is forbidden: ” */
export function forbidden(subject: Subject, what: string, causes?: readonly Cause[]): ApiError {
  const name = subject.name ? `${qualified(subject)} "${subject.name}"` : qualified(subject);
  const { name: _, ...rest } = about(subject, causes);
  return new ApiError(403, 'Forbidden', `${name} is forbidden: ${what}`, {
    ...(subject.name && { name: subject.name }),
    ...rest,
  });
}

export function gone(message: string, continueToken?: string): ApiError {
  return new ApiError(410, 'Expired', message, undefined, continueToken);
}

export function tooLargeVersion(asked: number, current: number): ApiError {
  return new ApiError(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });
}
