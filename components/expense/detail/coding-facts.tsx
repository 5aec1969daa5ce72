import { Definition } from '@/components/ui/display/definition-list';
import { type EntryNames, entryName } from '@/lib/domain/books/entry-names';
import { type BooksRecord, type RecordLine, taxName } from '@/lib/domain/books/record';
import type { Expense, ExpenseLine } from '@/lib/domain/expense/expense';
import { describeSource, type Source } from '@/lib/domain/expense/source';

type Shown = {
  readonly expense: Expense;
  /** The expense as it is, or would be, written to the books; null while its coding is incomplete. */
  readonly record: BooksRecord | null;
  /** The names of accounts, tax rates, tracking options and contacts, by their id in the books. */
  readonly names: EntryNames;
  readonly categoryNames: ReadonlyMap<string, string>;
};

/**
 * The coding of an expense, each field with its source. For a split expense, only the supplier: PartsTable shows the
 * rest.
 */
export function CodingFacts({ expense, record, names, categoryNames }: Shown) {
  const [line] = expense.lines;
  const coded = record?.lines.length === 1 ? record.lines[0] : undefined;
  if (expense.lines.length !== 1 || !line) return <SupplierFact expense={expense} record={record} names={names} />;
  const fields = lineFields(line, coded, names, categoryNames);
  return (
    <>
      {fields.map(({ term, value, source }) => (
        <Definition key={term} term={term} source={words(source)}>
          {value ?? <span className="text-faint">{term === 'Category' ? 'None yet' : 'Not known yet'}</span>}
        </Definition>
      ))}
      <SupplierFact expense={expense} record={record} names={names} />
    </>
  );
}

function SupplierFact({ expense, record, names }: Omit<Shown, 'categoryNames'>) {
  const ref = record ? record.supplierRef : expense.supplierRef;
  if (!ref) return null;
  return (
    <Definition term="Supplier" source={words(record ? record.supplierSource : expense.supplierSource)}>
      {entryName(names, 'suppliers', ref)}
    </Definition>
  );
}

export type LineField = {
  readonly term: string;
  /** Null while it is not known. */
  readonly value: string | null;
  readonly source: Source | null | undefined;
};

/**
 * Returns the coding of one line of an expense. Values come from `coded`, the same line of the record, or from the
 * expense itself while there is no record.
 */
export function lineFields(
  line: ExpenseLine,
  coded: RecordLine | undefined,
  names: EntryNames,
  categoryNames: ReadonlyMap<string, string>,
): readonly LineField[] {
  const tracking = coded ? coded.trackingRefs : (line.trackingRefs ?? []);
  const customer = coded ? coded.customerRef : line.customerRef;
  const rate = line.taxRateRef;
  return [
    {
      term: 'Category',
      value: line.categoryId && (categoryNames.get(line.categoryId) ?? 'A removed category'),
      source: line.sources.category,
    },
    {
      term: 'Tax rate',
      value: coded ? taxName(coded, names) : rate && entryName(names, 'taxRates', rate),
      source: coded ? coded.sources.taxRate : line.sources.taxRate,
    },
    ...(tracking.length > 0
      ? [
          {
            term: 'Tracking',
            value: tracking.map((ref) => entryName(names, 'tracking', ref)).join(', '),
            source: coded ? coded.sources.tracking : line.sources.tracking,
          },
        ]
      : []),
    ...(customer
      ? [
          {
            term: 'Billed to',
            value: entryName(names, 'customers', customer),
            source: coded ? coded.sources.customer : line.sources.customer,
          },
        ]
      : []),
  ];
}

export const words = (source: Source | null | undefined): string | undefined =>
  source ? describeSource(source) : undefined;
