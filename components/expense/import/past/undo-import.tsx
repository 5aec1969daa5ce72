'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { undoPastImport } from '@/lib/actions/imports';
import { UndoExplanation, Undone } from './undone';

/** Undoes an import after a confirmation, and says what stays. */
export function UndoImport({
  id,
  fileName,
  count,
  words,
}: {
  id: string;
  fileName: string;
  /** How many movements the import recorded, and how many of each kind in words. */
  count: number;
  words: string;
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
      <UndoExplanation count={count} words={words} />
    </ConfirmButton>
  );
}
