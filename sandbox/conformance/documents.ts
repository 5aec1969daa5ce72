import type { Json } from './json';
import type { Violation } from './validator';

/** Codat's published OpenAPI documents, by file name. */
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

/** An operation (by id) or an event (by type); unique in its document. */
export interface Subject {
  readonly document: DocumentName | EventDocumentName;
  readonly id: string;
}

export interface DocumentedOperation extends Subject {
  readonly document: DocumentName;
  readonly method: string;
  /** `/companies/{companyId}` */
  readonly path: string;
  readonly statuses: readonly number[];
  /** Returns the violations of a response body; the status must be a documented one. */
  readonly violationsOf: (status: number, body: unknown) => readonly Violation[];
  /** Returns the violations against a named schema of the document. */
  readonly violationsOfSchema: (name: string, body: unknown) => readonly Violation[];
  /** Returns the document's own examples for this status. */
  readonly examplesOf: (status: number) => readonly Json[];
}

export interface DocumentedEvent extends Subject {
  readonly violationsOf: (body: unknown) => readonly Violation[];
}
