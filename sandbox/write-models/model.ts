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

/**
 * The part of a write model that differs between packages: its fields, and optional remarks about the whole record. If
 * there are no remarks, it is just the list of fields.
 */
export type ModelDefinition =
  | readonly Field[]
  | (Pick<WriteModel, 'fields'> & Partial<Pick<WriteModel, 'warnings' | 'information'>>);

/** The write models of a package. If a type is missing, records of that type cannot be written to the package. */
export type PackageModels = Readonly<Partial<Record<WritableType, ModelDefinition>>>;
