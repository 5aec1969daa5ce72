import type { DocumentedOperation, DocumentName, Subject } from './documents';
import { isObject, type Json, type JsonObject } from './json';
import type { Violation } from './validator';

/**
 * A difference between Codat's documents and the sandbox that is intended. The suite fails if an exception is never
 * used.
 */
interface Exception {
  readonly reason: string;
  /** The document that supports the exception. It starts with "nowhere" and the evidence if no document does. */
  readonly source: string;
}

/** An error in one of Codat's documents. It is corrected before responses are checked against the document. */
export interface Correction extends Exception {
  readonly document: DocumentName;
  readonly pointer: string;
  readonly change: (there: Json) => Json;
}

/** A status that an operation responds with, but that its document does not list. */
export interface UnlistedStatus extends Exception {
  readonly statuses: readonly number[];
  readonly operations: (operation: DocumentedOperation) => boolean;
  /** If set, the exception applies only to responses with this error message. */
  readonly error?: string;
  /** The name of the body's schema in the same document. If absent, the body is Codat's error body. */
  readonly schema?: string;
}

/** A property that a response or an event has, but that its document does not declare. */
export interface UndeclaredProperty extends Exception {
  readonly subjects: (subject: Subject) => boolean;
  readonly path: RegExp;
}

/** A status that a document lists, but that no call can cause. */
export interface UnreachableStatus extends Exception {
  readonly statuses: readonly number[];
  readonly operations: (operation: DocumentedOperation) => boolean;
}

const without =
  (...names: readonly string[]) =>
  (there: Json): Json =>
    isObject(there) ? Object.fromEntries(Object.entries(there).filter(([name]) => !names.includes(name))) : there;
const also =
  (more: JsonObject) =>
  (there: Json): Json =>
    isObject(there) ? { ...there, ...more } : there;
const named =
  (...ids: readonly string[]) =>
  ({ id }: Subject): boolean =>
    ids.includes(id);

export const corrections: readonly Correction[] = [
  ...(
    [
      ['Codat-Sync-Expenses', 'Transactions'],
      ['Codat-Sync-Expenses-v1', 'TransactionMetadataList'],
    ] as const
  ).map(
    ([document, schema]): Correction => ({
      document,
      pointer: `/components/schemas/${schema}`,
      change: without('additionalProperties'),
      reason: 'It forbids additional properties beside an allOf that declares them all: no value is valid.',
      source: 'JSON Schema 2020-12, section 10.3.2.3: additionalProperties sees only its sibling properties.',
    }),
  ),
  ...(
    [
      ['Codat-Platform', 'PagingInfo'],
      ['Codat-Sync-Expenses', 'PagingInfo'],
      ['Codat-Sync-Expenses-v1', 'PagingInfo'],
      ['Codat-Bank-Feeds', 'Companies/allOf/1'],
    ] as const
  ).map(
    ([document, schema]): Correction => ({
      document,
      pointer: `/components/schemas/${schema}/properties/pageSize`,
      change: without('maximum'),
      reason: 'The schemas of 2026 allow 2,000; the page and the description of the parameter allow 5,000.',
      source: '"Paging" page.',
    }),
  ),
  {
    document: 'Codat-Sync-Expenses-v1',
    pointer: '/components/schemas/AccountMappingInfo',
    change: also({ additionalProperties: true }),
    reason: 'Versions 1 and 2 share the path of mapping options; version 2 declares more properties of an account.',
    source: 'AccountMappingInfo of Codat-Sync-Expenses, which is the newer one.',
  },
  {
    document: 'Codat-Sync-Expenses-v1',
    pointer: '/components/schemas/AccountMappingInfo/properties/validTransactionTypes/items',
    change: without('maxLength'),
    reason: 'It allows eight letters, but its own enum has Chargeback.',
    source: 'The same schema.',
  },
  {
    document: 'Codat-Platform',
    pointer: '/paths/~1apiKeys~1%7BapiKeyId%7D/delete/responses/204',
    change: without('$ref'),
    reason: 'The 204 has the body of a 429.',
    source: 'RFC 9110, section 15.3.5: a 204 has no content.',
  },
  {
    document: 'Codat-Platform',
    pointer: '/components/schemas/Integration/definitions/dataTypeFeature/properties',
    change: also({ datatype: { type: 'string' } }),
    reason: 'It requires datatype and declares dataType; the sandbox sends both.',
    source: 'The example of the same schema, which has datatype; @codat/platform, which reads dataType.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    pointer: '/components/schemas/BankTransactions/definitions/bankTransactionLine/allOf/0/properties',
    change: also({ date: { $ref: '#/components/schemas/DateTime' } }),
    reason: 'It requires date and declares clearedOnDate; the sandbox sends both.',
    source: 'BankTransactions of Codat-Bank-Feeds, which has date.',
  },
];

