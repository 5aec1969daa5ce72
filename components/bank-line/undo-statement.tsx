'use client';

import { ConfirmButton } from '@/components/form/confirm-button';
import type { ButtonSize } from '@/components/ui/action/button-class';
import { Notice } from '@/components/ui/feedback/notice';
import { undoStatementImport } from '@/lib/actions/bank-line/statements';
import { counted, plural } from '@/lib/domain/plural';

/** Undoes the import of a statement after a confirmation, and says how many lines stay. */
export function UndoStatement({
  id,
  fileName,
  count,
  offered,
  size,
}: {
  id: string;
  fileName: string;
  /** How many lines of the import were not deleted by undoing it. */
  count: number;
  offered: boolean;
  size: ButtonSize;
}) {
  return (
    <ConfirmButton
      action={undoStatementImport}
      fields={{ id }}
      label="Undo import"
      size={size}
      offered={offered}
      title={`Undo the import of ${fileName}`}
      confirmLabel="Undo import"
      danger
      answer={(state) =>
        state.state === 'idle' ? null : state.state === 'refused' ? (
          <Notice live tone="bad" className="mt-2 text-left">
            {state.message}
          </Notice>
        ) : (
          <Notice
            live
            tone={state.value.kept > 0 ? 'warn' : 'good'}
            title={`${counted(state.value.deleted, 'line')} deleted.`}
            className="mt-2 text-left"
          >
            {state.value.kept > 0 &&
              plural(
                state.value.kept,
                '# line is reconciled and stays. Unlink it first, then undo the import again.',
                '# lines are reconciled and stay. Unlink them first, then undo the import again.',
              )}
          </Notice>
        )
      }
    >
      <p>
        {plural(
          count,
          'Its statement line is deleted, unless it is reconciled.',
          'Its # statement lines are deleted, except those that are reconciled.',
        )}
      </p>
      <p className="mt-2">Nothing changes in your books. You can import the same file again afterwards.</p>
    </ConfirmButton>
  );
}
