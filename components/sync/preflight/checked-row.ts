import { type Columns, toColumns } from '@/components/page/columns';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import { type BooksRecord, bookedRate, conversionText, recordTotal, taxName } from '@/lib/domain/books/record';
import type { TransferRecord } from '@/lib/domain/books/transfer-record';
import { blockedReason, type CheckResult } from '@/lib/domain/coding/preflight';
import type { TransferCheck } from '@/lib/domain/coding/transfer/check-transfer';
import { type Day, formatDay } from '@/lib/domain/day';
import { signedAmount } from '@/lib/domain/expense/expense';
import { type ExpenseType, expenseTypeNames } from '@/lib/domain/expense/type';
import { formatMoney } from '@/lib/domain/money';
import { formatDecimal } from '@/lib/domain/number';
import { rateBetween } from '@/lib/domain/transfer/exchange';
import { transferKindNames } from '@/lib/domain/transfer/kind';
import type { Transfer } from '@/lib/domain/transfer/transfer';

export type CheckedView = {
  readonly expense: {
    readonly id: string;
    readonly type: ExpenseType;
    readonly merchant: string;
    readonly day: string;
    readonly amount: { readonly minor: bigint; readonly currency: string };
  };
  readonly result: CheckResult;
};

export type CheckedTransferView = { readonly transfer: Transfer; readonly result: TransferCheck };

/** A checked expense in the words of the page. */
type ShownExpense = {
  readonly id: string;
  readonly merchant: string;
  /** Its day, and its type if it is no payment. */
  readonly detail: string;
  readonly amount: string;
};

/** An expense with the record that a sync would write. The lists have one value for each line of the record. */
export type ShownRecord = ShownExpense & {
  /** Whether the record replaces the one in the books. */
  readonly change: boolean;
  readonly accounts: readonly string[];
  readonly coding: readonly string[];
  readonly net: readonly string[];
  readonly tax: readonly string[];
  /** What the package does not store, in words. */
  readonly notes: readonly string[];
  readonly from: string | null;
  readonly supplier: string | null;
  readonly converted: string | null;
  readonly rate: string | null;
};

/** An expense that would not be written, with the reason. */
export type ShownSkipped = ShownExpense & { readonly reason: string };

export type Checked =
  | { readonly kind: 'records'; readonly columns: Columns<ShownRecord> }
  | { readonly kind: 'skipped'; readonly columns: Columns<ShownSkipped> };

type Display = {
  readonly names: EntryNames;
  readonly companyCurrency: string;
  readonly locale: string;
  readonly today: Day;
};

/** Returns the checked expenses as the page shows them: with the record of each, or with the reason if none has one. */
export function shownChecked(rows: readonly (CheckedView | CheckedTransferView)[], display: Display): Checked {
  const records = rows.flatMap((row) => {
    const isChange = row.result.outcome === 'updates';
    if ('transfer' in row)
      return 'record' in row.result ? [shownTransferRecord(row.transfer, row.result.record, isChange, display)] : [];
    return 'record' in row.result ? [shownRecord(row.expense, row.result.record, isChange, display)] : [];
  });
  if (records.length > 0) return { kind: 'records', columns: toColumns(records) };
  const skipped = rows.map((row) => ({
    ...('transfer' in row
      ? shownTransfer(row.transfer, display)
      : {
          ...shownExpense(row.expense, display),
          amount: signedMoney(row.expense.type, row.expense.amount, display.companyCurrency, display),
        }),
    reason: 'record' in row.result ? '' : blockedReason(row.result),
  }));
  return { kind: 'skipped', columns: toColumns(skipped) };
}

const shownExpense = ({ id, merchant, day, type }: CheckedView['expense'], { locale, today }: Display) => ({
  id,
  merchant,
  detail: [formatDay(day, locale, today), type !== 'payment' && expenseTypeNames[type]].filter(Boolean).join(' · '),
});

const shownTransfer = ({ id, kind, day, from, to }: Transfer, { locale, today, companyCurrency }: Display) => ({
  id,
  merchant: transferKindNames[kind],
  detail: [formatDay(day, locale, today), `${from.name} → ${to.name}`].join(' · '),
  amount: formatMoney(from.amount, locale, { bare: from.amount.currency === companyCurrency }),
});

/** A transfer as a record: it goes to a bank account, without tax and supplier. */
function shownTransferRecord(
  transfer: Transfer,
  { from, to }: TransferRecord,
  change: boolean,
  display: Display,
): ShownRecord {
  const { names, locale } = display;
  const rate = rateBetween(from, to);
  return {
    ...shownTransfer(transfer, display),
    change,
    accounts: [`To ${entryName(names, 'bankAccounts', to.accountRef)}`],
    coding: [],
    net: [],
    tax: [],
    notes: [],
    from: entryName(names, 'bankAccounts', from.accountRef),
    supplier: null,
    converted: rate && `${formatMoney(from, locale)} → ${formatMoney(to, locale)}`,
    rate: rate && `at ${formatDecimal(rate, locale)}`,
  };
}

function shownRecord(
  expense: CheckedView['expense'],
  record: BooksRecord,
  change: boolean,
  display: Display,
): ShownRecord {
  const { names, locale, companyCurrency } = display;
  const named = (list: EntryList, ref: string | null) => (ref === null ? null : entryName(names, list, ref));
  const money = (minor: bigint) =>
    signedMoney(record.type, { minor, currency: record.currency }, record.currency, display);
  const rate = bookedRate(record);
  return {
    ...shownExpense(expense, display),
    amount: signedMoney(record.type, recordTotal(record), companyCurrency, display),
    change,
    accounts: record.lines.map((line) => named('accounts', line.accountRef) ?? ''),
    coding: record.lines.map((line) =>
      [
        taxName(line, names),
        ...line.trackingRefs.map((ref) => named('tracking', ref)),
        ...(line.customerRef ? [`billed to ${named('customers', line.customerRef)}`] : []),
      ].join(' · '),
    ),
    net: record.lines.map((line) => money(line.netMinor)),
    tax: record.lines.map((line) => money(line.taxMinor)),
    notes: record.notKept.map(({ words }) => words),
    from: named('bankAccounts', record.bankAccountRef),
    supplier: named('suppliers', record.supplierRef),
    converted: record.convertedFrom ? conversionText(record.convertedFrom, record, locale) : null,
    rate: rate && `at ${formatDecimal(rate, locale)}`,
  };
}

/** Formats an amount with its sign. In `bareCurrency`, it is without the currency. */
const signedMoney = (
  type: ExpenseType,
  amount: { readonly minor: bigint; readonly currency: string },
  bareCurrency: string,
  { locale }: Display,
): string => formatMoney(signedAmount(type, amount), locale, { bare: amount.currency === bareCurrency });
