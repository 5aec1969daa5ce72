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

/** What a package takes when a record of one type is written. */
export interface WriteModel {
  readonly displayName: string;
  readonly description: string;
  readonly warnings: readonly string[];
  readonly information: readonly string[];
  readonly fields: readonly Field[];
}

/** A model as a package's file writes it: its title is the same for every package. */
export interface ModelDefinition {
  readonly fields: readonly Field[];
  readonly warnings?: readonly string[];
  readonly information?: readonly string[];
}

/** A type that is not here cannot be written to the package. */
export type PackageModels = Readonly<Partial<Record<WritableType, ModelDefinition>>>;
