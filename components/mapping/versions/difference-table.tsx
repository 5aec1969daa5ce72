import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { NamedDifference } from './view';

/** The differences between two versions of the mapping, one field per row; or the contents of one, without `from`. */
export function DifferenceTable({
  differences,
  from,
  to,
}: {
  differences: readonly NamedDifference[];
  from: string | null;
  to: string;
}) {
  return (
    <Table caption={from ? `What differs between ${from} and ${to}` : `Contents of ${to}`}>
      <Thead>
        <Th>Where</Th>
        <Th>What</Th>
        {from && <Th>{from}</Th>}
        <Th>{to}</Th>
      </Thead>
      <Tbody>
        {differences.map((difference) => (
          <Tr key={`${difference.place} ${difference.field}`}>
            <Td card="title" className="font-medium">
              {difference.place}
            </Td>
            <Td card="below" className="text-soft">
              {difference.field}
            </Td>
            {from && (
              <Td label={from} className="text-faint wrap-anywhere">
                {difference.before || '–'}
              </Td>
            )}
            <Td label={to} className="wrap-anywhere">
              {difference.after || '–'}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
