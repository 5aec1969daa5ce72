import { Card, CardHeader } from '@/components/ui/display/card';
import { Ago } from '@/components/ui/display/instant';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import { type PackageKey, packageOf } from '@/lib/domain/books/package';

type Receipt = {
  readonly id: string;
  readonly companyName: string;
  readonly package: PackageKey | null;
  readonly expenseId: string;
  readonly isClaim: boolean;
  readonly message: string;
  readonly since: Date;
};

/** The receipts of all companies that are left to a person. Renders nothing without any. */
export function UnconfirmedReceipts({
  receipts,
  locale,
  now,
}: {
  receipts: readonly Receipt[];
  locale: string;
  now: Date;
}) {
  if (receipts.length === 0) return null;
  return (
    <Card aria-labelledby="unconfirmed-receipts" className="mt-4">
      <CardHeader id="unconfirmed-receipts" title="Receipts that Codat did not confirm" />
      <p className="max-w-[80ch] px-3.5 pb-2.5 text-soft">
        The record is in the books. Whether the receipt is attached to it is not known, and Outlay does not look any
        more. The page of the expense tells the customer the same and offers to send the receipt again.
      </p>
      <Table caption="Receipts that Codat did not confirm, oldest first">
        <Thead>
          <Th>Company</Th>
          <Th>What the customer reads</Th>
          <Th hideBelow="md">Since</Th>
          <Th hideBelow="lg">Expense</Th>
        </Thead>
        <Tbody>
          {receipts.map((receipt) => (
            <Tr key={receipt.id}>
              <Td card="title">
                <CellText
                  title={receipt.companyName}
                  detail={receipt.package ? packageOf(receipt.package).name : 'No package linked'}
                />
              </Td>
              <Td card="below">
                <CellText title={receipt.message} detail={receipt.isClaim ? 'Claim' : 'Expense'} />
              </Td>
              <Td card="line" label="Since" hideBelow="md" className="text-soft">
                <Ago at={receipt.since} now={now} locale={locale} timeZone="UTC" />
              </Td>
              <Td card="line" label="Id" hideBelow="lg" className="font-mono text-sm wrap-anywhere">
                {receipt.expenseId}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