const unlistedRefusal = 'The refusal needs a status, and no listed one fits.';

const isAccounting = ({ document }: Subject): boolean => document === 'Codat-Accounting.2023-04-26';

export const unlistedStatuses: readonly UnlistedStatus[] = [
  {
    statuses: [400, 401, 402, 403, 404, 409, 429, 500, 503],
    operations: isAccounting,
    reason: 'This document lists only successes.',
    source: '"Errors" page; the same operations in Codat-Sync-Expenses and Codat-Bank-Feeds list them.',
  },
  {
    statuses: [400],
    operations: (operation) => !isAccounting(operation),
    error: 'Error processing request - not valid.',
    reason: 'Every operation refuses an id that is not a UUID, and an unreadable body.',
    source: '"Errors" page, for every operation; only some operations list it.',
  },
  {
    statuses: [400],
    operations: named('unlink-connection'),
    error: 'Only Linked connections can be unlinked.',
    reason: unlistedRefusal,
    source: '"Unlink connection": only a Linked connection can be unlinked; it gives no status.',
  },
  {
    statuses: [400],
    operations: named('create-connection'),
    error: 'A company can have only one active accounting connection. Delete the existing connection first.',
    reason: unlistedRefusal,
    source: 'The description of Connection: "Accounting data - 1 active connection"; it gives no status.',
  },
  {
    statuses: [202],
    operations: named('initiate-sync'),
    schema: 'SyncInitiated',
    reason: 'The document lists only errors.',
    source: '@codat/sync-for-expenses 3.1.0, which expects a 202 with a SyncInitiated.',
  },
  {
    statuses: [409],
    operations: named('refresh-data-type'),
    reason: 'A list cannot be read twice at the same time.',
    source: '"Queue data syncs" page: DatasetAlreadyInProgressException; it gives no status.',
  },
  {
    statuses: [409, 422],
    operations: named('create-company'),
    reason: 'The idempotency key was used with another body, or its first call is in progress.',
    source: '"Idempotency" page, for every POST and PATCH.',
  },
  {
    statuses: [451],
    operations: named('create-connection'),
    reason: 'A blocked integration cannot be connected, and nothing announces it beforehand.',
    source: '"Errors" page; the response Legal-Reasons of Codat-Platform, which only custom data types use.',
  },
];

export const undeclaredProperties: readonly UndeclaredProperty[] = [
  {
    subjects: () => true,
    path: /^(\/results\/\d+)?\/platform$/,
    reason: 'Every example of a company in every document has it.',
    source: 'The examples of create-company and get-company.',
  },
  {
    subjects: isAccounting,
    path: /^(\/results\/\d+)?\/status$/,
    reason: 'Bank accounts got a status after this document was published.',
    source: 'BankAccount of Codat-Sync-Expenses.',
  },
  {
    subjects: ({ document, id }) => document === 'Webhooks' && id.startsWith('read.completed'),
    path: /^\/payload\/dataTypes\/\d+\/issues$/,
    reason: 'Two documents have the same event, and only one of them declares its issues.',
    source: 'ReadCompletedWebhook of Codat-Platform.',
  },
];

export const unreachableStatuses: readonly UnreachableStatus[] = [
  {
    statuses: [200],
    operations: named('get-connection-management-access-token'),
    reason: 'Deprecated; a 404 since 2026-10-12.',
    source: 'The changelog; get-company-access-token replaces it.',
  },
  {
    statuses: [404],
    operations: ({ path }) => !path.includes('{'),
    reason: 'The call names nothing that could be missing.',
    source: 'The path has no parameter.',
  },
  {
    statuses: [400],
    operations: named('list-webhook-consumers'),
    reason: 'The call sends nothing that could be wrong.',
    source: 'The operation has no parameters and no body.',
  },
];

export const unlistedStatus = (
  operation: DocumentedOperation,
  status: number,
  body: unknown,
): UnlistedStatus | undefined =>
  unlistedStatuses.find(
    ({ statuses, operations, error }) =>
      statuses.includes(status) && operations(operation) && (error === undefined || error === errorIn(body)),
  );

const errorIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;

export const undeclaredProperty = (subject: Subject, violation: Violation): UndeclaredProperty | undefined =>
  violation.kind === 'undeclared'
    ? undeclaredProperties.find((each) => each.subjects(subject) && each.path.test(violation.path))
    : undefined;

export const unreachableStatus = (operation: DocumentedOperation, status: number): UnreachableStatus | undefined =>
  unreachableStatuses.find((each) => each.statuses.includes(status) && each.operations(operation));
