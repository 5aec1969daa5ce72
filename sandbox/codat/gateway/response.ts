import { CodatError, errorBody } from '../error';
import type { Reply, UploadedFile } from '../operation';

/** What goes back to a caller: JSON, a file, or nothing. */
export interface ApiResponse {
  readonly status: number;
  readonly body: string | null;
  readonly file?: UploadedFile;
  readonly headers?: Readonly<Record<string, string>>;
}

export const toResponse = ({ status, body, json, file }: Reply): ApiResponse =>
  file
    ? { status, body: null, file, headers: fileHeaders(file) }
    : { status, body: json ?? (body === undefined ? null : JSON.stringify(body)) };

/** Cut where it can no longer be JSON. */
export const truncated = (body: string | null): string | null =>
  body === null ? null : body.slice(0, Math.max(1, body.length >> 1));

/** A refusal in Codat's error body. Anything that was not meant as one is a fault of ours: said loudly, and a 500. */
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

/** What the "Errors" page shows for a plan whose companies are all taken. */
export const companyLimitExceeded = (): CodatError =>
  new CodatError(402, 'PublicApi', 'CompanyValidationException: Company limit exceeded', [
    {
      itemId: 'Company',
      message: 'Company limit exceeded. Learn more at https://docs.codat.io/using-the-api/errors',
      validatorName: 'CreateCompany',
    },
  ]);

export const tooManyRequests = (seconds: number): CodatError =>
  new CodatError(
    429,
    'PublicApi',
    'You have made too many requests in a given amount of time; please retry later.',
    [],
    { 'Retry-After': String(seconds) },
  );

const fileHeaders = ({ name, type }: UploadedFile): Record<string, string> => ({
  'content-type': type || 'application/octet-stream',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
});
