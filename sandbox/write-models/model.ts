import type { Field } from './field';

export const writableTypes = [
  'chartOfAccounts',
  'bankAccounts',
  'customers',
  'suppliers',
  'directCosts',
  'directIncomes',
  'transfers',
  'journalEntries',
  'bankTransactions',
] as const;
export type WritableType = (typeof writableTypes)[number];

/** The fields that a package accepts when a record of one type is written. */
export interface WriteModel {
  readonly displayName: string;
  readonly description: string;
  readonly warnings: readonly string[];
  readonly information: readonly string[];
  readonly fields: readonly Field[];
}

/** The fields of a model, and remarks about the whole record. The title is the same for every package. */
export type ModelDefinition =
  | readonly Field[]
  | (Pick<WriteModel, 'fields'> & Partial<Pick<WriteModel, 'warnings' | 'information'>>);

/** A type that is missing cannot be written to the package. */
export type PackageModels = Readonly<Partial<Record<WritableType, ModelDefinition>>>;
