import { convert, toMinor } from '../engine/money';
import type { CompanyInfo, ResolvedTransfer, TransferSide } from '../packages/books';
import { type AccountSnapshot, negate, type PostableRecord, snapshotOf } from './record';

/** A transfer between two accounts. Each amount is in minor units of the currency of its account. */
export interface TransferRecord {
  readonly description: string;
  readonly from: MovedAmount;
  readonly to: MovedAmount;
  readonly revision: number;
}

export interface MovedAmount {
  readonly account: AccountSnapshot;
  readonly currency: string;
  readonly amount: number;
}

/**
 * Builds the record and postings of a transfer. Both postings have the same base amount. If one account is in the base
 * currency, its amount is used.
 */
export function buildTransfer(transfer: ResolvedTransfer, revision: number): PostableRecord<TransferRecord> {
  const [from, to] = [moved(transfer.from), moved(transfer.to)];
  const value = baseValue(transfer.info, from, to);
  return {
    kind: 'Transfer',
    date: transfer.date,
    record: { description: transfer.description, from, to, revision },
    postings: [
      { accountId: from.account.id, base: negate(value), native: negate(from.amount) },
      { accountId: to.account.id, base: value, native: to.amount },
    ],
  };
}

const moved = ({ account, amount }: TransferSide): MovedAmount => ({
  account: snapshotOf(account),
  currency: account.currency,
  amount: toMinor(amount, account.currency),
});

function baseValue(info: CompanyInfo, from: MovedAmount, to: MovedAmount): number {
  if (from.currency === info.baseCurrency) return from.amount;
  if (to.currency === info.baseCurrency) return to.amount;
  return convert(from.amount, from.currency, info.baseCurrency, info.rates[from.currency] ?? 1);
}
