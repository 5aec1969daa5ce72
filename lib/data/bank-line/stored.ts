import 'server-only';
import type { BankLineModel } from '@/lib/data/generated/models';
import type { BankLine } from '@/lib/domain/bank-line/bank-line';
import { type Money, money } from '@/lib/domain/money';

/** Returns the line of a row. */
export const toBankLine = ({
  amountMinor,
  currency,
  originalMinor,
  originalCurrency,
  feeMinor,
  balanceMinor,
  companyId: _,
  latestItemId: __,
  ...row
}: BankLineModel): BankLine => ({
  ...row,
  amount: money(amountMinor, currency),
  original: originalCurrency === null ? null : amountIn(originalMinor, originalCurrency),
  fee: amountIn(feeMinor, currency),
  balance: amountIn(balanceMinor, currency),
});

const amountIn = (minor: bigint | null, currency: string): Money | null =>
  minor === null ? null : money(minor, currency);
