import type { Json } from './json';
import type { Violation } from './validator';

/** Codat's published OpenAPI documents. The names are those of the files. */
export const documentNames = [
  'Codat-Platform',
  'Codat-Sync-Expenses',
  'Codat-Sync-Expenses-v1',
  'Codat-Accounting.2023-04-26',
  'Codat-Bank-Feeds',
] as const;
export type DocumentName = (typeof documentNames)[number];
export const eventDocuments = ['Codat-Platform', 'Webhooks'] as const;
export type EventDocumentName = (typeof eventDocuments)[number];

export type Documents = Readonly<Partial<Record<DocumentName | EventDocumentName, Json>>>;

/** Identifies an operation by its id, or a webhook event by its type. Both are unique in their document. */
export interface Subject {
  readonly document: DocumentName | EventDocumentName;
  readonly id: string;
}

export interface DocumentedOperation extends Subject {
  readonly document: DocumentName;
  readonly method: string;
  /** The path as in the document, for example `/companies/{companyId}`. */
  readonly path: string;
  readonly statuses: readonly number[];
  /** Returns the violations in a response body. `status` must be one of `statuses`. */
  readonly violationsOf: (status: number, body: unknown) => readonly Violation[];
  /** Checks the body against a schema of the document, given by its name. */
  readonly violationsOfSchema: (name: string, body: unknown) => readonly Violation[];
  /** Returns the examples that the document has for this status. */
  readonly examplesOf: (status: number) => readonly Json[];
}

export interface DocumentedEvent extends Subject {
  readonly violationsOf: (body: unknown) => readonly Violation[];
}
