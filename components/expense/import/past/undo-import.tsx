'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { undoPastImport } from '@/lib/actions/imports';
import { UndoExplanation, Undone } from './undone';

/** Undoes an import after a confirmation, and says which expenses stay. */
export function UndoImport({
  id,
  fileName,
  count,
}: {
  id: string;
  fileName: string;
  /** How many expenses of the import were not deleted by undoing it. */
  count: number;
}) {
  return (
    <ConfirmButton
      action={undoPastImport}
      fields={{ id }}
      label="Undo import"
      title={`Undo the import of ${fileName}`}
      confirmLabel="Undo import"
      danger
      answer={(state) => <Undone state={state} />}
    >
      <UndoExplanation count={count} />
    </ConfirmButton>
  );
}
