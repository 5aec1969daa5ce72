import type { Account, AccountType } from '../../packages/books';

export type DefaultTax = 'standard' | 'zero' | 'exempt' | 'none';

/** One account of a chart. If it has no category, the package derives one from `kind`. */
export type ChartRow = readonly [code: string, name: string, kind: ChartKind, tax?: DefaultTax, category?: string];

export const accountTypes = {
  overhead: 'Expense',
  direct: 'Expense',
  wages: 'Expense',
  sales: 'Income',
  'other income': 'Income',
  'current asset': 'Asset',
  'fixed asset': 'Asset',
  liability: 'Liability',
  equity: 'Equity',
  receivable: 'Asset',
  payable: 'Liability',
  tax: 'Liability',
  opening: 'Equity',
} as const satisfies Readonly<Record<string, AccountType>>;
export type ChartKind = keyof typeof accountTypes;

export const roleOf = (kind: ChartKind): Account['role'] =>
  kind === 'receivable' || kind === 'payable' || kind === 'tax' || kind === 'opening' ? kind : undefined;
