import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

export type Service = 'PublicApi' | 'ClientsApi' | 'ExpenseSyncApi' | 'PushApi' | 'PullApi' | 'StdznCustomData';

export interface ValidationItem {
  readonly itemId: string;
  readonly message: string;
  readonly validatorName: string;
}

/** A refusal in Codat's error body. Thrown anywhere below an operation; nothing that was written stays. */
export class CodatError extends Error {
  constructor(
    readonly status: number,
    readonly service: Service,
    message: string,
    readonly errors: readonly ValidationItem[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** In the order of time, so that the log of requests grows at its end and is cut at its beginning. */
export const newCorrelationId = (): string =>
  Date.now().toString(16).padStart(12, '0') + randomUUID().replaceAll('-', '').slice(12);

export function errorBody(error: CodatError, correlationId: string): Record<string, unknown> {
  return {
    statusCode: error.status,
    service: error.service,
    error: error.message,
    correlationId,
    ...(error.errors.length > 0 ? { validation: { errors: error.errors, warnings: [] } } : {}),
    // Also for a 429 and a 503: no example in the OpenAPI documents says anything else.
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  };
}

export const companyNotFound = (id: string): CodatError =>
  new CodatError(404, 'ClientsApi', `No company was found with ID ${id}`);
export const connectionNotFound = (id: string): CodatError =>
  new CodatError(404, 'PublicApi', `Data connection ${id} not found`);
export const notFound = (what = 'NotFound'): CodatError => new CodatError(404, 'PublicApi', what);

/** A body as its schema wants it, or Codat's 400 with one error per fault. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown, service: Service = 'PublicApi'): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new CodatError(
    400,
    service,
    'Error processing request - not valid.',
    parsed.error.issues.map((issue) => ({
      itemId: pathText(issue.path),
      message: issue.message,
      validatorName: 'Request',
    })),
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
