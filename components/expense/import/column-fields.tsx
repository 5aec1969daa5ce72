'use client';

import { SelectField } from '@/components/ui/form/field/select-field';
import type { FileChoices } from '@/lib/domain/import/choices';
import { type ImportField, importFields } from '@/lib/domain/import/field';
import type { PreviewHead } from '@/lib/domain/import/preview/preview';
import { fieldNames } from './field-names';

/** Which column of the file holds which field. A change sends all columns, because a choice replaces what was found. */
export function ColumnFields({ head, onChange }: { head: PreviewHead; onChange: (choices: FileChoices) => void }) {
  const { columns } = head.settings;
  const options = head.titles.map((title, at) => ({ value: String(at), label: title }));
  const choose = (field: ImportField, value: string) => {
    const { [field]: _before, ...others } = columns;
    onChange({ ...head.choices, columns: value === '' ? others : { ...others, [field]: Number(value) } });
  };
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {importFields.map((field) => (
        <SelectField
          key={field}
          label={fieldNames[field]}
          value={String(columns[field] ?? '')}
          options={options}
          placeholder="Not in the file"
          onChange={(event) => choose(field, event.target.value)}
        />
      ))}
    </div>
  );
}
