'use client';

import { type Columns, toRows } from '@/components/page/columns';
import { Card } from '@/components/ui/display/card';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import type { PackageKey } from '@/lib/domain/books/package';
import { useKeys } from '../table/use-keys';
import { useCreation } from '../use-creation';
import { MerchantRow, type MerchantRowView } from './merchant-row';

/** The merchants of the company's expenses, each with the supplier in the books that it is assigned to. */
export function MerchantTable({
  columns,
  books,
  packageKey,
  fallback,
  editable,
}: {
  columns: Columns<MerchantRowView>;
  books: string;
  packageKey: PackageKey;
  fallback: string;
  editable: boolean;
}) {
  const { create, question } = useCreation(packageKey);
  useKeys({});
  return (
    <>
      <Card>
        <Table caption={`Which supplier in ${books} each merchant is`}>
          <Thead>
            <Th>Merchant</Th>
            <Th className="sm:w-1/2 sm:pl-5!">Supplier in {books}</Th>
            <Th>Status</Th>
          </Thead>
          <Tbody className="mapping-rows">
            {toRows(columns).map((row) => (
              <MerchantRow
                key={row.key}
                row={row}
                books={books}
                fallback={fallback}
                editable={editable}
                onCreate={create}
              />
            ))}
          </Tbody>
        </Table>
      </Card>
      {question}
    </>
  );
}
