import { ExpenseState } from '@/components/expense/expense-status';
import { Card } from '@/components/ui/display/card';
import { Day } from '@/components/ui/display/day';
import { Icon } from '@/components/ui/display/icon';
import { Money } from '@/components/ui/display/money';
import { RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { Checkbox } from '@/components/ui/form/checkbox';
import { signedAmount } from '@/lib/domain/expense/expense';
import { canSync } from '@/lib/domain/movement/status';
import { plural } from '@/lib/domain/plural';
import type { ExpenseListRow } from './row';
import { RowSync } from './row-sync';
import { SelectPage } from './select-page';

/** The id of the form in SelectionBar. The checkboxes of the list belong to it by their `form` attribute. */
export const bulkForm = 'selection';

/**
 * The list of expenses. Each row links to its expense, and its checkbox selects the expense for the actions in
 * SelectionBar.
 */
export function ExpenseTable({
  rows,
  locale,
  today,
  companyCurrency,
  maySyncThem,
  paused,
}: {
  rows: readonly ExpenseListRow[];
  locale: string;
  today: string;
  companyCurrency: string;
  maySyncThem: boolean;
  paused: boolean;
}) {
  return (
    <Card>
      <Table caption="Expenses">
        <Thead>
          <Th className="w-9">
            <SelectPage form={bulkForm} />
          </Th>
          <Th>Date</Th>
          <Th>Merchant</Th>
          <Th hideBelow="md">Category</Th>
          <Th numeric>Amount</Th>
          <Th>Status</Th>
          <Th className="w-24">
            <span className="sr-only">Sync</span>
          </Th>
        </Thead>
        <Tbody data-list>
          {rows.map((row) => (
            <Tr key={row.id}>
              <Td card="select" className="relative z-1">
                <Checkbox form={bulkForm} name="ids[]" value={row.id} label={`Select ${row.merchant}`} hideLabel />
              </Td>
              <Td card="hidden" className="whitespace-nowrap text-soft">
                <Day day={row.day} today={today} locale={locale} />
              </Td>
              <Td card="title">
                <RowLink href={`/expenses/${row.id}`} className="wrap-anywhere" dir="auto">
                  {row.merchant}
                </RowLink>
                <span className="block text-sm text-soft sm:hidden">
                  <Day day={row.day} today={today} locale={locale} /> · {row.categoryName ?? 'No category'}
                </span>
                <span className="flex items-center gap-1 text-sm text-faint">
                  <span className="line-clamp-1 wrap-anywhere" dir="auto">
                    {row.refusal ?? row.note}
                  </span>
                  {row.receiptCount > 0 && (
                    <span className="inline-flex shrink-0 items-center">
                      <Icon name="icon-paperclip" className="size-3" />
                      <span className="sr-only">{plural(row.receiptCount, 'With a receipt', 'With # receipts')}</span>
                    </span>
                  )}
                </span>
              </Td>
              <Td hideBelow="md" card="hidden">
                {row.categoryName ?? <span className="text-faint">No category</span>}
                {row.cardName && <span className="block text-sm text-faint max-sm:hidden">{row.cardName}</span>}
              </Td>
              <Td numeric card="value" className="font-medium whitespace-nowrap">
                <Money {...signedAmount(row.type, row.amount)} companyCurrency={companyCurrency} locale={locale} />
              </Td>
              <Td card="below" className="max-sm:col-start-2! max-sm:col-end-3! max-sm:row-start-2">
                <ExpenseState status={row.status} issues={row.issues} paused={paused} />
              </Td>
              <Td
                card="below"
                className="relative z-1 text-right max-sm:col-start-3! max-sm:col-end-4! max-sm:row-start-2"
              >
                {maySyncThem && canSync(row.status) && (
                  <RowSync id={row.id} merchant={row.merchant} again={row.status === 'failed'} />
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
