import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

export type Service = 'PublicApi' | 'ClientsApi' | 'ExpenseSyncApi' | 'PushApi' | 'PullApi' | 'StdznCustomData';

export interface ValidationItem {
  readonly itemId: string;
  readonly message: string;
  readonly validatorName: string;
}

/**
 * An error response of Codat. Any code inside an operation can throw it; the writes of that operation are rolled back.
 */
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

/**
 * Returns a correlation id that starts with the time. The request log is sorted by it: new rows go to the end, and old
 * rows are deleted from the start.
 */
export const newCorrelationId = (): string =>
  Date.now().toString(16).padStart(12, '0') + randomUUID().replaceAll('-', '').slice(12);

export const errorBody = (error: CodatError, correlationId: string): Record<string, unknown> => ({
  statusCode: error.status,
  service: error.service,
  error: error.message,
  correlationId,
  ...(error.errors.length > 0 ? { validation: { errors: error.errors, warnings: [] } } : {}),
  // This applies to a 429 and a 503 too: every example in the OpenAPI documents says Unknown.
  canBeRetried: 'Unknown',
  detailedErrorCode: 0,
});

export const badRequest = (message: string, service: Service = 'PublicApi'): CodatError =>
  new CodatError(400, service, message);
export const notFound = (message = 'NotFound', service: Service = 'PublicApi'): CodatError =>
  new CodatError(404, service, message);
export const companyNotFound = (id: string): CodatError => notFound(`No company was found with ID ${id}`, 'ClientsApi');
export const connectionNotFound = (id: string): CodatError => notFound(`Data connection ${id} not found`);
export const connectionNotLinked = (id: string): CodatError =>
  badRequest(`Data connection ${id} is not linked.`, 'PushApi');

/** Returns Codat's 400 for an invalid request. `itemId` names the invalid field. */
export const invalidRequest = (
  itemId: string,
  message: string,
  validatorName = 'Request',
  service: Service = 'PublicApi',
): CodatError => invalidItems([{ itemId, message, validatorName }], service);

const invalidItems = (errors: readonly ValidationItem[], service: Service): CodatError =>
  new CodatError(400, service, 'Error processing request - not valid.', errors);

/**
 * Parses the body by its schema and returns it. Throws Codat's 400 with one error for each problem that the schema
 * finds.
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown, service: Service = 'PublicApi'): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw invalidItems(
    parsed.error.issues.map(({ path, message }) => ({ itemId: pathText(path), message, validatorName: 'Request' })),
    service,
  );
}

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
