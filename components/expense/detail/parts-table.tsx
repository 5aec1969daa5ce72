import { Money } from '@/components/ui/display/money';
import { CellText, Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/display/table';
import type { EntryNames } from '@/lib/domain/books/entry-names';
import type { BooksRecord } from '@/lib/domain/books/record';
import type { Expense } from '@/lib/domain/expense/expense';
import { lineFields, words } from './coding-facts';

/** The parts of a split expense, each with its coding and where that coding came from. */
export function PartsTable({
  expense,
  record,
  names,
  categoryNames,
  locale,
}: {
  expense: Expense;
  record: BooksRecord | null;
  names: EntryNames;
  categoryNames: ReadonlyMap<string, string>;
  locale: string;
}) {
  const coded = record?.lines.length === expense.lines.length ? record.lines : [];
  return (
    <Table caption="Parts of this expense">
      <Thead>
        <Th>Category</Th>
        <Th>Tax, tracking</Th>
        <Th numeric>Amount</Th>
      </Thead>
      <Tbody>
        {expense.lines.map((line, index) => {
          const [category, ...others] = lineFields(line, coded[index], names, categoryNames);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no id; its position identifies it, as for its line in the books
            <Tr key={index}>
              <Td card="title">
                <CellText title={category?.value ?? 'No category yet'} detail={words(category?.source)} />
              </Td>
              <Td card="below">
                {others.map(({ term, value, source }) => (
                  <span key={term} className="block wrap-anywhere">
                    <span className="sr-only">{term}: </span>
                    {value ?? <span className="text-faint">Not known yet</span>}
                    {source && <span className="text-sm text-faint"> · {words(source)}</span>}
                  </span>
                ))}
              </Td>
              <Td card="value" numeric>
                <Money {...line.amount} locale={locale} />
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}
