import { CodatError, errorBody } from '../error';
import type { Reply, UploadedFile } from '../operation';

/** A response to the client. It has JSON, a file, or no body. */
export interface ApiResponse {
  readonly status: number;
  readonly body: string | null;
  readonly file?: UploadedFile;
  readonly headers?: Readonly<Record<string, string>>;
}

export const toResponse = ({ status, body, json, file }: Reply): ApiResponse =>
  file
    ? { status, body: null, file, headers: fileHeaders(file.name, file.type) }
    : { status, body: json ?? (body === undefined ? null : JSON.stringify(body)) };

/** Returns the first half of a body, which is then invalid JSON. */
export const truncated = (body: string | null): string | null =>
  body === null ? null : body.slice(0, Math.max(1, body.length >> 1));

/**
 * Returns Codat's error body for a `CodatError`. Any other error is a bug in the sandbox: it is logged and becomes a
 * 500.
 */
export function errorResponse(error: unknown, requestId: string): ApiResponse {
  if (!(error instanceof CodatError)) console.error('sandbox: an operation failed', error);
  const known = error instanceof CodatError ? error : serverError();
  return { status: known.status, body: JSON.stringify(errorBody(known, requestId)), headers: known.headers };
}

export const serverError = (): CodatError =>
  new CodatError(500, 'PublicApi', 'There is a problem with our server. Please try again later.');

export const serviceUnavailable = (): CodatError =>
  new CodatError(503, 'PublicApi', 'The Codat API is temporarily offline for maintenance. Please try again later.');

export const outdatedKey = (): CodatError =>
  new CodatError(403, 'PublicApi', 'You are using an outdated API key or a key not associated with that resource.');

/** Returns Codat's 402 in the format of its page "Errors". It names the plan limit that the call exceeds. */
export const planLimitExceeded = (
  exception: string,
  message: string,
  itemId: string,
  validatorName: string,
): CodatError =>
  new CodatError(402, 'PublicApi', `${exception}: ${message}`, [
    { itemId, message: `${message}. Learn more at https://docs.codat.io/using-the-api/errors`, validatorName },
  ]);

/** Returns the 402 for a plan that allows no more companies (Codat, "Errors"). */
export const companyLimitExceeded = (): CodatError =>
  planLimitExceeded('CompanyValidationException', 'Company limit exceeded', 'Company', 'CreateCompany');

export const tooManyRequests = (seconds: number): CodatError =>
  new CodatError(
    429,
    'PublicApi',
    'You have made too many requests in a given amount of time; please retry later.',
    [],
    { 'Retry-After': String(seconds) },
  );

/** Returns the headers of a file download. */
export const fileHeaders = (name: string, type = ''): Record<string, string> => ({
  'content-type': type || 'application/octet-stream',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
});
