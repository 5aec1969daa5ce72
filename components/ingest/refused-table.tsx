import { Day } from '@/components/ui/display/day';
import { Money } from '@/components/ui/display/money';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';

/** A movement that a source sent and Outlay did not record. */
export type ShownRefused = {
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
  readonly day: string;
  readonly merchant: string;
  /** Null for a cancellation, which has no amount. */
  readonly amount: { readonly minor: bigint; readonly currency: string } | null;
  readonly reason: string;
};

/** The movements that were not recorded, or whose last change was refused, newest first. */
export function RefusedTable({
  rows,
  today,
  locale,
}: {
  rows: readonly ShownRefused[];
  today: string;
  locale: string;
}) {
  return (
    <Table caption="Movements that were not recorded, newest first">
      <Thead>
        <Th>Date</Th>
        <Th>Movement</Th>
        <Th>Reason</Th>
        <Th numeric>Amount</Th>
      </Thead>
      <Tbody>
        {rows.map(({ id, source, externalId, day, merchant, amount, reason }) => (
          <Tr key={id}>
            <Td label="Date" className="whitespace-nowrap">
              <Day day={day} today={today} locale={locale} />
            </Td>
            <Td card="title">
              <CellText title={<span dir="auto">{merchant}</span>} detail={`${source}, ${externalId}`} />
            </Td>
            <Td label="Reason" className="wrap-anywhere">
              {reason}
            </Td>
            <Td label="Amount" numeric>
              {amount && <Money {...amount} locale={locale} />}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
