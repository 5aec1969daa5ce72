'use client';

import { Card } from '@/components/ui/display/card';
import { Table, Tbody, Th, Thead } from '@/components/ui/display/table';
import type { PackageKey } from '@/lib/domain/books/package';
import { useKeys } from '../table/use-keys';
import { useCreation } from '../use-creation';
import { MerchantRow, type MerchantRowView } from './merchant-row';

/** The merchants of the company's expenses, each with the supplier in the books that it is assigned to. */
export function MerchantTable({
  rows,
  books,
  packageKey,
  fallback,
  editable,
}: {
  rows: readonly MerchantRowView[];
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
            <Th className="sm:pl-5!">Supplier in {books}</Th>
            <Th>Status</Th>
          </Thead>
          <Tbody>
            {rows.map((row) => (
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
