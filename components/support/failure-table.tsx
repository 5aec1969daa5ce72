import { Ago } from '@/components/ui/display/instant';
import { Money } from '@/components/ui/display/money';
import { CellText, RowLink, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { PackageKey } from '@/lib/domain/books/package';
import { packageOf } from '@/lib/domain/books/package';
import { causeTitle } from './cause-title';

export type FailureRow = {
  readonly id: string;
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly merchant: string;
  readonly amount: { readonly minor: bigint; readonly currency: string };
  readonly causeCode: string;
  readonly attempt: number;
  readonly failedAt: Date;
};

/** The failed expenses of all companies. */
export function FailureTable({ rows, locale, now }: { rows: readonly FailureRow[]; locale: string; now: Date }) {
  return (
    <Table caption="Failed expenses, newest first">
      <Thead>
        <Th>Expense</Th>
        <Th>Company</Th>
        <Th>Cause</Th>
        <Th hideBelow="lg">Failed</Th>
        <Th numeric hideBelow="lg">
          Attempts
        </Th>
        <Th numeric>Amount</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td card="title">
              <RowLink href={`/support/items/${row.id}`} className="wrap-anywhere" dir="auto">
                {row.merchant}
              </RowLink>
            </Td>
            <Td card="below">
              <CellText title={row.companyName} detail={row.package ? packageOf(row.package).name : undefined} />
            </Td>
            <Td card="below">{causeTitle(row.causeCode)}</Td>
            <Td card="line" label="Failed" hideBelow="lg" className="text-soft">
              <Ago at={row.failedAt} now={now} locale={locale} timeZone="UTC" />
            </Td>
            <Td numeric card="line" label="Attempts" hideBelow="lg">
              {row.attempt}
            </Td>
            <Td numeric card="value">
              <Money minor={row.amount.minor} currency={row.amount.currency} locale={locale} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
