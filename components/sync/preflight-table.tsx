import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { State } from '@/components/ui/feedback/state';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import type { EntryList } from '@/lib/domain/books/lists';
import { type BooksRecord, bookedRate, conversionText, recordTotal, taxName } from '@/lib/domain/books/record';
import { blockedReason, type CheckResult } from '@/lib/domain/coding/preflight';
import { signedAmount } from '@/lib/domain/expense/expense';
import { type ExpenseType, expenseTypeNames } from '@/lib/domain/expense/type';
import { formatDecimal } from '@/lib/domain/number';

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

type Display = {
  readonly names: EntryNames;
  readonly companyCurrency: string;
  readonly locale: string;
  readonly today: string;
};

/**
 * The checked expenses, each with the record that a sync would write. An expense that would not be written shows the
 * reason.
 */
export function PreflightTable({ rows, ...display }: Display & { rows: readonly CheckedView[] }) {
  const allSkipped = rows.every(({ result }) => !('record' in result));
  if (allSkipped) return <SkippedTable rows={rows} {...display} />;
  return (
    <Table caption="What will be written for each expense">
      <Thead>
        <Th>Expense</Th>
        <Th>To be written</Th>
        <Th hideBelow="lg">Paid from, supplier</Th>
        <Th numeric hideBelow="md">
          Net
        </Th>
        <Th numeric hideBelow="md">
          Tax
        </Th>
        <Th numeric>Total</Th>
      </Thead>
      <Tbody>
        {rows.map(
          ({ expense, result }) =>
            'record' in result && (
              <Tr key={expense.id}>
                <ExpenseCell expense={expense} display={display} />
                <RecordCells record={result.record} change={result.outcome === 'updates'} display={display} />
              </Tr>
            ),
        )}
      </Tbody>
    </Table>
  );
}

function SkippedTable({ rows, ...display }: Display & { rows: readonly CheckedView[] }) {
  return (
    <Table caption="Why each expense is not ready">
      <Thead>
        <Th>Expense</Th>
        <Th>Reason</Th>
        <Th numeric>Amount</Th>
      </Thead>
      <Tbody>
        {rows.map(({ expense, result }) => (
          <Tr key={expense.id}>
            <ExpenseCell expense={expense} display={display} />
            <Td card="below" className="align-top!">
              <p className="max-w-[80ch] text-soft">{'record' in result ? '' : blockedReason(result)}</p>
            </Td>
            <Td card="value" numeric className="align-top!">
              <Money
                {...signedAmount(expense.type, expense.amount)}
                companyCurrency={display.companyCurrency}
                locale={display.locale}
              />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function ExpenseCell({ expense, display }: { expense: CheckedView['expense']; display: Display }) {
  return (
    <Td card="title" className="align-top! sm:w-1/5">
      <RowLink href={`/expenses/${expense.id}`} className="wrap-anywhere" dir="auto">
        {expense.merchant}
      </RowLink>
      <span className="block text-sm text-faint">
        <Day day={expense.day} today={display.today} locale={display.locale} />
        {expense.type !== 'payment' && ` · ${expenseTypeNames[expense.type]}`}
      </span>
    </Td>
  );
}

function RecordCells({ record, change, display }: { record: BooksRecord; change: boolean; display: Display }) {
  const { names, locale, companyCurrency } = display;
  const rate = bookedRate(record);
  const named = (list: EntryList, ref: string | null) => (ref === null ? null : entryName(names, list, ref));
  const money = (minor: bigint) => (
    <Money
      {...signedAmount(record.type, { minor, currency: record.currency })}
      companyCurrency={record.currency}
      locale={locale}
    />
  );
  return (
    <>
      <Td card="below" className="align-top!">
        {change && (
          <State tone="info" className="mb-1">
            Updates the record
          </State>
        )}
        {record.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no id, and the order of the lines never changes
          <span key={index} className="block">
            {named('accounts', line.accountRef)}
            <span className="block text-sm text-faint">
              {[
                taxName(line, names),
                ...line.trackingRefs.map((ref) => named('tracking', ref)),
                ...(line.customerRef ? [`billed to ${named('customers', line.customerRef)}`] : []),
              ].join(' · ')}
              <span className="md:hidden">
                : net {money(line.netMinor)}, tax {money(line.taxMinor)}
              </span>
            </span>
          </span>
        ))}
        {record.notKept.map(({ field, words }) => (
          <span key={field} className="block text-sm text-soft">
            {words}
          </span>
        ))}
      </Td>
      <Td card="line" label="From" hideBelow="lg" className="align-top!">
        <span>
          {named('bankAccounts', record.bankAccountRef)}
          {record.supplierRef && (
            <span className="text-sm text-faint sm:block">
              <span className="sm:hidden">, </span>
              {named('suppliers', record.supplierRef)}
            </span>
          )}
        </span>
      </Td>
      <Td card="hidden" numeric hideBelow="md" className="align-top!">
        {record.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the lines never changes
          <span key={index} className="block">
            {money(line.netMinor)}
          </span>
        ))}
      </Td>
      <Td card="hidden" numeric hideBelow="md" className="align-top!">
        {record.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of the lines never changes
          <span key={index} className="block">
            {money(line.taxMinor)}
          </span>
        ))}
      </Td>
      <Td card="value" numeric className="align-top! font-medium">
        <Money {...signedAmount(record.type, recordTotal(record))} companyCurrency={companyCurrency} locale={locale} />
        {record.convertedFrom && (
          <span className="tabular block text-sm font-normal text-faint">
            {conversionText(record.convertedFrom, record, locale)}
          </span>
        )}
        {rate && <span className="block text-sm font-normal text-faint">at {formatDecimal(rate, locale)}</span>}
      </Td>
    </>
  );
}
