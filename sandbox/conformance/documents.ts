import type { Json } from './json';
import type { Complaint } from './validator';

/** Codat's published OpenAPI documents, by the names of their files. */
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

/** An operation by its id, or an event by its type; unique in its document. */
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
  /** What is wrong with the body of an answer of this status, which must be one of the documented. */
  readonly complaintsOf: (status: number, body: unknown) => readonly Complaint[];
  /** The same by a schema of the document, named. */
  readonly complaintsOfSchema: (name: string, body: unknown) => readonly Complaint[];
  /** What the document itself shows as answers of this status. */
  readonly examplesOf: (status: number) => readonly Json[];
}

export interface DocumentedEvent extends Subject {
  readonly complaintsOf: (body: unknown) => readonly Complaint[];
}
