/** The fields of an expense that a column of an imported file can contain, and the columns that explain its amount. */
export const importFields = [
  'day',
  'merchant',
  'amount',
  'debit',
  'credit',
  'direction',
  'currency',
  'rate',
  'fee',
  'state',
  'balance',
  'originalAmount',
  'originalCurrency',
  'card',
  'note',
  'category',
] as const;
export type ImportField = (typeof importFields)[number];

/** For each field, the index of the column that contains it, from 0. */
export type FieldColumns = Readonly<Partial<Record<ImportField, number>>>;
