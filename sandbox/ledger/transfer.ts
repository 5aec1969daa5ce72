import { convert, toMinor } from '../engine/money';
import type { CompanyInfo, ResolvedTransfer, TransferSide } from '../packages/books';
import { type AccountSnapshot, negate, type PostableRecord, snapshotOf } from './record';

/** Money between two accounts, each amount in minor units of its own account's currency. */
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

/** Both sides carry one base amount, that of the side kept in base; the rate is what the two amounts say. */
export function buildTransfer(draft: ResolvedTransfer, revision: number): PostableRecord<TransferRecord> {
  const [from, to] = [moved(draft.from), moved(draft.to)];
  const value = baseValue(draft.info, from, to);
  return {
    kind: 'Transfer',
    date: draft.date,
    record: { description: draft.description, from, to, revision },
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
