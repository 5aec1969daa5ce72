import { toColumns } from '@/components/page/columns';
import { ListTable } from '@/components/ui/display/list-table';
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
  const cells = (textOf: (difference: NamedDifference) => string) =>
    toColumns(differences.map((difference) => ({ text: textOf(difference) || '–' })));
  return (
    <ListTable
      caption={from ? `What differs between ${from} and ${to}` : `Contents of ${to}`}
      className={from ? 'difference-rows' : 'content-rows'}
      ids={differences.map((_, row) => `${row}`)}
      columns={[
        { head: 'Where', cells: cells(({ place }) => place) },
        { head: 'What', cells: cells(({ field }) => field) },
        ...(from ? [{ head: from, labelled: true, cells: cells(({ before }) => before) }] : []),
        { head: to, labelled: true, cells: cells(({ after }) => after) },
      ]}
    />
  );
}
