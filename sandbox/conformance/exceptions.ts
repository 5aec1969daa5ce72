import type { DocumentedOperation, DocumentName, Subject } from './documents';
import { isObject, type Json, type JsonObject } from './json';
import type { Complaint } from './validator';

/** Where the documents and the sandbox differ on purpose. One that is no longer met makes the suite fail. */
interface Exception {
  readonly reason: string;
  /** Where it is written, or "nowhere" with what speaks for it. */
  readonly source: string;
}

/** A fault of a document itself, put right before anything is judged by it. */
export interface Correction extends Exception {
  readonly document: DocumentName;
  readonly pointer: string;
  readonly change: (there: Json) => Json;
}

/** A status that an operation answers with although its document does not list it. */
export interface UnlistedStatus extends Exception {
  readonly statuses: readonly number[];
  readonly operations: (operation: DocumentedOperation) => boolean;
  /** With this error alone; with any where there is none. */
  readonly error?: string;
  /** The schema of the body, of the same document; an error body where there is none. */
  readonly schema?: string;
}

/** A property of an answer, or of an event, that its document does not name. */
export interface UnnamedProperty extends Exception {
  readonly subjects: (subject: Subject) => boolean;
  readonly path: RegExp;
}

/** A status that is listed and cannot be brought about. */
export interface Unreachable extends Exception {
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
      reason: 'It forbids every property beside an allOf that names them all: nothing can be valid.',
      source: 'JSON Schema 2020-12, section 10.3.2.3: additionalProperties sees its own properties alone.',
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
      reason: 'The schemas of 2026 say 2,000 at most, the page and the description of the parameter 5,000.',
      source: '"Paging" page.',
    }),
  ),
  {
    document: 'Codat-Sync-Expenses-v1',
    pointer: '/components/schemas/AccountMappingInfo',
    change: also({ additionalProperties: true }),
    reason: 'Versions 1 and 2 have one path for mapping options; version 2 names more of an account.',
    source: 'AccountMappingInfo of Codat-Sync-Expenses, which is the newer one.',
  },
  {
    document: 'Codat-Sync-Expenses-v1',
    pointer: '/components/schemas/AccountMappingInfo/properties/validTransactionTypes/items',
    change: without('maxLength'),
    reason: 'At most eight letters, and yet its own enum has Chargeback.',
    source: 'The same schema.',
  },
  {
    document: 'Codat-Platform',
    pointer: '/paths/~1apiKeys~1%7BapiKeyId%7D/delete/responses/204',
    change: without('$ref'),
    reason: 'A 204 with the body of a 429.',
    source: 'RFC 9110, section 15.3.5: a 204 has no content.',
  },
  {
    document: 'Codat-Platform',
    pointer: '/components/schemas/Integration/definitions/dataTypeFeature/properties',
    change: also({ datatype: { type: 'string' } }),
    reason: 'It requires datatype and names dataType; the sandbox sends both.',
    source: 'The example of the same schema, which has datatype; @codat/platform, which reads dataType.',
  },
  {
    document: 'Codat-Accounting.2023-04-26',
    pointer: '/components/schemas/BankTransactions/definitions/bankTransactionLine/allOf/0/properties',
    change: also({ date: { $ref: '#/components/schemas/DateTime' } }),
    reason: 'It requires date and names clearedOnDate; the sandbox sends both.',
    source: 'BankTransactions of Codat-Bank-Feeds, which has date.',
  },
];

const isAccounting = ({ document }: Subject): boolean => document === 'Codat-Accounting.2023-04-26';

export const unlistedStatuses: readonly UnlistedStatus[] = [
  {
    statuses: [400, 401, 402, 403, 404, 409, 429, 500, 503],
    operations: isAccounting,
    reason: 'This document lists successes alone.',
    source: '"Errors" page; the same operations in Codat-Sync-Expenses and Codat-Bank-Feeds list them.',
  },
  {
    statuses: [400],
    operations: (operation) => !isAccounting(operation),
    error: 'Error processing request - not valid.',
    reason: 'An id that is no UUID, or a body that cannot be read, is refused by every operation in the same way.',
    source: '"Errors" page, for all of them; which operations list it is arbitrary.',
  },
  {
    statuses: [400],
    operations: named('unlink-connection'),
    error: 'Only Linked connections can be unlinked.',
    reason: 'There has to be a refusal for it, and none of those listed says so.',
    source: '"Unlink connection": only a connection that is Linked can be; it gives no status.',
  },
  {
    statuses: [400],
    operations: named('create-connection'),
    error: 'A company can have only one active accounting connection. Delete the existing connection first.',
    reason: 'There has to be a refusal for it, and none of those listed says so.',
    source: 'The description of Connection: "Accounting data - 1 active connection"; it gives no status.',
  },
  {
    statuses: [202],
    operations: named('initiate-sync'),
    schema: 'SyncInitiated',
    reason: 'The document lists errors alone.',
    source: '@codat/sync-for-expenses 3.1.0, which takes a 202 with a SyncInitiated.',
  },
  {
    statuses: [409],
    operations: named('refresh-data-type'),
    reason: 'A list is not read twice at the same time.',
    source: '"Queue data syncs" page: DatasetAlreadyInProgressException; it gives no status.',
  },
  {
    statuses: [409, 422],
    operations: named('create-company'),
    reason: 'The key of an earlier call with another body, or of one that is under way.',
    source: '"Idempotency" page: for every POST and PATCH.',
  },
  {
    statuses: [451],
    operations: named('create-connection'),
    reason: 'An integration that is blocked cannot be connected, and is not known before.',
    source: '"Errors" page; the response Legal-Reasons of Codat-Platform, used by custom data types alone.',
  },
];

export const unnamedProperties: readonly UnnamedProperty[] = [
  {
    subjects: () => true,
    path: /^(\/results\/\d+)?\/platform$/,
    reason: 'Every example of a company has it, in every document.',
    source: 'The examples of create-company and get-company.',
  },
  {
    subjects: isAccounting,
    path: /^(\/results\/\d+)?\/status$/,
    reason: 'Bank accounts have had a status since this document was made.',
    source: 'BankAccount of Codat-Sync-Expenses.',
  },
  {
    subjects: ({ document, id }) => document === 'Webhooks' && id.startsWith('read.completed'),
    path: /^\/payload\/dataTypes\/\d+\/issues$/,
    reason: 'What was wrong with what was read; the documents have the same event twice, and one has its issues.',
    source: 'ReadCompletedWebhook of Codat-Platform.',
  },
];

export const unreachable: readonly Unreachable[] = [
  {
    statuses: [200],
    operations: named('get-connection-management-access-token'),
    reason: 'Deprecated and, since 2026-10-12, a 404.',
    source: 'The changelog; get-company-access-token replaces it.',
  },
  {
    statuses: [404],
    operations: ({ path }) => !path.includes('{'),
    reason: 'Nothing is named that could be missing.',
    source: 'The path has no parameter.',
  },
  {
    statuses: [400],
    operations: named('list-webhook-consumers'),
    reason: 'Nothing is sent that could be wrong.',
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

export const unnamedProperty = (subject: Subject, complaint: Complaint): UnnamedProperty | undefined =>
  complaint.kind === 'undeclared'
    ? unnamedProperties.find((each) => each.subjects(subject) && each.path.test(complaint.path))
    : undefined;

export const unreachableStatus = (operation: DocumentedOperation, status: number): Unreachable | undefined =>
  unreachable.find((each) => each.statuses.includes(status) && each.operations(operation));
