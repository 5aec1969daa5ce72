import { Th, Thead } from '@/components/ui/display/table';
import { Checkbox } from '@/components/ui/form/checkbox';
import type { CategoryEditor } from './use-category-editor';
import type { CategoryRowView, TableChoices } from './view';

/** The column headings of the table. Columns that the accounting package does not support are left out. */
export function CategoryTableHead({
  editor: { choices, editable, selected },
  shown,
}: {
  editor: CategoryEditor;
  shown: readonly CategoryRowView[];
}) {
  return (
    <Thead>
      {editable && (
        <Th className="w-px">
          <Checkbox
            label="Select all categories shown"
            hideLabel
            checked={shown.every((row) => selected.has(row.id))}
            onChange={({ target }) => selected.replace(target.checked ? shown.map((row) => row.id) : [])}
          />
        </Th>
      )}
      <Th className="sm:min-w-36">Category</Th>
      <Th className="sm:min-w-60 sm:pl-3!">Account in {choices.books}</Th>
      {choices.takesTaxRate && <Th className="sm:min-w-34 sm:pl-3!">Tax rate</Th>}
      {choices.dimensions.map((dimension) => (
        <Th key={dimension.ref} className="sm:min-w-24 sm:pl-3!">
          {dimension.name}
        </Th>
      ))}
      {choices.takesSupplier && (
        <Th hideBelow="xl" className="sm:min-w-24 sm:pl-3!">
          Supplier
        </Th>
      )}
      {choices.takesCustomer && (
        <Th hideBelow="xl" className="sm:min-w-24 sm:pl-3!">
          Billed to
        </Th>
      )}
      <Th className="sm:w-40">Status</Th>
      <Th className="w-px">
        <span className="sr-only">More</span>
      </Th>
    </Thead>
  );
}

/** Returns the number of columns in the table. */
export const columnCount = (
  { dimensions, takesTaxRate, takesSupplier, takesCustomer }: TableChoices,
  editable: boolean,
): number => 4 + dimensions.length + [takesTaxRate, takesSupplier, takesCustomer, editable].filter(Boolean).length;
