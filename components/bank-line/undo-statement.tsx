'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import { undoStatementImport } from '@/lib/actions/bank-line/statements';
import { StatementUndone, UndoStatementExplanation } from './statement-undone';

/** Undoes the import of a statement after a confirmation, and says how many lines stay. */
export function UndoStatement({
  id,
  fileName,
  count,
}: {
  id: string;
  fileName: string;
  /** How many lines of the import were not deleted by undoing it. */
  count: number;
}) {
  return (
    <ConfirmButton
      action={undoStatementImport}
      fields={{ id }}
      label="Undo import"
      title={`Undo the import of ${fileName}`}
      confirmLabel="Undo import"
      danger
      answer={(state) => <StatementUndone state={state} />}
    >
      <UndoStatementExplanation count={count} />
    </ConfirmButton>
  );
}
