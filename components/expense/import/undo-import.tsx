'use client';

import { UndoStatement } from '@/components/bank-line/undo-statement';
import { ConfirmButton } from '@/components/form/confirm-button';
import type { ButtonSize } from '@/components/ui/action/button-class';
import { Notice } from '@/components/ui/feedback/notice';
import type { ActionState } from '@/lib/actions/action-state';
import { undoPastImport } from '@/lib/actions/imports';
import { describeKept, type UndoResult } from '@/lib/domain/import/undo';
import { counted, plural } from '@/lib/domain/plural';

/** Undoes an import after a confirmation, and says which expenses stay. */
export function UndoImport({
  id,
  fileName,
  count,
  offered,
  size = 'sm',
  noun = 'expense',
}: {
  id: string;
  fileName: string;
  /** How many expenses of the import were not deleted by undoing it. */
  count: number;
  offered: boolean;
  size?: ButtonSize;
  /** What the rows of the file became. */
  noun?: 'expense' | 'line';
}) {
  if (noun === 'line') return <UndoStatement id={id} fileName={fileName} count={count} offered={offered} size={size} />;
  return (
    <ConfirmButton
      action={undoPastImport}
      fields={{ id }}
      label="Undo import"
      size={size}
      offered={offered}
      title={`Undo the import of ${fileName}`}
      confirmLabel="Undo import"
      danger
      answer={(state) => <Undone state={state} />}
    >
      <p>
        {plural(
          count,
          'The expense or transfer that it recorded is deleted, unless it was sent to your books or somebody edited it since.',
          'The # expenses and transfers that it recorded are deleted, except those that were sent to your books or that somebody edited since.',
        )}
      </p>
      <p className="mt-2">
        An expense that became a part of a transfer is restored. Nothing changes in your books. You can import the same
        file again afterwards.
      </p>
    </ConfirmButton>
  );
}

function Undone({ state }: { state: ActionState<UndoResult> }) {
  if (state.state === 'idle') return null;
  if (state.state === 'refused') {
    return (
      <Notice live tone="bad" className="mt-2 text-left">
        {state.message}
      </Notice>
    );
  }
  const kept = describeKept(state.value);
  return (
    <Notice
      live
      tone={kept.length > 0 ? 'warn' : 'good'}
      title={`${counted(state.value.deleted, 'expense')} deleted.`}
      className="mt-2 text-left"
    >
      {kept.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}
