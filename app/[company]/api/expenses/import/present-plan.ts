import { formatDay } from '@/lib/domain/day';
import type { Expense } from '@/lib/domain/expense/expense';
import { describeSource } from '@/lib/domain/expense/source';
import type { ImportPlan, PlannedRow } from '@/lib/domain/import/plan';
import { formatMoney } from '@/lib/domain/money';
import type { ImportableRow, ImportReading, ImportRow } from '@/lib/workflows/expense/import/import';

/** Converts the plan of an import to what the import page shows, with amounts and dates as text. */
export function presentPlan({ rows, categories, ...reading }: ImportReading, locale: string): ImportPlan {
  const first = rows.find((row) => row.ok);
  const { columns } = reading.settings;
  const cell = (field: 'day' | 'amount' | 'debit') => first?.cells[columns[field] ?? -1]?.trim() ?? '';
  return {
    ...reading,
    dayExample: first ? `${cell('day')} read as ${formatDay(first.expense.day, locale)}` : null,
    amountExample: first ? `${cell('amount') || cell('debit')} read as ${describeAmount(first.expense, locale)}` : null,
    rows: rows.map((row) => presentRow(row, locale, categories)),
  };
}

const describeAmount = ({ amount, type }: Expense, locale: string): string =>
  `${formatMoney(amount, locale)} ${type === 'payment' ? 'spent' : 'received'}`;

const reasons: Readonly<Record<Exclude<ImportableRow['state'], 'new'>, string>> = {
  likely: 'Likely a duplicate: the same day, amount, merchant and card.',
  there: 'Imported before.',
  deleted: 'Imported before, and deleted since. Record it by hand if you still need it.',
};

function presentRow(row: ImportRow, locale: string, categories: ImportReading['categories']): PlannedRow {
  if (!row.ok) {
    const { line, reason, cells } = row;
    const empty = { day: '', merchant: '', amount: '', category: null, source: null, remarks: [] };
    return { line, state: 'cannot', reason, cells: [...cells], ...empty };
  }
  const { line, state, expense, coding, remarks, cells } = row;
  const { amount, type } = expense;
  const source = coding.lines[0]?.sources.category;
  const names = coding.lines.flatMap(({ categoryId }) => categories.find(({ id }) => id === categoryId)?.name ?? []);
  return {
    line,
    state: state === 'deleted' ? 'cannot' : state,
    reason: state === 'new' ? null : reasons[state],
    day: formatDay(expense.day, locale),
    merchant: expense.merchant,
    amount: formatMoney({ ...amount, minor: type === 'payment' ? amount.minor : -amount.minor }, locale),
    category: names.join(', ') || null,
    source: source ? describeSource(source) : null,
    remarks: [...remarks],
    ...(state === 'deleted' && { cells: [...cells] }),
  };
}
